import type { Problems } from "../validation/problems";
import {
  at,
  checkFlag,
  isFilledList,
  isKnownEntry,
  isObject,
  isText,
  isUnknown,
} from "../validation/shape";
import { holdsCredentials, NOT_SHOWN } from "../validation/secrets";

/** What a text must look like. */
export interface TextRule {
  readonly pattern: RegExp;
  /** The rule in words, starting with "must". */
  readonly rule: string;
  readonly fix: string;
  /** How Terraform gets a user and a password, where people are used to write them into the text. */
  readonly credentials?: string;
}

/** Checks a value of an option that is given. */
export type Check = (problems: Problems, path: string, value: unknown) => void;

/** Whether a value is known at synth; says so if not. */
export function isKnown(
  problems: Problems,
  path: string,
  value: unknown,
): boolean {
  if (!isUnknown(value)) return true;
  problems.add(
    path,
    "must be known when the app is synthesized, since a state backend can't have variables",
    "a value that only Terraform knows",
    "write the value itself",
  );
  return false;
}

/** Checks a text that keeps a rule, if there is one, and gives no credentials away. */
export function textCheck(rule?: TextRule): Check {
  return (problems, path, value) => {
    if (!isKnown(problems, path, value)) return;
    if (!isText(problems, path, value)) return;
    if (/[$%]\{/.test(value))
      problems.add(
        path,
        "must hold no ${ and no %{, since a state backend can't have expressions",
        value,
        "write the value itself",
      );
    else if (holdsCredentials(value))
      problems.add(
        path,
        "must not hold a user name or a password, which would stand in the JSON",
        NOT_SHOWN,
        rule?.credentials ?? "leave them out",
      );
    else if (rule !== undefined && !rule.pattern.test(value))
      problems.add(path, rule.rule, value, rule.fix);
  };
}

/** Checks a list of texts. */
export function textsCheck(rule?: TextRule): Check {
  return (problems, path, value) => {
    if (!isKnown(problems, path, value)) return;
    if (!isFilledList(problems, path, value, 'write ["…"], or leave it out'))
      return;
    value.forEach((one, index) => {
      const where = `${path}[${index}]`;
      if (one === undefined) isKnownEntry(problems, where, one);
      else textCheck(rule)(problems, where, one);
    });
  };
}

/** Checks a map of texts. */
export const textMapCheck: Check = (problems, path, value) => {
  if (!isKnown(problems, path, value)) return;
  if (!isObject(problems, path, value, 'write { name: "value" }')) return;
  for (const [key, one] of Object.entries(value))
    textCheck()(problems, at(path, key), one);
};

/** Checks a whole number of a unit. */
export function wholeNumberCheck(
  unit: string,
  min: number,
  max: number,
): Check {
  return (problems, path, value) => {
    if (!isKnown(problems, path, value)) return;
    if (
      typeof value !== "number" ||
      !Number.isInteger(value) ||
      value < min ||
      value > max
    )
      problems.add(
        path,
        `must be a whole number of ${unit} from ${min} to ${max}`,
        value,
        "write a number from that range, without quotes",
      );
  };
}

/** Checks a boolean. */
export const flagCheck: Check = (problems, path, value) => {
  if (isKnown(problems, path, value)) checkFlag(problems, path, value);
};
