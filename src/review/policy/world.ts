/** The shortest prefix of an address range that is not said to be the whole internet: half of it, twice, is all of it. */
const SHORTEST = 8;

/** Whether a range of addresses, or a word for one, is the whole internet or so much of it that it makes no difference. */
export function isWorld(range: unknown): boolean {
  if (typeof range !== "string") return false;
  if (/^(?:\*|any|internet|0\.0\.0\.0|::)$/i.test(range)) return true;
  const length = /^[\da-f.:]+\/(\d{1,3})$/i.exec(range)?.[1];
  return length !== undefined && Number(length) < SHORTEST;
}
