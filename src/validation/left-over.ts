import type { Problems } from "./problems";
import { rule } from "./rules";

/** What JavaScript makes of no value, in a text. */
const LEFT_OVER =
  /(?<![\p{L}\p{N}])(?:undefined|null|NaN)(?![\p{L}\p{N}])|\[object [A-Z]\w*\]/u;

const MEANT = rule(
  'must not hold "undefined", "null", "NaN" or "[object Object]" as a word, which a property that is not there leaves in a text',
);

/**
 * Says that a text holds what a template string is left with where a property is mistyped or not set: nobody has meant
 * it. Returns whether it does.
 */
export function addLeftOver(
  problems: Problems,
  path: string,
  value: unknown,
): boolean {
  if (typeof value !== "string" || !LEFT_OVER.test(value)) return false;
  problems.add(path, MEANT, value, "look where it is put together");
  return true;
}
