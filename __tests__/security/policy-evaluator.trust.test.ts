import { assumeRoleDecision } from "../support/policy-evaluator";
import type { IamPolicy, IamStatement } from "../support/rendered-policy";
import type { Claims } from "../support/web-identity";

const ISSUER = "token.actions.githubusercontent.com";
const TOKEN = {
  iss: `https://${ISSUER}`,
  aud: "sts.amazonaws.com",
  sub: "repo:o/r:ref:refs/heads/main",
  ref: "refs/heads/main",
  repository_visibility: "private",
} satisfies Claims;

function policy(...statements: Partial<IamStatement>[]): IamPolicy {
  return {
    Version: "2012-10-17",
    Statement: statements.map((one) => ({ Effect: "Allow", ...one })),
  };
}

describe("a trust policy", () => {
  const trust = (Condition: IamStatement["Condition"], issuer = ISSUER) =>
    policy({
      Sid: "Trust",
      Principal: {
        Federated: `arn:aws:iam::123456789012:oidc-provider/${issuer}`,
      },
      Action: "sts:AssumeRoleWithWebIdentity",
      Condition,
    });

  const sub = (test: string, ...values: string[]) =>
    trust({ [test]: { [`${ISSUER}:sub`]: values } });

  describe.each([
    ["a value is matched whole", sub("StringEquals", "a"), "a", ["ab", "ba"]],
    ["a value is matched by case", sub("StringEquals", "Main"), "Main", "main"],
    ["of several values one will do", sub("StringEquals", "a", "b"), "b", "c"],
    [
      "* is no wildcard under StringEquals",
      sub("StringEquals", "a*"),
      "a*",
      "ab",
    ],
    [
      "* is any text under StringLike",
      sub("StringLike", "repo:o/r:ref:refs/heads/release/*"),
      [
        "repo:o/r:ref:refs/heads/release/1.2",
        "repo:o/r:ref:refs/heads/release/",
      ],
      [
        "repo:o/r:ref:refs/heads/release",
        "repo:o/r:ref:refs/heads/Release/1",
        "xrepo:o/r:ref:refs/heads/release/1",
      ],
    ],
    [
      "? is one character under StringLike",
      sub("StringLike", "a?c"),
      "abc",
      ["ac", "abbc"],
    ],
    [
      "a dot is a dot under StringLike",
      sub("StringLike", "a.c*"),
      "a.c",
      "abc",
    ],
    [
      "${$} is a dollar sign under StringEquals",
      sub("StringEquals", "a${$}{b}"),
      "a${b}",
      ["a${$}{b}", "a{b}"],
    ],
    [
      "${$} is a dollar sign under StringLike",
      sub("StringLike", "a${$}*"),
      "a$b",
      ["ab", "a{b"],
    ],
    [
      "${*} is an asterisk under StringLike",
      sub("StringLike", "a${*}"),
      "a*",
      "ab",
    ],
  ])("%s", (_, trusted, letIn, refused) => {
    test.each([letIn].flat())("%s is let in", async (value) => {
      expect(
        await assumeRoleDecision(trusted, { ...TOKEN, sub: value }),
      ).toEqual({
        allowed: true,
        allowSids: ["Trust"],
        denySids: [],
        unmet: {},
      });
    });

    test.each([refused].flat())("%s is refused", async (value) => {
      expect(
        await assumeRoleDecision(trusted, { ...TOKEN, sub: value }),
      ).toEqual({
        allowed: false,
        allowSids: [],
        denySids: [],
        unmet: { Trust: [`${ISSUER}:sub`] },
      });
    });
  });

  test("all conditions of a statement must hold, and the others are named", async () => {
    const both = trust({
      StringEquals: {
        [`${ISSUER}:aud`]: TOKEN.aud,
        [`${ISSUER}:ref`]: TOKEN.ref,
      },
    });
    const unmet = async (claims: Partial<typeof TOKEN>) =>
      (await assumeRoleDecision(both, { ...TOKEN, ...claims })).unmet["Trust"];
    expect(await unmet({})).toBeUndefined();
    expect(await unmet({ aud: "x" })).toEqual([`${ISSUER}:aud`]);
    expect(await unmet({ ref: "x" })).toEqual([`${ISSUER}:ref`]);
    expect(await unmet({ aud: "x", ref: "x" })).toEqual([
      `${ISSUER}:aud`,
      `${ISSUER}:ref`,
    ]);
  });

  test("a claim that the token lacks does not fit", async () => {
    const { iss, aud, ref } = TOKEN;
    const trusted = sub("StringEquals", TOKEN.sub);
    expect((await assumeRoleDecision(trusted, TOKEN)).allowed).toBe(true);
    expect(await assumeRoleDecision(trusted, { iss, aud, ref })).toMatchObject({
      allowed: false,
      unmet: { Trust: [`${ISSUER}:sub`] },
    });
  });

  test.each([`${ISSUER}/octo-enterprise`, "token.actions.octocorp.ghe.com"])(
    "claims of %s are compared, and those of another issuer are not",
    async (issuer) => {
      const trusted = trust(
        {
          StringEquals: {
            [`${issuer}:aud`]: TOKEN.aud,
            [`${issuer}:sub`]: TOKEN.sub,
            [`${issuer}:ref`]: TOKEN.ref,
          },
        },
        issuer,
      );
      expect(
        await assumeRoleDecision(trusted, {
          ...TOKEN,
          iss: `https://${issuer}`,
        }),
      ).toMatchObject({ allowed: true, unmet: {} });
      expect(await assumeRoleDecision(trusted, TOKEN)).toMatchObject({
        allowed: false,
        allowSids: [],
        unmet: {
          Trust: [
            "principal",
            `${issuer}:aud`,
            `${issuer}:sub`,
            `${issuer}:ref`,
          ],
        },
      });
    },
  );

  test("statements that apply and statements that do not are told apart", async () => {
    const [mine] = sub("StringEquals", TOKEN.sub).Statement;
    const [other] = sub("StringEquals", "other").Statement;
    const [denial] = sub("StringEquals", "denied").Statement;
    const several = policy(
      { ...other, Sid: "Other" },
      { ...mine, Sid: "Mine" },
      { ...mine, Sid: "Denied", Effect: "Deny" },
    );
    expect(await assumeRoleDecision(several, TOKEN)).toEqual({
      allowed: false,
      allowSids: ["Mine"],
      denySids: ["Denied"],
      unmet: { Other: [`${ISSUER}:sub`] },
    });
    const without = policy(
      { ...mine, Sid: "Mine" },
      { ...denial, Sid: "Denied", Effect: "Deny" },
    );
    expect(await assumeRoleDecision(without, TOKEN)).toMatchObject({
      allowed: true,
      denySids: [],
    });
  });

  test.each([
    [
      "a condition on a claim that AWS can't compare",
      trust({
        StringEquals: { [`${ISSUER}:repository_visibility`]: "private" },
      }),
      TOKEN,
      `AWS compares no claim ${ISSUER}:repository_visibility`,
    ],
    [
      "a condition on a claim of GitHub Enterprise Server besides sub and aud",
      trust({
        StringEquals: { "github.example.com/_services/token:ref": "x" },
      }),
      { ...TOKEN, iss: "https://github.example.com/_services/token" },
      "AWS compares no claim github.example.com/_services/token:ref",
    ],
    [
      "a condition on a claim of an issuer that only starts as GitHub's",
      trust({ StringEquals: { [`${ISSUER}/a/b:ref`]: "x" } }),
      { ...TOKEN, iss: `https://${ISSUER}/a/b` },
      `AWS compares no claim ${ISSUER}/a/b:ref`,
    ],
    [
      "an operator that does not exist",
      sub("StringEqual", TOKEN.sub),
      TOKEN,
      "no known operator: StringEqual",
    ],
    [
      "an effect that does not exist",
      policy({ ...sub("StringEquals", TOKEN.sub).Statement[0], Effect: "Let" }),
      TOKEN,
      "resourcePolicyErrors",
    ],
    [
      "a token without an issuer",
      sub("StringEquals", TOKEN.sub),
      { sub: TOKEN.sub },
      "no issuer",
    ],
  ])("%s is an error, not a refusal", async (_, trusted, token, message) => {
    await expect(assumeRoleDecision(trusted, token)).rejects.toThrow(message);
  });
});
