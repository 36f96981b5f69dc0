import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { AccountStack } from "../../src/stack/account-stack";
import { type AccountStackProps } from "../../src/stack/account-stack-props";
import type { TakenNames } from "../../src/stack/taken-names";
import { takenState } from "../../src/state/taken-state";
import { only, synthApp, type TerraformJson } from "../support/synth";

class Kind extends AccountStack {
  public static neighbours(scope: Construct): readonly TakenNames[] {
    return AccountStack.neighboursIn(scope);
  }

  public constructor(
    scope: Construct,
    id: string,
    props: Partial<AccountStackProps> = {},
    createdIssuer: string | undefined = "issuer",
    alias?: string,
  ) {
    super(
      scope,
      { region: "us-east-1", ...props },
      {
        stackId: id,
        partition: "aws",
        buckets: [],
        roles: [],
        createdIssuer: createdIssuer || undefined,
        state: takenState({ type: "local" }, id),
      },
    );
    if (alias !== undefined) this.providerIn("eu-west-1", alias);
  }
}

const synth = (...rest: [Partial<AccountStackProps>?, string?, string?]) =>
  synthApp((app) => {
    new Kind(app, "kind", ...rest);
  }).stacks["kind"] as TerraformJson;

test("every stack asks for ranges of versions, and has GitHub's provider and a local state", () => {
  const { terraform, resource } = synth();
  expect(terraform).toMatchObject({
    required_version: ">= 1.7.0, < 2.0.0",
    backend: { local: { path: "../../../terraform.kind.tfstate" } },
  });
  expect(only(resource, "aws_iam_openid_connect_provider")).toMatchObject({
    client_id_list: ["sts.amazonaws.com"],
  });
});

test("another region's provider has the account and the tags of the stack's own", () => {
  const { provider } = synth(
    { accountId: "123456789012", defaultTags: { team: "data" } },
    "issuer",
    "replica",
  );
  const own = {
    allowed_account_ids: ["123456789012"],
    default_tags: [{ tags: { team: "data" } }],
  };
  expect(provider["aws"]).toEqual([
    { region: "us-east-1", ...own },
    { region: "eu-west-1", alias: "replica", ...own },
  ]);
});

test("a stack that does not make the identity provider lets go of it", () => {
  const existing = synth({ identityProvider: { source: "existing" } }, "");
  expect(existing).toHaveProperty("removed");
  expect(synth()).not.toHaveProperty("removed");
});

test("neighbours are all stacks of an account that are there by now", () => {
  synthApp((app) => {
    expect(Kind.neighbours(app)).toEqual([]);
    new TerraformStack(app, "foreign");
    const one = new Kind(app, "one");
    const names = () => Kind.neighbours(one).map(({ stackId }) => stackId);
    expect(names()).toEqual(["one"]);
    new Kind(app, "two");
    expect(names()).toEqual(["one", "two"]);
  });
});
