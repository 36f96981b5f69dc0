import { KnownAfterApply } from "./known-after-apply";

/** The characters of a value that are shown at most. */
const LONGEST_VALUE = 300;

/** The values of a list that are shown at most. */
const LONGEST_LIST = 50;

/** Markdown that is safe to show: words of this project, and values from a plan that were escaped. */
export class Markdown {
  public constructor(public readonly text: string) {}
}

/** This project's own words, which stay as they are. Nothing of a plan goes in here. */
export function plain(words: string): Markdown {
  return new Markdown(words);
}

/** This project's own words, where they must not be missed. */
export function bold(words: string): Markdown {
  return new Markdown(`**${words}**`);
}

/** Nothing to say. */
export const NOTHING = new Markdown("");

/**
 * A value that comes from a plan, as Markdown that shows it and does nothing else: a code span, in which only printable
 * ASCII stands for itself. Everything that could end the span, a line or a cell of a table, start HTML, turn the
 * direction of the text or look like another letter is written as JSON writes it: `\n`, `\u202e`. A long value is cut,
 * and what was cut is counted.
 */
export function escapeMarkdown(value: string): string {
  const shown = value.slice(0, LONGEST_VALUE);
  const cut = value.length - shown.length;
  const more = cut > 0 ? `… (${cut} more characters)` : "";
  return `\`${shown === "" ? '""' : visible(shown)}\`${more}`;
}

function visible(text: string): string {
  return text
    .replaceAll("\\", "\\\\")
    .replaceAll("\n", "\\n")
    .replaceAll("\t", "\\t")
    .replaceAll(/[^ -~]|[`<>|]|^ | $| (?= )/g, asUnicode);
}

function asUnicode(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** Markdown of this project's own words, with every value in it escaped that is not Markdown already. */
export function say(
  words: readonly string[],
  ...values: readonly (string | number | Markdown)[]
): Markdown {
  const shown = values.map((value) =>
    value instanceof Markdown
      ? value.text
      : typeof value === "number"
        ? String(value)
        : escapeMarkdown(value),
  );
  return new Markdown(
    words.map((word, index) => word + (shown[index] ?? "")).join(""),
  );
}

/** Values or words after each other: `a`, `b` and 3 more. */
export function listed(
  values: readonly (string | Markdown)[],
  separator = ", ",
): Markdown {
  const shown = values
    .slice(0, LONGEST_LIST)
    .map((value) => say`${value}`.text)
    .join(separator);
  const cut = values.length - LONGEST_LIST;
  return new Markdown(cut > 0 ? `${shown} and ${cut} more` : shown);
}

/** Where a value that is known only after apply comes from, in words that follow others. */
export function from({ origins }: KnownAfterApply): Markdown {
  if (origins.length === 0) return NOTHING;
  return say` (from ${listed(origins.map(({ name }) => name))})`;
}

/** Any value of a plan, short: text as it is, everything else as JSON. */
export function shown(value: unknown): Markdown {
  if (value === undefined || value === null) return new Markdown("nothing");
  if (value instanceof KnownAfterApply)
    return value.isMade
      ? say`${listed(value.origins.map(({ name }) => name))}, which this plan makes`
      : say`what is known only after apply${from(value)}`;
  return say`${typeof value === "string" ? value : (JSON.stringify(value) ?? "")}`;
}
