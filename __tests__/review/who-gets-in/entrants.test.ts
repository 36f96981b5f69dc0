import { statementsOf } from "../../../src/review/policy/statement";
import { entrants } from "../../../src/review/who-gets-in/entrants";

const PROVIDER = "arn:aws:iam::123456789012:oidc-provider/token.example.com";

function who(statement: object) {
  const statements = statementsOf({
    Statement: { Effect: "Allow", Action: "sts:AssumeRole", ...statement },
  });
  return statements?.flatMap(entrants).map(({ text }) => text);
}

function withToken(condition: object, action: unknown = USUAL) {
  return who({
    Principal: { Federated: PROVIDER },
    Action: action,
    Condition: condition,
  });
}

const USUAL = "sts:AssumeRoleWithWebIdentity";
const BY = `, by \`${PROVIDER}\``;

test("each subject is a line, and the usual audience needs no word", () => {
  expect(
    withToken({
      StringEquals: {
        "token.example.com:aud": "sts.amazonaws.com",
        "token.example.com:sub": [
          "repo:o/r:pull_request",
          "repo:o/s:ref:refs/heads/main",
        ],
      },
    }),
  ).toEqual([
    `repository \`o/r\`, pull requests${BY}`,
    `repository \`o/s\`, branch \`main\`${BY}`,
  ]);
});

test("another audience and further claims are told", () => {
  expect(
    withToken({
      StringEquals: {
        "token.example.com:aud": "other",
        "token.example.com:sub": "repo:o/r:pull_request",
      },
      StringLike: { "token.example.com:job_workflow_ref": "o/r/*" },
    }),
  ).toEqual([
    `repository \`o/r\`, pull requests${BY}, if \`token.example.com:aud\` is \`other\` and \`token.example.com:job_workflow_ref\` is like \`o/r/*\``,
  ]);
});

test("a pattern of subjects is a wildcard", () => {
  expect(
    withToken({ StringLike: { "token.example.com:sub": "repo:o/*" } }),
  ).toEqual([`tokens with the subject \`repo:o/*\` (**wildcard**)${BY}`]);
});

test("no condition on the subject lets in everyone who has a token", () => {
  expect(withToken({})).toEqual([
    `**everyone** with a token of \`${PROVIDER}\` (**wildcard**)`,
  ]);
});

test("a condition that is no match of the subject is told as it is", () => {
  expect(
    withToken({ StringNotEquals: { "token.example.com:sub": "a" } }),
  ).toEqual([
    `**everyone** with a token of \`${PROVIDER}\` (**wildcard**), if \`token.example.com:sub\` is not \`a\``,
  ]);
});

test("what else the bearer may do is told", () => {
  expect(
    withToken(
      { StringEquals: { "token.example.com:sub": "repo:o/r:pull_request" } },
      [USUAL, "sts:TagSession"],
    ),
  ).toEqual([
    `repository \`o/r\`, pull requests${BY}, who may also \`sts:TagSession\``,
  ]);
  expect(who({ Principal: "*", Action: "*" })?.[0]).toMatch(
    /, who may also `\*`$/,
  );
});

test.each([
  [{ AWS: "*" }, "**everyone** (**wildcard**)"],
  [{ AWS: "123456789012" }, "whomever the account `123456789012` lets"],
  [
    { AWS: "arn:aws:iam::123456789012:root" },
    "whomever the account `123456789012` lets",
  ],
  [{ AWS: "arn:aws:iam::1:role/a" }, "`arn:aws:iam::1:role/a`"],
  [{ Service: "s3.amazonaws.com" }, "the service `s3.amazonaws.com`"],
  [
    { Federated: "arn:aws:iam::1:saml-provider/a" },
    "users of the SAML provider `arn:aws:iam::1:saml-provider/a`",
  ],
  [{ CanonicalUser: "a" }, "`CanonicalUser` `a`"],
])("the principal %j is told", (Principal, words) => {
  expect(who({ Principal })).toEqual([words]);
});

test("all but some is told", () => {
  expect(who({ NotPrincipal: { AWS: "arn:aws:iam::1:role/a" } })).toEqual([
    "**everyone but** `arn:aws:iam::1:role/a`",
  ]);
  expect(
    who({
      Principal: "*",
      Action: undefined,
      NotAction: "sts:TagSession",
    })?.[0],
  ).toMatch(/, who may also everything but `sts:TagSession`$/);
});
