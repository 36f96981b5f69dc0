import {
  EVERYONE,
  policyJson,
  policyLiteral,
  type PolicyStatement,
  policyVariable,
} from "../../src/aws/policy-document";

test("a policy variable is spelled as aws_iam_policy_document has it", () => {
  expect(policyVariable("aws:PrincipalTag/backup-prefix")).toBe(
    "&{aws:PrincipalTag/backup-prefix}",
  );
});

test.each([
  ["main", "main"],
  ["a$b", "a&{$}b"],
  ["${aws:username}", "&{$}{aws:username}"],
  ["$${x}", "&{$}&{$}{x}"],
  ["%{if x}", "%%{if x}"],
  ["%d", "%d"],
  ["$%{x}", "&{$}%%{x}"],
])("the text %s is taken literally as %s", (text, expected) => {
  expect(policyLiteral(text)).toBe(expected);
});

const statement: PolicyStatement = {
  sid: "One",
  effect: "Allow",
  actions: ["s3:GetObject"],
  principals: [{ type: "AWS", identifiers: ["arn:aws:iam::1:role/a"] }],
};

test("a policy is JSON without white space, in which a list of one is the one", () => {
  expect(
    policyJson([{ ...statement, resources: ["arn:aws:s3:::bucket/*"] }]),
  ).toBe(
    '{"Version":"2012-10-17","Statement":[{"Sid":"One","Effect":"Allow",' +
      '"Principal":{"AWS":"arn:aws:iam::1:role/a"},"Action":"s3:GetObject",' +
      '"Resource":"arn:aws:s3:::bucket/*"}]}',
  );
});

test("a policy has lists where there are several, and conditions by test and key", () => {
  expect(
    JSON.parse(
      policyJson([
        statement,
        {
          sid: "Two",
          effect: "Deny",
          actions: ["s3:GetObject", "s3:PutObject"],
          principals: [{ type: "AWS", identifiers: ["a", "b"] }],
          resources: ["c", "d"],
          condition: [
            { test: "StringEquals", variable: "host:aud", values: ["x"] },
            { test: "StringEquals", variable: "host:sub", values: ["y", "z"] },
            { test: "StringLike", variable: "s3:prefix", values: ["p/*"] },
          ],
        },
      ]),
    ),
  ).toEqual({
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "One",
        Effect: "Allow",
        Principal: { AWS: "arn:aws:iam::1:role/a" },
        Action: "s3:GetObject",
      },
      {
        Sid: "Two",
        Effect: "Deny",
        Principal: { AWS: ["a", "b"] },
        Action: ["s3:GetObject", "s3:PutObject"],
        Resource: ["c", "d"],
        Condition: {
          StringEquals: { "host:aud": "x", "host:sub": ["y", "z"] },
          StringLike: { "s3:prefix": "p/*" },
        },
      },
    ],
  });
});

test("a policy shows variables and literal text as AWS gets them", () => {
  const values = [policyVariable("aws:username"), policyLiteral("${x} %{y}")];
  expect(
    policyJson([
      {
        ...statement,
        condition: [{ test: "StringLike", variable: "s3:prefix", values }],
      },
    ]),
  ).toContain('"s3:prefix":["${aws:username}","${$}{x} %{y}"]');
});

test("everyone is written as AWS has it, and so is everyone beside others", () => {
  const principalOf = (principals: PolicyStatement["principals"]) => {
    const { Statement } = JSON.parse(
      policyJson([{ ...statement, effect: "Deny", principals }]),
    ) as { Statement: { Principal?: unknown }[] };
    return Statement.map(({ Principal }) => Principal);
  };
  expect(EVERYONE).toEqual([{ type: "*", identifiers: ["*"] }]);
  expect(principalOf(EVERYONE)).toEqual(["*"]);
  expect(principalOf([...(statement.principals ?? []), ...EVERYONE])).toEqual([
    "*",
  ]);
  expect(principalOf(statement.principals)).toEqual([
    { AWS: "arn:aws:iam::1:role/a" },
  ]);
});

test("services and accounts stand by their type", () => {
  expect(
    policyJson([
      {
        ...statement,
        principals: [
          { type: "Service", identifiers: ["s3.amazonaws.com"] },
          { type: "AWS", identifiers: ["a", "b"] },
        ],
      },
    ]),
  ).toContain(
    '"Principal":{"Service":"s3.amazonaws.com","AWS":["a","b"]},"Action"',
  );
});

test("the policy of a role or a user has no principal at all", () => {
  const { principals, ...ofRole } = statement;
  expect(principals).toBeDefined();
  expect(policyJson([ofRole])).toBe(
    '{"Version":"2012-10-17","Statement":[{"Sid":"One","Effect":"Allow","Action":"s3:GetObject"}]}',
  );
});
