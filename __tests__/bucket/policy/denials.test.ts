import { EVERYONE } from "../../../src/aws/policy-document";
import {
  denyCustomerKeys,
  denyDestruction,
  denyOldTransport,
  denyOtherEncryption,
  DESTRUCTIVE_ACTIONS,
} from "../../../src/bucket/policy/denials";
import { grantStatements } from "../../../src/bucket/policy/grants";

const bucket = "arn:aws:s3:::neon-s3-backup";
const bucketAndObjects = [bucket, `${bucket}/*`];
const administrator = "arn:aws:iam::123456789012:role/administrator";
const root = "arn:aws:iam::123456789012:root";
const whole = { roleArn: "arn:aws:iam::123456789012:role/whole" };
const other = { roleArn: "arn:aws:iam::123456789012:role/other" };
const folder = { roleArn: "arn:aws:iam::123456789012:role/a", prefix: "a" };

test("plain HTTP and old TLS are refused to everyone, whatever the request, by a statement each", () => {
  expect(denyOldTransport(bucket)).toEqual([
    {
      sid: "DenyPlainHttp",
      effect: "Deny",
      actions: ["s3:*"],
      principals: EVERYONE,
      resources: bucketAndObjects,
      condition: [
        { test: "Bool", variable: "aws:SecureTransport", values: ["false"] },
      ],
    },
    {
      sid: "DenyTlsBelow12",
      effect: "Deny",
      actions: ["s3:*"],
      principals: EVERYONE,
      resources: bucketAndObjects,
      condition: [
        { test: "NumericLessThan", variable: "s3:TlsVersion", values: ["1.2"] },
      ],
    },
  ]);
});

test("an upload with a key that the client keeps is refused to everyone", () => {
  expect(denyCustomerKeys(bucket)).toEqual({
    sid: "DenyCustomerKeys",
    effect: "Deny",
    actions: ["s3:PutObject"],
    principals: EVERYONE,
    resources: [`${bucket}/*`],
    condition: [
      {
        test: "Null",
        variable: "s3:x-amz-server-side-encryption-customer-algorithm",
        values: ["false"],
      },
    ],
  });
});

test("an upload that chooses its encryption is refused to everyone, and one that says nothing is not", () => {
  // `Null` is `false` where the request has the header: a plain `aws s3 cp` has none.
  expect(denyOtherEncryption(bucket)).toEqual({
    sid: "DenyOtherEncryption",
    effect: "Deny",
    actions: ["s3:PutObject"],
    principals: EVERYONE,
    resources: [`${bucket}/*`],
    condition: [
      {
        test: "Null",
        variable: "s3:x-amz-server-side-encryption",
        values: ["false"],
      },
    ],
  });
});

test("what destroys for good or takes a protection away is this", () => {
  expect(DESTRUCTIVE_ACTIONS).toEqual([
    "s3:BypassGovernanceRetention",
    "s3:DeleteBucket",
    "s3:DeleteBucketPolicy",
    "s3:DeleteObjectVersion",
    "s3:PutBucketAcl",
    "s3:PutBucketLogging",
    "s3:PutBucketObjectLockConfiguration",
    "s3:PutBucketOwnershipControls",
    "s3:PutBucketPolicy",
    "s3:PutBucketPublicAccessBlock",
    "s3:PutBucketVersioning",
    "s3:PutEncryptionConfiguration",
    "s3:PutLifecycleConfiguration",
    "s3:PutObjectLegalHold",
    "s3:PutObjectRetention",
    "s3:PutReplicationConfiguration",
    "s3:UpdateObjectEncryption",
  ]);
});

test("nothing that a backup takes is destructive: a deleted backup can be brought back", () => {
  const granted = grantStatements(bucket, [whole], []).flatMap(
    ({ actions }) => actions,
  );
  expect(granted).toHaveLength(4);
  expect(granted.filter((one) => DESTRUCTIVE_ACTIONS.includes(one))).toEqual(
    [],
  );
});

describe("what is destructive", () => {
  const statement = {
    sid: "DenyDeletingVersionsAndChangingProtections",
    effect: "Deny",
    actions: DESTRUCTIVE_ACTIONS,
    resources: bucketAndObjects,
  };

  test("is refused to all but the administrators, where some are named", () => {
    const expected = [
      {
        ...statement,
        principals: EVERYONE,
        condition: [
          {
            test: "ArnNotEquals",
            variable: "aws:PrincipalArn",
            values: [administrator, root],
          },
        ],
      },
    ];
    const administrators = [administrator, root];
    for (const roles of [[], [whole], [folder], [whole, folder]])
      expect(denyDestruction(bucket, { administrators, roles })).toEqual(
        expected,
      );
  });

  test("is refused to the roles with the whole bucket by name, where no administrators are named", () => {
    expect(denyDestruction(bucket, { roles: [whole, other] })).toEqual([
      {
        ...statement,
        principals: [
          { type: "AWS", identifiers: [whole.roleArn, other.roleArn] },
        ],
      },
    ]);
  });

  test("is refused to the roles with a prefix by their tag, where no administrators are named", () => {
    const expected = [
      {
        ...statement,
        principals: EVERYONE,
        condition: [
          {
            test: "Null",
            variable: "aws:PrincipalTag/backup-prefix",
            values: ["false"],
          },
        ],
      },
    ];
    const second = { roleArn: other.roleArn, prefix: "b" };
    expect(denyDestruction(bucket, { roles: [folder] })).toEqual(expected);
    // Any number of roles is one statement of the same size.
    expect(denyDestruction(bucket, { roles: [folder, second] })).toEqual(
      expected,
    );
    // An empty prefix is a prefix.
    expect(
      denyDestruction(bucket, { roles: [{ ...whole, prefix: "" }] }),
    ).toEqual(expected);
  });

  test("is refused to nobody, where there are no roles and no administrators are named", () => {
    expect(denyDestruction(bucket, { roles: [] })).toEqual([]);
  });

  test("is refused on the bucket that is given, and on no other", () => {
    const other = "arn:aws-cn:s3:::other";
    const all = [
      ...denyDestruction(other, { roles: [whole] }),
      ...denyDestruction(other, { roles: [folder] }),
      ...denyDestruction(other, { administrators: [root], roles: [] }),
    ];
    expect(all.map(({ resources }) => resources)).toEqual(
      Array(3).fill([other, `${other}/*`]),
    );
  });
});
