/** Made when it is loaded: a test looks at one of the two. */
export const TABLE = { seen: "seen", unseen: "unseen" };

/** A test goes up to its border. */
export function isLarge(count: number): boolean {
  return count > 3;
}

/** No test looks at what it gives. */
export function isSmall(count: number): boolean {
  return count < 3;
}

/** A mutant of it does not end. */
export function steps(count: number): number {
  let done = 0;
  while (done < count) done += 1;
  return done;
}

/** No test calls it. */
export function never(): string {
  return "never";
}
