import type { Plan } from "../review";

/**
 * Whether a plan would change nothing: no resource, no output, and nothing in the state. What was changed outside of
 * Terraform and is not to be changed back does not count; a reviewer could do nothing about it.
 */
export function changesNothing(plan: Plan): boolean {
  return (
    Object.values(plan.output_changes).every(isNothing) &&
    plan.resource_changes.every(
      (one) => isNothing(one.change) && one["previous_address"] === undefined,
    )
  );
}

function isNothing(change: {
  readonly actions: readonly string[];
  readonly [key: string]: unknown;
}): boolean {
  return change.actions.join() === "no-op" && change["importing"] === undefined;
}
