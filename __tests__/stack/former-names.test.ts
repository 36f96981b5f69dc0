import { GUIDE, prefixedJob, synthStack } from "../support/synth";

const restore = {
  roleName: "restore",
  trust: [{ repository: "octo-org/octo-repo", environment: "restore" }],
};
const job = GUIDE.backups[0] as (typeof GUIDE.backups)[0];

const moved = (...backups: (typeof GUIDE)["backups"]) =>
  (synthStack({ backups }) as { moved?: unknown }).moved;

test("the role of a job moves from its former name to its own", () => {
  expect(moved({ ...job, formerName: "old" })).toEqual([
    { from: "aws_iam_role.old", to: "aws_iam_role.acme-co-prod" },
  ]);
});

test("of several names each moves to the next one, so that a state of any age finds its way", () => {
  expect(moved({ ...job, formerName: ["oldest", "old"] })).toEqual([
    { from: "aws_iam_role.oldest", to: "aws_iam_role.old" },
    { from: "aws_iam_role.old", to: "aws_iam_role.acme-co-prod" },
  ]);
});

test("the role that restores moves along, with its policy", () => {
  expect(moved({ ...job, formerName: "old", restore })).toEqual([
    { from: "aws_iam_role.old", to: "aws_iam_role.acme-co-prod" },
    {
      from: "aws_iam_role.old-restore",
      to: "aws_iam_role.acme-co-prod-restore",
    },
    {
      from: "aws_iam_role_policy.old-restore",
      to: "aws_iam_role_policy.acme-co-prod-restore",
    },
  ]);
});

test("the jobs move each by itself, and those that have always had their names not at all", () => {
  const [one, two, three] = ["one", "two", "three"].map(prefixedJob) as [
    typeof job,
    typeof job,
    typeof job,
  ];
  expect(
    moved({ ...one, formerName: "a" }, two, { ...three, formerName: "c" }),
  ).toEqual([
    { from: "aws_iam_role.a", to: "aws_iam_role.one" },
    { from: "aws_iam_role.c", to: "aws_iam_role.three" },
  ]);
  expect(moved(one, two)).toBeUndefined();
});

test("all that moves is there to move to", () => {
  const { resource, ...json } = synthStack({
    backups: [{ ...job, formerName: "old", restore }],
  });
  const { moved } = json as unknown as { moved: { to: string }[] };
  const addresses = Object.entries(resource).flatMap(([type, named]) =>
    Object.keys(named).map((name) => `${type}.${name}`),
  );

  expect(addresses).toEqual(expect.arrayContaining(moved.map(({ to }) => to)));
});
