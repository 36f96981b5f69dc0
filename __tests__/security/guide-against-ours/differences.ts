import type { Decision, ResourceRequest } from "../../support/policy-evaluator";
import type { IamPolicy } from "../../support/rendered-policy";
import { bucketPolicy, type JudgedStack } from "../judged-stacks";
import { decide } from "../refusals";
import { guidePolicy } from "./guide-policy";
import { type Dimensions, requestsOf } from "./requests";

/** What the guide's policy allows and ours refuses for one reason. */
export interface Difference {
  /** Our statement that denies it; or the one that would allow it, and what of it is not met. */
  readonly statement: string;
  readonly who: string;
  readonly action: string;
}

/** What became of the comparison. */
export interface Comparison {
  readonly requests: number;
  /** How many requests the guide's policy allows and ours refuses. */
  readonly refusedByOurs: number;
  readonly differences: readonly Difference[];
  /** What ours allows and the guide's refuses. */
  readonly allowedByOurs: readonly ResourceRequest[];
}

/** Asks both policies the same. */
export async function compare(
  judged: JudgedStack,
  dimensions: Dimensions,
  guide = guidePolicy(judged.jobs[0].role.principal, judged.bucket),
): Promise<Comparison> {
  const ours = bucketPolicy(judged);
  const requests = await requestsOf(judged.bucket, dimensions);
  const differences = new Map<string, Difference>();
  const allowedByOurs: ResourceRequest[] = [];
  let refusedByOurs = 0;
  for (const { who, request } of requests) {
    const byGuide = await decide(guide, request);
    const byOurs = await decide(ours, request);
    if (byOurs.allowed && !byGuide.allowed) allowedByOurs.push(request);
    if (byOurs.allowed || !byGuide.allowed) continue;
    refusedByOurs += 1;
    for (const statement of reasons(ours, byOurs)) {
      const difference = { statement, who, action: request.action };
      differences.set(JSON.stringify(difference), difference);
    }
  }
  return {
    requests: requests.length,
    refusedByOurs,
    differences: [...differences.values()],
    allowedByOurs,
  };
}

/** The statements that deny a request; where none does, those that would allow it but for a part, with that part. */
function reasons(
  policy: IamPolicy,
  { denySids, unmet }: Decision,
): readonly string[] {
  if (denySids.length > 0) return denySids;
  return policy.Statement.filter(({ Effect }) => Effect === "Allow").flatMap(
    ({ Sid = "" }) => {
      const parts = unmet[Sid] ?? [];
      const other = parts.includes("action") || parts.includes("principal");
      return other ? [] : parts.map((part) => `${Sid}: ${part}`);
    },
  );
}
