import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Credentials, OWNER } from "./aws-cli";
import { tool } from "./tools";

const ENCRYPTION = "aws_s3_bucket_server_side_encryption_configuration";

type Json = Record<string, unknown>;

/**
 * Puts what the emulator needs over a stack, in a file that Terraform merges into the synthesized JSON. That one stays
 * as it is to the byte, and so do the settings of the AWS provider that are not named here.
 *
 * @see https://developer.hashicorp.com/terraform/language/files/override
 */
export function writeOverlay(
  stackFolder: string,
  emulatorUrl: string,
  { AccessKeyId, SecretAccessKey, SessionToken }: Credentials = OWNER,
): void {
  const overlay = {
    provider: {
      aws: providers(stackFolder).map(({ alias }) => ({
        ...(alias !== undefined && { alias }),
        access_key: AccessKeyId,
        secret_key: SecretAccessKey,
        token: SessionToken,
        skip_credentials_validation: true,
        skip_metadata_api_check: true,
        s3_use_path_style: true,
        endpoints: [
          {
            cloudwatch: emulatorUrl,
            events: emulatorUrl,
            iam: emulatorUrl,
            kms: emulatorUrl,
            logs: emulatorUrl,
            s3: emulatorUrl,
            s3control: emulatorUrl,
            sns: emulatorUrl,
            sts: emulatorUrl,
          },
        ],
      })),
    },
    ...olderProvider(),
    resource: { [ENCRYPTION]: knownEncryption(stackFolder) },
  };
  forgetKeptLock(stackFolder);
  writeFileSync(
    join(stackFolder, "emulator_override.tf.json"),
    JSON.stringify(overlay, undefined, 2),
  );
}

/** The AWS providers of a stack: one for each region that it needs. */
function providers(stackFolder: string): { alias?: string }[] {
  const { provider } = JSON.parse(
    readFileSync(join(stackFolder, "cdk.tf.json"), "utf8"),
  ) as { provider: { aws: { alias?: string }[] } };
  return provider.aws;
}

/** Where no version in the project's range can be had, the one that can. */
function olderProvider(): Json {
  const { version, inRange } = tool("terraform").provider;
  if (inRange) return {};
  return {
    terraform: {
      required_providers: { aws: { source: "hashicorp/aws", version } },
    },
  };
}

/** A lock file that is kept for the stack names a provider in the range. One that an init has written stays. */
function forgetKeptLock(stackFolder: string): void {
  const { inRange } = tool("terraform").provider;
  if (!inRange && !existsSync(join(stackFolder, ".terraform")))
    rmSync(join(stackFolder, ".terraform.lock.hcl"), { force: true });
}

/**
 * The rules for encryption without `blocked_encryption_types`, which providers before 6.25 don't know, and which the
 * emulator takes and forgets. A nested block can only be overridden as a whole, so the rest of it is copied.
 */
function knownEncryption(stackFolder: string): Json {
  const { resource } = JSON.parse(
    readFileSync(join(stackFolder, "cdk.tf.json"), "utf8"),
  ) as { resource: Record<string, Record<string, { rule: Json[] }>> };
  return Object.fromEntries(
    Object.entries(resource[ENCRYPTION] ?? {}).map(([name, { rule }]) => [
      name,
      { rule: rule.map((one) => without(one, "blocked_encryption_types")) },
    ]),
  );
}

function without(object: Json, key: string): Json {
  return Object.fromEntries(
    Object.entries(object).filter(([name]) => name !== key),
  );
}
