import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import type { Trust } from "../../src";
import { githubToken, type GitHubRun } from "../support/github-token";
import { assumeRoleDecision } from "../support/policy-evaluator";
import { attachedPolicy, type IamPolicy } from "../support/rendered-policy";
import { prefixedJob, synthStack } from "../support/synth";
import type { Claims } from "../support/web-identity";
import { trusted } from "./who-gets-in.arbitraries";
import { edited, other, otherRun } from "./who-gets-in.others";

/** Another seed draws other names: `PROPERTY_SEED=7 npx jest …`. A failure prints the seed and the path to it. */
const SEED = Number(process.env["PROPERTY_SEED"] ?? 20260715);
const TRUSTS = 100;
const OTHERS = 130;

/** What a trust tells runs apart by. */
function identity(run: GitHubRun, trust: Trust): string {
  return JSON.stringify([
    run.issuer,
    run.audience,
    run.repository,
    place(run),
    trust.subjectFormat !== "both" && run.subjectFormat,
    trust.ownerId !== undefined && [run.ownerId, run.repositoryId],
    trust.claims?.workflow !== undefined && run.workflow,
    run.includeClaimKeys,
    trust.customSubject !== undefined && run.workflow.replaceAll(":", "%3A"),
    trust.claims?.ref !== undefined && run.ref,
  ]);
}

/** GitHub's subject tells no environment `a:b` from an environment `a%3Ab` of the same repository. */
function place({ environment, event, ref }: GitHubRun): string[] {
  if (environment !== undefined)
    return ["environment", environment.replaceAll(":", "%3A")];
  return event === "pull_request" ? [event] : ["ref", ref];
}

/** Checks a decision; where it is wrong, says all that it takes to draw the same again. */
async function expectDecision(
  policy: IamPolicy,
  trust: Trust,
  token: Claims,
  allowed: boolean,
): Promise<void> {
  const decision = await assumeRoleDecision(policy, token);
  const sids = ["AssumeByExactSubject"];
  const expected = {
    allowed,
    allowSids: allowed ? sids : [],
    denySids: [],
    unmet: allowed ? [] : sids,
  };
  const got = { ...decision, unmet: Object.keys(decision.unmet) };
  if (!isDeepStrictEqual(got, expected))
    throw new Error(JSON.stringify({ SEED, trust, token, expected, decision }));
}

/** The trust policies of one stack that has a job for each trust. */
function trustPolicies(trusts: readonly Trust[]): IamPolicy[] {
  const backups = trusts.map((trust, index) => ({
    ...prefixedJob(`job-${index}`),
    trust: [trust],
  }));
  const json = synthStack({ backups });
  return backups.map(({ name }) =>
    attachedPolicy(json, `aws_iam_role.${name}`, "assume_role_policy"),
  );
}

test("whatever is trusted is let in", async () => {
  let letIn = 0;
  const several = fc.array(trusted, { minLength: 1, maxLength: 40 });
  const property = fc.asyncProperty(several, async (drawn) => {
    const policies = trustPolicies(drawn.map(({ trust }) => trust));
    for (const [index, { run, trust }] of drawn.entries()) {
      const policy = policies[index] as IamPolicy;
      await expectDecision(policy, trust, githubToken(run), true);
      letIn += 1;
    }
  });
  await fc.assert(property, { seed: SEED, numRuns: 20 });
  expect(letIn).toBeGreaterThanOrEqual(TRUSTS);
});

test("ten thousand others are kept out, and only who differs in nothing that the trust names is let in", async () => {
  const drawn = fc.sample(trusted, { seed: SEED, numRuns: TRUSTS });
  const policies = trustPolicies(drawn.map(({ trust }) => trust));
  let keptOut = 0;
  for (const [index, { run, trust }] of drawn.entries()) {
    const policy = policies[index] as IamPolicy;
    const property = fc.asyncProperty(other, async (one) => {
      const theirs = otherRun(run, one);
      const token = githubToken(theirs);
      const sub = String(token["sub"]);
      const theirSub = "subject" in one ? edited(sub, one.subject) : sub;
      const same =
        sub === theirSub && identity(theirs, trust) === identity(run, trust);
      await expectDecision(policy, trust, { ...token, sub: theirSub }, same);
      if (!same) keptOut += 1;
    });
    await fc.assert(property, { seed: SEED + index, numRuns: OTHERS });
  }
  expect(keptOut).toBeGreaterThanOrEqual(10_000);
});
