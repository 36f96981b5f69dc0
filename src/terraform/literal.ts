import { Token } from "cdktf";

/**
 * Protects text from Terraform, which would take `${` for an expression and `%{` for a directive.
 * Tokens stay what they are.
 *
 * @see https://developer.hashicorp.com/terraform/language/expressions/strings#escape-sequences-1
 */
export function literal(text: string): string {
  if (Token.isUnresolved(text)) return text;
  return text.replaceAll(/[$%](?=\{)/g, (mark) => mark + mark);
}

/** The same for every value of a map of texts. */
export function literals(
  texts: Readonly<Record<string, string>>,
): Record<string, string> {
  if (Token.isUnresolved(texts)) return texts;
  return Object.fromEntries(
    Object.entries(texts).map(([key, text]) => [key, literal(text)]),
  );
}
