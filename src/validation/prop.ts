import { Problems } from "./problems";
import { rule } from "./rules";
import { isUnknown, UNKNOWN } from "./values";

/**
 * Says what is wrong with a value. A prop that is not given is not checked; `undefined` is a gap in a list.
 *
 * @param beside all props of the object that the value stands in, of whatever type
 */
export type Check = (
  problems: Problems,
  path: string,
  value: unknown,
  beside?: Readonly<Record<string, unknown>>,
) => void;

/** What one prop must be. */
export interface Prop {
  readonly check: Check;
  readonly required?: true;
}

/** A prop that is judged together with others, by a rule beside the schema. */
export const judgedWithOthers: Prop = { check: () => undefined };

/** The same prop, which must be given. */
export function required<P extends Prop>(prop: P): P & { required: true } {
  return { ...prop, required: true };
}

const KNOWN = rule(
  (since: string) =>
    `must be known when the app is synthesized, since ${since}`,
);

/**
 * The same prop, which must be known at synth: no rule could judge it later. What decides who gets in, or what they may
 * reach, would not stand in the plan either.
 */
export function known({ check }: Prop, since = "it decides who gets in"): Prop {
  return {
    check(problems, path, value, beside) {
      if (isUnknown(value))
        problems.add(path, KNOWN(since), UNKNOWN, "write the value itself");
      else check(problems, path, value, beside);
    },
  };
}

/** The same prop. Of values that are known at synth, and right by themselves, something else is asked as well. */
export function andThen({ check }: Prop, further: Check): Prop {
  return {
    check(problems, path, value, beside) {
      const before = problems.count;
      check(problems, path, value, beside);
      if (problems.count === before && !isUnknown(value))
        further(problems, path, value, beside);
    },
  };
}

/** Whether a value is right, for rules on something else. */
export function isRight(
  { check }: Prop,
  value: unknown,
  beside?: object,
): boolean {
  const problems = new Problems();
  check(problems, "", value, { ...beside });
  return problems.count === 0;
}

const GIVEN = rule("must be given");

/** Says that a prop is missing. */
export function addMissing(
  problems: Problems,
  path: string,
  fix: string,
): void {
  problems.add(path, GIVEN, undefined, fix);
}

/** Says that an entry of a list is missing. */
export function addGap(problems: Problems, path: string): void {
  addMissing(problems, path, "give it a value, or remove it from the list");
}
