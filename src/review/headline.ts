import {
  type Finding,
  type Level,
  LEVELS,
  type Topic,
  TOPICS,
} from "./finding";
import { listed, say } from "./markdown";
import type { Verdict } from "./verdict";

const VERDICTS: Readonly<Record<Level, string>> = {
  nothing: "Nothing to look at twice",
  look: "Look twice",
  "data at risk": "Data at risk",
};

/** Why a human has to look; the number of resources follows. */
const REASONS: Readonly<Record<Topic, string>> = {
  "what goes": "what goes",
  "data at risk": "data that can be lost",
  "who gets in": "who gets in",
  "what is public": "what is public",
  "what they may do": "what they may do",
  protections: "protections",
  "not judged": "what is not judged",
};

/** The worst things that the first line says in words; the rest it counts. */
const MOST_WORDS = 3;

/** The first line: whether a human has to look twice, the worst of it in words, and all reasons, counted. */
export function headline({ level, findings }: Verdict): string {
  if (level === "nothing") {
    const gone = countOf(findings.filter(({ topic }) => topic === "what goes"));
    const first = `**${VERDICTS[level]}.**`;
    return gone === 0 ? first : `${first}\n\nWhat goes (${gone}) is no loss.`;
  }
  const looked = findings.filter((one) => one.level !== "nothing");
  const worst = worstOf(looked).map(inWords);
  const reasons = TOPICS.flatMap((topic) => {
    const count = countOf(looked.filter((one) => isReason(one, topic)));
    return count === 0 ? [] : [`${REASONS[topic]} (${count})`];
  });
  const words =
    worst.length === 0 ? "" : `${listed(worst, "; ").text}. In all: `;
  return `**${VERDICTS[level]}:** ${words}${reasons.join(", ")}.`;
}

/** Data can be lost in other topics, too, such as with what goes. */
function isReason({ topic, level }: Finding, reason: Topic): boolean {
  return reason === "data at risk"
    ? level === "data at risk"
    : topic === reason;
}

function countOf(findings: readonly Finding[]): number {
  return new Set(findings.map(({ address }) => address)).size;
}

/** The gravest of each topic, with how many more there are of the same. What is not judged can't be said in words. */
function worstOf(findings: readonly Finding[]): Worst[] {
  return TOPICS.filter((topic) => topic !== "not judged")
    .flatMap((topic) => {
      const about = findings.filter((one) => one.topic === topic);
      // What can say who it is comes before what can't.
      const [first] = byGravity([
        ...about.filter(({ details = [] }) => details.length > 0),
        ...about.filter(({ details = [] }) => details.length === 0),
      ]);
      if (first === undefined) return [];
      const same = about.filter(({ words }) => words.text === first.words.text);
      return [{ ...first, more: countOf(same) - 1 }];
    })
    .sort((a, b) => gravity(b) - gravity(a))
    .slice(0, MOST_WORDS);
}

interface Worst extends Finding {
  readonly more: number;
}

/** The gravest first, else in their order. */
export function byGravity(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => gravity(b) - gravity(a));
}

function gravity({ level, isUrgent = false }: Finding): number {
  return 2 * LEVELS.indexOf(level) + (isUrgent ? 1 : 0);
}

function inWords({ address, words, topic, details = [], more }: Worst) {
  const where = more > 0 ? say`${address} and ${more} more` : say`${address}`;
  const [first] = details;
  return topic === "who gets in" && first !== undefined
    ? say`${where} ${words} (${first})`
    : say`${where}: ${words}`;
}
