import {
  type Decision,
  resourceDecision,
  type ResourceRequest,
  s3Decision,
} from "../support/policy-evaluator";
import type { IamPolicy } from "../support/rendered-policy";
import {
  bucketPolicy,
  type JudgedStack,
  stack,
  type StackName,
} from "./judged-stacks";

/** What differs from a request. Of the context only what differs; `undefined` is what is not there. */
export type Change = Partial<ResourceRequest>;

/** A request that is refused, and its twin that is let in: the same but for one thing. */
export interface Refusal {
  readonly name: string;
  /** The stacks that refuse it. */
  readonly stacks: readonly StackName[];
  /**
   * The policy that refuses it.
   *
   * @default - that of the bucket for backups
   */
  readonly policy?: (stack: JudgedStack) => IamPolicy;
  /** The twin. */
  readonly letIn: (stack: JudgedStack) => ResourceRequest;
  readonly change: Change | ((stack: JudgedStack) => Change);
  /** The statement that denies it. No other must. */
  readonly deniedBy?: string;
  /**
   * Where nothing allows it: what no longer fits the statement that lets the twin in. Nothing, if that is a statement
   * of an identity policy. Left out where only the denial keeps it from being let in.
   */
  readonly unmet?: readonly string[];
}

/** A request but for a change. */
export function but(request: ResourceRequest, change: Change): ResourceRequest {
  return {
    ...request,
    ...change,
    contextVariables: {
      ...request.contextVariables,
      ...change.contextVariables,
    },
  };
}

/** Whether a policy allows a request, to S3 or to another service. */
export function decide(
  policy: IamPolicy,
  request: ResourceRequest,
): Promise<Decision> {
  return request.action.startsWith("s3:")
    ? s3Decision(policy, request)
    : resourceDecision(policy, request);
}

/** A policy without one of its statements. */
export function without(policy: IamPolicy, sid: string): IamPolicy {
  const others = policy.Statement.filter(({ Sid }) => Sid !== sid);
  expect(others).toHaveLength(policy.Statement.length - 1);
  return { ...policy, Statement: others };
}

/** What a refusal is in one of its stacks. */
function inStack(refusal: Refusal, name: StackName) {
  const { change, letIn, policy = bucketPolicy } = refusal;
  const judged = stack(name);
  const twin = letIn(judged);
  return {
    policy: policy(judged),
    twin,
    request: but(twin, typeof change === "function" ? change(judged) : change),
  };
}

/** What the tests of a refusal are called; behind each stands the stack. */
export const TITLES = {
  refused: "is refused: %s",
  letIn: "is let in but for that: %s",
  withoutDenial: "is let in without the denial: %s",
};

/**
 * Writes the tests of refusals: that each is refused, and why; that its twin is let in; and that it is let in, too,
 * where the statement is missing that denies it.
 */
export function testRefusals(refusals: readonly Refusal[]): void {
  describe.each(refusals)("$name", (refusal) => {
    const { deniedBy, stacks, unmet } = refusal;

    test.each(stacks)(TITLES.refused, async (name) => {
      const { policy, twin, request } = inStack(refusal, name);
      const decision = await decide(policy, request);
      expect(decision.allowed).toBe(false);
      expect(decision.denySids).toEqual(
        deniedBy === undefined ? [] : [deniedBy],
      );
      if (unmet === undefined) expect(decision.allowSids).not.toEqual([]);
      else {
        // The last: before it stand those that only leave the decision to other policies.
        const letInBy = (await decide(policy, twin)).allowSids.at(-1) ?? "";
        expect(decision.allowSids).not.toContain(letInBy);
        expect(decision.unmet[letInBy] ?? []).toEqual(unmet);
      }
    });

    test.each(stacks)(TITLES.letIn, async (name) => {
      const { policy, twin } = inStack(refusal, name);
      const decision = await decide(policy, twin);
      expect(decision).toMatchObject({ allowed: true, denySids: [] });
    });

    if (deniedBy !== undefined && unmet === undefined)
      test.each(stacks)(TITLES.withoutDenial, async (name) => {
        const { policy, request } = inStack(refusal, name);
        const rest = without(policy, deniedBy);
        expect((await decide(rest, request)).allowed).toBe(true);
      });
  });
}

/** How many requests the tests of refusals try in vain. */
export function countRefusals(refusals: readonly Refusal[]): number {
  return refusals.flatMap(({ stacks }) => stacks).length;
}
