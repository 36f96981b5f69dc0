import { restoreWarnings } from "../../../src/bucket/restore/restore-warnings";

const EXISTING = {
  source: "existing",
  arn: "arn:aws:kms:us-east-1:123456789012:key/1234",
} as const;

test("the policy of a key that exists must let roles that restore decrypt", () => {
  expect(restoreWarnings({ kmsKey: EXISTING }, true)).toEqual([
    expect.stringMatching(
      /^The policy of the key of `kmsKey` must let the roles of `restore` decrypt/,
    ),
  ]);
});

test("nothing is to be said of a key that is made here, or where no role restores", () => {
  expect(restoreWarnings({ kmsKey: { source: "create" } }, true)).toEqual([]);
  expect(restoreWarnings({}, true)).toEqual([]);
  expect(restoreWarnings({ kmsKey: EXISTING }, false)).toEqual([]);
});
