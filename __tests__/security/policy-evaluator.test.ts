import {
  ADMINISTRATOR,
  resourceDecision,
  type ResourceRequest,
  s3Decision,
} from "../support/policy-evaluator";
import type { IamPolicy, IamStatement } from "../support/rendered-policy";

function policy(...statements: Partial<IamStatement>[]): IamPolicy {
  return {
    Version: "2012-10-17",
    Statement: statements.map((one) => ({ Effect: "Allow", ...one })),
  };
}

describe("a resource's policy", () => {
  const BUCKET = "arn:aws:s3:::backups";
  const ROLE = "arn:aws:iam::123456789012:role/ci/backup";
  const allow = (more: Partial<IamStatement> = {}): Partial<IamStatement> => ({
    Sid: "Allow",
    Principal: { AWS: ROLE },
    Action: ["s3:GetObject", "s3:PutObject"],
    Resource: `${BUCKET}/*`,
    ...more,
  });
  const deny = (
    Condition: IamStatement["Condition"],
  ): Partial<IamStatement> => ({
    Sid: "Deny",
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: `${BUCKET}/*`,
    Condition,
  });
  const GET: ResourceRequest = {
    principal: ROLE,
    action: "s3:GetObject",
    resource: `${BUCKET}/a/key`,
  };
  const ofTag = allow({ Resource: `${BUCKET}/\${aws:PrincipalTag/prefix}/*` });

  describe.each<
    [
      string,
      Partial<IamStatement>[],
      Partial<ResourceRequest>,
      Partial<ResourceRequest>,
    ]
  >([
    [
      "a role's session by the role's ARN",
      [allow()],
      {},
      { principal: `${ROLE}2` },
    ],
    [
      "a role's session by its own ARN",
      [allow()],
      { principal: "arn:aws:sts::123456789012:assumed-role/backup/session" },
      { principal: "arn:aws:sts::123456789012:assumed-role/other/session" },
    ],
    [
      "a role, not a user of the same name",
      [allow()],
      {},
      { principal: "arn:aws:iam::123456789012:user/ci/backup" },
    ],
    [
      "the role of one account only",
      [allow()],
      {},
      { principal: ROLE.replace("3", "4") },
    ],
    [
      "a service by its name",
      [allow({ Principal: { Service: "logging.s3.amazonaws.com" } })],
      { principal: "logging.s3.amazonaws.com" },
      { principal: "config.amazonaws.com" },
    ],
    [
      "anonymous only by *",
      [allow({ Principal: "*" })],
      { principal: "anonymous" },
      {
        principal: "anonymous",
        action: "s3:DeleteObject",
      },
    ],
    [
      "an account by policies of its own",
      [allow({ Principal: { AWS: "123456789012" } })],
      {
        identityPolicies: [ADMINISTRATOR],
      },
      {},
    ],
    [
      "another account only by both policies",
      [allow({ Principal: { AWS: "999999999999" } })],
      {
        principal: "arn:aws:iam::999999999999:user/u",
        identityPolicies: [ADMINISTRATOR],
      },
      { principal: "arn:aws:iam::999999999999:user/u" },
    ],
    [
      "the owner of the bucket only",
      [],
      { identityPolicies: [ADMINISTRATOR] },
      { identityPolicies: [ADMINISTRATOR], resourceAccountId: "999999999999" },
    ],
    [
      "an action of the list",
      [allow()],
      { action: "s3:PutObject" },
      { action: "s3:DeleteObject" },
    ],
    [
      "a resource that fits",
      [allow()],
      {},
      { resource: "arn:aws:s3:::backups2/a/key" },
    ],
    [
      "the root user unless it is denied",
      [deny({ Bool: { "aws:SecureTransport": "false" } })],
      { principal: "arn:aws:iam::123456789012:root" },
      {
        principal: "arn:aws:iam::123456789012:root",
        contextVariables: { "aws:SecureTransport": "false" },
      },
    ],
    [
      "what no statement denies, since a denial wins over an administrator",
      [allow(), deny({ StringEquals: { "aws:SourceVpce": "vpce-1" } })],
      { contextVariables: { "aws:SourceVpce": "vpce-2" } },
      {
        contextVariables: { "aws:SourceVpce": "vpce-1" },
        identityPolicies: [ADMINISTRATOR],
      },
    ],
    [
      "Null: false means that a key is there",
      [
        allow(),
        deny({
          Null: {
            "s3:x-amz-server-side-encryption-customer-algorithm": "false",
          },
        }),
      ],
      { action: "s3:PutObject" },
      {
        action: "s3:PutObject",
        contextVariables: {
          "s3:x-amz-server-side-encryption-customer-algorithm": "AES256",
        },
      },
    ],
    [
      "Null: true means that a key is not there",
      [allow(), deny({ Null: { "aws:PrincipalTag/prefix": "true" } })],
      { principalTags: { prefix: "a" } },
      {},
    ],
    [
      "Bool",
      [allow(), deny({ Bool: { "aws:SecureTransport": "false" } })],
      { contextVariables: { "aws:SecureTransport": "true" } },
      { contextVariables: { "aws:SecureTransport": "false" } },
    ],
    [
      "NumericLessThan, as a number",
      [allow(), deny({ NumericLessThan: { "s3:TlsVersion": "1.2" } })],
      { contextVariables: { "s3:TlsVersion": "1.2" } },
      { contextVariables: { "s3:TlsVersion": "1.1" } },
    ],
    [
      "NumericLessThan, which a key that is not there does not fit",
      [allow(), deny({ NumericLessThan: { "s3:TlsVersion": "1.2" } })],
      { contextVariables: { "aws:SecureTransport": "false" } },
      {
        contextVariables: {
          "aws:SecureTransport": "false",
          "s3:TlsVersion": "1.0",
        },
      },
    ],
    [
      "a version of TLS, which is filled in where there is TLS",
      [allow(), deny({ Null: { "s3:TlsVersion": "true" } })],
      {},
      { contextVariables: { "aws:SecureTransport": "false" } },
    ],
    [
      "what is filled in, unless it is taken away",
      [allow(), deny({ Null: { "s3:TlsVersion": "true" } })],
      {},
      { contextVariables: { "s3:TlsVersion": undefined } },
    ],
    [
      "StringNotEquals, which a key that is not there fits",
      [allow(), deny({ StringNotEquals: { "aws:SourceVpce": "vpce-1" } })],
      { contextVariables: { "aws:SourceVpce": "vpce-1" } },
      {},
    ],
    [
      "ArnNotEquals on the ARN of the session's role, with its path",
      [
        allow({ Principal: { AWS: [ROLE, `${ROLE}2`] } }),
        deny({ ArnNotEquals: { "aws:PrincipalArn": ROLE } }),
      ],
      {},
      { principal: `${ROLE}2` },
    ],
    [
      "the account of whoever asks",
      [
        allow({
          Condition: {
            StringEquals: { "aws:PrincipalAccount": "123456789012" },
          },
        }),
      ],
      {},
      { contextVariables: { "aws:PrincipalAccount": "999999999999" } },
    ],
    [
      "a policy variable in a resource",
      [ofTag],
      { principalTags: { prefix: "a" } },
      { principalTags: { prefix: "b" } },
    ],
    [
      "a policy variable that has no value fits nothing",
      [ofTag],
      { principalTags: { prefix: "a" } },
      {},
    ],
    [
      "a policy variable in a condition",
      [
        allow({
          Action: "s3:ListBucket",
          Resource: BUCKET,
          Condition: {
            StringLike: { "s3:prefix": "${aws:PrincipalTag/prefix}/*" },
          },
        }),
      ],
      {
        action: "s3:ListBucket",
        resource: BUCKET,
        principalTags: { prefix: "a" },
        contextVariables: { "s3:prefix": "a/" },
      },
      {
        action: "s3:ListBucket",
        resource: BUCKET,
        principalTags: { prefix: "a" },
        contextVariables: { "s3:prefix": "ab/" },
      },
    ],
  ])("decides on %s", (_, statements, allowed, refused) => {
    test("and allows", async () => {
      expect(
        (await s3Decision(policy(...statements), { ...GET, ...allowed }))
          .allowed,
      ).toBe(true);
    });

    test("and refuses", async () => {
      expect(
        (await s3Decision(policy(...statements), { ...GET, ...refused }))
          .allowed,
      ).toBe(false);
    });
  });

  test("the decision names the statements, and what of the others does not fit", async () => {
    const several = policy(
      allow(),
      allow({ Sid: "OtherRole", Principal: { AWS: `${ROLE}2` } }),
      allow({
        Sid: "OtherActionAndResource",
        Action: "s3:ListBucket",
        Resource: BUCKET,
      }),
      deny({ Bool: { "aws:SecureTransport": "false" } }),
    );
    const others = {
      OtherRole: ["principal"],
      OtherActionAndResource: ["action", "resource"],
    };
    const admin = { ...GET, identityPolicies: [ADMINISTRATOR] };
    expect(await s3Decision(several, admin)).toEqual({
      allowed: true,
      allowSids: ["Allow", "Administrator"],
      denySids: [],
      unmet: { ...others, Deny: ["aws:SecureTransport"] },
    });
    expect(
      await s3Decision(several, {
        ...admin,
        contextVariables: { "aws:SecureTransport": "false" },
      }),
    ).toEqual({
      allowed: false,
      allowSids: ["Allow", "Administrator"],
      denySids: ["Deny"],
      unmet: others,
    });
  });

  test("a key of KMS is judged as well, by what AWS fills in for it", async () => {
    const key = policy({
      Sid: "ViaS3",
      Principal: { AWS: ROLE },
      Action: "kms:Decrypt",
      Resource: "*",
      Condition: {
        StringEquals: { "kms:ViaService": "s3.us-east-1.amazonaws.com" },
      },
    });
    const decrypt = (service: string) =>
      resourceDecision(
        key,
        {
          principal: ROLE,
          action: "kms:Decrypt",
          resource: "arn:aws:kms:us-east-1:123456789012:key/1",
        },
        { "kms:ViaService": service },
      );
    expect((await decrypt("s3.us-east-1.amazonaws.com")).allowed).toBe(true);
    expect((await decrypt("ec2.us-east-1.amazonaws.com")).allowed).toBe(false);
  });

  test.each<[string, Partial<ResourceRequest>, string]>([
    [
      "a context key that the action does not have",
      { contextVariables: { "s3:prefix": "a/" } },
      "s3:GetObject has no context key s3:prefix",
    ],
    [
      "a context key that does not exist",
      { contextVariables: { "aws:SecureTransprot": "true" } },
      "no context key aws:SecureTransprot",
    ],
    ["a resource with a wildcard", { resource: `${BUCKET}/*` }, "one resource"],
    ["a principal that nobody asks as", { principal: "me" }, "no principal"],
    [
      "an action that does not exist",
      { action: "s3:GetObjects" },
      "GetObjects",
    ],
    [
      "a policy that AWS would not take",
      { identityPolicies: [policy({ Action: "s3" })] },
      "identityPolicyErrors",
    ],
  ])("%s is an error, not a refusal", async (_, request, message) => {
    await expect(
      s3Decision(policy(allow()), { ...GET, ...request }),
    ).rejects.toThrow(message);
  });
});
