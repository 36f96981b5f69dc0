import { policyJson } from "../../src/aws/policy-document";
import { deployerPolicies } from "../../src/permissions/policies";
import { policyStatements } from "../../src/permissions/policy-statements";
import { EVERYTHING } from "./support/deployed-stacks";

/** Policies with every list of one entry as that entry, as `policyJson` writes them. */
const shortened = (policy: object) =>
  JSON.parse(
    JSON.stringify(policy, (_, value: unknown) =>
      Array.isArray(value) && value.length === 1 && typeof value[0] === "string"
        ? (value[0] as string)
        : value,
    ),
  ) as unknown;

test("a policy says the same as a policy document, condition by condition", () => {
  for (const policy of deployerPolicies(EVERYTHING))
    expect(JSON.parse(policyJson(policyStatements(policy)))).toEqual(
      shortened(policy),
    );
});

test("a statement without conditions has none, and text for Terraform stays text", () => {
  const statement = {
    Sid: "Read",
    Effect: "Allow",
    Action: ["a:Get"],
    Resource: ["*"],
  } as const;
  const of = (Condition?: Record<string, Record<string, string>>) =>
    policyStatements({
      Version: "2012-10-17",
      Statement: [{ ...statement, ...(Condition && { Condition }) }],
    });
  expect(of()).toEqual([
    { sid: "Read", effect: "Allow", actions: ["a:Get"], resources: ["*"] },
  ]);
  expect(of({ StringEquals: { "a:key": "${x}" } })[0]?.condition).toEqual([
    { test: "StringEquals", variable: "a:key", values: ["&{$}{x}"] },
  ]);
});

test("what a policy matches to the letter, a document does as well, and the account's id is left to Terraform", () => {
  const [statement] = policyStatements({
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "Read",
        Effect: "Allow",
        Action: ["s3:GetObject"],
        Resource: [
          "arn:aws:s3:::states/a${*}b${?}c${$}{d}",
          "${TfToken[TOKEN.0]}",
        ],
      },
    ],
  });
  expect(statement?.resources).toEqual([
    "arn:aws:s3:::states/a&{*}b&{?}c&{$}{d}",
    "${TfToken[TOKEN.0]}",
  ]);
});
