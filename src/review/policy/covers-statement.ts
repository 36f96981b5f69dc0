import { samePrincipal } from "./same-principal";
import { allCovered, coversArn } from "./glob";
import type { Condition, Named, Statement } from "./statement";

/** Operators that hold if one of the values fits. */
const ONE_FITS = /^(StringEquals|Arn(Equals|Like))$/;

/** Operators that hold if none of the values fits. */
const NONE_FITS = /^(StringNot(Equals|Like)|ArnNot(Equals|Like))$/;

/**
 * Whether a statement is about every request that another one is about, as far as that can be told: the same principals
 * or more, the same actions or more, and so on, under the same conditions or fewer. False may mean that it can't be told.
 */
export function coversStatement(one: Statement, other: Statement): boolean {
  return (
    one.variables === other.variables &&
    coversNamed(one.principals, other.principals, includesAll) &&
    coversNamed(lower(one.actions), lower(other.actions), allCovered) &&
    coversNamed(one.resources, other.resources, (wider, narrower) =>
      allCovered(wider, narrower, coversArn),
    ) &&
    one.conditions.every((condition) =>
      other.conditions.some((stricter) => follows(condition, stricter)),
    )
  );
}

/** A list covers a part of it; all but a few covers all but more. */
function coversNamed(
  one: Named | undefined,
  other: Named | undefined,
  coversAll: (wider: readonly string[], narrower: readonly string[]) => boolean,
): boolean {
  if (one === undefined || other === undefined) return one === other;
  if (one.except !== other.except)
    return !one.except && one.values.includes("*");
  return one.except
    ? coversAll(other.values, one.values)
    : coversAll(one.values, other.values);
}

/** Principals are no patterns, but for everyone. */
function includesAll(
  wider: readonly string[],
  narrower: readonly string[],
): boolean {
  return narrower.every(
    (one) =>
      wider.some((other) => samePrincipal(other) === samePrincipal(one)) ||
      (wider.includes("AWS:*") && one.startsWith("AWS:")),
  );
}

function lower({ except, values }: Named): Named {
  return { except, values: values.map((value) => value.toLowerCase()) };
}

/** Whether a condition holds wherever another, stricter one does. */
function follows(condition: Condition, stricter: Condition): boolean {
  if (condition.key.toLowerCase() !== stricter.key.toLowerCase()) return false;
  const { operator, values } = condition;
  if (operator === "StringLike")
    return (
      ["StringLike", "StringEquals"].includes(stricter.operator) &&
      allCovered(values, stricter.values)
    );
  if (operator !== stricter.operator) return false;
  const isSubset = (some: readonly string[], all: readonly string[]) =>
    some.every((value) => all.includes(value));
  if (ONE_FITS.test(operator)) return isSubset(stricter.values, values);
  if (NONE_FITS.test(operator)) return isSubset(values, stricter.values);
  return isSubset(values, stricter.values) && isSubset(stricter.values, values);
}
