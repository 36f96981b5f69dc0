import type { Trust } from "../../src/trust/trust";

// The compiler is the judge: `npm run build` fails where a line marked as an error is none.
const REPOSITORY = { repository: "octo-org/octo-repo" } as const;

test("the compiler takes each context alone", () => {
  const trusts: Trust[] = [
    { ...REPOSITORY, branch: "main" },
    { ...REPOSITORY, tag: "v1" },
    { ...REPOSITORY, environment: "production" },
    { ...REPOSITORY, pullRequest: true },
    { ...REPOSITORY, dangerouslyMatchContext: "*" },
    { ...REPOSITORY, branch: "main", tag: undefined },
  ];
  expect(trusts).toHaveLength(6);
});

test("the compiler refuses a trust with no context, or with two", () => {
  const branch = "main";
  const environment = "production";
  const dangerouslyMatchContext = "*";
  const trusts: Trust[] = [
    // @ts-expect-error -- no context
    REPOSITORY,
    // @ts-expect-error -- branch and tag
    { ...REPOSITORY, branch, tag: "v1" },
    // @ts-expect-error -- branch and environment
    { ...REPOSITORY, branch, environment },
    // @ts-expect-error -- tag and environment
    { ...REPOSITORY, tag: "v1", environment },
    // @ts-expect-error -- environment and pull request
    { ...REPOSITORY, environment, pullRequest: true },
    // @ts-expect-error -- branch and pattern
    { ...REPOSITORY, branch, dangerouslyMatchContext },
    // @ts-expect-error -- all of them
    { ...REPOSITORY, branch, tag: "v1", environment, pullRequest: true },
  ];
  expect(trusts).toHaveLength(7);
});

test("the compiler refuses what is mistyped", () => {
  const branch = "main";
  const trusts: Trust[] = [
    // @ts-expect-error -- no repository
    { branch },
    // @ts-expect-error -- false is no context
    { ...REPOSITORY, pullRequest: false },
    // @ts-expect-error -- ids are strings
    { ...REPOSITORY, branch, ownerId: 65, repositoryId: 74 },
    // @ts-expect-error -- no such format
    { ...REPOSITORY, branch, subjectFormat: "hyphen" },
    // @ts-expect-error -- no claim that AWS can compare
    { ...REPOSITORY, branch, claims: { run_id: "1" } },
    // @ts-expect-error -- no such prop
    { ...REPOSITORY, brnch: "main", branch },
  ];
  expect(trusts).toHaveLength(6);
});
