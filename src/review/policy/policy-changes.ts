import type { Said } from "../finding";
import { type Markdown, NOTHING, plain, say } from "../markdown";
import { comparePolicies, type PolicyComparison } from "./compare-policies";
import { type Statement, statementsOf } from "./statement";
import { changedWords, statementWords } from "./statement-words";

/** How a policy's change is told: `before` and `after` are its texts, if there is one. */
export function policyChanges(
  topic: Said["topic"],
  what: Markdown,
  before: unknown,
  after: unknown,
): Said[] {
  const [old, now] = [before, after].map((policy) =>
    policy === undefined || policy === null || policy === ""
      ? []
      : statementsOf(policy),
  );
  if (old === undefined || now === undefined)
    return [
      {
        topic: "not judged",
        level: "look",
        words: say`${what} can't be read as a policy`,
      },
    ];
  const { removed, added, onlyNarrows, onlyWidens } = comparePolicies(old, now);
  if (removed.length === 0 && added.length === 0) return [];
  return [
    {
      topic,
      level: onlyNarrows ? "nothing" : "look",
      words: say`${what} ${plain(summary(old, now, { onlyNarrows, onlyWidens }))}`,
      details: details(removed, added),
    },
  ];
}

function summary(
  before: readonly Statement[],
  after: readonly Statement[],
  {
    onlyNarrows,
    onlyWidens,
  }: Pick<PolicyComparison, "onlyNarrows" | "onlyWidens">,
): string {
  if (before.length === 0)
    return onlyNarrows ? "is new, and only denies" : "**is new**";
  if (after.length === 0)
    return onlyNarrows ? "is gone" : "**is gone, with what it denied**";
  if (onlyNarrows) return "allows less";
  return onlyWidens ? "**allows more**" : "allows **something else**";
}

/** What is gone, what is new, and what changed in statements that keep their name. */
function details(
  removed: readonly Statement[],
  added: readonly Statement[],
): Markdown[] {
  const pairs = new Map<Statement, Statement>();
  for (const now of added) {
    const old = removed.filter((one) => isSame(one, now));
    const same = added.filter((one) => isSame(one, now));
    if (old.length === 1 && same.length === 1)
      pairs.set(now, old[0] as Statement);
  }
  const changed = new Set(pairs.values());
  return [
    ...removed
      .filter((one) => !changed.has(one))
      .map((one) => say`removed${sid(one)}: ${statementWords(one)}`),
    ...added.map((now) => {
      const old = pairs.get(now);
      return old
        ? changedWords(old, now)
        : say`added${sid(now)}: ${statementWords(now)}`;
    }),
  ];
}

function isSame(one: Statement, other: Statement): boolean {
  return (
    one.sid !== undefined &&
    one.sid === other.sid &&
    one.effect === other.effect
  );
}

function sid(statement: Statement): Markdown {
  return statement.sid === undefined ? NOTHING : say` ${statement.sid}`;
}
