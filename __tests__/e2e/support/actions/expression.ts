/** What expressions can name: `github`, `vars`, and so on. */
export type Contexts = Readonly<Record<string, unknown>>;

/** Contexts of which anything can be named: what is not set is empty. Elsewhere a name that is not there is a mistake. */
const OPEN = new Set([...["vars", "secrets", "inputs"], ...["needs", "steps"]]);

const TOKEN =
  /\s*(?:'((?:[^']|'')*)'|([\w-]+(?:\.[\w-]+)*)|(==|!=|&&|\|\||[(),[\]]))/y;

/** Puts the values of all expressions into a text. */
export function interpolate(text: string, contexts: Contexts): string {
  return text.replaceAll(/\$\{\{(.*?)\}\}/g, (_, expression: string) =>
    String(evaluate(expression, contexts)),
  );
}

/**
 * The value of an expression of GitHub's, as far as the workflows use them: texts, names, `[…]` behind a name, `==`,
 * `!=`, `&&`, `||`, `contains`, `toJSON`, `fromJSON`, and what asks how the steps before have ended. Anything else is an
 * error.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/expressions
 */
export function evaluate(expression: string, contexts: Contexts): unknown {
  const tokens = tokenize(expression);
  let next = 0;
  const take = (wanted: string) => {
    if (tokens[next] !== wanted) return false;
    next += 1;
    return true;
  };
  const need = (wanted: string) => {
    if (!take(wanted)) throw new Error(`${expression}: ${wanted} is missing`);
  };
  const either = (): unknown => {
    const left = both();
    if (!take("||")) return left;
    const right = either();
    return isTrue(left) ? left : right;
  };
  const both = (): unknown => {
    const left = compared();
    if (!take("&&")) return left;
    const right = both();
    return isTrue(left) ? right : left;
  };
  const compared = (): unknown => {
    const left = value();
    if (take("==")) return left === value();
    if (take("!=")) return left !== value();
    return left;
  };
  const value = (): unknown => {
    const token = tokens[next] ?? "";
    next += 1;
    if (token.startsWith("'")) return token.slice(1);
    if (take("[")) {
      const key = `${token}.${String(either())}`;
      need("]");
      return named(key, contexts);
    }
    if (!take("(")) return named(token, contexts);
    const given: unknown[] = [];
    if (!take(")")) {
      do given.push(either());
      while (take(","));
      need(")");
    }
    return call(token, given, contexts);
  };
  const result = either();
  if (next < tokens.length) throw new Error(`${expression}: can't be read`);
  return result;
}

function tokenize(expression: string): string[] {
  const tokens: string[] = [];
  const text = expression.trim();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const match = TOKEN.exec(text);
    if (match === null) throw new Error(`${expression}: can't be read`);
    const [, quoted, name, sign] = match;
    tokens.push(
      quoted === undefined
        ? ((name ?? sign) as string)
        : `'${quoted.replaceAll("''", "'")}`,
    );
  }
  return tokens;
}

function named(path: string, contexts: Contexts): unknown {
  const [context = "", ...rest] = path.split(".");
  let value: unknown = contexts[context];
  for (const name of rest)
    value = (value as Record<string, unknown> | undefined)?.[name];
  if (value !== undefined && value !== null) return value;
  if (OPEN.has(context)) return "";
  throw new Error(`${path}: there is no such name here`);
}

function call(
  name: string,
  given: readonly unknown[],
  contexts: Contexts,
): unknown {
  if (name === "always") return true;
  if (name === "success") return named("job.status", contexts) === "success";
  if (name === "failure") return named("job.status", contexts) === "failure";
  if (name === "fromJSON") return JSON.parse(String(given[0]));
  if (name === "contains") return String(given[0]).includes(String(given[1]));
  if (name === "toJSON") return JSON.stringify(given[0], undefined, 2);
  throw new Error(`${name}: there is no such function here`);
}

/** Whether GitHub takes a value for true. */
export function isTrue(value: unknown): boolean {
  return ![false, 0, "", null, undefined].includes(value as string);
}
