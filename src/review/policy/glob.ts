/**
 * Whether a pattern matches all that another one matches, as far as that can be told: `s3:*` covers `s3:Get*`, and
 * `a?` covers `ab` but not `a*`. In patterns `*` is any text, `?` any character, and all else is itself.
 *
 * @returns false where the pattern holds one of IAM's ways to write `*`, `?` or `$` themselves, unless both are the same
 */
export function covers(pattern: string, other: string): boolean {
  if (pattern === other || pattern === "*") return true;
  if (/\$\{[*?$]\}/.test(pattern)) return false;
  return matches(pattern, other);
}

/** Goes back to the last `*` only, so that no pattern takes more than the product of both lengths. */
function matches(pattern: string, other: string): boolean {
  let [at, star, resume] = [0, -1, 0];
  for (let index = 0; index < other.length;) {
    const [wanted, there] = [pattern[at], other[index]];
    if (wanted === "*") {
      [star, resume] = [at++, index];
    } else if (wanted === there || (wanted === "?" && there !== "*")) {
      at++;
      index++;
    } else if (star >= 0) {
      at = star + 1;
      index = ++resume;
    } else return false;
  }
  return /^\**$/.test(pattern.slice(at));
}

/** Whether every pattern of the second list is covered by one of the first. */
export function allCovered(
  patterns: readonly string[],
  others: readonly string[],
  isCovered = covers,
): boolean {
  return others.every((other) =>
    patterns.some((pattern) => isCovered(pattern, other)),
  );
}

/** As `covers`, of ARNs: a wildcard in one of the first five parts ends where the part ends. */
export function coversArn(pattern: string, other: string): boolean {
  if (pattern === other || pattern === "*") return true;
  const [parts, others] = [partsOf(pattern), partsOf(other)];
  return (
    parts.length === 6 &&
    others.length === 6 &&
    parts.every((part, index) => covers(part, others[index] as string))
  );
}

/** The six parts of an ARN. The last one may hold colons. */
function partsOf(arn: string): string[] {
  const parts = arn.split(":");
  return [...parts.slice(0, 5), ...[parts.slice(5).join(":")].filter(Boolean)];
}
