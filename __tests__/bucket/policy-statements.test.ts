import type { BackupBucketOptions } from "../../src";
import { DESTRUCTIVE_ACTIONS, FEATURES } from "../../src/bucket/features";
import type { NamedRole } from "../../src/bucket/site";
import { policyStatements } from "../../src/bucket/policy-statements";

const bucketArn = "arn:aws:s3:::neon-s3-backup";
const whole = { arn: "arn:aws:iam::123456789012:role/whole" };
const folder = { arn: "arn:aws:iam::123456789012:role/a", prefix: "a" };
const administrators = ["arn:aws:iam::123456789012:role/administrator"];
const onlyFrom = {
  vpcEndpointIds: ["vpce-0123456789abcdef0"],
  organizationId: "o-a1b2c3d4e5",
};

/** What a policy depends on. */
interface Facts extends Omit<BackupBucketOptions, "name"> {
  readonly grants?: readonly NamedRole[];
  readonly jobs?: readonly NamedRole[];
}

const statementsOf = ({ grants = [whole], jobs = [whole], ...more }: Facts) =>
  policyStatements(
    FEATURES,
    { name: "neon-s3-backup", ...more },
    {
      bucketArn,
      account: { partition: "aws", accountId: "123456789012" },
      grants,
      jobs,
      destructive: DESTRUCTIVE_ACTIONS,
    },
  );

const kmsKey = { source: "create" } as const;
const all: Facts = {
  grants: [folder],
  jobs: [folder],
  administrators,
  kmsKey,
  onlyFrom,
};

const GRANTS = ["ListAllBackups", "ReadWriteAndDeleteAllBackups"];
const ALWAYS = ["DenyPlainHttp", "DenyTlsBelow12", "DenyCustomerKeys"];
const DESTRUCTION = "DenyDeletingVersionsAndChangingProtections";
const sids = (facts: Facts) => statementsOf(facts).map(({ sid }) => sid);

test.each<[string, Facts, string[]]>([
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
    { kmsKey },
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

/** Every combination of the facts. */
const combinations = [[], [whole], [folder], [whole, folder]].flatMap(
  (grants) =>
    [undefined, administrators].flatMap((some) =>
      [undefined, kmsKey].flatMap((key) =>
        [undefined, onlyFrom].map((from) =>
          statementsOf({
            grants,
            jobs: grants,
            administrators: some,
            kmsKey: key,
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
  const known = [whole.arn, folder.arn];
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
