import type { ConfiguredResource, Plan } from "./plan";

/** Says of two addresses of a plan whether the first is made before the second, whatever else happens. */
export function creationOrder(
  plan: Plan,
): (first: string, second: string) => boolean {
  const { resources } = plan.configuration.root_module;
  const needs = new Map(
    resources.map((resource) => [
      resource.address,
      neededBy(resource, resources),
    ]),
  );
  const leadsTo = (from: string, to: string): boolean =>
    (needs.get(from) ?? []).some((next) => next === to || leadsTo(next, to));
  return (first, second) => {
    for (const address of [first, second])
      if (!needs.has(address)) throw new Error(`the plan has no ${address}`);
    return leadsTo(second, first);
  };
}

/** The addresses that a resource waits for: those that it depends on, and those that its arguments mention. */
function neededBy(
  { expressions, depends_on = [] }: ConfiguredResource,
  resources: readonly ConfiguredResource[],
): string[] {
  const mentioned = [...depends_on, ...references(expressions)];
  return resources
    .map(({ address }) => address)
    .filter((address) =>
      mentioned.some(
        (text) => text === address || text.startsWith(`${address}.`),
      ),
    );
}

function references(expressions: unknown): string[] {
  if (typeof expressions !== "object" || expressions === null) return [];
  return Object.entries(expressions).flatMap(([key, value]) =>
    key === "references" ? (value as string[]) : references(value),
  );
}
