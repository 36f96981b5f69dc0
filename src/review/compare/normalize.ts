import { isEmpty, isObject, type JsonObject, own } from "../json";
import type { Change, Plan, ResourceChange } from "../plan";
import { configurationOf } from "../configuration";
import { ranWhilePlanning } from "../while-planning/data";

/**
 * Parts of a plan that say nothing of what an apply would do.
 *
 * - `timestamp`, `terraform_version`: when and with what it was planned.
 * - `planned_values`, `prior_state`: what the changes say as `before` and `after`, and what stays as it is.
 * - `relevant_attributes`, `resource_drift`: why something changes. What was changed outside of Terraform is the
 *   `before` of the change that undoes it; where nothing undoes it, nothing would be done.
 */
const LEFT_OUT = new Set([
  ...["timestamp", "terraform_version", "planned_values", "prior_state"],
  ...["relevant_attributes", "resource_drift"],
]);

/** A plan as what it would do, by address. Every part of it that is not known here stays. */
export function normalize(plan: Plan): JsonObject {
  return {
    ...Object.fromEntries(
      Object.entries(plan).filter(([key]) => !LEFT_OUT.has(key)),
    ),
    // Of these what an apply uses of them.
    resource_changes: byName(plan.resource_changes.filter(doesSomething)),
    output_changes: Object.fromEntries(
      Object.entries(plan.output_changes).filter(([, one]) => !isNoOp(one)),
    ),
    configuration: atApply(plan),
  };
}

/**
 * Whether anything would be done. What stays as it is may be read anew with other values, such as the time of its last
 * use, and without any effect. To be moved or taken over is an effect.
 */
function doesSomething(resource: ResourceChange): boolean {
  return (
    !isNoOp(resource.change) ||
    !isEmpty(resource["previous_address"]) ||
    !isEmpty(own(resource.change, "importing"))
  );
}

function isNoOp({ actions }: Change): boolean {
  return actions.join() === "no-op";
}

/** An address can come twice: for the resource, and for what is left of one that it replaced. */
function byName(changes: readonly ResourceChange[]): JsonObject {
  const named = new Map<string, ResourceChange>();
  for (const change of changes) {
    const { address, deposed } = change;
    const name = isEmpty(deposed) ? address : `${address} (${String(deposed)})`;
    named.set(named.has(name) ? `${name} #${named.size}` : name, change);
  }
  return Object.fromEntries(named);
}

/** What of the configuration an apply uses that no change shows: providers, and what runs when a resource is made. */
function atApply(plan: Plan): JsonObject {
  const configuration = configurationOf(plan);
  const providers = own(own(plan, "configuration"), "provider_config");
  return {
    providers: Object.fromEntries(
      Object.entries(isObject(providers) ? providers : {}).map(
        ([name, provider]) => [name, withoutVersion(provider)],
      ),
    ),
    // It is no part of an apply, but ran for one plan and not for the other.
    ran: Object.fromEntries(
      ranWhilePlanning(plan, configuration).map(({ address, json }) => [
        address,
        json,
      ]),
    ),
    provisioners: Object.fromEntries(
      [...configuration.resources]
        .map(([address, { json }]) => [address, own(json, "provisioners")])
        .filter(([, some]) => !isEmpty(some)),
    ),
  };
}

/** Which versions are allowed does not say which one is used; the lock file does. */
function withoutVersion(provider: unknown): unknown {
  return isObject(provider)
    ? { ...provider, version_constraint: undefined }
    : provider;
}
