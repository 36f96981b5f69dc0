import { Token } from "cdktf";

/** A token of CDKTF's in a text, or what Terraform would take for the start of an expression. */
const TOKEN_OR_MARK = /\$\{TfToken\[[^\]]+\]\}|[$%](?=\{)/g;

/**
 * Protects text from Terraform, which would take `${` for an expression and `%{` for a directive.
 * Tokens stay what they are, also within a text.
 *
 * @see https://developer.hashicorp.com/terraform/language/expressions/strings#escape-sequences-1
 */
export function literal(text: string): string {
  if (typeof text !== "string") return text;
  return text.replaceAll(TOKEN_OR_MARK, (found) =>
    found.length > 1 ? found : found + found,
  );
}

/** The same for every key and value of a map of texts. */
export function literals(
  texts: Readonly<Record<string, string>>,
): Record<string, string> {
  if (Token.isUnresolved(texts)) return texts;
  return Object.fromEntries(
    Object.entries(texts).map(([key, text]) => [literal(key), literal(text)]),
  );
}
