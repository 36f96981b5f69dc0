import fc from "fast-check";
import type { Trust } from "../../src";
import { type GitHubRun, SCHEDULED } from "../support/github-token";

const LETTERS = "abcXYZ019-_.";

/** What has a meaning of its own to Terraform, to IAM, to GitHub's subject or in JSON. */
const ODD = [
  ..."$%{}&#@!'\"(),;=|<>+/é\u00a0ÿ",
  ...["${", "$${", "%{", "%%{", "${x}", "%{if(true)}", "%3A", "refs/heads/"],
];
const ODD_BEYOND_GIT = [
  ..."?:\\^~[ ",
  "${$}",
  "${?}",
  "${aws:username}",
  "..",
  "@{",
];

function text(odd: readonly string[]): fc.Arbitrary<string> {
  const piece = fc.oneof(
    {
      weight: 2,
      arbitrary: fc.string({
        unit: fc.constantFrom(...LETTERS),
        minLength: 1,
        maxLength: 6,
      }),
    },
    { weight: 1, arbitrary: fc.constantFrom(...odd) },
  );
  return fc
    .array(piece, { minLength: 1, maxLength: 6 })
    .map((pieces) => pieces.join(""))
    .filter((one) => one === one.trim() && !one.includes("&{"));
}

/** @see https://git-scm.com/docs/git-check-ref-format */
const refName = text(ODD).filter(
  (name) =>
    !/\.\.|@\{|\/\/|^[-/]|^refs\/|[./]$|(?:^|\/)\.|\.lock(?:\/|$)/.test(name) &&
    !["@", "HEAD"].includes(name),
);
const environment = text([...ODD, ...ODD_BEYOND_GIT]);
const workflow = text([...ODD, ...ODD_BEYOND_GIT]);
const owner = fc.stringMatching(/^[a-zA-Z\d]{1,9}(?:-[a-zA-Z\d]{1,9}){0,2}$/);
const repositoryName = fc
  .string({ unit: fc.constantFrom(...LETTERS), minLength: 1, maxLength: 20 })
  .filter((name) => !/^\.{1,2}$|\.git$/i.test(name));
const id = fc.bigInt({ min: 1n, max: 10n ** 19n }).map(String);

/** Where a run can be, as the run has it and as a trust names it. */
export const context: fc.Arbitrary<{ run: Partial<GitHubRun>; trust: object }> =
  fc.oneof(
    refName.map((branch) => ({
      run: { ref: `refs/heads/${branch}` },
      trust: { branch },
    })),
    refName.map((tag) => ({
      run: { ref: `refs/tags/${tag}` },
      trust: { tag },
    })),
    environment.map((name) => ({
      run: { environment: name },
      trust: { environment: name },
    })),
    fc.constant({
      run: { event: "pull_request", ref: "refs/pull/7/merge" },
      trust: { pullRequest: true },
    }),
  );

/** A run in a drawn repository, and how a trust names where it runs. */
export const run = fc
  .record({
    owner,
    name: repositoryName,
    ownerId: id,
    repositoryId: id,
    subjectFormat: fc.constantFrom("classic" as const, "immutable" as const),
    workflow,
    context,
  })
  .map(({ owner, name, context, ...rest }) => ({
    run: {
      ...SCHEDULED,
      repository: `${owner}/${name}`,
      ...rest,
      ...context.run,
    } satisfies GitHubRun,
    named: context.trust,
  }));

/** A run, and a trust that names it. */
export const trusted = fc
  .record({
    drawn: run,
    ids: fc.boolean(),
    both: fc.boolean(),
    isCustom: fc.boolean(),
    claims: fc.constantFrom(
      "none" as const,
      "workflow" as const,
      "ref" as const,
    ),
  })
  .map(({ drawn, ids, both, isCustom, claims }) => {
    const { run: usual, named } = drawn;
    const run: GitHubRun = {
      ...usual,
      ...(isCustom && { includeClaimKeys: ["workflow", "context", "repo"] }),
    };
    const { ownerId, repositoryId, subjectFormat } = run;
    const form = both ? "both" : subjectFormat;
    const trust = {
      repository: run.repository,
      ...named,
      ...((ids || form !== "classic") && {
        ownerId,
        repositoryId,
        subjectFormat: form,
      }),
      ...(isCustom && {
        customSubject: [{ workflow: run.workflow }, "context", "repo"],
      }),
      ...(claims !== "none" && { claims: { [claims]: run[claims] } }),
    } as Trust;
    return { run, trust };
  });
