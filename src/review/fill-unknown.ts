import type { Configuration } from "./configuration";
import { own } from "./json";
import { filledIn } from "./judges/filled-in";
import {
  KnownAfterApply,
  type Origin,
  type ReadPolicy,
  withUnknown,
} from "./known-after-apply";
import { originsIn } from "./origins";
import type { Change, Plan, ResourceChange } from "./plan";
import { policyOfDocument } from "./policy/policy-document";

/** How many documents may be made of each other. */
const DEEPEST = 20;

/** What a plan says of the change of a resource, with what is known only after apply in its place. */
export function filler(
  plan: Plan,
  configuration: Configuration,
): (resource: ResourceChange) => Change {
  const originsOf = originsIn(plan, configuration);
  const fill = (resource: ResourceChange, depth: number): unknown =>
    withUnknown(
      resource.change.after,
      resource.change.after_unknown,
      (path) => {
        const { all, isWhole, isConfigured } = originsOf(resource, path);
        const read = readOf(all, isWhole, depth);
        return new KnownAfterApply(all, read, isConfigured);
      },
      filledIn(resource.type),
    );
  const readOf = (
    origins: readonly Origin[],
    isWhole: boolean,
    depth: number,
  ): ReadPolicy | undefined => {
    const [only, ...others] = origins;
    const [document, ...more] = only?.instances ?? [];
    if (only === undefined || document === undefined) return undefined;
    if (others.length > 0 || more.length > 0 || depth > DEEPEST)
      return undefined;
    if (only.type !== "aws_iam_policy_document" || only.mode !== "data")
      return undefined;
    if (!/^(?:minified_)?json$/.test(only.attribute)) return undefined;
    const read = policyOfDocument(fill(document, depth + 1));
    return { ...read, isWhole: read.isWhole && isWhole };
  };
  return (resource) => {
    const { change } = resource;
    const isUnknown = own(change, "after_unknown") !== undefined;
    return isUnknown && change.after !== null && change.after !== undefined
      ? { ...change, after: fill(resource, 0) }
      : change;
  };
}
