import { type Markdown, say } from "./markdown";

/** What a finding is about, in the order in which a reviewer reads. */
export const TOPICS = [
  "what goes",
  "data at risk",
  "who gets in",
  "what is public",
  "what they may do",
  "protections",
  "not judged",
] as const;

export type Topic = (typeof TOPICS)[number];

/** How much a finding matters. */
export const LEVELS = ["nothing", "look", "data at risk"] as const;

export type Level = (typeof LEVELS)[number];

/** One thing that a reviewer is told. */
export interface Finding {
  readonly topic: Topic;
  readonly level: Level;
  /** The address of the resource, as the plan has it. */
  readonly address: string;
  readonly words: Markdown;
  /** More of it, a line each. */
  readonly details?: readonly Markdown[];
  /** Whether it is told before all else of its topic. */
  readonly isUrgent?: boolean;
}

/** A finding before it is known which resource it is about. */
export type Said = Omit<Finding, "address">;

/** Something is destroyed; how grave that is depends on what it is. */
export function goes(words: Markdown, level: Level = "look"): Said {
  return { topic: "what goes", level, words };
}

/** Somebody gets in, or no longer. */
export function letsIn(words: Markdown, level: Level = "look"): Said {
  return { topic: "who gets in", level, words };
}

/** Everyone gets in. */
export function open(words: Markdown): Said {
  return { topic: "what is public", level: "look", words, isUrgent: true };
}

/** Somebody may do something. */
export function allows(words: Markdown, level: Level = "look"): Said {
  return { topic: "what they may do", level, words };
}

/** Somebody may do everything, or give themselves everything. */
export function allowsTooMuch(words: Markdown): Said {
  return { ...allows(say`**allows too much**: ${words}`), isUrgent: true };
}

/** Something is not known here, which must never look as if it were fine. */
export function notJudged(words: Markdown): Said {
  return { topic: "not judged", level: "look", words };
}

/** A protection is gone or less. */
export function weaker(words: Markdown): Said {
  return { topic: "protections", level: "look", words };
}

/** A protection is new or more. */
export function stronger(words: Markdown): Said {
  return { topic: "protections", level: "nothing", words };
}

/** Data can be lost. */
export function atRisk(words: Markdown): Said {
  return { topic: "data at risk", level: "data at risk", words };
}

/** The highest of some levels. */
export function highest(levels: readonly Level[]): Level {
  return LEVELS.findLast((level) => levels.includes(level)) ?? "nothing";
}
