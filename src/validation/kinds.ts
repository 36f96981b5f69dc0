import { didYouMean } from "./did-you-mean";
import { addLeftOver } from "./left-over";
import { addGap, known, type Prop } from "./prop";
import { rule } from "./rules";
import type { TextRule } from "./text-rule";
import { asText, isUnknown, isWholeNumber, UNKNOWN } from "./values";

const TEXT = rule("must be a non-empty string");
const FLAG = rule("must be true or false");
const ONE_OF = rule(
  (choices: readonly string[]) =>
    `must be one of ${choices.map((one) => JSON.stringify(one)).join(", ")}`,
);
const EXACTLY = rule((value: unknown) => `must be ${JSON.stringify(value)}`);
const WHOLE_NUMBER = rule(
  (unit: string, min: number, max: number) =>
    `must be a whole number of ${unit} from ${min} to ${max}`,
);

/** A text that keeps rules, and that somebody can have meant. Of the rules that it breaks the first is said. */
export function text(...rules: readonly TextRule[]): Prop {
  const { check } = prose(...rules);
  return {
    check(problems, path, value, beside) {
      if (!addLeftOver(problems, path, value))
        check(problems, path, value, beside);
    },
  };
}

/** The same for people to read, in which any word may stand. */
export function prose(...rules: readonly TextRule[]): Prop {
  return {
    check(problems, path, value) {
      const isNoText = typeof value === "number" || Array.isArray(value);
      if (isUnknown(value) && !isNoText) return;
      if (value === undefined) addGap(problems, path);
      else if (typeof value !== "string" || value === "")
        problems.add(
          path,
          TEXT,
          isUnknown(value) ? UNKNOWN : value,
          "write the value in quotes, or leave the prop out",
        );
      else {
        const broken = rules.find(({ breaks }) => breaks(value));
        if (broken !== undefined)
          problems.add(path, broken.rule, value, broken.fix(value));
      }
    },
  };
}

/** The same, which must be known at synth. */
export function knownText(...rules: readonly TextRule[]): Prop {
  return known(text(...rules));
}

export const flag: Prop = {
  check(problems, path, value) {
    if (typeof value !== "boolean")
      problems.add(
        path,
        FLAG,
        value,
        value === "true" || value === "false"
          ? "write it without quotes"
          : "write true or false",
      );
  },
};

/**
 * One of a few words.
 *
 * @param fixes what to write in place of other words that people use
 */
export function choice(
  choices: readonly string[],
  fixes: Readonly<Record<string, string>> = {},
): Prop {
  return {
    check(problems, path, value) {
      if (typeof value === "string" && choices.includes(value)) return;
      const given = asText(value);
      problems.add(
        path,
        ONE_OF(choices),
        value,
        (Object.hasOwn(fixes, given) ? fixes[given] : undefined) ??
          didYouMean(given, choices),
      );
    },
  };
}

/** One value and no other, so that who writes it knows what they ask for. */
export function exactly(only: unknown): Prop {
  return {
    check(problems, path, value) {
      if (value !== only)
        problems.add(
          path,
          EXACTLY(only),
          value,
          `write ${JSON.stringify(only)}, or leave the prop out`,
        );
    },
  };
}

/** A whole number of a unit. */
export function wholeNumber(
  unit: string,
  min: number,
  max: number,
  fix: (value: unknown) => string = () =>
    "write a number from that range, without quotes",
): Prop {
  return {
    check(problems, path, value) {
      if (!isWholeNumber(value, min, max))
        problems.add(
          path,
          WHOLE_NUMBER(unit, min, max),
          isUnknown(value) ? UNKNOWN : value,
          fix(value),
        );
    },
  };
}

/** Days in a hundred years. */
const MOST_DAYS = 36500;

/** Whether a value is a number of days, up to a hundred years. */
export function isDays(value: unknown, min = 1): value is number {
  return isWholeNumber(value, min, MOST_DAYS);
}

/** A number of days, up to a hundred years. */
export const days = daysFrom(1);

/** The same, which can begin with 0. */
export function daysFrom(min: number): Prop {
  return wholeNumber("days", min, MOST_DAYS, (value) =>
    typeof value === "string" &&
    /^\d+$/.test(value) &&
    isDays(Number(value), min)
      ? "write it without quotes"
      : "write 30 for a month",
  );
}
