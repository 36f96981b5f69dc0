/** A part of a template of Terraform's: text, or what stands between `${` or `%{` and its `}`, with both. */
export interface TemplatePart {
  readonly kind: "text" | "sequence";
  readonly text: string;
}

/**
 * The parts of a string in Terraform's JSON, which is a template.
 *
 * @see https://developer.hashicorp.com/terraform/language/syntax/json#expression-mapping
 */
export function templateParts(template: string): readonly TemplatePart[] {
  const parts: TemplatePart[] = [];
  let text = "";
  let at = 0;
  while (at < template.length) {
    const escaped = /^(?:\$\$|%%)\{/.exec(template.slice(at, at + 3));
    if (escaped) {
      text += escaped[0];
      at += 3;
    } else if (/^[$%]\{/.test(template.slice(at, at + 2))) {
      const end = endOfSequence(template, at + 2);
      if (text !== "") parts.push({ kind: "text", text });
      text = "";
      parts.push({ kind: "sequence", text: template.slice(at, end) });
      at = end;
    } else {
      text += template[at];
      at += 1;
    }
  }
  if (text !== "" || parts.length === 0) parts.push({ kind: "text", text });
  return parts;
}

/** The expression that a template consists of, where it is that alone: `a.b` of `${a.b}`. */
export function onlyExpression(template: string): string | undefined {
  const [first, ...others] = templateParts(template);
  return first?.kind === "sequence" &&
    others.length === 0 &&
    first.text.startsWith("${")
    ? first.text.slice(2, -1).trim()
    : undefined;
}

/** Where a sequence ends, behind its `}`: other braces and texts in it have their own ends. */
function endOfSequence(template: string, start: number): number {
  let open = 1;
  let at = start;
  while (open > 0 && at < template.length) {
    const sign = template[at];
    if (sign === '"') at = endOfText(template, at);
    else at += 1;
    if (sign === "{") open += 1;
    if (sign === "}") open -= 1;
  }
  return at;
}

/** Where a text in quotes ends, behind the second quote. There can be templates in it. */
export function endOfText(expression: string, quote: number): number {
  let at = quote + 1;
  while (at < expression.length && expression[at] !== '"') {
    const next = expression.slice(at, at + 3);
    if (/^(?:\$\$|%%)\{/.test(next)) at += 3;
    else if (/^[$%]\{/.test(next)) at = endOfSequence(expression, at + 2);
    else at += next.startsWith("\\") ? 2 : 1;
  }
  return at + 1;
}
