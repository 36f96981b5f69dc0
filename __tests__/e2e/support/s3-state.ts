import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Credentials, OWNER } from "./aws-cli";

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
