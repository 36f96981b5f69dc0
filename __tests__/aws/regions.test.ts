import {
  ALL_REGIONS,
  partitionOf,
  PARTITIONS,
  regionFix,
  stsAudience,
  unlistedRegionWarning,
} from "../../src/aws/regions";

test("the partitions are those whose regions GitHub's tokens can reach", () => {
  expect(PARTITIONS).toEqual(["aws", "aws-cn", "aws-eusc", "aws-us-gov"]);
});

test("every region is listed once, and looks like one", () => {
  expect(new Set(ALL_REGIONS).size).toBe(ALL_REGIONS.length);
  expect(ALL_REGIONS.filter((r) => !/^[a-z]+(-[a-z]+)+-\d$/.test(r))).toEqual(
    [],
  );
  expect(ALL_REGIONS.length).toBeGreaterThanOrEqual(39);
});

test("every region belongs to one of the partitions", () => {
  for (const region of ALL_REGIONS)
    expect(PARTITIONS).toContain(partitionOf(region));
});

test.each([
  ["us-east-1", "aws"],
  ["eu-central-1", "aws"],
  ["ap-southeast-7", "aws"],
  ["mx-central-1", "aws"],
  ["cn-north-1", "aws-cn"],
  ["cn-northwest-1", "aws-cn"],
  ["eusc-de-east-1", "aws-eusc"],
  ["us-gov-east-1", "aws-us-gov"],
  ["us-gov-west-1", "aws-us-gov"],
  ["us-east-3", "aws"],
  ["nz-north-1", "aws"],
  ["cn-south-1", "aws-cn"],
  ["us-gov-central-1", "aws-us-gov"],
  ["eusc-fr-west-2", "aws-eusc"],
  ["us-iso-east-1", undefined],
  ["us-esat-1", undefined],
  ["us-east-0", undefined],
  ["us-east-11", undefined],
  ["useast-1", undefined],
  ["US-EAST-1", undefined],
  ["us-east-1a", undefined],
  ["", undefined],
])("the region %j is in the partition %j", (region, partition) => {
  expect(partitionOf(region)).toBe(partition);
});

test("a region that is not listed is warned of, and no other is", () => {
  expect(unlistedRegionWarning("us-east-3")).toBe(
    'the region us-east-3 is not among those known here: if AWS has opened it since, ask for a provider that knows it, and if it has not, did you mean "us-east-1"?',
  );
  for (const region of [...ALL_REGIONS, "us-esat-1"])
    expect(unlistedRegionWarning(region)).toBeUndefined();
});

test.each([
  ["us-esat-1", 'did you mean "us-east-1"?'],
  ["US-EAST-1", 'did you mean "us-east-1"?'],
  ["cn-north1", 'did you mean "cn-north-1"?'],
  ["europe", 'write a region of AWS, such as "us-east-1"'],
])("instead of %s one may write: %s", (region, fix) => {
  expect(regionFix(region)).toBe(fix);
});

test.each([
  ["aws", "sts.amazonaws.com"],
  ["aws-eusc", "sts.amazonaws.com"],
  ["aws-us-gov", "sts.amazonaws.com"],
  ["aws-cn", "sts.amazonaws.com.cn"],
] as const)("in the partition %s tokens are made for %s", (partition, aud) => {
  expect(stsAudience(partition)).toBe(aud);
});
