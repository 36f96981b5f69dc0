import type {
  PolicyCondition,
  PolicyStatement,
} from "../../src/aws/policy-document";
import type { Trust } from "../../src/trust/trust";
import { trustStatements } from "../../src/trust/trust-policy";
import { IDS, PROVIDER, TRUST } from "../support/trust-fixtures";

const HOST = "token.actions.githubusercontent.com";
const { repository } = TRUST;

const is = (claim: string, ...values: string[]): PolicyCondition => ({
  test: "StringEquals",
  variable: `${HOST}:${claim}`,
  values,
});
const like = (...values: string[]): PolicyCondition => ({
  test: "StringLike",
  variable: `${HOST}:sub`,
  values,
});
const AUD = is("aud", "sts.amazonaws.com");

const statement = (
  sid: string,
  ...condition: PolicyCondition[]
): PolicyStatement => ({
  sid,
  effect: "Allow",
  actions: ["sts:AssumeRoleWithWebIdentity"],
  principals: [{ type: "Federated", identifiers: [PROVIDER.arn] }],
  condition,
});

const conditionsOf = (...trusts: Trust[]) =>
  trustStatements(trusts, PROVIDER).map(({ condition }) => condition);

describe("the statement of one trust", () => {
  it("lets in one exact subject for one audience, and nothing else", () => {
    expect(trustStatements([TRUST], PROVIDER)).toEqual([
      statement(
        "AssumeByExactSubject",
        AUD,
        is("sub", "repo:octo-org/octo-repo:ref:refs/heads/main"),
      ),
    ]);
  });

  it("takes provider, audience and issuer as they are given", () => {
    const arn =
      "arn:aws-cn:iam::210987654321:oidc-provider/github.example.com/_services/token";
    expect(
      trustStatements([TRUST], {
        arn,
        issuerHostPath: "github.example.com/_services/token",
        audience: "sts.amazonaws.com.cn",
      }),
    ).toEqual([
      {
        sid: "AssumeByExactSubject",
        effect: "Allow",
        actions: ["sts:AssumeRoleWithWebIdentity"],
        principals: [{ type: "Federated", identifiers: [arn] }],
        condition: [
          {
            test: "StringEquals",
            variable: "github.example.com/_services/token:aud",
            values: ["sts.amazonaws.com.cn"],
          },
          {
            test: "StringEquals",
            variable: "github.example.com/_services/token:sub",
            values: ["repo:octo-org/octo-repo:ref:refs/heads/main"],
          },
        ],
      },
    ]);
  });

  it.each<[Trust, string]>([
    [{ repository, tag: "v1" }, "repo:octo-org/octo-repo:ref:refs/tags/v1"],
    [
      { repository, environment: "production" },
      "repo:octo-org/octo-repo:environment:production",
    ],
    [
      { repository, environment: "eu:prod" },
      "repo:octo-org/octo-repo:environment:eu%3Aprod",
    ],
    [
      { repository, pullRequest: true as const },
      "repo:octo-org/octo-repo:pull_request",
    ],
  ])("matches %j exactly", (trust, sub) => {
    expect(trustStatements([trust], PROVIDER)).toEqual([
      statement("AssumeByExactSubject", AUD, is("sub", sub)),
    ]);
  });

  it("uses wildcards only for the loudly named prop, and only behind the repository", () => {
    expect(
      trustStatements(
        [{ repository, dangerouslyMatchContext: "ref:refs/heads/*" }],
        PROVIDER,
      ),
    ).toEqual([
      statement(
        "AssumeByWildcardSubject",
        AUD,
        like("repo:octo-org/octo-repo:ref:refs/heads/*"),
      ),
    ]);
  });

  it("has the conditions on both ids beside an immutable pattern too", () => {
    expect(
      conditionsOf({ repository, ...IDS, dangerouslyMatchContext: "*" }),
    ).toEqual([
      [
        AUD,
        like("repo:octo-org@65/octo-repo@74:*"),
        is("repository_id", "74"),
        is("repository_owner_id", "65"),
      ],
    ]);
  });
});

describe("with ids, whatever the subject's form, both ids are conditions", () => {
  const classic = "repo:octo-org/octo-repo:ref:refs/heads/main";
  const immutable = "repo:octo-org@65/octo-repo@74:ref:refs/heads/main";

  it.each([
    [undefined, [immutable]],
    ["immutable" as const, [immutable]],
    ["classic" as const, [classic]],
    ["both" as const, [classic, immutable]],
  ])("%s", (subjectFormat, subs) => {
    expect(
      trustStatements([{ ...TRUST, ...IDS, subjectFormat }], PROVIDER),
    ).toEqual([
      statement(
        "AssumeByExactSubject",
        AUD,
        is("sub", ...subs),
        is("repository_id", "74"),
        is("repository_owner_id", "65"),
      ),
    ]);
  });

  test("without ids there is no such condition", () => {
    expect(conditionsOf({ ...TRUST, subjectFormat: "classic" })).toEqual([
      [AUD, is("sub", classic)],
    ]);
  });
});

describe("claims narrow a statement", () => {
  const sub = is("sub", "repo:octo-org/octo-repo:ref:refs/heads/main");

  it("by one condition each, in the order of their names", () => {
    expect(
      conditionsOf({
        ...TRUST,
        claims: {
          workflow: "Back up",
          ref: "refs/heads/main",
          actor: ["octocat", "hubot"],
          job_workflow_ref: "o/r/.github/workflows/b.yml@refs/tags/v1",
          actor_id: "1",
          enterprise_id: "2",
          environment: "production",
          repository: "octo-org/octo-repo",
          repository_id: "74",
          repository_owner_id: "65",
        },
      }),
    ).toEqual([
      [
        AUD,
        sub,
        is("actor", "octocat", "hubot"),
        is("actor_id", "1"),
        is("enterprise_id", "2"),
        is("environment", "production"),
        is("job_workflow_ref", "o/r/.github/workflows/b.yml@refs/tags/v1"),
        is("ref", "refs/heads/main"),
        is("repository", "octo-org/octo-repo"),
        is("repository_id", "74"),
        is("repository_owner_id", "65"),
        is("workflow", "Back up"),
      ],
    ]);
  });

  it("not where there are none, or one is left undefined", () => {
    expect(conditionsOf({ ...TRUST, claims: {} })).toEqual([[AUD, sub]]);
    expect(conditionsOf({ ...TRUST, claims: { actor: undefined } })).toEqual([
      [AUD, sub],
    ]);
  });

  it("never more widely than the trust's own ids", () => {
    expect(
      conditionsOf({
        ...TRUST,
        ...IDS,
        claims: {
          repository_id: ["74", "75"],
          repository_owner_id: ["65", "66"],
        },
      }),
    ).toEqual([
      [
        AUD,
        is("sub", "repo:octo-org@65/octo-repo@74:ref:refs/heads/main"),
        is("repository_id", "74"),
        is("repository_owner_id", "65"),
      ],
    ]);
  });
});

describe("several trusts", () => {
  const other: Trust = { repository: "octo-org/other", tag: "v1" };

  it("share a statement if they differ in the subject alone", () => {
    expect(trustStatements([TRUST, other], PROVIDER)).toEqual([
      statement(
        "AssumeByExactSubject",
        AUD,
        is(
          "sub",
          "repo:octo-org/octo-repo:ref:refs/heads/main",
          "repo:octo-org/other:ref:refs/tags/v1",
        ),
      ),
    ]);
  });

  it("share a statement if their claims are equal, in whatever order they are written", () => {
    const claims = { actor: "octocat", ref: "refs/heads/main" };
    const reversed = { ref: "refs/heads/main", actor: "octocat" };
    expect(
      conditionsOf({ ...TRUST, claims }, { ...other, claims: reversed }),
    ).toEqual([
      [
        AUD,
        is(
          "sub",
          "repo:octo-org/octo-repo:ref:refs/heads/main",
          "repo:octo-org/other:ref:refs/tags/v1",
        ),
        is("actor", "octocat"),
        is("ref", "refs/heads/main"),
      ],
    ]);
  });

  it("have a statement each if their claims differ, with names of their own", () => {
    expect(
      trustStatements(
        [
          { ...TRUST, claims: { actor: "octocat" } },
          { ...other, claims: { actor: "hubot" } },
          other,
        ],
        PROVIDER,
      ),
    ).toEqual([
      statement(
        "AssumeByExactSubject",
        AUD,
        is("sub", "repo:octo-org/octo-repo:ref:refs/heads/main"),
        is("actor", "octocat"),
      ),
      statement(
        "AssumeByExactSubject2",
        AUD,
        is("sub", "repo:octo-org/other:ref:refs/tags/v1"),
        is("actor", "hubot"),
      ),
      statement(
        "AssumeByExactSubject3",
        AUD,
        is("sub", "repo:octo-org/other:ref:refs/tags/v1"),
      ),
    ]);
  });

  it("have a statement each if their ids differ", () => {
    expect(
      conditionsOf(
        { ...TRUST, ...IDS },
        { ...other, ownerId: "65", repositoryId: "75" },
      ),
    ).toEqual([
      [
        AUD,
        is("sub", "repo:octo-org@65/octo-repo@74:ref:refs/heads/main"),
        is("repository_id", "74"),
        is("repository_owner_id", "65"),
      ],
      [
        AUD,
        is("sub", "repo:octo-org@65/other@75:ref:refs/tags/v1"),
        is("repository_id", "75"),
        is("repository_owner_id", "65"),
      ],
    ]);
  });

  it("keep exact subjects apart from patterns", () => {
    const pattern = { repository, dangerouslyMatchContext: "ref:refs/tags/*" };
    expect(trustStatements([TRUST, pattern, other], PROVIDER)).toEqual([
      statement(
        "AssumeByExactSubject",
        AUD,
        is(
          "sub",
          "repo:octo-org/octo-repo:ref:refs/heads/main",
          "repo:octo-org/other:ref:refs/tags/v1",
        ),
      ),
      statement(
        "AssumeByWildcardSubject",
        AUD,
        like("repo:octo-org/octo-repo:ref:refs/tags/*"),
      ),
    ]);
  });
});

describe("what IAM or Terraform would take for a variable stays a literal", () => {
  const subOf = (trust: Trust) => conditionsOf(trust)[0]?.[1]?.values;

  it.each<[Trust, string]>([
    [{ repository, environment: "$" }, "environment:&{$}"],
    [
      { repository, environment: "${aws:username}" },
      "environment:&{$}{aws%3Ausername}",
    ],
    [{ repository, environment: "a$$b" }, "environment:a&{$}&{$}b"],
    [{ repository, environment: "%{if}" }, "environment:%%{if}"],
    [{ repository, branch: "a-${b}" }, "ref:refs/heads/a-&{$}{b}"],
    [{ repository, tag: "$1" }, "ref:refs/tags/&{$}1"],
    [
      { repository, dangerouslyMatchContext: "environment:${*}" },
      "environment:&{$}{*}",
    ],
  ])("in %j", (trust, context) => {
    expect(subOf(trust)).toEqual([`repo:octo-org/octo-repo:${context}`]);
  });

  test("in claims", () => {
    expect(
      conditionsOf({ ...TRUST, claims: { workflow: "${aws:username} %{x}" } }),
    ).toEqual([
      [
        AUD,
        is("sub", "repo:octo-org/octo-repo:ref:refs/heads/main"),
        is("workflow", "&{$}{aws:username} %%{x}"),
      ],
    ]);
  });
});

/** A token of GitHub's, by the names of its claims. */
type Token = Readonly<Record<string, string>>;

/** Whether IAM would let a token in: all conditions of any one statement hold. */
function letsIn(statements: readonly PolicyStatement[], token: Token): boolean {
  return statements.some(({ condition = [] }) =>
    condition.every(({ test, variable, values }) => {
      const claim = token[variable.slice(`${HOST}:`.length)];
      return (
        claim !== undefined &&
        values.some((value) =>
          test === "StringLike" ? glob(value).test(claim) : value === claim,
        )
      );
    }),
  );
}

function glob(pattern: string): RegExp {
  const escaped = pattern.replace(/[.+^$()|[\]\\{}/]/g, "\\$&");
  return new RegExp(`^${escaped.replaceAll("*", ".*").replaceAll("?", ".")}$`);
}

/** What a policy would be that put the values of all trusts into one statement. */
function merged(statements: readonly PolicyStatement[]): PolicyStatement[] {
  const all = statements.flatMap(({ condition = [] }) => condition);
  const variables = [...new Set(all.map(({ variable }) => variable))];
  return [
    statement(
      "Merged",
      ...variables.map((variable) => ({
        test: "StringEquals",
        variable,
        values: all
          .filter((condition) => condition.variable === variable)
          .flatMap(({ values }) => values),
      })),
    ),
  ];
}

describe("trusts with different claims do not widen each other", () => {
  const aud = "sts.amazonaws.com";
  const sub = (branch: string) =>
    `repo:octo-org/octo-repo:ref:refs/heads/${branch}`;
  const statements = trustStatements(
    [
      { repository, branch: "main", claims: { actor: "octocat" } },
      { repository, branch: "next", claims: { actor: "hubot" } },
    ],
    PROVIDER,
  );

  it("lets in what each trust says", () => {
    expect(
      letsIn(statements, { aud, sub: sub("main"), actor: "octocat" }),
    ).toBe(true);
    expect(letsIn(statements, { aud, sub: sub("next"), actor: "hubot" })).toBe(
      true,
    );
  });

  it("keeps out the subject of one with the claims of the other, which one statement for both would let in", () => {
    const crossed = { aud, sub: sub("next"), actor: "octocat" };
    expect(letsIn(statements, crossed)).toBe(false);
    expect(letsIn(merged(statements), crossed)).toBe(true);
  });
});

describe("a policy for many trusts", () => {
  const trusts: Trust[] = [
    TRUST,
    { repository, tag: "v1" },
    { repository, environment: "production" },
    { repository, pullRequest: true },
    { repository: "octo-org/other", branch: "main", ...IDS },
    {
      repository: "octo-org/third",
      branch: "main",
      ...IDS,
      subjectFormat: "both",
    },
    { ...TRUST, branch: "next", claims: { actor: "octocat" } },
    {
      repository: "octo-org/wild",
      dangerouslyMatchContext: "ref:refs/heads/release/*",
    },
    { repository: "octo-org/wilder", dangerouslyMatchContext: "*" },
  ];
  const statements = trustStatements(trusts, PROVIDER);
  const token = (sub: string, more: Token = {}): Token => ({
    aud: "sts.amazonaws.com",
    sub,
    ...more,
  });
  const ids = { repository_id: "74", repository_owner_id: "65" };

  it("has one statement for each kind of narrowing", () => {
    expect(statements.map(({ sid }) => sid)).toEqual([
      "AssumeByExactSubject",
      "AssumeByExactSubject2",
      "AssumeByExactSubject3",
      "AssumeByWildcardSubject",
    ]);
  });

  it("allows one action and no sts:TagSession, to the provider alone", () => {
    for (const { effect, actions, principals } of statements) {
      expect(effect).toBe("Allow");
      expect(actions).toEqual(["sts:AssumeRoleWithWebIdentity"]);
      expect(principals).toEqual([
        { type: "Federated", identifiers: [PROVIDER.arn] },
      ]);
    }
  });

  it("names audience and subject in every statement", () => {
    for (const { condition } of statements)
      expect(condition?.slice(0, 2).map(({ variable }) => variable)).toEqual([
        `${HOST}:aud`,
        `${HOST}:sub`,
      ]);
  });

  it("has no wildcard under StringEquals, and no test but StringEquals and StringLike", () => {
    const conditions = statements.flatMap(({ condition = [] }) => condition);
    for (const { test, variable, values } of conditions) {
      if (test === "StringLike") expect(variable).toBe(`${HOST}:sub`);
      else {
        expect(test).toBe("StringEquals");
        expect(values.join()).not.toMatch(/[*?]/);
      }
    }
    expect(conditions.filter(({ test }) => test === "StringLike")).toHaveLength(
      1,
    );
  });

  it.each([
    [token("repo:octo-org/octo-repo:ref:refs/heads/main")],
    [token("repo:octo-org/octo-repo:ref:refs/tags/v1")],
    [token("repo:octo-org/octo-repo:environment:production")],
    [token("repo:octo-org/octo-repo:pull_request")],
    [token("repo:octo-org@65/other@74:ref:refs/heads/main", ids)],
    [token("repo:octo-org@65/third@74:ref:refs/heads/main", ids)],
    [token("repo:octo-org/third:ref:refs/heads/main", ids)],
    [
      token("repo:octo-org/octo-repo:ref:refs/heads/next", {
        actor: "octocat",
      }),
    ],
    [token("repo:octo-org/wild:ref:refs/heads/release/1")],
    [token("repo:octo-org/wilder:pull_request")],
  ])("lets in %j", (good) => {
    expect(letsIn(statements, good)).toBe(true);
  });

  it.each([
    [token("repo:octo-org/octo-repo:ref:refs/heads/main2")],
    [token("repo:octo-org/octo-repo:ref:refs/heads/Main")],
    [token("repo:octo-org/octo-repo-evil:ref:refs/heads/main")],
    [token("repo:octo-org-evil/octo-repo:ref:refs/heads/main")],
    [token("repo:octo-org/other:ref:refs/heads/main", ids)],
    [token("repo:octo-org@65/other@74:ref:refs/heads/main")],
    [
      token("repo:octo-org/third:ref:refs/heads/main", {
        ...ids,
        repository_id: "75",
      }),
    ],
    [token("repo:octo-org/octo-repo:ref:refs/heads/next")],
    [token("repo:octo-org/octo-repo:ref:refs/heads/next", { actor: "hubot" })],
    [token("repo:octo-org/wild:ref:refs/heads/main")],
    [token("repo:octo-org/wild-evil:ref:refs/heads/release/1")],
    [token("repo:octo-org/wilder-evil:pull_request")],
    [token("repo:evil/wilder:pull_request")],
    [
      token("repo:octo-org/octo-repo:ref:refs/heads/main", {
        aud: "https://github.com/octo-org",
      }),
    ],
  ])("keeps out %j", (bad) => {
    expect(letsIn(statements, bad)).toBe(false);
  });
});
