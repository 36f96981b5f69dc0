import { notJudged, type Said } from "../finding";
import { isEmpty } from "../json";
import { KnownAfterApply } from "../known-after-apply";
import { from, type Markdown, NOTHING, plain, say } from "../markdown";
import { comparePolicies } from "../policy/compare-policies";
import {
  conditionList,
  conditionWords,
  withoutConditions,
} from "../policy/condition-words";
import {
  type Condition,
  type Statement,
  statementsOf,
} from "../policy/statement";
import { statementWords } from "../policy/statement-words";
import { besidesSubject, entrants } from "./entrants";

/** How a trust policy's change is told: who gets in before and after. */
export function trustChanges(before: unknown, after: unknown): Said[] {
  const [old, now] = [before, after].map((policy) =>
    isEmpty(policy) ? [] : statementsOf(policy),
  );
  if (old === undefined || now === undefined)
    return [
      notJudged(
        after instanceof KnownAfterApply
          ? say`${"assume_role_policy"} is known only after apply${from(after)}`
          : plain("the trust policy can't be read"),
      ),
    ];
  const { removed, added, onlyNarrows } = comparePolicies(old, now);
  const rest =
    after instanceof KnownAfterApply && after.read?.isWhole === false
      ? [
          notJudged(
            plain("the trust policy has parts that are known only after apply"),
          ),
        ]
      : [];
  if (removed.length === 0 && added.length === 0) return rest;
  const details = changes(lines(old), lines(now));
  return [
    {
      topic: "who gets in",
      level: onlyNarrows ? "nothing" : "look",
      words: plain(summary(old, now, onlyNarrows)),
      details,
      isUrgent: details.some(
        ({ text }) => text.startsWith("**now**") && /\*\*everyone/.test(text),
      ),
    },
    ...rest,
  ];
}

/** Somebody who gets in, or a denial, and what must hold besides. */
interface Line {
  readonly words: Markdown;
  readonly conditions: readonly Condition[];
}

type Lines = ReadonlyMap<string, Line>;

/** What changed first: who is new, who gets in under fewer conditions, who is gone; then who is as before. */
function changes(had: Lines, has: Lines): Markdown[] {
  const only = (some: Lines, others: Lines, words: string) =>
    [...some]
      .filter(([line]) => !others.has(line))
      .map(([, who]) => say`${plain(words)}: ${who.words}`);
  const kept = [...has].flatMap(([line, is]) => {
    const was = had.get(line);
    return was === undefined ? [] : [keptWords(was, is)];
  });
  return [
    ...only(has, had, "**now**"),
    ...kept.filter(({ isWider }) => isWider).map(({ words }) => words),
    ...only(had, has, "no longer"),
    ...kept.filter(({ isWider }) => !isWider).map(({ words }) => words),
  ];
}

function keptWords(was: Line, is: Line): { isWider: boolean; words: Markdown } {
  const gone = withoutConditions(was.conditions, is.conditions);
  const come = withoutConditions(is.conditions, was.conditions);
  const only =
    come.length > 0 ? say`, now only${conditionWords(come)}` : NOTHING;
  return gone.length > 0
    ? {
        isWider: true,
        words: say`**the condition is gone** that ${conditionList(gone)}: ${is.words}${only}`,
      }
    : { isWider: false, words: say`still: ${is.words}${only}` };
}

/** What a trust policy says, a line for each who gets in and each denial. */
function lines(statements: readonly Statement[]): Lines {
  const all = new Map<string, Line>();
  for (const statement of statements) {
    const isAllowed = statement.effect === "Allow";
    const conditions = isAllowed ? besidesSubject(statement) : [];
    for (const words of isAllowed
      ? entrants(statement)
      : [statementWords(statement)]) {
      // Who is let in twice gets in if either holds.
      const there = all.get(words.text)?.conditions ?? conditions;
      all.set(words.text, {
        words,
        conditions: there.filter(
          (one) => withoutConditions([one], conditions).length === 0,
        ),
      });
    }
  }
  return all;
}

function summary(
  before: readonly Statement[],
  after: readonly Statement[],
  onlyNarrows: boolean,
): string {
  const allows = (some: readonly Statement[]) =>
    some.some(({ effect }) => effect === "Allow");
  if (!allows(before) && allows(after)) return "**lets somebody in**";
  if (!allows(after)) return "lets nobody in any more";
  return onlyNarrows ? "lets fewer in" : "**lets others in**";
}
