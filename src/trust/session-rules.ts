import type { Prop } from "../validation/prop";
import { rule } from "../validation/rules";
import { isUnknown, isWholeNumber } from "../validation/values";

const SESSION = rule(
  "must be a whole number of seconds from 3600 (one hour) to 43200 (twelve hours)",
);

/** How long a session may last at most. @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html */
export const maxSessionSeconds: Prop = {
  check(problems, path, value) {
    if (!isUnknown(value) && !isWholeNumber(value, 3600, 43200))
      problems.add(path, SESSION, value, meantSession(value));
  },
};

/** What somebody meant who has written hours or minutes. */
function meantSession(value: unknown): string {
  const isNumber = typeof value === "number" || typeof value === "string";
  const number = isNumber ? Number(value) : NaN;
  const meant = (seconds: number, unit: string) =>
    `write ${Math.round(number * seconds)} if you meant ${number} ${unit}${number === 1 ? "" : "s"}`;
  if (number >= 1 && number <= 12) return meant(3600, "hour");
  if (number >= 60 && number <= 720) return meant(60, "minute");
  return "write 3600 for one hour";
}
