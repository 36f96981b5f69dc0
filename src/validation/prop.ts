import type { Problems } from "./problems";
import { rule } from "./rules";
import { isUnknown, UNKNOWN } from "./values";

/** Says what is wrong with a value. A prop that is not given is not checked; `undefined` is a gap in a list. */
export type Check = (problems: Problems, path: string, value: unknown) => void;

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
    check(problems, path, value) {
      if (isUnknown(value))
        problems.add(path, KNOWN(since), UNKNOWN, "write the value itself");
      else check(problems, path, value);
    },
  };
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
