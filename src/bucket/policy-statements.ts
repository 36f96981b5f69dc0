import type { PolicyStatement } from "../aws/policy-document";
import type { BucketFeature } from "./features/feature";
import type { PolicyFacts } from "./site";

/** The statements of a bucket's policy: who is let in, and what is refused to whom. */
export function policyStatements<T>(
  features: readonly BucketFeature<T>[],
  options: T,
  facts: PolicyFacts,
): readonly PolicyStatement[] {
  return features.flatMap(
    ({ statements }) => statements?.(options, facts) ?? [],
  );
}
