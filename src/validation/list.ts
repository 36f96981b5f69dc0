import type { Problems } from "./problems";
import { addGap, known, type Prop } from "./prop";
import { rule, type Rule } from "./rules";
import { isKnownText } from "./values";

const FILLED = rule("must be a list with at least one entry");

/** How the entries of a list, or of several objects, must differ. */
export interface Unique {
  /** The rule, of the path that has the same already. */
  readonly rule: (earlier: string) => Rule;
  readonly fix: string;
  /** What of two texts must differ. */
  readonly normalize?: (text: string) => string;
}

export interface ListRules {
  readonly fix: string;
  readonly unique?: Unique;
  /** Rules that more than one entry take part in. They are asked of whatever the entries are. */
  readonly also?: (
    problems: Problems,
    path: string,
    entries: readonly unknown[],
  ) => void;
}

/** A list with at least one entry. */
export function list(of: Prop, { fix, unique, also }: ListRules): Prop {
  return known({
    check(problems, path, value, beside) {
      const entry = (index: number) => `${path}[${index}]`;
      if (!isFilled(problems, path, value, fix)) return;
      value.forEach((one, index) =>
        of.check(problems, entry(index), one, beside),
      );
      if (unique !== undefined) checkDiffer(problems, value, entry, unique);
      also?.(problems, path, value);
    },
  });
}

function isFilled(
  problems: Problems,
  path: string,
  value: unknown,
  fix: string,
): value is readonly unknown[] {
  if (!Array.isArray(value) || value.length === 0) {
    problems.add(path, FILLED, value, fix);
    return false;
  }
  // A hole, as `new Array(1)` has one, would be passed over by whoever walks the list.
  const holes = Array.from(value.keys()).filter((index) => !(index in value));
  for (const index of holes) addGap(problems, `${path}[${index}]`);
  return holes.length === 0;
}

/** Says which of several values repeat an earlier one. What is no text that is known at synth is passed over. */
export function checkDiffer(
  problems: Problems,
  values: readonly unknown[],
  pathOf: (index: number) => string,
  { rule, fix, normalize = (text) => text }: Unique,
): void {
  const first = new Map<string, number>();
  values.forEach((value, index) => {
    if (!isKnownText(value)) return;
    const key = normalize(value);
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, index);
    else problems.add(pathOf(index), rule(pathOf(earlier)), value, fix);
  });
}
