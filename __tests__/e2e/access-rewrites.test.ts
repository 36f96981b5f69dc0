import type { IamStatement } from "../support/rendered-policy";
import {
  bucketPolicyForServer,
  trustForServer,
} from "./support/access/rewrites";

const ISSUER = "token.actions.githubusercontent.com";
const ROLE = "arn:aws:iam::123456789012:role/backup";

const policy = (...Statement: IamStatement[]) => ({
  Version: "2012-10-17",
  Statement,
});

const TRUST: IamStatement = {
  Sid: "Assume",
  Effect: "Allow",
  Principal: { Federated: `arn:aws:iam::123456789012:oidc-provider/${ISSUER}` },
  Action: "sts:AssumeRoleWithWebIdentity",
  Condition: {
    StringEquals: { [`${ISSUER}:aud`]: "a", [`${ISSUER}:sub`]: ["b", "c"] },
  },
};

const ALLOW: IamStatement = {
  Sid: "Use",
  Effect: "Allow",
  Principal: { AWS: ROLE },
  Action: ["s3:GetObject", "s3:PutObject"],
  Resource: "arn:aws:s3:::b/*",
};
const DENY: IamStatement = {
  Sid: "Tls",
  Effect: "Deny",
  Principal: "*",
  Action: "s3:*",
  Resource: ["arn:aws:s3:::b", "arn:aws:s3:::b/*"],
  Condition: { Bool: { "aws:SecureTransport": "false" } },
};

test("a trust policy has the server's keys, and is else as it was", () => {
  expect(trustForServer(policy(TRUST), ISSUER)).toEqual(
    policy({
      ...TRUST,
      Action: ["sts:AssumeRoleWithWebIdentity"],
      Condition: { StringEquals: { "oidc:aud": "a", "oidc:sub": ["b", "c"] } },
    }),
  );
});

test("a bucket's policy has the roles' sessions, and is else as it was", () => {
  const roles = { [ROLE]: "mine" };
  expect(bucketPolicyForServer(policy(ALLOW, DENY), roles, [])).toEqual(
    policy(
      {
        ...ALLOW,
        Principal: { AWS: ["arn:aws:sts::assumed-role/mine/*"] },
        Resource: ["arn:aws:s3:::b/*"],
      },
      { ...DENY, Action: ["s3:*"] },
    ),
  );
});

test("a statement is left out only by its name", () => {
  const roles = { [ROLE]: "mine" };
  const { Statement } = bucketPolicyForServer(policy(ALLOW, DENY), roles, [
    "Tls",
  ]);
  expect(Statement).toHaveLength(1);
  expect(() => bucketPolicyForServer(policy(ALLOW), roles, ["Tls"])).toThrow(
    "there is no statement Tls to leave out",
  );
});

const condition = (operator: string, key: string) => ({
  Condition: { [operator]: { [key]: "x" } },
});

test.each<[string, Partial<IamStatement>, string]>([
  [
    "an operator",
    condition("StringNotLike", `${ISSUER}:sub`),
    "operator StringNotLike",
  ],
  ["a key", condition("StringEquals", "aws:SourceIp"), "key aws:SourceIp"],
  [
    "another issuer's key",
    condition("StringEquals", `${ISSUER}.evil:sub`),
    `key ${ISSUER}.evil:sub`,
  ],
  [
    "a variable",
    { Condition: { StringEquals: { [`${ISSUER}:sub`]: ["a", "b${$}"] } } },
    "variable b${$}",
  ],
  ["all but some actions", { NotAction: "sts:TagSession" }, "part NotAction"],
])(
  "a trust policy with %s that the server does not know is refused",
  (_, change, what) => {
    expect(() =>
      trustForServer(policy({ ...TRUST, ...change }), ISSUER),
    ).toThrow(`the server knows no ${what}`);
  },
);

test.each<[string, Partial<IamStatement>, string]>([
  [
    "an operator",
    condition("ArnNotEquals", "aws:PrincipalArn"),
    "operator ArnNotEquals",
  ],
  [
    "a key",
    condition("NumericLessThan", "s3:TlsVersion"),
    "operator NumericLessThan",
  ],
  [
    "a tag",
    condition("Null", "aws:PrincipalTag/backup-prefix"),
    "key aws:PrincipalTag/backup-prefix",
  ],
  ["a role", { Principal: { AWS: `${ROLE}-2` } }, `role ${ROLE}-2`],
  [
    "a service",
    { Principal: { Service: "s3.amazonaws.com" } },
    'principal {"Service":"s3.amazonaws.com"}',
  ],
  ["all but some", { NotPrincipal: "*" }, "part NotPrincipal"],
  ["all but some resources", { NotResource: "*" }, "part NotResource"],
])(
  "a bucket's policy with %s that the server does not know is refused",
  (_, change, what) => {
    expect(() =>
      bucketPolicyForServer(
        policy({ ...ALLOW, ...change }),
        { [ROLE]: "mine" },
        [],
      ),
    ).toThrow(`the server knows no ${what}`);
  },
);
