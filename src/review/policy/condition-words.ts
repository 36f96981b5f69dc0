import { listed, type Markdown, NOTHING, plain, say } from "../markdown";
import type { Condition } from "./statement";

const OPERATORS: ReadonlyMap<string, string> = new Map([
  ["StringEquals", "is"],
  ["StringNotEquals", "is not"],
  ["StringLike", "is like"],
  ["StringNotLike", "is not like"],
  ["ArnEquals", "is like"],
  ["ArnLike", "is like"],
  ["ArnNotEquals", "is not like"],
  ["ArnNotLike", "is not like"],
  ["Bool", "is"],
  ["IpAddress", "is in"],
  ["NotIpAddress", "is not in"],
  ["NumericEquals", "is"],
  ["NumericLessThan", "is less than"],
  ["NumericGreaterThan", "is more than"],
]);

/** What must hold besides, in words that follow the rest of a sentence. An operator without a word of ours is shown. */
export function conditionWords(conditions: readonly Condition[]): Markdown {
  if (conditions.length === 0) return NOTHING;
  return say`, if ${conditionList(conditions)}`;
}

/** The same, by themselves. */
export function conditionList(conditions: readonly Condition[]): Markdown {
  return listed(conditions.map(oneWords), " and ");
}

function oneWords({ operator, key, values }: Condition): Markdown {
  if (operator === "Null" && values.length === 1)
    return say`${key} is ${plain(values[0] === "true" ? "not given" : "given")}`;
  const word = OPERATORS.get(operator);
  return say`${key} ${word === undefined ? operator : plain(word)} ${listed(values, " or ")}`;
}

/** The conditions that are not among others. */
export function withoutConditions(
  some: readonly Condition[],
  others: readonly Condition[],
): readonly Condition[] {
  const there = others.map(meaning);
  return some.filter((one) => !there.includes(meaning(one)));
}

function meaning({ operator, key, values }: Condition): string {
  return JSON.stringify([operator, key.toLowerCase(), values]);
}
