import { Fn, Token } from "cdktf";
import { literal } from "./literal";

const QUOTE = "'";
const ESCAPED = "'\\''";

/**
 * Text as one word of a POSIX shell, within a text that Terraform evaluates. What only Terraform knows is quoted by
 * Terraform.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9699919799/utilities/V3_chap02.html#tag_18_02_02
 */
export function shellWord(text: string): string {
  if (Token.isUnresolved(text)) return `'${Fn.replace(text, QUOTE, ESCAPED)}'`;
  return /^[\w@%+=:,./-]+$/.test(text)
    ? text
    : literal(`'${text.replaceAll(QUOTE, ESCAPED)}'`);
}
