import { aligned, type Line } from "./aligned";
import { endOfText, onlyExpression, templateParts } from "./template";

/** What fits on a line, without its indentation. */
const WIDTH = 100;

/** Up to this length an object with one member is a line. */
const SHORT = 60;

/**
 * A value of Terraform's JSON as an expression of HCL, in lines. Those behind the first are indented relative to it.
 *
 * @see https://developer.hashicorp.com/terraform/language/syntax/json#expression-mapping
 */
export function expression(value: unknown): readonly string[] {
  if (typeof value === "string") return textExpression(value);
  if (Array.isArray(value)) return list(value.map(expression));
  return objectOrSimple(value, expression);
}

/** A text that is a reference or an expression by itself, although it has no `${`: `aws_iam_role.one`. */
export function bareExpression(value: unknown): readonly string[] {
  if (typeof value === "string") return [onlyExpression(value) ?? value];
  if (Array.isArray(value)) return list(value.map(bareExpression));
  return objectOrSimple(value, bareExpression);
}

/** An object with its members, or else a number, true, false or null. */
function objectOrSimple(
  value: unknown,
  write: (member: unknown) => readonly string[],
): readonly string[] {
  if (typeof value !== "object" || value === null)
    return [JSON.stringify(value)];
  return object(
    Object.entries(value)
      .filter(([key, member]) => key !== "//" && member !== undefined)
      .map(([key, member]) => [objectKey(key), write(member)]),
  );
}

function textExpression(template: string): readonly string[] {
  const alone = onlyExpression(template);
  if (alone !== undefined) return written(alone);
  return /\n/.test(template) ? heredoc(template) : [quoted(template)];
}

/** A template in quotes. What stands in a sequence is an expression, where quotes are as they are. */
function quoted(template: string): string {
  const inner = templateParts(template)
    .map(({ kind, text }) => (kind === "sequence" ? text : escaped(text)))
    .join("");
  return `"${inner}"`;
}

/**
 * Text as it stands in quotes.
 *
 * @see https://developer.hashicorp.com/terraform/language/expressions/strings#escape-sequences
 */
function escaped(text: string): string {
  // HCL knows two of JSON's escapes only by their numbers.
  return JSON.stringify(text)
    .slice(1, -1)
    .replaceAll(/\\(.)/g, (found, sign: string) =>
      sign === "b" ? "\\u0008" : sign === "f" ? "\\u000c" : found,
    );
}

/** The delimiter of a text of several lines. */
const END = "EOT";

/** A template of several lines, if it ends as a heredoc does, and has nothing that a heredoc would change. */
function heredoc(template: string): readonly string[] {
  const lines = template.split("\n");
  const isWhole =
    lines.pop() === "" &&
    !template.includes("\r") &&
    !lines.some((line) => line.trim() === END);
  return isWhole ? [`<<${END}`, ...lines, END] : [quoted(template)];
}

function objectKey(key: string): string {
  const alone = onlyExpression(key);
  if (alone !== undefined) return `(${alone})`;
  return /^[A-Za-z_][\w-]*$/.test(key) ? key : quoted(key);
}

function list(values: readonly (readonly string[])[]): readonly string[] {
  const line = `[${values.map(([first]) => first).join(", ")}]`;
  if (values.every(({ length }) => length === 1) && line.length <= WIDTH)
    return [line];
  return [
    "[",
    ...values.flatMap((value) => indented(withComma(value)).flat()),
    "]",
  ];
}

function withComma(lines: readonly string[]): readonly string[] {
  return [...lines.slice(0, -1), `${lines.at(-1)},`];
}

function object(
  members: readonly (readonly [string, readonly string[]])[],
): readonly string[] {
  if (members.length === 0) return ["{}"];
  const [[key, [first, ...others]] = ["", [""]]] = members as [
    readonly [string, readonly string[]],
  ];
  const alone = `{ ${key} = ${first} }`;
  if (members.length === 1 && others.length === 0 && alone.length <= SHORT)
    return [alone];
  const lines = members.map(([key, value]): Line => ({ key, value }));
  return ["{", ...indented(aligned(lines)), "}"];
}

/** Lines one step further in. What is in a heredoc stays where it is. */
export function indented(lines: readonly string[]): readonly string[] {
  let inHeredoc = false;
  return lines.map((line) => {
    const stays = inHeredoc || line === "";
    if (inHeredoc && line === END) inHeredoc = false;
    else if (line.endsWith(`<<${END}`)) inHeredoc = true;
    return stays ? line : `  ${line}`;
  });
}

/** An expression of HCL with its objects and lists as this module writes them, and all else as it is. */
function written(source: string): readonly string[] {
  const reader = new Reader(source);
  const lines = reader.value();
  return lines !== undefined && reader.isAtEnd ? lines : [source];
}

/** Reads an expression as far as it is made of calls, objects, lists and what has none of them. */
class Reader {
  private at = 0;

  public constructor(private readonly source: string) {}

  public get isAtEnd(): boolean {
    return this.at >= this.source.length;
  }

  /** The value that starts here, in lines; `undefined` where this module does not know its form. */
  public value(): readonly string[] | undefined {
    this.skip(/\s*/y);
    const call = this.skip(/\w+\(/y);
    if (call !== "") {
      const values = this.members(")", () => this.value());
      if (values === undefined) return undefined;
      if (values.every(({ length }) => length === 1))
        return [`${call}${values.map(([line]) => line).join(", ")})`];
      const [only = [], ...others] = values;
      return others.length === 0
        ? [call + only[0], ...only.slice(1, -1), `${only.at(-1)})`]
        : undefined;
    }
    if (this.skip(/\{/y) !== "") {
      const members = this.members("}", () => this.member());
      return members && object(members);
    }
    if (this.skip(/\[/y) !== "") {
      const values = this.members("]", () => this.value());
      return values && list(values);
    }
    return this.atom();
  }

  private member(): readonly [string, readonly string[]] | undefined {
    const key = this.atom()?.[0];
    if (key === undefined || this.skip(/\s*=(?![=>])\s*/y) === "")
      return undefined;
    const value = this.value();
    return value && [plainKey(key), value];
  }

  private members<T>(
    end: string,
    next: () => T | undefined,
  ): readonly T[] | undefined {
    const all: T[] = [];
    for (;;) {
      this.skip(/\s*/y);
      if (this.source[this.at] === end) {
        this.at += 1;
        return all;
      }
      const one = next();
      if (one === undefined) return undefined;
      all.push(one);
      this.skip(/\s*,?/y);
    }
  }

  /** A text, a number, a reference. */
  private atom(): readonly string[] | undefined {
    const start = this.at;
    if (this.source[start] === '"') this.at = endOfText(this.source, start);
    else this.skip(/[\w.-]+/y);
    return this.at > start ? [this.source.slice(start, this.at)] : undefined;
  }

  private skip(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const [found = ""] = pattern.exec(this.source) ?? [];
    this.at += found.length;
    return found;
  }
}

function plainKey(key: string): string {
  return /^"[A-Za-z_][\w-]*"$/.test(key) ? key.slice(1, -1) : key;
}
