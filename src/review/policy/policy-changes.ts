import { notJudged, type Said } from "../finding";
import { isEmpty } from "../json";
import { KnownAfterApply } from "../known-after-apply";
import { from, listed, type Markdown, NOTHING, plain, say } from "../markdown";
import { comparePolicies, type PolicyComparison } from "./compare-policies";
import { coversStatement } from "./covers-statement";
import { isPublic } from "./public-statement";
import { type Statement, statementsOf } from "./statement";
import { allowsAllBut, allowsEverything, tooMuch } from "./too-much";
import { changedWords, statementWords } from "./statement-words";

/** How a policy's change is told: `before` and `after` are its texts, if there is one. */
export function policyChanges(
  topic: Said["topic"],
  what: Markdown,
  before: unknown,
  after: unknown,
  { canBePublic = true }: { readonly canBePublic?: boolean } = {},
): Said[] {
  const [old, now] = [before, after].map((policy) =>
    isEmpty(policy) ? [] : statementsOf(policy),
  );
  if (old === undefined || now === undefined) return [unreadable(what, after)];
  const { removed, added, onlyNarrows, onlyWidens } = comparePolicies(old, now);
  const rest = notRead(what, after);
  if (removed.length === 0 && added.length === 0) return rest;
  const isNew = (one: Statement) =>
    !old.some((other) => coversStatement(other, one));
  const opened = added.filter(
    (one) => canBePublic && isPublic(one) && isNew(one),
  );
  const much = added.filter(
    (one) => (tooMuch(one).length > 0 || allowsAllBut(one)) && isNew(one),
  );
  return [
    {
      topic: opened.length > 0 ? "what is public" : topic,
      level: onlyNarrows ? "nothing" : "look",
      words: say`${what} ${plain(summary(old, now, { onlyNarrows, onlyWidens }))}${calledOut(opened, much)}`,
      details: details(removed, added),
      isUrgent: opened.length > 0 || much.length > 0,
    },
    ...rest,
  ];
}

function unreadable(what: Markdown, after: unknown): Said {
  return notJudged(
    after instanceof KnownAfterApply
      ? say`${what} is known only after apply${from(after)}`
      : say`${what} can't be read as a policy`,
  );
}

/** What of a policy is made of that the plan does not read. */
function notRead(what: Markdown, after: unknown): Said[] {
  return after instanceof KnownAfterApply && after.read?.isWhole === false
    ? [notJudged(say`${what} has parts that are known only after apply`)]
    : [];
}

/** Everyone, and too much power, in words that can't be missed. */
function calledOut(
  opened: readonly Statement[],
  much: readonly Statement[],
): Markdown {
  const actions = [...new Set(much.flatMap(tooMuch))];
  return say`${plain(opened.length > 0 ? ", and **is public: it lets everyone in**" : "")}${
    much.some(allowsEverything)
      ? plain(", and **allows everything**: **`*` on `*`**")
      : actions.length > 0
        ? say`, and **allows too much**: ${listed(actions.map((one) => say`**${one}**`))}`
        : plain(much.length > 0 ? ", and **allows everything but some**" : "")
  }`;
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
