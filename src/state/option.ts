import * as kinds from "../validation/kinds";
import { list } from "../validation/list";
import type { Problems } from "../validation/problems";
import { andThen, known, type Prop } from "../validation/prop";
import { checkIsObject, checkValues } from "../validation/schema";
import { holdsCredentials, NOT_SHOWN } from "../validation/secrets";
import { type TextRule, without } from "../validation/text-rule";
import { at } from "../validation/values";
import { checkNames } from "./name-rules";
import type { Option, OptionGroup, TerraformVersion } from "./option-group";

/** How Terraform gets a secret that it reads from the environment. */
export const inEnvironment = (...variables: readonly string[]): string =>
  `set ${variables.join(" or ")} where Terraform runs`;

/** A prop of a state backend, which can't have variables. */
export const knownToBackend = (prop: Prop): Prop =>
  known(prop, "a state backend can't have variables");

const NO_EXPRESSION = without(
  /[$%&]\{/,
  "must hold no ${, %{ or &{, since neither a state backend nor a policy that names the state can have expressions",
  "write the value itself",
);
const NO_CREDENTIALS = without(
  holdsCredentials,
  "must not hold a user name, a password or another secret, which would stand in the JSON",
  "leave them out",
);

/** @param credentials how Terraform gets a user and a password, where people are used to write them into the text */
export function text(rule?: TextRule, credentials?: string): Option {
  const noCredentials =
    credentials === undefined
      ? NO_CREDENTIALS
      : { ...NO_CREDENTIALS, fix: () => credentials };
  const rules = [NO_EXPRESSION, noCredentials, ...(rule ? [rule] : [])];
  return knownToBackend(kinds.text(...rules));
}

export const texts = (rule?: TextRule): Option =>
  knownToBackend(list(text(rule), { fix: 'write ["…"], or leave it out' }));

/** An argument that says that the next one is a secret, as `--token` does and `--token-file` does not. */
const SECRET_FOLLOWS =
  /^--?(?:[\w-]*-)?(?:token|secret|pass(?:word|phrase|wd)?|pwd|(?:api|access|secret|private)-?key)$/i;

/** What a command is called with. */
export const args: Option = knownToBackend(
  andThen(texts(), (problems, path, value) => {
    const given = value as readonly string[];
    given.forEach((one, index) => {
      if (SECRET_FOLLOWS.test(given[index - 1] ?? ""))
        problems.add(
          `${path}[${index}]`,
          NO_CREDENTIALS.rule,
          NOT_SHOWN,
          NO_CREDENTIALS.fix(one),
        );
    });
  }),
);

/** An object that has any keys, and texts under them. */
export const textMap: Option = knownToBackend({
  check(problems, path, value) {
    if (!checkIsObject(problems, path, value, 'write { name: "value" }'))
      return;
    for (const [key, one] of Object.entries(value)) {
      text().check(problems, at(path, key), key);
      if (one !== undefined) text().check(problems, at(path, key), one);
    }
  },
});

export const flag: Option = knownToBackend(kinds.flag);

export const wholeNumber = (unit: string, min: number, max: number): Option =>
  knownToBackend(kinds.wholeNumber(unit, min, max));

export const choice = (choices: readonly string[]): Option =>
  knownToBackend(kinds.choice(choices));

/** Several options that Terraform has under one name. */
export function group<T>(inside: OptionGroup<keyof T & string>): Option {
  const fix = `write { ${examples(inside)} }`;
  return {
    group: inside,
    ...knownToBackend({
      check(problems, path, value) {
        if (checkIsObject(problems, path, value, fix))
          checkGroup(problems, path, value, inside);
      },
    }),
  };
}

/** The same, written as a block by HCL. */
export const block = <T>(inside: OptionGroup<keyof T & string>): Option => ({
  ...group<T>(inside),
  block: true,
});

/** Checks the names and the values of what is given for a group. */
export function checkGroup(
  problems: Problems,
  path: string,
  given: Readonly<Record<string, unknown>>,
  inside: OptionGroup,
): void {
  checkNames(problems, path, given, inside);
  checkValues(problems, path, given, inside.options);
}

/** The names of what a group must have, or else of all that it can have. */
function examples({ options }: OptionGroup): string {
  const names = Object.keys(options);
  const needed = names.filter((name) => options[name]?.required);
  return (needed.length > 0 ? needed : names).join(", ");
}

/** The same option, whose name in Terraform is not the prop's in snake case. */
export const called = (terraform: string, option: Option): Option => ({
  ...option,
  terraform,
});

export const since = (version: TerraformVersion, option: Option): Option => ({
  ...option,
  since: version,
});
