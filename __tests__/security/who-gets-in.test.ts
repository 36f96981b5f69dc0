import { assumeRoleDecision } from "../support/policy-evaluator";
import {
  accountReferences,
  attachedPolicy,
  type IamPolicy,
} from "../support/rendered-policy";
import { prefixedJob, synthStack, type TerraformJson } from "../support/synth";
import type { Claims } from "../support/web-identity";
import { CASES, type TrustCase, twinOf } from "./who-gets-in.cases";
import { ANY_CONTEXT, CONTEXTS, strangers, tokenOf } from "./who-gets-in.runs";

/** The trust policy that a whole stack attaches to a role. */
function trustPolicy(json: TerraformJson, job: string, partition?: string) {
  return attachedPolicy(
    json,
    `aws_iam_role.${job}`,
    "assume_role_policy",
    accountReferences(partition),
  );
}

function policyOf({ trust, audience, stack, partition }: TrustCase) {
  const json = synthStack({
    ...stack,
    backups: [{ name: "job", roleName: "backup", trust, audience }],
  });
  return trustPolicy(json, "job", partition);
}

function without(token: Claims, claim: string): Claims {
  return Object.fromEntries(
    Object.entries(token).filter(([key]) => key !== claim),
  );
}

describe.each(CASES)("a role that trusts $name", (one) => {
  const { run = {}, contexts, compares, partition } = one;
  const twin = twinOf(one);
  const twinToken = tokenOf(twin);
  let policy: IamPolicy;
  let twinSid: string;

  beforeAll(async () => {
    policy = policyOf(one);
    const { allowSids } = await assumeRoleDecision(
      policy,
      twinToken,
      partition,
    );
    twinSid = String(allowSids);
  });

  async function expectLetIn(token: Claims): Promise<void> {
    const decision = await assumeRoleDecision(policy, token, partition);
    expect(decision).toMatchObject({ allowed: true, denySids: [] });
    expect(decision.allowSids).toHaveLength(1);
  }

  /** Checks that somebody stays out, because of just what differs from the twin. */
  async function expectKeptOut(token: Claims): Promise<void> {
    const { unmet, ...decision } = await assumeRoleDecision(
      policy,
      token,
      partition,
    );
    expect(decision).toEqual({ allowed: false, allowSids: [], denySids: [] });
    expect(Object.keys(unmet)).toEqual(Object.keys(compares));
    expect(Object.values(unmet)).not.toContainEqual([]);
    const compared = compares[twinSid] ?? [];
    expect(unmet[twinSid]?.map((key) => key.split(":").at(-1)).sort()).toEqual(
      token["iss"] === twinToken["iss"]
        ? compared.filter((claim) => token[claim] !== twinToken[claim]).sort()
        : ["principal", ...compared].sort(),
    );
  }

  test("by one statement for each way in", async () => {
    expect(policy.Statement.map(({ Sid }) => Sid)).toEqual(
      Object.keys(compares),
    );
    await expectLetIn(twinToken);
  });

  for (const context of ANY_CONTEXT) {
    const token = tokenOf({ ...run, ...CONTEXTS[context] });
    if (contexts.includes(context))
      test(`lets in ${context}`, () => expectLetIn(token));
    else test(`keeps out ${context}`, () => expectKeptOut(token));
  }

  for (const [name, change] of Object.entries(one.alsoLetIn ?? {}))
    test(`lets in ${name}`, () => expectLetIn(tokenOf({ ...twin, ...change })));

  const out = { ...strangers(twinToken), ...one.staysOut };
  for (const [name, change] of Object.entries(out))
    test(`keeps out ${name}`, () =>
      expectKeptOut(tokenOf({ ...twin, ...change })));

  test("keeps out who lacks a claim that is compared, and looks at no other", async () => {
    for (const claim of Object.keys(twinToken)) {
      const token = without(twinToken, claim);
      if (claim === "iss")
        await expect(assumeRoleDecision(policy, token)).rejects.toThrow();
      else if (compares[twinSid]?.includes(claim)) await expectKeptOut(token);
      else await expectLetIn(token);
    }
  });
});

test("of several roles each lets in only who is named in its own trust", async () => {
  const jobs = ["acme", "globex", "initech"];
  const json = synthStack({ backups: jobs.map(prefixedJob) });
  for (const trusted of jobs)
    for (const other of jobs) {
      const decision = await assumeRoleDecision(
        trustPolicy(json, trusted),
        tokenOf({ repository: `octo-org/${other}` }),
      );
      expect(decision.allowed).toBe(trusted === other);
    }
});
