import { ALL_REGIONS, regionFix } from "../aws/regions";
import type { Problems } from "../validation/problems";
import { isText, isUnknown } from "../validation/shape";

/** Checks where the database is: a region id of Neon, or a region of AWS. */
export function checkDatabaseRegion(
  problems: Problems,
  path: string,
  value: unknown,
): void {
  if (!isText(problems, path, value) || /^azure-[a-z0-9]+$/.test(value)) return;
  const region = value.replace(/^aws-/, "");
  if (!ALL_REGIONS.includes(region))
    problems.add(
      path,
      'must be a region id of Neon, such as "aws-us-east-1" or "azure-eastus2", or a region of AWS',
      value,
      regionFix(region),
    );
}

/**
 * What to tell somebody whose database is elsewhere than the bucket.
 *
 * @returns the warning, or `undefined` if both are in one region
 * @see https://neon.com/docs/introduction/regions
 */
export function databaseRegionWarning(
  bucketRegion: string,
  databaseRegion: string | undefined,
): string | undefined {
  if (
    databaseRegion === undefined ||
    isUnknown(databaseRegion) ||
    isUnknown(bucketRegion) ||
    databaseRegion.replace(/^aws-/, "") === bucketRegion
  )
    return undefined;
  return databaseRegion.startsWith("azure-")
    ? `the database is in ${databaseRegion}, another cloud than the bucket's ${bucketRegion}: every backup and restore crosses the internet, which takes longer and is charged as outbound transfer`
    : `the database is in ${databaseRegion} and the bucket in ${bucketRegion}: every backup and restore crosses regions, which takes longer and is charged as transfer between regions; the bucket is best in ${databaseRegion.replace(/^aws-/, "")}`;
}
