import { canonical } from "../json";
import { coversStatement } from "./covers-statement";
import { samePrincipal } from "./same-principal";
import type { Statement } from "./statement";

/** What two policies have not in common. Names of statements don't count. */
export interface PolicyComparison {
  readonly removed: readonly Statement[];
  readonly added: readonly Statement[];
  /** Whether the second allows nothing that the first did not allow, as far as that can be told. */
  readonly onlyNarrows: boolean;
  /** Whether all of the first stays allowed, as far as that can be told. */
  readonly onlyWidens: boolean;
}

/** Compares two policies by what they mean. */
export function comparePolicies(
  before: readonly Statement[],
  after: readonly Statement[],
): PolicyComparison {
  const removed = without(before, after);
  const added = without(after, before);
  return {
    removed,
    added,
    onlyNarrows: allowsNoMore(before, after),
    onlyWidens: allowsNoMore(after, before),
  };
}

/** Every permission of the second is one of the first, and every denial of the first is one of the second. */
function allowsNoMore(
  first: readonly Statement[],
  second: readonly Statement[],
): boolean {
  const have = (effect: Statement["effect"], some: readonly Statement[]) =>
    some.filter((statement) => statement.effect === effect);
  const allCovered = (wider: Statement[], narrower: Statement[]) =>
    narrower.every((one) => wider.some((other) => coversStatement(other, one)));
  return (
    allCovered(have("Allow", first), have("Allow", second)) &&
    allCovered(have("Deny", second), have("Deny", first))
  );
}

function without(
  some: readonly Statement[],
  others: readonly Statement[],
): readonly Statement[] {
  const there = new Set(others.map(meaning));
  return some.filter((statement) => !there.has(meaning(statement)));
}

/** The statement as text, without its name and in one case where case does not matter. */
function meaning(statement: Statement): string {
  const { actions, conditions, principals } = statement;
  return canonical({
    ...statement,
    sid: undefined,
    principals: principals && {
      ...principals,
      values: principals.values.map(samePrincipal).sort(),
    },
    actions: {
      ...actions,
      values: actions.values.map((action) => action.toLowerCase()).sort(),
    },
    conditions: conditions.map((condition) => ({
      ...condition,
      key: condition.key.toLowerCase(),
    })),
  });
}
