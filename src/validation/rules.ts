/** A rule on a value, in the words that a message says it with. */
export interface Rule {
  /** What the value must be, starting with "must". */
  readonly must: string;
  /** The rule as it was made, which it shares with all other wordings of it. */
  readonly made: MadeRule;
}

/** A rule before it is about anything: its words, or what makes them. */
export interface MadeRule {
  readonly words: unknown;
}

const made: MadeRule[] = [];

/** Every rule that there is, so that a test can ask for a value that breaks it. */
export const ALL_RULES: readonly MadeRule[] = made;

/** Makes a rule, once and not each time that a value is checked. Words that depend on the value come from a function. */
export function rule(must: string): Rule;
export function rule<A extends readonly unknown[]>(
  must: (...about: A) => string,
): (...about: A) => Rule;
export function rule(must: string | ((...about: unknown[]) => string)) {
  const one: MadeRule = { words: must };
  made.push(one);
  return typeof must === "string"
    ? { must, made: one }
    : (...about: unknown[]) => ({ must: must(...about), made: one });
}
