import type { ResourceRequest } from "../support/policy-evaluator";
import type { IamPolicy } from "../support/rendered-policy";
import { decide } from "./refusals";

/** What became of many requests. */
export interface Verdict {
  /** The actions that were allowed. */
  readonly allowed: readonly string[];
  /** The actions that statements denied, by the sids of these. */
  readonly denied: Readonly<Record<string, readonly string[]>>;
  /** The actions that nothing allowed and nothing denied. */
  readonly notAllowed: readonly string[];
}

/** Judges requests one by one. */
export async function judge(
  policy: IamPolicy,
  requests: readonly ResourceRequest[],
): Promise<Verdict> {
  const allowed: string[] = [];
  const denied: Record<string, string[]> = {};
  const notAllowed: string[] = [];
  for (const request of requests) {
    const decision = await decide(policy, request);
    const sids = decision.denySids.join(" and ");
    if (decision.allowed) allowed.push(request.action);
    else if (sids === "") notAllowed.push(request.action);
    else (denied[sids] ??= []).push(request.action);
  }
  return { allowed, denied, notAllowed };
}

/** How many requests were refused. */
export function countRefused({ denied, notAllowed }: Verdict): number {
  return notAllowed.length + Object.values(denied).flat().length;
}
