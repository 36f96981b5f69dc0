import { type Finding, type Topic, TOPICS } from "./finding";
import { byGravity, headline } from "./headline";
import { listed, type Markdown, say } from "./markdown";
import type { Verdict } from "./verdict";

const HEADINGS: Readonly<Record<Topic, string>> = {
  "what goes": "What goes",
  "data at risk": "Data at risk",
  "who gets in": "Who gets in",
  "what is public": "What is public",
  "what they may do": "What they may do",
  protections: "Protections",
  "not judged": "Not judged",
};

/** How many resources are named of which the same is said. All that goes is named, as far as a list goes. */
const MOST_ADDRESSES: Partial<Record<Topic, number>> = {
  "what goes": 50,
  "not judged": 3,
};

/**
 * A verdict as Markdown: first one line that says whether a human has to look twice, and why; then the findings by topic,
 * and a count of all that the plan does.
 */
export function renderVerdict(verdict: Verdict): string {
  const { findings, counts } = verdict;
  const sections = TOPICS.map((topic) => ({
    topic,
    about: byGravity(findings.filter((finding) => finding.topic === topic)),
  })).filter(({ about }) => about.length > 0);
  return [
    headline(verdict),
    ...sections.flatMap(({ topic, about }) => [
      `### ${HEADINGS[topic]}`,
      items(about, MOST_ADDRESSES[topic]).join("\n"),
    ]),
    "### In all",
    `${counts.map(([what, count]) => `${what}: ${count}`).join(", ") || "no resources"}\n`,
  ].join("\n\n");
}

/** An item for each resource, and one for each finding with details. Resources of which the same is said may share one. */
function items(
  findings: readonly Finding[],
  mostAddresses: number | undefined,
): string[] {
  const byAddress = groupedBy(findings, ({ address }) => address);
  const lines = [...byAddress].flatMap(([address, about]) => {
    const short = about.filter(({ details = [] }) => details.length === 0);
    const words = listed(
      short.map((one) => one.words),
      "; ",
    );
    return [
      ...(short.length > 0 ? [{ address, words, details: [] }] : []),
      ...about.filter((one) => !short.includes(one)),
    ];
  });
  if (mostAddresses === undefined) return lines.flatMap(item);
  return [...groupedBy(lines, textOf).values()].flatMap((same) => {
    const [first] = same;
    return first === undefined || same.length === 1
      ? same.flatMap(item)
      : [`- ${addresses(same, mostAddresses).text}: ${first.words.text}`];
  });
}

type Line = Pick<Finding, "address" | "words" | "details">;

/** Lines with details stay by themselves. */
function textOf({ address, words, details = [] }: Line): string {
  return details.length === 0 ? words.text : `${address}: ${words.text}`;
}

function addresses(same: readonly Line[], most: number): Markdown {
  const shown = listed(same.slice(0, most).map(({ address }) => address));
  const more = same.length - most;
  return more > 0 ? say`${shown} and ${more} more` : shown;
}

function groupedBy<T>(
  some: readonly T[],
  key: (one: T) => string,
): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of some) {
    const group = groups.get(key(one));
    if (group) group.push(one);
    else groups.set(key(one), [one]);
  }
  return groups;
}

function item(line: Line): string[] {
  return [
    `- ${say`${line.address}: ${line.words}`.text}`,
    ...shownDetails(line).map((detail) => `  - ${detail}`),
  ];
}

const MOST_DETAILS = 100;

function shownDetails({ details = [] }: Line): string[] {
  const more = details.length - MOST_DETAILS;
  return [
    ...details.slice(0, MOST_DETAILS).map(({ text }) => text),
    ...(more > 0 ? [`and ${more} more`] : []),
  ];
}
