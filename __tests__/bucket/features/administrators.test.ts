import { DESTRUCTIVE_ACTIONS } from "../../../src/bucket/features";
import { administrators } from "../../../src/bucket/features/administrators";
import { grantStatements } from "../../../src/bucket/features/grants";
import type { NamedRole } from "../../../src/bucket/site";

const administrator = "arn:aws:iam::123456789012:role/administrator";
const whole = { arn: "arn:aws:iam::123456789012:role/whole" };
const folder = { arn: "arn:aws:iam::123456789012:role/a", prefix: "a" };

/** Whom the denial of everything destructive is for, under which conditions. */
const refused = (jobs: readonly NamedRole[], named?: readonly string[]) =>
  administrators
    .statements?.(
      { administrators: named },
      {
        bucketArn: "arn:aws:s3:::neon-s3-backup",
        account: { partition: "aws", accountId: "123456789012" },
        grants: [],
        jobs,
        destructive: DESTRUCTIVE_ACTIONS,
      },
    )
    .map(({ principals, condition }) => [
      principals?.flatMap(({ identifiers }) => identifiers),
      ...(condition ?? []).map(({ test, values }) => [test, ...values]),
    ]);

test("nothing that a backup takes is destructive: a deleted backup can be brought back", () => {
  const granted = grantStatements("arn:aws:s3:::b", [whole], []).flatMap(
    ({ actions }) => actions,
  );
  expect(granted).toHaveLength(4);
  expect(granted.filter((one) => DESTRUCTIVE_ACTIONS.includes(one))).toEqual(
    [],
  );
});

test("what is destructive is said once, in order", () => {
  expect(DESTRUCTIVE_ACTIONS).toEqual([...new Set(DESTRUCTIVE_ACTIONS)].sort());
});

test("where administrators are named, it is refused to all but them and the account's root user", () => {
  const all = [
    [["*"], ["ArnNotEquals", administrator, "arn:aws:iam::123456789012:root"]],
  ];
  for (const jobs of [[], [whole], [folder]])
    expect(refused(jobs, [administrator])).toEqual(all);
});

test("where none are named, it is refused to jobs, by name or by the tag that each has with a prefix", () => {
  const byTag = [[["*"], ["Null", "false"]]];
  expect(refused([whole])).toEqual([[[whole.arn]]]);
  expect(refused([folder])).toEqual(byTag);
  // Any number of roles is one statement of the same size, and an empty prefix is a prefix.
  expect(refused([folder, { ...whole, prefix: "b" }])).toEqual(byTag);
  expect(refused([{ ...whole, prefix: "" }])).toEqual(byTag);
});

test("where none are named and there are no jobs, it is refused to nobody", () => {
  expect(refused([])).toEqual([]);
});
