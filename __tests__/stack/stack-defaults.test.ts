import { Token } from "cdktf";
import { stackAudiences, stackPartition } from "../../src/stack/stack-defaults";
import { GUIDE } from "../support/synth";

const unknownRegion = Token.asString({ resolve: () => "cn-north-1" });

test("a stack is in its region's partition", () => {
  expect(stackPartition(GUIDE)).toBe("aws");
  expect(stackPartition({ ...GUIDE, region: "cn-north-1" })).toBe("aws-cn");
});

test("a region that only Terraform knows is in the partition that the stack says", () => {
  const props = { ...GUIDE, region: unknownRegion };
  expect(stackPartition({ ...props, partition: "aws-cn" })).toBe("aws-cn");
  expect(stackPartition(props)).toBe("aws");
});

test("the audience is that of the partition's token service", () => {
  expect(stackAudiences(GUIDE)).toEqual(["sts.amazonaws.com"]);
  expect(stackAudiences({ ...GUIDE, region: "us-gov-west-1" })).toEqual([
    "sts.amazonaws.com",
  ]);
  expect(stackAudiences({ ...GUIDE, region: "cn-northwest-1" })).toEqual([
    "sts.amazonaws.com.cn",
  ]);
});

test("audiences that are given take its place", () => {
  expect(
    stackAudiences({ ...GUIDE, identityProvider: { audiences: ["a", "b"] } }),
  ).toEqual(["a", "b"]);
});
