import { saidOf } from "../../support/said-of";

const type = "aws_iam_role_policies_exclusive";
const inline = (...policy_names: string[]) => ({
  role_name: "a",
  policy_names,
});
const attached = (...policy_arns: string[]) => ({
  role_name: "a",
  policy_arns,
});
const ADMIN = "arn:aws:iam::aws:policy/AdministratorAccess";

test("what is taken out is told, as it may deny", () => {
  expect(
    saidOf({ type, before: inline("all", "own"), after: inline("own") }),
  ).toEqual([
    "look, not judged: **taken out** as no others may stay: `all`, which may hold denials",
  ]);
  expect(
    saidOf({
      type: "aws_iam_role_policy_attachments_exclusive",
      before: attached(ADMIN),
      after: attached(),
    }),
  ).toEqual([
    `look, not judged: **taken out** as no others may stay: **\`${ADMIN}\`**, which **allows too much**, which may hold denials`,
  ]);
});

test("what may be there from now on is told", () => {
  expect(saidOf({ type, before: inline(), after: inline("all") })).toEqual([
    "look, what they may do: may have: `all`",
  ]);
});

test("a new list takes nothing away that a plan could show, and one that ends takes nothing away", () => {
  expect(saidOf({ type, after: inline() })).toEqual([]);
  expect(saidOf({ type, before: inline("own") })).toEqual([
    "nothing, what goes: **destroyed**",
    "nothing, what they may do: others can be added **unseen** from now on",
  ]);
});
