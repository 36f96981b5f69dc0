import { notJudged, type Said } from "../finding";
import { type Markdown, plain, say } from "../markdown";
import { comparePolicies } from "../policy/compare-policies";
import { type Statement, statementsOf } from "../policy/statement";
import { statementWords } from "../policy/statement-words";
import { entrants } from "./entrants";

/** How a trust policy's change is told: who gets in before and after. */
export function trustChanges(before: unknown, after: unknown): Said[] {
  const [old, now] = [before, after].map((policy) =>
    policy === undefined || policy === null ? [] : statementsOf(policy),
  );
  if (old === undefined || now === undefined)
    return [notJudged(plain("the trust policy can't be read"))];
  const { removed, added, onlyNarrows } = comparePolicies(old, now);
  if (removed.length === 0 && added.length === 0) return [];
  const [had, has] = [lines(old), lines(now)];
  const only = (some: Lines, others: Lines, words: string) =>
    [...some]
      .filter(([line]) => !others.has(line))
      .map(([, who]) => say`${plain(words)}: ${who}`);
  const changes = [
    ...only(has, had, "**now**"),
    ...only(had, has, "no longer"),
    ...[...has]
      .filter(([line]) => had.has(line))
      .map(([, who]) => say`still: ${who}`),
  ];
  return [
    {
      topic: "who gets in",
      level: onlyNarrows ? "nothing" : "look",
      words: plain(summary(old, now, onlyNarrows)),
      details: changes,
    },
  ];
}

type Lines = ReadonlyMap<string, Markdown>;

/** What a trust policy says, a line for each who gets in and each denial. */
function lines(statements: readonly Statement[]): Lines {
  return new Map(
    statements
      .flatMap((statement) =>
        statement.effect === "Allow"
          ? entrants(statement)
          : [statementWords(statement)],
      )
      .map((words) => [words.text, words]),
  );
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
