import { isObject, own } from "../../src/review/json";
import type { Plan } from "../../src/review";

const KEPT = [
  ...["format_version", "resource_drift", "resource_changes", "checks"],
  ...["output_changes", "applyable", "complete", "errored"],
  "deferred_changes",
];

/**
 * A plan with no more than what a verdict and a comparison read of it, and no more than the resources of one module, if
 * it is named. Ids that are drawn at random are numbered instead, so that the same plan is the same text.
 */
export function reducedPlan(plan: Plan, module?: string): object {
  const isIn = (address: unknown) =>
    module === undefined || String(address).startsWith(`module.${module}.`);
  const changes = (key: "resource_changes" | "resource_drift") =>
    plan[key].filter(({ address }) => isIn(address));
  const reduced = {
    ...Object.fromEntries(KEPT.map((key) => [key, plan[key]])),
    planned_values: {},
    configuration: {
      root_module: reducedModule(
        own(plan["configuration"], "root_module"),
        module,
      ),
    },
    resource_changes: changes("resource_changes"),
    resource_drift: changes("resource_drift"),
  };
  return JSON.parse(numbered(JSON.stringify(reduced))) as object;
}

/** Which attributes of which resources are configured. */
function reducedModule(module: unknown, only?: string): object {
  const calls = own(module, "module_calls");
  return {
    resources: [own(module, "resources") ?? []].flat().map((resource) => ({
      ...Object.fromEntries(
        ["address", "mode", "type", "name"].map((key) => [
          key,
          own(resource, key),
        ]),
      ),
      expressions: Object.fromEntries(
        Object.keys((own(resource, "expressions") ?? {}) as object).map(
          (key) => [key, {}],
        ),
      ),
    })),
    module_calls: Object.fromEntries(
      Object.entries(isObject(calls) ? calls : {})
        .filter(([name]) => only === undefined || name === only)
        .map(([name, call]) => [
          name,
          { module: reducedModule(own(call, "module")) },
        ]),
    ),
  };
}

const RANDOM =
  /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b|\bA(?:ROA|NPA|IDA)[A-Z0-9]{16,17}\b/g;

function numbered(json: string): string {
  const seen = new Map<string, string>();
  return json
    .replaceAll(RANDOM, (id) => {
      const number = seen.get(id) ?? `random-id-${seen.size + 1}`;
      seen.set(id, number);
      return number;
    })
    .replaceAll(/\b20\d\d-\d\d-\d\dT[\d:.]+Z/g, "2026-01-01T00:00:00Z");
}
