import {
  planOf,
  resourceChange,
  type GivenChange,
} from "../support/review-plan";
import { saidOfPlan } from "../support/said-of";

type Configured = GivenChange & { readonly expressions?: object };

/** What is said of a plan whose resources are configured by these expressions. */
function said(changes: readonly Configured[], others: object = {}): string[] {
  return saidOfPlan(
    planOf(changes, {
      configuration: {
        root_module: {
          resources: changes.map(
            ({ type, name = "it", mode = "managed", expressions = {} }) => ({
              ...{ type, name, mode, expressions },
            }),
          ),
        },
      },
      ...others,
    }),
  );
}

const refers = (...references: string[]) => ({ references });
const BUCKET = refers("aws_s3_bucket.it.id", "aws_s3_bucket.it");

const NEW: Configured = {
  type: "aws_s3_bucket",
  after: { bucket: "b" },
  after_unknown: { id: true },
};
const KEPT: Configured = {
  ...NEW,
  actions: ["no-op"],
  before: { bucket: "b", id: "b" },
};

const setting = (type: string, rest: object): Configured => ({
  ...{ type, after: rest, after_unknown: { bucket: true } },
  expressions: { bucket: BUCKET },
});

describe.each([
  [
    setting("aws_s3_bucket_lifecycle_configuration", {
      rule: [{ status: "Enabled", expiration: [{ days: 1 }] }],
    }),
  ],
  [
    setting("aws_s3_bucket_versioning", {
      versioning_configuration: [{ status: "Suspended" }],
    }),
  ],
  [
    setting("aws_s3_bucket_server_side_encryption_configuration", {
      rule: [
        {
          apply_server_side_encryption_by_default: [
            { sse_algorithm: "aws:kms", kms_master_key_id: "k" },
          ],
        },
      ],
    }),
  ],
])("by the id of a bucket: $type", (change) => {
  test("nothing can be lost in a new one", () => {
    expect(said([NEW, change]).join()).not.toMatch(/at risk/);
  });

  test.each<[what: string, others: Configured[], bucket: object]>([
    ["that is there", [KEPT], BUCKET],
    [
      "that is replaced",
      [{ ...NEW, actions: ["delete", "create"], before: { bucket: "b" } }],
      BUCKET,
    ],
    ["that is data", [NEW], refers("data.aws_s3_bucket.it.id")],
    [
      "of which one is there",
      [NEW, { ...KEPT, name: "other" }],
      refers("aws_s3_bucket.it.id", "aws_s3_bucket.other.id"),
    ],
    [
      "whose name another resource has",
      [NEW, { type: "terraform_data", after: {} }],
      refers("terraform_data.it.output"),
    ],
  ])("data is at risk in one %s", (_, others, bucket) => {
    expect(
      said([...others, { ...change, expressions: { bucket } }]).join(),
    ).toMatch(/data at risk, data at risk/);
  });
});

test("whom a policy is attached to is named, by its own name where it is known", () => {
  const attachment = {
    type: "aws_iam_role_policy_attachment",
    after: { policy_arn: "p" },
    after_unknown: { role: true },
    expressions: { role: refers("aws_iam_role.it.name", "aws_iam_role.it") },
  };
  const role = { type: "aws_iam_role", actions: ["no-op"] };

  expect(said([attachment])).toEqual([
    "look, what they may do: **attached** to `aws_iam_role.it`: `p`",
  ]);
  expect(
    said([attachment, { ...role, before: {}, after: { name: "r" } }]),
  ).toEqual(["look, what they may do: **attached** to `r`: `p`"]);
});

test.each([
  ["aws_iam_role_policy", "role"],
  ["aws_iam_user_policy", "user"],
  ["aws_iam_group_policy", "group"],
  ["aws_s3_bucket_policy", "bucket"],
  ["aws_kms_key_policy", "key_id"],
])("what a new %s belongs to says nothing", (type, key) => {
  const change = { type, after: {}, after_unknown: { [key]: true } };

  expect(
    said([{ ...change, expressions: { [key]: refers("a.b.c", "a.b") } }]),
  ).toEqual([]);
});

test("another key that the plan makes is data at risk, and named", () => {
  const rule = (key: object) => [
    {
      apply_server_side_encryption_by_default: [
        { sse_algorithm: "aws:kms", ...key },
      ],
    },
  ];
  const change: Configured = {
    type: "aws_s3_bucket_server_side_encryption_configuration",
    before: { bucket: "b", rule: rule({ kms_master_key_id: "one" }) },
    after: { bucket: "b", rule: rule({}) },
    after_unknown: {
      rule: [
        {
          apply_server_side_encryption_by_default: [
            { kms_master_key_id: true },
          ],
        },
      ],
    },
    expressions: {
      rule: [
        {
          apply_server_side_encryption_by_default: [
            {
              kms_master_key_id: refers("aws_kms_key.it.arn", "aws_kms_key.it"),
            },
          ],
        },
      ],
    },
  };
  const key = {
    type: "aws_kms_key",
    after: { enable_key_rotation: true, is_enabled: true },
  };

  expect(said([change, key])).toContain(
    "data at risk, data at risk: key of KMS: from `one` to `aws_kms_key.it.arn`, which this plan makes",
  );
  expect(
    said([
      {
        ...change,
        type: "aws_kms_alias",
        before: { target_key_id: "one" },
        after: {},
        after_unknown: { target_key_id: true },
        expressions: { target_key_id: refers("aws_kms_key.it.id") },
      },
      key,
    ]),
  ).toContain(
    "data at risk, data at risk: key of KMS behind the alias: from `one` to `aws_kms_key.it.id`, which this plan makes",
  );
});

test.each([
  ["days", { days: true }, {}],
  ["a prefix", {}, { prefix: true }],
])(
  "an expiry is data at risk though %s is not known yet",
  (_, expiration, filter) => {
    expect(
      said([
        {
          type: "aws_s3_bucket_lifecycle_configuration",
          before: { bucket: "b", rule: [] },
          after: {
            bucket: "b",
            rule: [
              { status: "Enabled", expiration: [{ days: 1 }], filter: [{}] },
            ],
          },
          after_unknown: {
            rule: [{ expiration: [expiration], filter: [filter] }],
          },
        },
      ]),
    ).toEqual([
      expect.stringMatching(/^data at risk, data at risk: \*\*introduced/),
    ]);
  },
);

test("days of Object Lock that are not known yet may be fewer", () => {
  const rule = (days: object) => [
    { default_retention: [{ mode: "GOVERNANCE", ...days }] },
  ];

  expect(
    said([
      {
        type: "aws_s3_bucket_object_lock_configuration",
        before: { rule: rule({ days: 7 }) },
        after: { rule: rule({}) },
        after_unknown: { rule: [{ default_retention: [{ days: true }] }] },
      },
    ]).join(),
  ).toMatch(/^data at risk/);
});

describe("a policy document that the plan reads", () => {
  const document = (statement: object, others: object = {}): Configured => ({
    ...{ type: "aws_iam_policy_document", mode: "data", actions: ["read"] },
    address: "data.aws_iam_policy_document.it",
    after: { statement: [statement] },
    after_unknown: { json: true },
    ...others,
  });
  const JSON_OF = refers(
    "data.aws_iam_policy_document.it.json",
    "data.aws_iam_policy_document.it",
  );
  const policy = (expression: object = JSON_OF): Configured => ({
    ...{ type: "aws_iam_policy", after: {}, after_unknown: { policy: true } },
    expressions: { policy: expression },
  });

  test("is judged before its text is known", () => {
    expect(
      said([document({ actions: ["*"], resources: ["*"] }), policy()]),
    ).toEqual([
      "look, what they may do: the policy **is new**, and **allows everything**: **`*` on `*`**",
    ]);
    expect(
      said([
        document({ effect: "Deny", actions: ["*"], resources: ["*"] }),
        policy(),
      ]),
    ).toEqual([
      "nothing, what they may do: the policy is new, and only denies",
    ]);
  });

  test("is judged as a trust, with its conditions", () => {
    const trust = document(
      {
        actions: ["sts:AssumeRoleWithWebIdentity"],
        principals: [{ type: "Federated", identifiers: [null] }],
        condition: [
          {
            test: "StringLike",
            variable: "token.actions.githubusercontent.com:sub",
            values: ["repo:*"],
          },
        ],
      },
      {
        after_unknown: {
          json: true,
          statement: [{ principals: [{ identifiers: [true] }] }],
        },
      },
    );
    const role = {
      ...{ type: "aws_iam_role", after: {} },
      after_unknown: { assume_role_policy: true },
      expressions: { assume_role_policy: JSON_OF },
    };

    expect(said([trust, role])).toEqual([
      "look, who gets in: **lets somebody in**",
    ]);
  });

  test("is not all of it where more is not known", () => {
    const parts =
      "look, not judged: the policy has parts that are known only after apply";

    expect(
      said([
        document(
          { effect: "Deny", actions: ["a"] },
          { after_unknown: { json: true, source_policy_documents: [true] } },
        ),
        policy(),
      ]),
    ).toContain(parts);
    expect(
      said([
        document({ effect: "Deny", actions: ["a"] }),
        policy(refers("data.aws_iam_policy_document.it.json", "local.more")),
      ]),
    ).toContain(parts);
  });

  test("is made of other documents", () => {
    const source = JSON.stringify({
      Statement: [
        { Sid: "A", Effect: "Allow", Action: "iam:PassRole", Resource: "*" },
      ],
    });
    const made = (key: string) =>
      said([
        document(
          { sid: "A", effect: "Deny", actions: ["a"], resources: ["*"] },
          {
            after: {
              [key]: [source],
              statement: [
                { sid: "A", effect: "Deny", actions: ["a"], resources: ["*"] },
              ],
            },
          },
        ),
        policy(),
      ]).join();

    expect(made("override_policy_documents")).toMatch(/allows too much/);
    expect(made("source_policy_documents")).toMatch(/only denies/);
  });

  test("is not read of two, nor of what is made of its text elsewhere", () => {
    const known = document({ effect: "Deny", actions: ["a"] });

    expect(
      said([
        known,
        policy(
          refers(
            "data.aws_iam_policy_document.it.json",
            "data.aws_iam_policy_document.other.json",
          ),
        ),
      ]),
    ).toEqual([
      expect.stringMatching(/^look, not judged: `policy` is known only/),
    ]);
    expect(
      said([known, policy(refers("data.aws_iam_policy_document.it.id"))]),
    ).toEqual([
      expect.stringMatching(/^look, not judged: `policy` is known only/),
    ]);
  });
});

describe("drift is not hidden by what the plan is about to do", () => {
  const EVERYTHING = JSON.stringify({
    Statement: { Effect: "Allow", Action: "*", Resource: "*" },
  });
  const drift = (type: string, before: object, after: object) => ({
    resource_drift: [resourceChange({ type, before, after })],
  });

  test("of a role that was given everything", () => {
    const given = drift(
      "aws_iam_role",
      { name: "r", inline_policy: [] },
      { name: "r", inline_policy: [{ name: "p", policy: EVERYTHING }] },
    );
    const made = (before: object | null) => ({
      type: "aws_iam_role_policy",
      ...{ before, after: { role: "r", name: "p", policy: EVERYTHING } },
      actions: [before === null ? "create" : "no-op"],
    });

    expect(said([made(null)], given).join()).toMatch(
      /outside of Terraform: the policy `p` in the role .*allows everything/,
    );
    expect(
      said([made({ role: "r", name: "p", policy: EVERYTHING })], given),
    ).toEqual([]);
  });

  test("of a role that was given a policy", () => {
    const given = drift(
      "aws_iam_role",
      { name: "r", managed_policy_arns: [] },
      { name: "r", managed_policy_arns: ["p"] },
    );
    const side = { role: "r", policy_arn: "p" };
    const made = (before: object | null) => ({
      ...{ type: "aws_iam_role_policy_attachment", before, after: side },
      actions: [before === null ? "create" : "no-op"],
    });

    expect(said([made(null)], given).join()).toContain("outside of Terraform");
    expect(said([made(side)], given)).toEqual([]);
  });

  test.each([
    [
      "versioning",
      "aws_s3_bucket_versioning",
      [{ enabled: true }],
      [{ enabled: false }],
    ],
    [
      "grant",
      "aws_s3_bucket_acl",
      [],
      [
        {
          uri: "http://acs.amazonaws.com/groups/global/AllUsers",
          permissions: ["READ"],
        },
      ],
    ],
    [
      "lifecycle_rule",
      "aws_s3_bucket_lifecycle_configuration",
      [],
      [{ enabled: true, expiration: [{ days: 1 }] }],
    ],
  ])("of the %s of a bucket", (key, type, before, after) => {
    const opened = drift(
      "aws_s3_bucket",
      { bucket: "b", [key]: before },
      { bucket: "b", [key]: after },
    );

    expect(said([{ type, after: { bucket: "b" } }], opened).join()).toContain(
      "outside of Terraform",
    );
  });
});
