/** How long a text may be in one of GitHub's places. */
export interface Limit {
  readonly most: number;
  /** The length of a text, as the place counts it. */
  length(text: string): number;
}

/**
 * A comment or the text of an issue: "Body is too long (maximum is 65536 characters)". Counted in UTF-16 units, of
 * which no text has fewer than characters.
 *
 * @see https://docs.github.com/en/rest/issues/comments
 */
export const BODY: Limit = { most: 65_536, length: (text) => text.length };

/**
 * The summary of one step of a job, 1 MiB.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#step-isolation-and-limits
 */
export const SUMMARY: Limit = {
  most: 1_048_576,
  length: (text) => Buffer.byteLength(text),
};

/** The largest number up to `most` that fits, where every smaller one fits as well; 0 if none does. */
export function largest(
  most: number,
  fits: (count: number) => boolean,
): number {
  let [low, high] = [0, most];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (fits(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
