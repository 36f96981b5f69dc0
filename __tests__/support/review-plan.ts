import { type Plan, readPlan } from "../../src/review";

/** A change of a resource, as a plan has it, with what matters given. */
export interface GivenChange {
  readonly type: string;
  readonly name?: string;
  readonly actions?: readonly string[];
  readonly before?: object | null;
  readonly after?: object | null;
  readonly after_unknown?: object;
  readonly [other: string]: unknown;
}

/** The resource changes of a plan, as its JSON has them. */
export function resourceChange({
  type,
  name = "it",
  before = null,
  after = null,
  actions = actionsOf(before, after),
  after_unknown = {},
  before_sensitive = {},
  after_sensitive = {},
  importing,
  ...others
}: GivenChange): object {
  return {
    address: `${type}.${name}`,
    mode: "managed",
    type,
    name,
    ...others,
    change: {
      actions,
      before,
      after,
      after_unknown,
      before_sensitive,
      after_sensitive,
      importing,
    },
  };
}

function actionsOf(before: object | null, after: object | null): string[] {
  if (before === null) return ["create"];
  return [after === null ? "delete" : "update"];
}

/** A plan of these changes, and of what else is given. */
export function planOf(
  changes: readonly GivenChange[],
  others: object = {},
): Plan {
  return readPlan(
    JSON.stringify({
      format_version: "1.2",
      planned_values: {},
      resource_changes: changes.map(resourceChange),
      configuration: {
        root_module: {
          resources: changes.map(({ type, name = "it" }) => ({
            type,
            name,
            mode: "managed",
            expressions: {},
          })),
        },
      },
      ...others,
    }),
  );
}
