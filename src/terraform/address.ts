/**
 * The name of a resource in its Terraform address, from the ids of the constructs that lead to it.
 *
 * The ids are joined by underscores. `Default` is left out, as everywhere in CDKTF, and so is a last id that only
 * repeats the type: the construct `backups/versioning` of the type `aws_s3_bucket_versioning` is
 * `aws_s3_bucket_versioning.backups`. There is no hash: ids hold no underscore, so that no two paths meet in one name.
 */
export function addressName(
  ids: readonly string[],
  terraformType: string,
): string {
  const shown = ids.filter((id) => id !== "Default");
  const kind = terraformType.replaceAll("_", "-");
  const last = shown.at(-1) ?? "";
  const repeated = shown.length > 1 && kind.endsWith(`-${last}`);
  return (repeated ? shown.slice(0, -1) : shown)
    .join("_")
    .replaceAll(/[^\w-]/g, "-")
    .replace(/^(?=[^A-Za-z_])/, "_");
}
