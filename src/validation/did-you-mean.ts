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

/** The same for a name among many: where nothing known is near, it names the nearest, and never all that there are. */
export function didYouMeanName(name: string, known: readonly string[]): string {
  const far = (one: string) => distance(name.toLowerCase(), one.toLowerCase());
  const nearest = [...known].sort().sort((a, b) => far(a) - far(b));
  return didYouMean(
    name,
    known,
    `leave it out, or use one of the nearest: ${nearest.slice(0, 3).join(", ")}`,
  );
}
