import type { Trust } from "../../src/trust/trust";
import {
  checkTrustSize,
  type ProviderFacts,
} from "../../src/trust/trust-size-rules";
import { problemsOf } from "../support/problems-of";
import { FACTS, SERVER } from "../support/trust-fixtures";

const ISSUER = "token.actions.githubusercontent.com";

/** The policy as AWS counts it, written by hand but for the subject. */
const policyFor = (
  sub: string,
  { partition = "aws", issuer = ISSUER, audience = "sts.amazonaws.com" } = {},
) =>
  `{"Version":"2012-10-17","Statement":[{"Sid":"AssumeByExactSubject","Effect":"Allow",` +
  `"Principal":{"Federated":"arn:${partition}:iam::000000000000:oidc-provider/${issuer}"},` +
  `"Action":"sts:AssumeRoleWithWebIdentity","Condition":{"StringEquals":{` +
  `"${issuer}:aud":"${audience}","${issuer}:sub":"${sub}"}}}]}`;

/** A branch that makes the policy as long as asked. */
const branchFor = (
  characters: number,
  options?: Parameters<typeof policyFor>[1],
) =>
  "b".repeat(
    characters - policyFor("repo:o/r:ref:refs/heads/", options).length,
  );

const linesFor = (
  trust: readonly Trust[],
  facts: ProviderFacts = FACTS,
  audience?: string,
) =>
  problemsOf((problems) =>
    checkTrustSize(
      problems,
      "trust",
      { roleName: "role", trust, audience },
      facts,
    ),
  );

const tooLong = (characters: number, entries: number) =>
  `trust: must make a trust policy of at most 2048 characters, AWS's quota, got "${characters} characters from ${entries} entries": remove entries, or trust one repository whose workflow the others call`;

test("a trust policy of 2048 characters is taken, one of 2049 is refused", () => {
  expect(linesFor([{ repository: "o/r", branch: branchFor(2048) }])).toEqual(
    [],
  );
  expect(linesFor([{ repository: "o/r", branch: branchFor(2049) }])).toEqual([
    tooLong(2049, 1),
  ]);
});

test("many entries together are too long for one role", () => {
  const entries = (count: number) =>
    Array.from({ length: count }, (_, n) => ({
      repository: `octo-org/octo-repo-${n}`,
      branch: "main",
    }));
  expect(linesFor(entries(30))).toEqual([]);
  expect(linesFor(entries(40))).toEqual([
    expect.stringMatching(
      /^trust: must make .*, got "\d{4} characters from 40 entries": remove entries, or trust one repository whose workflow the others call$/,
    ),
  ]);
});

describe("what else is in the policy counts as well", () => {
  it.each<[string, ProviderFacts, string | undefined, object]>([
    [
      "the partition",
      { ...FACTS, partition: "aws-us-gov" },
      undefined,
      { partition: "aws-us-gov" },
    ],
    [
      "the provider's first audience",
      { ...FACTS, audiences: ["sts.amazonaws.com.cn", "other"] },
      undefined,
      { audience: "sts.amazonaws.com.cn" },
    ],
    [
      "the role's own audience",
      { ...FACTS, audiences: ["sts.amazonaws.com", "other"] },
      "other",
      { audience: "other" },
    ],
    [
      "the issuer",
      { ...FACTS, issuer: SERVER },
      undefined,
      { issuer: "github.example.com/_services/token" },
    ],
  ])("%s", (_, facts, audience, options) => {
    const linesAt = (characters: number) =>
      linesFor(
        [{ repository: "o/r", branch: branchFor(characters, options) }],
        facts,
        audience,
      );
    expect(linesAt(2048)).toEqual([]);
    expect(linesAt(2049)).toEqual([tooLong(2049, 1)]);
  });
});

test("a dollar counts as the four characters that AWS gets", () => {
  const branch = branchFor(2048);
  const last = (end: string) => [
    { repository: "o/r", branch: branch.slice(0, -4) + end },
  ];
  expect(linesFor(last("$"))).toEqual([]);
  expect(linesFor(last("b$"))).toEqual([tooLong(2049, 1)]);
});
