/** More digits than a number of JavaScript keeps. */
const LONG = /\d[\d.]{15}/;
const STRING_OR_LONG_NUMBER =
  /"(?:[^"\\]+|\\.)*"|-?\d(?=[\d.eE+-]{15})[\d.eE+-]*/g;

/**
 * JSON in which numbers with more digits than JavaScript keeps are strings, so that two different ones stay different.
 * Terraform writes numbers of any length.
 */
export function withExactNumbers(json: string): string {
  if (!LONG.test(json)) return json;
  return json.replaceAll(STRING_OR_LONG_NUMBER, (token) =>
    token.startsWith('"') ? token : JSON.stringify(token),
  );
}
