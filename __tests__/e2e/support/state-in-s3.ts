import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Credentials, OWNER } from "./aws-cli";

/**
 * What a state backend in S3 needs on the emulator beside what was synthesized, as `terraform init` takes it.
 *
 * @returns the argument for `terraform init`
 * @see https://developer.hashicorp.com/terraform/language/backend#partial-configuration
 */
export function stateOnEmulator(
  stackFolder: string,
  url: string,
  { AccessKeyId, SecretAccessKey, SessionToken = "" }: Credentials = OWNER,
): string {
  const file = join(stackFolder, "emulator.tfbackend");
  writeFileSync(
    file,
    `access_key = "${AccessKeyId}"
secret_key = "${SecretAccessKey}"
token      = "${SessionToken}"
endpoints = {
  iam = "${url}"
  s3  = "${url}"
  sts = "${url}"
}
use_path_style              = true
skip_credentials_validation = true
skip_metadata_api_check     = true
`,
  );
  return `-backend-config=${file}`;
}
