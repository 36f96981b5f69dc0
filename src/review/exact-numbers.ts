/** More digits than a number of JavaScript keeps. */
const LONG = /\d[\d.]{15}/;
const NUMBER = /-?\d[\d.eE+-]*/y;
const LONGEST_EXACT = 15;

/**
 * JSON in which numbers with more digits than JavaScript keeps are strings, so that two different ones stay different.
 * Terraform writes numbers of any length. It takes one pass, whatever the texts in between hold.
 */
export function withExactNumbers(json: string): string {
  if (!LONG.test(json)) return json;
  const parts: string[] = [];
  let [kept, at] = [0, 0];
  while (at < json.length) {
    const code = json.charCodeAt(at);
    if (code === QUOTE) at = endOfText(json, at);
    else if (isOfNumber(code)) {
      NUMBER.lastIndex = at;
      const token = NUMBER.exec(json)?.[0] ?? "-";
      if (token.length - (code === MINUS ? 1 : 0) > LONGEST_EXACT) {
        parts.push(json.slice(kept, at), `"${token}"`);
        kept = at + token.length;
      }
      at += token.length;
    } else at++;
  }
  return kept === 0 ? json : parts.join("") + json.slice(kept);
}

const QUOTE = '"'.charCodeAt(0);
const MINUS = "-".charCodeAt(0);
const BACKSLASH = "\\".charCodeAt(0);

/** The place after the text that begins here. */
function endOfText(json: string, start: number): number {
  for (let at = start + 1; at < json.length; at++) {
    const code = json.charCodeAt(at);
    if (code === BACKSLASH) at++;
    else if (code === QUOTE) return at + 1;
  }
  return json.length;
}

function isOfNumber(code: number): boolean {
  return code === MINUS || (code >= 48 && code <= 57);
}
