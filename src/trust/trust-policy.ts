import {
  policyLiteral,
  type PolicyCondition,
  type PolicyStatement,
} from "../aws/policy-document";
import { allClaims } from "./claims";
import { CLAIM_KEYS } from "./claim-keys";
import { subjects } from "./subject";
import type { Trust } from "./trust";

/** What a trust policy needs to know of the identity provider. */
export interface TrustedProvider {
  /** The provider's ARN. */
  readonly arn: string;
  /** The issuer without its scheme, which is how condition keys start. */
  readonly issuerHostPath: string;
  /** The audience that tokens must be made for. */
  readonly audience: string;
}

/**
 * The statements of a role's trust policy.
 *
 * Conditions narrow only within one statement, so trusts share a statement only where they differ in nothing but the
 * subject. No statement allows `sts:TagSession`: a token can't bring tags of its own.
 */
export function trustStatements(
  trusts: readonly Trust[],
  provider: TrustedProvider,
): PolicyStatement[] {
  const groups = new Map<
    string,
    { test: string; others: PolicyCondition[]; subs: string[] }
  >();
  for (const trust of trusts) {
    const test =
      trust.dangerouslyMatchContext === undefined
        ? "StringEquals"
        : "StringLike";
    const others = claimConditions(trust, provider.issuerHostPath);
    const key = JSON.stringify([test, others]);
    const group = groups.get(key) ?? { test, others, subs: [] };
    group.subs.push(...subjects(trust).map(policyLiteral));
    groups.set(key, group);
  }
  const seen: Record<string, number> = {};
  return [...groups.values()].map(({ test, others, subs }) => {
    const sid =
      test === "StringEquals"
        ? "AssumeByExactSubject"
        : "AssumeByWildcardSubject";
    const count = (seen[sid] = (seen[sid] ?? 0) + 1);
    return {
      sid: count === 1 ? sid : `${sid}${count}`,
      effect: "Allow",
      actions: ["sts:AssumeRoleWithWebIdentity"],
      principals: [{ type: "Federated", identifiers: [provider.arn] }],
      condition: [
        equals(provider.issuerHostPath, "aud", [provider.audience]),
        { test, variable: `${provider.issuerHostPath}:sub`, values: subs },
        ...others,
      ],
    };
  });
}

function claimConditions(
  trust: Trust,
  issuerHostPath: string,
): PolicyCondition[] {
  const claims = allClaims(trust);
  return CLAIM_KEYS.flatMap((key) => {
    const values = claims[key];
    return values === undefined ? [] : [equals(issuerHostPath, key, values)];
  });
}

function equals(
  issuerHostPath: string,
  claim: string,
  values: readonly string[],
): PolicyCondition {
  return {
    test: "StringEquals",
    variable: `${issuerHostPath}:${claim}`,
    values: values.map(policyLiteral),
  };
}
