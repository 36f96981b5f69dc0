import { statementsOf } from "../../../src/review/policy/statement";
import { entrants } from "../../../src/review/who-gets-in/entrants";

const PROVIDER =
  "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com";

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
        "token.actions.githubusercontent.com:aud": "sts.amazonaws.com",
        "token.actions.githubusercontent.com:sub": [
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
        "token.actions.githubusercontent.com:aud": "other",
        "token.actions.githubusercontent.com:sub": "repo:o/r:pull_request",
      },
      StringLike: {
        "token.actions.githubusercontent.com:job_workflow_ref": "o/r/*",
      },
    }),
  ).toEqual([
    `repository \`o/r\`, pull requests${BY}, if \`token.actions.githubusercontent.com:aud\` is \`other\` and \`token.actions.githubusercontent.com:job_workflow_ref\` is like \`o/r/*\``,
  ]);
});

test("a pattern of subjects is a wildcard", () => {
  expect(
    withToken({
      StringLike: { "token.actions.githubusercontent.com:sub": "repo:o/*" },
    }),
  ).toEqual([`tokens with the subject \`repo:o/*\` (**wildcard**)${BY}`]);
});

test("no condition on the subject lets in everyone who has a token", () => {
  expect(withToken({})).toEqual([
    `**everyone** with a token of \`${PROVIDER}\` (**wildcard**)`,
  ]);
});

test("a condition that is no match of the subject is told as it is", () => {
  expect(
    withToken({
      StringNotEquals: { "token.actions.githubusercontent.com:sub": "a" },
    }),
  ).toEqual([
    `**everyone** with a token of \`${PROVIDER}\` (**wildcard**), if \`token.actions.githubusercontent.com:sub\` is not \`a\``,
  ]);
});

test("what else the bearer may do is told", () => {
  expect(
    withToken(
      {
        StringEquals: {
          "token.actions.githubusercontent.com:sub": "repo:o/r:pull_request",
        },
      },
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

test.each([
  ["another issuer", "arn:aws:iam::1:oidc-provider/token.example.com"],
  [
    "an issuer whose name begins with GitHub's",
    "arn:aws:iam::1:oidc-provider/token.actions.githubusercontent.com.o.example",
  ],
  [
    "an issuer of a company, which the condition is not on",
    "arn:aws:iam::1:oidc-provider/token.actions.githubusercontent.com/octo",
  ],
])("the subject of %s is not GitHub's", (_, Federated) => {
  expect(
    who({
      Principal: { Federated },
      Action: USUAL,
      Condition: {
        StringEquals: {
          "token.actions.githubusercontent.com:sub": "repo:o/r:pull_request",
        },
      },
    }),
  ).toEqual([
    `tokens with the subject \`repo:o/r:pull_request\`, by \`${Federated}\``,
  ]);
});

test("a company's own issuer is GitHub's", () => {
  const issuer = "token.actions.githubusercontent.com/octo";

  expect(
    who({
      Principal: { Federated: `arn:aws:iam::1:oidc-provider/${issuer}` },
      Action: USUAL,
      Condition: {
        StringEquals: { [`${issuer}:sub`]: "repo:o/r:pull_request" },
      },
    }),
  ).toEqual([expect.stringMatching(/^repository `o\/r`, pull requests/)]);
});
