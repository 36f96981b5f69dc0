import { partitionOf, regionFix } from "../aws/regions";
import { text } from "../validation/kinds";
import { matching } from "../validation/text-rule";
import { isUnknown } from "../validation/values";

/** Where the database is: a region id of Neon, or a region of AWS. */
export const databaseRegion = text(
  matching(
    (value) =>
      /^azure-[a-z0-9]+$/.test(value) ||
      partitionOf(inAws(value)) !== undefined,
    'must be a region id of Neon, such as "aws-us-east-1" or "azure-eastus2", or a region of AWS',
    (value) => regionFix(inAws(value)),
  ),
);

function inAws(region: string): string {
  return region.replace(/^aws-/, "");
}

/**
 * What to tell somebody whose database is elsewhere than the bucket.
 *
 * @returns the warning, or `undefined` if both are in one region
 * @see https://neon.com/docs/introduction/regions
 */
export function databaseRegionWarning(
  bucketRegion: string,
  itsRegion: string | undefined,
): string | undefined {
  if (
    itsRegion === undefined ||
    isUnknown(itsRegion) ||
    isUnknown(bucketRegion) ||
    inAws(itsRegion) === bucketRegion
  )
    return undefined;
  return itsRegion.startsWith("azure-")
    ? `the database is in ${itsRegion}, another cloud than the bucket's ${bucketRegion}: every backup and restore crosses the internet, which takes longer and is charged as outbound transfer`
    : `the database is in ${itsRegion} and the bucket in ${bucketRegion}: every backup and restore crosses regions, which takes longer and is charged as transfer between regions; the bucket is best in ${inAws(itsRegion)}`;
}
