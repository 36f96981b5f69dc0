import { type Finding, type Level, type Topic, TOPICS } from "./finding";
import { listed, type Markdown, say } from "./markdown";
import type { Verdict } from "./verdict";

const HEADINGS: Readonly<Record<Topic, string>> = {
  "who gets in": "Who gets in",
  "what they may do": "What they may do",
  protections: "Protections",
  "data at risk": "Data at risk",
  "not judged": "Not judged",
};

/** Why a human has to look, for the first line; the number of resources follows. */
const REASONS: Readonly<Record<Topic, string>> = {
  "who gets in": "who gets in",
  "what they may do": "what they may do",
  protections: "protections",
  "data at risk": "data that can be lost",
  "not judged": "what is not judged",
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
      items(about).join("\n"),
    ]),
    "### In all",
    `${counts.map(([what, count]) => `${what}: ${count}`).join(", ") || "no resources"}\n`,
  ].join("\n\n");
}

const VERDICTS: Readonly<Record<Level, string>> = {
  nothing: "Nothing to look at twice",
  look: "Look twice",
  "data at risk": "Data at risk",
};

function headline({ level, findings }: Verdict): string {
  if (level === "nothing") return `**${VERDICTS[level]}.**`;
  const reasons = TOPICS.flatMap((topic) => {
    const about = findings.filter(
      (one) => one.topic === topic && one.level !== "nothing",
    );
    const count = new Set(about.map(({ address }) => address)).size;
    return count === 0 ? [] : [`${REASONS[topic]} (${count})`];
  });
  return `**${VERDICTS[level]}:** ${reasons.join(", ")}.`;
}

/** What is said of each resource, in one item as long as it is short. */
function items(findings: readonly Finding[]): string[] {
  const short = findings.filter(({ details = [] }) => details.length === 0);
  const addresses = [...new Set(findings.map(({ address }) => address))];
  return addresses.flatMap((address) => {
    const isAbout = (one: Finding) => one.address === address;
    const words = short.filter(isAbout).map((one) => one.words);
    const long = findings.filter((one) => isAbout(one) && !short.includes(one));
    return [
      ...(words.length > 0 ? [item(address, listed(words, "; "))] : []),
      ...long.flatMap((one) => [
        item(address, one.words),
        ...shownDetails(one).map((detail) => `  - ${detail}`),
      ]),
    ];
  });
}

function item(address: string, words: Markdown): string {
  return `- ${say`${address}: ${words}`.text}`;
}

const MOST_DETAILS = 100;

function shownDetails({ details = [] }: Finding): string[] {
  const more = details.length - MOST_DETAILS;
  return [
    ...details.slice(0, MOST_DETAILS).map(({ text }) => text),
    ...(more > 0 ? [`and ${more} more`] : []),
  ];
}
