import {
  type BucketPolicyFacts,
  bucketStatements,
} from "../../../src/bucket/policy/bucket-statements";
import { DESTRUCTIVE_ACTIONS } from "../../../src/bucket/policy/denials";

const bucketArn = "arn:aws:s3:::neon-s3-backup";
const whole = { roleArn: "arn:aws:iam::123456789012:role/whole" };
const folder = { roleArn: "arn:aws:iam::123456789012:role/a", prefix: "a" };
const administrators = [
  "arn:aws:iam::123456789012:role/administrator",
  "arn:aws:iam::123456789012:root",
];
const onlyFrom = {
  vpcEndpointIds: ["vpce-0123456789abcdef0"],
  organizationId: "o-a1b2c3d4e5",
};

const guide: BucketPolicyFacts = {
  bucketArn,
  grants: [whole],
  jobs: [whole],
  kms: false,
};
const all: BucketPolicyFacts = {
  bucketArn,
  grants: [folder],
  jobs: [folder],
  administrators,
  kms: true,
  onlyFrom,
};

const GRANTS = ["ListAllBackups", "ReadWriteAndDeleteAllBackups"];
const ALWAYS = ["DenyPlainHttp", "DenyTlsBelow12", "DenyCustomerKeys"];
const DESTRUCTION = "DenyDeletingVersionsAndChangingProtections";
const sids = (facts: Partial<BucketPolicyFacts>) =>
  bucketStatements({ ...guide, ...facts }).map(({ sid }) => sid);

test.each<[string, Partial<BucketPolicyFacts>, string[]]>([
  ["of the guide", {}, [...GRANTS, ...ALWAYS, DESTRUCTION]],
  [
    "with prefixes",
    { grants: [folder], jobs: [folder] },
    [
      "ListBackupsUnderOwnPrefix",
      "ReadWriteAndDeleteBackupsUnderOwnPrefix",
      ...ALWAYS,
      DESTRUCTION,
    ],
  ],
  [
    "with administrators",
    { administrators },
    [...GRANTS, ...ALWAYS, DESTRUCTION],
  ],
  [
    "with a key of KMS",
    { kms: true },
    [...GRANTS, ...ALWAYS, "DenyOtherEncryption", DESTRUCTION],
  ],
  [
    "with VPC endpoints",
    { onlyFrom: { vpcEndpointIds: onlyFrom.vpcEndpointIds } },
    [...GRANTS, ...ALWAYS, DESTRUCTION, "DenyOutsideVpcEndpoints"],
  ],
  [
    "with an organization",
    { onlyFrom: { organizationId: onlyFrom.organizationId } },
    [...GRANTS, ...ALWAYS, DESTRUCTION, "DenyOutsideOrganization"],
  ],
  [
    "with everything",
    all,
    [
      "ListBackupsUnderOwnPrefix",
      "ReadWriteAndDeleteBackupsUnderOwnPrefix",
      ...ALWAYS,
      "DenyOtherEncryption",
      DESTRUCTION,
      "DenyOutsideVpcEndpoints",
      "DenyOutsideOrganization",
    ],
  ],
  ["that lets nobody in", { grants: [] }, [...ALWAYS, DESTRUCTION]],
  ["without jobs", { grants: [], jobs: [] }, ALWAYS],
  [
    "that lets nobody in and has administrators",
    { grants: [], administrators },
    [...ALWAYS, DESTRUCTION],
  ],
])(
  "the policy %s has these statements, in this order",
  (_, facts, expected) => {
    expect(sids(facts)).toEqual(expected);
  },
);

test("the policy with everything has these statements, to the last condition", () => {
  const principals = [{ type: "AWS", identifiers: [folder.roleArn] }];
  const everyone = [{ type: "*", identifiers: ["*"] }];
  const from = [
    {
      test: "StringEquals",
      variable: "aws:SourceVpce",
      values: ["vpce-0123456789abcdef0"],
    },
    {
      test: "StringEquals",
      variable: "aws:PrincipalOrgID",
      values: ["o-a1b2c3d4e5"],
    },
  ];
  const deny = (
    sid: string,
    actions: string[],
    resources: string[],
    [test, variable, ...values]: [string, string, ...string[]],
  ) => ({
    sid,
    effect: "Deny",
    actions,
    principals: everyone,
    resources,
    condition: [{ test, variable, values }],
  });
  const bucketAndObjects = [bucketArn, `${bucketArn}/*`];
  const objects = [`${bucketArn}/*`];
  const readWriteAndDelete = [
    "s3:DeleteObject",
    "s3:DeleteObjectVersion",
    "s3:GetObject",
    "s3:GetObjectVersion",
    "s3:PutObject",
  ];
  expect(bucketStatements(all)).toEqual([
    {
      sid: "ListBackupsUnderOwnPrefix",
      effect: "Allow",
      actions: ["s3:ListBucket"],
      principals,
      resources: [bucketArn],
      condition: [
        {
          test: "StringLike",
          variable: "s3:prefix",
          values: ["&{aws:PrincipalTag/backup-prefix}/*"],
        },
        ...from,
      ],
    },
    {
      sid: "ReadWriteAndDeleteBackupsUnderOwnPrefix",
      effect: "Allow",
      actions: ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"],
      principals,
      resources: [`${bucketArn}/&{aws:PrincipalTag/backup-prefix}/*`],
      condition: from,
    },
    deny("DenyPlainHttp", ["s3:*"], bucketAndObjects, [
      "Bool",
      "aws:SecureTransport",
      "false",
    ]),
    deny("DenyTlsBelow12", ["s3:*"], bucketAndObjects, [
      "NumericLessThan",
      "s3:TlsVersion",
      "1.2",
    ]),
    deny("DenyCustomerKeys", ["s3:PutObject"], objects, [
      "Null",
      "s3:x-amz-server-side-encryption-customer-algorithm",
      "false",
    ]),
    deny("DenyOtherEncryption", ["s3:PutObject"], objects, [
      "Null",
      "s3:x-amz-server-side-encryption",
      "false",
    ]),
    deny(DESTRUCTION, DESTRUCTIVE_ACTIONS, bucketAndObjects, [
      "ArnNotEquals",
      "aws:PrincipalArn",
      "arn:aws:iam::123456789012:role/administrator",
      "arn:aws:iam::123456789012:root",
    ]),
    deny("DenyOutsideVpcEndpoints", readWriteAndDelete, objects, [
      "StringNotEquals",
      "aws:SourceVpce",
      "vpce-0123456789abcdef0",
    ]),
    deny("DenyOutsideOrganization", readWriteAndDelete, objects, [
      "StringNotEquals",
      "aws:PrincipalOrgID",
      "o-a1b2c3d4e5",
    ]),
  ]);
});

/** Every combination of the facts. */
const combinations = [[], [whole], [folder], [whole, folder]].flatMap(
  (grants) =>
    [undefined, administrators].flatMap((some) =>
      [false, true].flatMap((kms) =>
        [undefined, onlyFrom].map((from) =>
          bucketStatements({
            bucketArn,
            grants,
            jobs: grants,
            administrators: some,
            kms,
            onlyFrom: from,
          }),
        ),
      ),
    ),
);

test("whatever is turned on, an Allow names AWS principals one by one, and the four actions only", () => {
  expect(combinations).toHaveLength(32);
  const allows = combinations.flat().filter(({ effect }) => effect === "Allow");
  // Two for each kind of grant that there is, in eight combinations of the rest.
  expect(allows).toHaveLength(8 * (0 + 2 + 2 + 4));
  const known = [whole.roleArn, folder.roleArn];
  for (const { actions, principals } of allows) {
    expect(principals?.map(({ type }) => type)).toEqual(["AWS"]);
    expect(principals?.[0]?.identifiers).toEqual([
      expect.stringMatching(new RegExp(`^(${known.join("|")})$`)),
    ]);
    expect([
      ["s3:ListBucket"],
      ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"],
    ]).toContainEqual(actions);
  }
});

test("whatever is turned on, the denials that are always there are for everyone", () => {
  for (const statements of combinations)
    expect(
      statements.flatMap(({ sid, effect, principals }) =>
        ALWAYS.includes(sid) ? [[sid, effect, principals]] : [],
      ),
    ).toEqual(
      ALWAYS.map((sid) => [sid, "Deny", [{ type: "*", identifiers: ["*"] }]]),
    );
});

test("whatever is turned on, every sid is one that AWS takes, and there once", () => {
  for (const statements of combinations) {
    const names = statements.map(({ sid }) => sid);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((sid) => !/^[A-Za-z0-9]+$/.test(sid))).toEqual([]);
  }
});

test("whatever is turned on, no statement reaches another bucket", () => {
  const resources = combinations.flat().flatMap((one) => one.resources ?? []);
  expect(resources.length).toBeGreaterThan(200);
  expect(
    resources.filter(
      (one) => one !== bucketArn && !one.startsWith(`${bucketArn}/`),
    ),
  ).toEqual([]);
});
