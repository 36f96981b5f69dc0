import type { Resources } from "./import-ids";

/** Instead of an address: what the clicks of the guide have made. */
export const GUIDE = "guide";

/** What the clicks of the guide have made, and what S3 itself gives every bucket. */
const MADE_BY_GUIDE = (firstJob: string) => [
  "aws_iam_openid_connect_provider.github",
  `aws_iam_role.${firstJob}`,
  "aws_s3_bucket.backups",
  "aws_s3_bucket_public_access_block.backups",
  "aws_s3_bucket_ownership_controls.backups",
  "aws_s3_bucket_versioning.backups",
  "aws_s3_bucket_server_side_encryption_configuration.backups",
  "aws_s3_bucket_policy.backups",
];

/** The addresses that are to be taken over, each once. */
export function adoptedAddresses(
  adopt: readonly string[],
  firstJob: string,
): readonly string[] {
  const all = adopt.flatMap((one) =>
    one === GUIDE ? MADE_BY_GUIDE(firstJob) : [one],
  );
  return [...new Set(all)];
}

/** The addresses of all resources of a stack. */
export function addressesOf(resources: Resources): readonly string[] {
  return Object.entries(resources).flatMap(([type, named]) =>
    Object.keys(named).map((name) => `${type}.${name}`),
  );
}
