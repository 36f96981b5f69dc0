/** What can be chosen: the values of each dimension, the usual one first. */
export type Dimensions = Readonly<Record<string, readonly string[]>>;

/** A value of every dimension. */
export type Row = Readonly<Record<string, string>>;

/** Two values that can't go together. */
export type Conflict = Row;

/**
 * Chooses rows in which every two values that can go together do so at least once. Always the same rows: each starts
 * with the first pair that is still missing, and takes for every other dimension the value that adds most pairs, of
 * equals the first.
 *
 * @param listed rows that are chosen already
 */
export function pairwise(
  dimensions: Dimensions,
  conflicts: readonly Conflict[],
  listed: readonly Row[] = [],
): Row[] {
  const missing = new Map(
    allPairs(dimensions, conflicts).map((pair) => [name(pair), pair]),
  );
  const rows: Row[] = [];
  const choose = (row: Row) => {
    rows.push(row);
    for (const pair of pairsOf(row)) missing.delete(name(pair));
  };
  listed.forEach(choose);
  for (const pair of missing.values())
    choose(
      complete(pair, dimensions, conflicts, (one) => missing.has(name(one))),
    );
  return rows;
}

/** Every two values of different dimensions that can go together. */
export function allPairs(
  dimensions: Dimensions,
  conflicts: readonly Conflict[] = [],
): Row[] {
  const values = Object.entries(dimensions).flatMap(([dimension, all]) =>
    all.map((value) => ({ dimension, value })),
  );
  return values.flatMap((one, index) =>
    values
      .slice(index + 1)
      .filter(({ dimension }) => dimension !== one.dimension)
      .map(({ dimension, value }) => ({
        [one.dimension]: one.value,
        [dimension]: value,
      }))
      .filter((pair) => isPossible(pair, conflicts)),
  );
}

/** Every two values of a row. */
export function pairsOf(row: Row): Row[] {
  return allPairs(
    Object.fromEntries(
      Object.entries(row).map(([dimension, value]) => [dimension, [value]]),
    ),
  );
}

/** A pair as text, whichever way round it is. */
export function name(pair: Row): string {
  return Object.entries(pair)
    .map(([dimension, value]) => `${dimension}: ${value}`)
    .sort()
    .join(", ");
}

function complete(
  start: Row,
  dimensions: Dimensions,
  conflicts: readonly Conflict[],
  isMissing: (pair: Row) => boolean,
): Row {
  const row: Record<string, string> = { ...start };
  for (const [dimension, values] of Object.entries(dimensions)) {
    if (dimension in row) continue;
    const gain = (value: string) =>
      Object.entries(row).filter(([other, chosen]) =>
        isMissing({ [other]: chosen, [dimension]: value }),
      ).length;
    const [best] = values
      .filter((value) => isPossible({ ...row, [dimension]: value }, conflicts))
      .sort((one, other) => gain(other) - gain(one));
    if (best === undefined)
      throw new Error(`no ${dimension} goes with ${name(row)}`);
    row[dimension] = best;
  }
  return row;
}

function isPossible(row: Row, conflicts: readonly Conflict[]): boolean {
  return !conflicts.some((conflict) =>
    Object.entries(conflict).every(
      ([dimension, value]) => row[dimension] === value,
    ),
  );
}
