import { statementsOf } from "../../../src/review/policy/statement";
import {
  changedWords,
  statementWords,
} from "../../../src/review/policy/statement-words";

function statement(json: object) {
  const [one] = statementsOf({ Statement: json }) ?? [];
  if (one === undefined) throw new Error("no statement");
  return one;
}

const ALLOW = {
  Sid: "Use",
  Effect: "Allow",
  Principal: { AWS: "role", Service: "s3" },
  Action: ["s3:GetObject", "s3:PutObject"],
  Resource: "bucket",
};

test("a statement says who, what, where and when", () => {
  const condition = {
    Bool: { "aws:SecureTransport": "false" },
    StringEquals: { "aws:key": ["a", "b"] },
  };

  expect(statementWords(statement(ALLOW)).text).toBe(
    "**allows** `role`, `s3`: `s3:GetObject`, `s3:PutObject` on `bucket`",
  );
  expect(
    statementWords(statement({ ...ALLOW, Condition: condition })).text,
  ).toMatch(
    /on `bucket`, if `aws:SecureTransport` is `false` and `aws:key` is `a` or `b`$/,
  );
});

test("everyone is called out, and all but some is said", () => {
  expect(
    statementWords(
      statement({
        Effect: "Deny",
        NotPrincipal: { AWS: "role" },
        NotAction: "s3:*",
        NotResource: "bucket",
      }),
    ).text,
  ).toBe(
    "**denies** everyone but `role`: everything but `s3:*` on everything but `bucket`",
  );
  expect(statementWords(statement({ ...ALLOW, Principal: "*" })).text).toMatch(
    /^\*\*allows\*\* \*\*everyone\*\*: /,
  );
});

test("a policy that is attached names nobody", () => {
  expect(statementWords(statement({ Effect: "Allow", Action: "a" })).text).toBe(
    "**allows** `a`",
  );
});

test.each([
  [{ Action: "s3:GetObject" }, "actions removed `s3:PutObject`"],
  [
    { Action: ["s3:GetObject", "s3:PutObject", "s3:*"] },
    "actions added `s3:*`",
  ],
  [
    { Principal: { AWS: "other", Service: "s3" } },
    "principals added `other`; principals removed `role`",
  ],
  [
    { Resource: undefined, NotResource: "bucket" },
    "resources from `bucket` to all but `bucket`",
  ],
  [{ Resource: undefined }, "resources from `bucket` to none"],
  [{ Condition: { Bool: { key: "true" } } }, "now, if `key` is `true`"],
])("a change to %j is told", (part, words) => {
  const [before, after] = [statement(ALLOW), statement({ ...ALLOW, ...part })];

  expect(changedWords(before, after).text).toBe(
    `changed \`Use\`, which **allows**: ${words}`,
  );
});

test("a condition that is gone is told, and an exception is told as one", () => {
  const condition = { Condition: { Bool: { key: "true" } } };
  const except = { Action: undefined, NotAction: ["a"] };

  expect(
    changedWords(
      statement({ ...ALLOW, ...except, ...condition, Effect: "Deny" }),
      statement({ ...ALLOW, ...except, NotAction: ["a", "b"], Effect: "Deny" }),
    ).text,
  ).toBe(
    "changed `Use`, which **denies**: exceptions of actions added `b`; no longer, if `key` is `true`",
  );
});

test("a statement whose variables mean something else says so", () => {
  const one = { ...ALLOW, Resource: "${aws:username}" };
  const [after] = statementsOf({ Version: "2012-10-17", Statement: one }) ?? [];

  expect(changedWords(statement(one), after ?? statement(one)).text).toMatch(
    /: other policy variables$/,
  );
});
