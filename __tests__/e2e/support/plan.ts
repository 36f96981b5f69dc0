/** What the tests read of a plan in Terraform's JSON form. */
export interface Plan {
  readonly resource_changes: readonly ResourceChange[];
  readonly output_changes: Readonly<Record<string, Change>>;
  /** What was there when it was made, with the data sources that were read. */
  readonly prior_state?: {
    readonly values: {
      readonly root_module: {
        readonly child_modules?: readonly {
          readonly resources: readonly { readonly address: string }[];
        }[];
      };
    };
  };
  readonly configuration: {
    readonly root_module: { readonly resources: readonly ConfiguredResource[] };
  };
}

export interface ResourceChange {
  readonly address: string;
  /** Where it was before, if it moves. */
  readonly previous_address?: string;
  readonly mode: "managed" | "data";
  readonly type: string;
  readonly change: Change;
}

export interface Change {
  readonly actions: readonly string[];
  /** By which id it is taken over, if it is. */
  readonly importing?: unknown;
  readonly before: unknown;
  readonly after: unknown;
  /** The shape of `after`, with `true` in the place of every value that is known only after apply. */
  readonly after_unknown: unknown;
}

export interface ConfiguredResource {
  readonly address: string;
  readonly expressions?: unknown;
  readonly depends_on?: readonly string[];
}

/** What a plan does, as `<actions> <address>`, sorted; what stays as it is is left out. */
export function actions(plan: Plan): string[] {
  return plan.resource_changes
    .filter(({ change }) => change.actions.join() !== "no-op")
    .map(({ address, change }) => `${change.actions.join("+")} ${address}`)
    .sort();
}

/** The attributes that a resource will have. */
export function planned(plan: Plan, address: string): Record<string, unknown> {
  const found = plan.resource_changes.find((each) => each.address === address);
  if (!found) throw new Error(`the plan has no ${address}`);
  return found.change.after as Record<string, unknown>;
}

/** A policy's text that a resource will have, parsed. */
export function plannedPolicy(
  plan: Plan,
  address: string,
  attribute: string,
): unknown {
  return JSON.parse(String(planned(plan, address)[attribute]));
}

/** The outputs that a plan leads to. */
export function plannedOutputs(plan: Plan): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(plan.output_changes).map(([name, change]) => [
      name,
      change.after,
    ]),
  );
}
