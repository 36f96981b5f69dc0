import { statementsOf } from "../../../src/review/policy/statement";
import {
  allowsAllBut,
  allowsEverything,
  tooMuch,
} from "../../../src/review/policy/too-much";

function read(statement: object) {
  const [one] = statementsOf({
    Statement: { Effect: "Allow", Resource: "*", ...statement },
  }) as NonNullable<ReturnType<typeof statementsOf>>;
  return one as NonNullable<typeof one>;
}

test.each([
  ["*", true],
  ["iam:*", true],
  ["i*", true],
  ["iam:PassRole", true],
  ["sts:AssumeRole", true],
  ["iam:Get*", false],
  ["s3:*", false],
  ["sts:GetCallerIdentity", false],
])("%s is too much: %j", (Action, isMuch) => {
  expect(tooMuch(read({ Action })).length > 0).toBe(isMuch);
  expect(tooMuch(read({ Action, Effect: "Deny" }))).toEqual([]);
});

test("all actions are too much on everything, and not on one bucket or of what is one resource's own", () => {
  expect(allowsEverything(read({ Action: "*" }))).toBe(true);
  expect(
    allowsEverything(read({ Action: "*", Resource: "arn:aws:s3:::a" })),
  ).toBe(false);
  expect(allowsEverything(read({ Action: "*", Principal: "*" }))).toBe(false);
  expect(tooMuch(read({ Action: "iam:PassRole", Resource: "arn:a" }))).toEqual([
    "iam:PassRole",
  ]);
});

test("all but some is too much on everything", () => {
  expect(allowsAllBut(read({ NotAction: "iam:*" }))).toBe(true);
  expect(allowsAllBut(read({ NotAction: "iam:*", Effect: "Deny" }))).toBe(
    false,
  );
  expect(allowsAllBut(read({ NotAction: "iam:*", Resource: "arn:a" }))).toBe(
    false,
  );
});
