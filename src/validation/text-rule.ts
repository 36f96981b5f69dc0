import { rule, type Rule } from "./rules";

/** What a text must look like. */
export interface TextRule {
  readonly rule: Rule;
  readonly breaks: (text: string) => boolean;
  /** What to write instead. */
  readonly fix: (text: string) => string;
}

type Test = RegExp | ((text: string) => boolean);
type Fix = string | ((text: string) => string);

/** A rule that texts keep which match. */
export function matching(test: Test, must: string, fix: Fix): TextRule {
  const passes = passing(test);
  return textRule((text) => !passes(text), must, fix);
}

/** A rule that texts break which match. */
export function without(test: Test, must: string, fix: Fix): TextRule {
  return textRule(passing(test), must, fix);
}

function textRule(
  breaks: (text: string) => boolean,
  must: string,
  fix: Fix,
): TextRule {
  return {
    rule: rule(must),
    breaks,
    fix: typeof fix === "string" ? () => fix : fix,
  };
}

function passing(test: Test): (text: string) => boolean {
  return typeof test === "function" ? test : (text) => test.test(text);
}
