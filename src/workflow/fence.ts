/** Characters that don't show, or that turn the order of those around them: with them a text reads as what it is not. */
const HIDDEN =
  // eslint-disable-next-line no-control-regex -- these are what is looked for
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

/**
 * A text as a block of code in Markdown, which nothing in the text can end: the fence is longer than any row of
 * backticks in it. Characters that hide others are spelt out.
 *
 * @see https://spec.commonmark.org/0.31.2/#fenced-code-blocks
 */
export function fenced(text: string): string {
  const rows = text.match(/`+/g) ?? [];
  const longest = rows.reduce((most, row) => Math.max(most, row.length), 2);
  const fence = "`".repeat(longest + 1);
  const visible = text.replace(
    HIDDEN,
    (hidden) => `\\u{${(hidden.codePointAt(0) as number).toString(16)}}`,
  );
  return `${fence}\n${visible}\n${fence}`;
}
