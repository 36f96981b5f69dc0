import { isObject, type JsonObject, own } from "../json";
import type { Change, Plan, ResourceChange } from "../plan";

/**
 * Parts of a plan that say nothing of what an apply would do.
 *
 * - `timestamp`, `terraform_version`: when and with what it was planned.
 * - `planned_values`, `prior_state`: what the changes say as `before` and `after`, and what stays as it is.
 * - `relevant_attributes`, `resource_drift`: why something changes. What was changed outside of Terraform is the
 *   `before` of the change that undoes it.
 * - `variables`, `configuration`: of them what an apply uses beyond the changes is compared on its own.
 */
const IGNORED = new Set([
  ...["timestamp", "terraform_version", "planned_values", "prior_state"],
  ...["relevant_attributes", "resource_drift"],
  ...["resource_changes", "output_changes", "configuration"],
]);

/** A plan as what it would do, in an order that is the same for the same. All that is not known here stays. */
export function normalize(plan: Plan): JsonObject {
  return {
    ...Object.fromEntries(
      Object.entries(plan).filter(([key]) => !IGNORED.has(key)),
    ),
    resource_changes: Object.fromEntries(
      plan.resource_changes
        .filter(doesSomething)
        .map((one) => [nameOf(one), one]),
    ),
    output_changes: Object.fromEntries(
      Object.entries(plan.output_changes).filter(([, one]) => !isNoOp(one)),
    ),
    configuration: atApply(plan),
  };
}

/** What stays as it is may be read anew, and differ without any effect; what is moved or taken over is an effect. */
function doesSomething(resource: ResourceChange): boolean {
  return (
    !isNoOp(resource.change) ||
    own(resource, "previous_address") !== undefined ||
    own(resource.change, "importing") !== undefined
  );
}

function isNoOp({ actions }: Change): boolean {
  return actions.join() === "no-op";
}

/** An address can come twice: the resource, and what is left of one that it replaced. */
function nameOf({ address, deposed }: ResourceChange): string {
  return deposed === undefined ? address : `${address} (${String(deposed)})`;
}

/** What of the configuration an apply uses that no change shows: providers, and what runs when a resource is made. */
function atApply(plan: Plan): unknown {
  const configuration = own(plan, "configuration");
  return {
    providers: own(configuration, "provider_config"),
    provisioners: provisioners(own(configuration, "root_module")),
  };
}

function provisioners(module: unknown): unknown {
  const resources = [own(module, "resources") ?? []].flat();
  const calls = own(module, "module_calls");
  const own_ = resources.flatMap((resource) => {
    const some = own(resource, "provisioners");
    return some === undefined ? [] : [[String(own(resource, "address")), some]];
  });
  const nested = Object.entries(isObject(calls) ? calls : {}).map(
    ([name, call]) => [`module.${name}`, provisioners(own(call, "module"))],
  );
  return Object.fromEntries([...own_, ...nested] as [string, unknown][]);
}
