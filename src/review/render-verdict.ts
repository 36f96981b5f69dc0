import { type Finding, type Level, type Topic, TOPICS } from "./finding";
import { listed, say } from "./markdown";
import type { Verdict } from "./verdict";

const HEADINGS: Readonly<Record<Topic, string>> = {
  "who gets in": "Who gets in",
  "what they may do": "What they may do",
  protections: "Protections",
  "data at risk": "Data at risk",
  "not judged": "Not judged",
};

/** Why a human has to look, by topic, for the first line. */
const REASONS: Readonly<Record<Topic, string>> = {
  "who gets in": "who gets in changes",
  "what they may do": "what they may do changes",
  protections: "protections are weakened or change",
  "data at risk": "backups can be lost",
  "not judged": "something is not judged",
};

/**
 * A verdict as Markdown: first one line that says whether a human has to look twice, and why; then the findings by topic,
 * and a count of all that the plan does.
 */
export function renderVerdict(verdict: Verdict): string {
  const { findings, counts } = verdict;
  const sections = TOPICS.map((topic) => ({
    topic,
    about: findings.filter((finding) => finding.topic === topic),
  })).filter(({ about }) => about.length > 0);
  return [
    headline(verdict),
    ...sections.flatMap(({ topic, about }) => [
      `### ${HEADINGS[topic]}`,
      about.flatMap(item).join("\n"),
    ]),
    "### In all",
    counts.length === 0
      ? "- nothing"
      : counts.map(([what, count]) => `- ${what}: ${count}`).join("\n"),
    "",
  ]
    .join("\n\n")
    .replace(/\n\n$/, "\n");
}

const VERDICTS: Readonly<Record<Level, string>> = {
  nothing: "Nothing to look at twice",
  look: "Look twice",
  "data at risk": "Data at risk",
};

function headline({ level, findings }: Verdict): string {
  const reasons = TOPICS.filter((topic) =>
    findings.some((one) => one.topic === topic && one.level !== "nothing"),
  ).map((topic) => REASONS[topic]);
  if (level === "nothing") return `**${VERDICTS[level]}.**`;
  return `**${VERDICTS[level]}:** ${reasons.join("; ")}.`;
}

function item({ address, words, details = [] }: Finding): string[] {
  return [
    `- ${say`${address}`.text}: ${words.text}`,
    ...listed(details, "\n")
      .text.split("\n")
      .filter(Boolean)
      .map((line) => `  - ${line}`),
  ];
}
