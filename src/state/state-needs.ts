import { type AccountContext, bucketArn, kmsParts } from "../aws/arn";
import type { Need } from "../aws/need";
import { policyVariable } from "../aws/policy-document";

/** A state in S3, in the default workspace. */
export interface DeployedState {
  readonly bucketName: string;
  readonly key: string;
  /** The ARN of the key of KMS that encrypts it, if one does. */
  readonly kmsKeyArn?: string;
  /** Whether Terraform assumes another role to reach it, which then needs the permissions. */
  readonly byAnotherRole?: boolean;
}

/**
 * What it takes to keep a state in S3: to read and to write it, and to take its lock, which is an object beside it.
 * Terraform never deletes a state.
 *
 * The bucket is listed without a condition on prefixes: that a state is not there yet, as before the first apply, S3 says
 * only to who may list the bucket as a whole, and refuses everyone else. It shows the names of states, and nothing of them.
 *
 * @see https://developer.hashicorp.com/terraform/language/backend/s3#s3-bucket-permissions
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html
 */
export function stateNeeds(
  account: Pick<AccountContext, "partition">,
  deployed: DeployedState | undefined,
): readonly Need[] {
  if (deployed === undefined || deployed.byAnotherRole) return [];
  const { bucketName, key } = deployed;
  const bucket = bucketArn(account, bucketName);
  const state = `${bucket}/${exactly(key)}`;
  return [
    { of: "NamesOfStates", resources: [bucket], reads: ["s3:ListBucket"] },
    {
      of: "State",
      resources: [state],
      reads: ["s3:GetObject"],
      writes: ["s3:PutObject"],
    },
    {
      of: "LockOfState",
      resources: [`${state}.tflock`],
      writes: ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"],
    },
    ...stateKeyNeeds(deployed),
  ];
}

/** A key as a policy matches it to the letter, which would take `*`, `?` and `${…}` for others. */
function exactly(key: string): string {
  return key.replaceAll(/[*?$]/g, policyVariable);
}

/** S3 decrypts and encrypts with the key for whoever asks it for the state; nobody can use the key past S3. */
function stateKeyNeeds({ kmsKeyArn }: DeployedState): readonly Need[] {
  const region = kmsKeyArn && kmsParts(kmsKeyArn)?.region;
  if (kmsKeyArn === undefined || region === undefined) return [];
  return [
    {
      verb: "Use",
      of: "KeyOfState",
      resources: [kmsKeyArn],
      reads: ["kms:Decrypt"],
      writes: ["kms:GenerateDataKey"],
      condition: {
        test: "StringLike",
        variable: "kms:ViaService",
        values: [`s3.${region}.*`],
      },
    },
  ];
}
