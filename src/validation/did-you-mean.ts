import { closest, distance } from "fastest-levenshtein";

/**
 * Proposes the known word that a mistyped one was probably meant to be.
 *
 * @returns `did you mean "x"?`, or the fallback where nothing known is near
 */
export function didYouMean(
  word: string,
  known: readonly string[],
  fallback = `use one of ${known.join(", ")}`,
): string {
  const lower = word.toLowerCase();
  const lowers = known.map((one) => one.toLowerCase());
  const nearest = closest(lower, lowers);
  return distance(lower, nearest) <= Math.max(2, Math.floor(word.length / 4))
    ? `did you mean ${JSON.stringify(known[lowers.indexOf(nearest)])}?`
    : fallback;
}
