import { didYouMean } from "../validation/did-you-mean";

/** A partition of AWS: a group of regions with accounts, ARNs and endpoints of its own. */
export type Partition = keyof typeof REGIONS;

/**
 * The regions of each partition.
 *
 * @see https://docs.aws.amazon.com/general/latest/gr/rande.html
 */
const REGIONS = {
  aws: words(`
    af-south-1
    ap-east-1 ap-east-2
    ap-northeast-1 ap-northeast-2 ap-northeast-3
    ap-south-1 ap-south-2
    ap-southeast-1 ap-southeast-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 ap-southeast-6 ap-southeast-7
    ca-central-1 ca-west-1
    eu-central-1 eu-central-2
    eu-north-1
    eu-south-1 eu-south-2
    eu-west-1 eu-west-2 eu-west-3
    il-central-1
    me-central-1 me-south-1
    mx-central-1
    sa-east-1
    us-east-1 us-east-2 us-west-1 us-west-2`),
  "aws-cn": words("cn-north-1 cn-northwest-1"),
  "aws-eusc": words("eusc-de-east-1"),
  "aws-us-gov": words("us-gov-east-1 us-gov-west-1"),
} as const;

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}

/** Every partition that has regions which GitHub's tokens can reach. */
export const PARTITIONS = Object.keys(REGIONS) as readonly Partition[];

/** Every region of every partition. */
export const ALL_REGIONS: readonly string[] = Object.values(REGIONS).flat();

/** The form of a region's name: an area, a direction and a number. */
const FORM =
  /^(?:[a-z]{2}|us-gov|eusc-[a-z]{2})-(?:central|(?:north|south)?(?:east|west)|north|south)-[1-9]$/;

/**
 * The partition that a region belongs to: for a region that is not listed the one that its name begins with, since AWS
 * opens some each year; `undefined` for what no region can be called.
 */
export function partitionOf(region: unknown): Partition | undefined {
  if (typeof region !== "string" || !FORM.test(region)) return undefined;
  return (
    PARTITIONS.find((partition) => REGIONS[partition].includes(region)) ??
    PARTITIONS.find((partition) =>
      region.startsWith(`${partition.replace(/^aws-?/, "")}-`),
    ) ??
    "aws"
  );
}

/** What to tell somebody whose region is none that is listed; `undefined` where it is. */
export function unlistedRegionWarning(region: string): string | undefined {
  return ALL_REGIONS.includes(region) || partitionOf(region) === undefined
    ? undefined
    : `the region ${region} is not among those known here: if AWS has opened it since, ask for a provider that knows it, and if it has not, ${regionFix(region)}`;
}

/** What to write instead of a region that does not exist. */
export function regionFix(region: string): string {
  return didYouMean(
    region.replace(/^aws-/, ""),
    ALL_REGIONS,
    'write a region of AWS, such as "us-east-1"',
  );
}

/**
 * The audience of tokens for a partition's security token service.
 *
 * @see https://github.com/aws-actions/configure-aws-credentials#oidc-audience
 */
export function stsAudience(partition: Partition): string {
  return partition === "aws-cn" ? "sts.amazonaws.com.cn" : "sts.amazonaws.com";
}
