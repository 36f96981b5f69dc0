import type { AwsCli } from "./aws-cli";
import { ACCOUNT_ID } from "./emulator";
import * as guide from "./guide";

const HOST = "token.actions.githubusercontent.com";
const BUCKET = guide.PROPS.bucket.name;
const ROLE = guide.JOB.roleName;

/** The guide's own statement of the bucket's policy. */
const GUIDES_STATEMENT = {
  Sid: "Statement1",
  Effect: "Allow",
  Principal: { AWS: `arn:aws:iam::${ACCOUNT_ID}:role/${ROLE}` },
  Action: ["s3:ListBucket", "s3:GetObject", "s3:PutObject", "s3:DeleteObject"],
  Resource: [`arn:aws:s3:::${BUCKET}`, `arn:aws:s3:::${BUCKET}/*`],
};

/** Makes what the guide has people click together, and what S3 itself gives a bucket that is made in the console. */
export async function click(
  aws: AwsCli,
  ...furtherStatements: readonly object[]
): Promise<void> {
  const document = (Statement: readonly object[]) =>
    JSON.stringify({ Version: "2012-10-17", Statement });
  const s3 = (command: string, ...args: readonly string[]) =>
    aws.json("s3api", command, "--bucket", BUCKET, ...args);
  await aws.json(
    ...["iam", "create-open-id-connect-provider", "--url", `https://${HOST}`],
    ...["--client-id-list", "sts.amazonaws.com"],
  );
  await aws.json(
    ...["iam", "create-role", "--role-name", ROLE],
    ...["--assume-role-policy-document"],
    document([
      {
        Effect: "Allow",
        Action: "sts:AssumeRoleWithWebIdentity",
        Principal: {
          Federated: `arn:aws:iam::${ACCOUNT_ID}:oidc-provider/${HOST}`,
        },
        Condition: {
          StringEquals: { [`${HOST}:aud`]: ["sts.amazonaws.com"] },
          StringLike: { [`${HOST}:sub`]: ["repo:octo-org/octo-repo:*"] },
        },
      },
    ]),
  );
  await s3("create-bucket");
  await s3(
    "put-public-access-block",
    "--public-access-block-configuration",
    "BlockPublicAcls=true,IgnorePublicAcls=true,BlockPublicPolicy=true,RestrictPublicBuckets=true",
  );
  await s3(
    "put-bucket-ownership-controls",
    ...[
      "--ownership-controls",
      "Rules=[{ObjectOwnership=BucketOwnerEnforced}]",
    ],
  );
  await s3(
    "put-bucket-encryption",
    "--server-side-encryption-configuration",
    '{"Rules":[{"ApplyServerSideEncryptionByDefault":{"SSEAlgorithm":"AES256"}}]}',
  );
  await s3(
    "put-bucket-policy",
    "--policy",
    document([GUIDES_STATEMENT, ...furtherStatements]),
  );
}
