import { writeHcl } from "../../../src/terraform/hcl/configuration";

const written = (
  configuration: object,
  described: readonly object[] = [],
  reasons: Readonly<Record<string, string>> = {},
) =>
  writeHcl(configuration as Record<string, unknown>, {
    described: described as Record<string, unknown>[],
    reasonFor: (address) => reasons[address],
  });

/** What CDKTF's bindings say of a block. */
const block = (value: unknown) => ({ value, isBlock: true, type: "list" });

test("a resource has what fits on a line first, then its blocks, and its order last", () => {
  const content = {
    "//": "a note",
    rule: [{ id: "a", filter: { prefix: "b" } }, { id: "c" }],
    tags: { team: "data", of: "x" },
    bucket: "${aws_s3_bucket.b.id}",
    depends_on: ["aws_s3_bucket.b"],
    lifecycle: {
      prevent_destroy: true,
      ignore_changes: ["tags"],
      precondition: [{ condition: "${a}", error_message: "b" }],
    },
    provider: "aws.replica",
  };
  const described = {
    rule: block([{ filter: block([{}]) }, {}]),
    lifecycle: {},
  };

  expect(
    written(
      { resource: { t: { n: content } } },
      [{ resource: { t: { n: described } } }],
      { "t.n": "The reason." },
    ),
  ).toBe(`# The reason.
resource "t" "n" {
  provider = aws.replica
  bucket   = aws_s3_bucket.b.id

  rule {
    id = "a"

    filter {
      prefix = "b"
    }
  }

  rule {
    id = "c"
  }

  tags = {
    team = "data"
    of   = "x"
  }

  lifecycle {
    prevent_destroy = true
    ignore_changes  = [tags]

    precondition {
      condition     = a
      error_message = "b"
    }
  }

  depends_on = [aws_s3_bucket.b]
}
`);
});

test("data sources and resources are in the order in which they were described", () => {
  const nothing = { t: { n: {} } };
  expect(
    written({ resource: nothing, data: nothing }, [
      { data: nothing },
      { resource: nothing },
    ]),
  ).toBe('data "t" "n" {}\n\nresource "t" "n" {}\n');
});

test("what is described and not there is left out", () => {
  expect(
    written({ output: { O: { value: 1 } } }, [
      { resource: { t: { gone: {} } }, data: undefined },
    ]),
  ).toBe('output "O" {\n  value = 1\n}\n');
});

test("a list of objects that nobody has described can only be blocks", () => {
  const resource = {
    t: { n: { rule: [{ a: 1 }], list: ["a"], map: { a: 1 } } },
  };
  expect(written({ resource }, [{ resource: { t: { n: {} } } }])).toBe(
    'resource "t" "n" {\n  list = ["a"]\n  map  = { a = 1 }\n\n  rule {\n    a = 1\n  }\n}\n',
  );
});

test("provisioners have the name of their kind, and an empty order is none", () => {
  const resource = {
    t: {
      n: { provisioner: [{ "local-exec": { command: "a" } }], depends_on: [] },
    },
  };
  expect(written({ resource }, [{ resource: { t: { n: {} } } }])).toBe(
    'resource "t" "n" {\n  provisioner "local-exec" {\n    command = "a"\n  }\n}\n',
  );
});

test("the settings of Terraform come first, with backends by their names", () => {
  expect(
    written(
      {
        output: { O: { value: "a", depends_on: ["b.c"] } },
        terraform: {
          required_version: ">= 1.7",
          required_providers: { aws: { source: "hashicorp/aws" } },
          backend: { cos: { bucket: "b", assume_role: { role_arn: "r" } } },
        },
        provider: { aws: [{ region: "a" }, { alias: "b", ignore_tags: [{}] }] },
        locals: { l: "${a}" },
        variable: { v: { type: "string" } },
        module: { m: { source: "./m", providers: { aws: "aws.b" } } },
      },
      [
        {
          terraform: {
            backend: { cos: { assume_role: block({ role_arn: "r" }) } },
          },
        },
        { provider: { aws: [{ ignore_tags: block([{}]) }] } },
      ],
    ),
  ).toBe(`terraform {
  required_version = ">= 1.7"

  required_providers {
    aws = { source = "hashicorp/aws" }
  }

  backend "cos" {
    bucket = "b"

    assume_role {
      role_arn = "r"
    }
  }
}

provider "aws" {
  region = "a"
}

provider "aws" {
  alias = "b"

  ignore_tags {}
}

variable "v" {
  type = string
}

locals {
  l = a
}

module "m" {
  source    = "./m"
  providers = { aws = aws.b }
}

output "O" {
  value = "a"

  depends_on = [b.c]
}
`);
});

test("HCP Terraform has a block of its own", () => {
  expect(
    written(
      {
        terraform: { cloud: { organization: "o", workspaces: { name: "w" } } },
      },
      [{ terraform: { cloud: { workspaces: block({ name: "w" }) } } }],
    ),
  ).toBe(
    'terraform {\n  cloud {\n    organization = "o"\n\n    workspaces {\n      name = "w"\n    }\n  }\n}\n',
  );
});

test("what is taken over, moved and let go names addresses", () => {
  expect(
    written({
      import: [{ to: "a.b", id: "${data.c.d.e}:x", provider: "aws.f" }],
      moved: [{ from: "a.b", to: "a.c" }],
      removed: [{ from: "a.d", lifecycle: { destroy: false } }],
    }),
  ).toBe(`import {
  provider = aws.f
  to       = a.b
  id       = "\${data.c.d.e}:x"
}

moved {
  from = a.b
  to   = a.c
}

removed {
  from = a.d

  lifecycle {
    destroy = false
  }
}
`);
});
