import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { S3State } from "../../../src";
import { type AwsCli, type Credentials, OWNER } from "./aws-cli";

/** A state in S3, as little as can be said of it. */
export const STATE: S3State = {
  type: "s3",
  bucket: "octo-org-terraform-state",
  region: "us-east-1",
};

/** Makes the bucket for states, which must be there before. */
export async function makeStateBucket(aws: AwsCli): Promise<void> {
  await aws.json("s3api", "create-bucket", "--bucket", STATE.bucket);
}

/** The keys of what is in the bucket for states. */
export function stateKeys(aws: AwsCli): Promise<string[]> {
  return aws.json(
    ...["s3api", "list-objects-v2", "--bucket", STATE.bucket],
    ...["--query", "sort(Contents[].Key)"],
  );
}

interface Synthesized {
  readonly terraform: { readonly backend: { readonly s3: object } };
}

/**
 * Turns a stack's state in S3 to an emulator, in the hands of its owner or of somebody else, in a file that Terraform
 * merges into the synthesized JSON. All that the stack says of its state stays as it is.
 */
export function overlayS3Backend(
  stackFolder: string,
  url: string,
  { AccessKeyId, SecretAccessKey, SessionToken }: Credentials = OWNER,
): void {
  const { terraform } = JSON.parse(
    readFileSync(join(stackFolder, "cdk.tf.json"), "utf8"),
  ) as Synthesized;
  const s3 = {
    ...terraform.backend.s3,
    access_key: AccessKeyId,
    secret_key: SecretAccessKey,
    token: SessionToken,
    skip_credentials_validation: true,
    skip_metadata_api_check: true,
    skip_requesting_account_id: true,
    use_path_style: true,
    endpoints: { s3: url },
  };
  writeFileSync(
    join(stackFolder, "backend_override.tf.json"),
    JSON.stringify({ terraform: { backend: { s3 } } }),
  );
}
