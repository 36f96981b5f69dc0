import { aligned, type Line } from "./aligned";
import { type Blocks, NO_BLOCKS } from "./blocks";
import { bareExpression, expression, indented } from "./expression";

type Json = Readonly<Record<string, unknown>>;

const LIFECYCLE: Blocks = new Map([
  ["precondition", NO_BLOCKS],
  ["postcondition", NO_BLOCKS],
]);
/** Blocks that Terraform itself knows in resources, data sources and outputs. */
export const META_BLOCKS: Blocks = new Map([
  ["lifecycle", LIFECYCLE],
  ["precondition", NO_BLOCKS],
  ["connection", NO_BLOCKS],
]);

/** Blocks that have a name of their own behind the name of their kind. */
const LABELLED = new Set([
  "backend",
  "dynamic",
  "provider_meta",
  "provisioner",
]);

/**
 * What Terraform takes for references in a lifecycle, not for text.
 *
 * @see https://developer.hashicorp.com/terraform/language/syntax/json#block-type-specific-exceptions
 */
const BARE_IN_LIFECYCLE = ["ignore_changes", "replace_triggered_by"];

/** The order of what Terraform's style guide puts before all others, and behind them. */
const FIRST = ["provider", "count", "for_each"];
const LAST = ["lifecycle", "depends_on"];

/** How a body is written. */
export interface BodyOptions {
  readonly blocks?: Blocks;
  /** The keys whose values Terraform takes for references, not for text. */
  readonly bare?: readonly string[];
}

/** A block: its kind and names, and its body. */
export function block(
  header: string,
  content: Json,
  options: BodyOptions,
): readonly string[] {
  const inner = body(content, options);
  return inner.length === 0
    ? [`${header} {}`]
    : [`${header} {`, ...indented(inner), "}"];
}

/** The attributes and blocks of a body: first what fits on a line, then the rest, each apart from the others. */
function body(content: Json, options: BodyOptions): readonly string[] {
  const simple: Line[] = [];
  const others: (readonly string[])[] = [];
  for (const [key, value] of inOrder(content)) {
    const inner = options.blocks?.get(key);
    if (LABELLED.has(key)) others.push(...labelled(key, value, options));
    else if (isBlock(inner, value))
      for (const one of [value].flat())
        others.push(
          block(key, one as Json, {
            blocks: inner,
            bare: key === "lifecycle" ? BARE_IN_LIFECYCLE : [],
          }),
        );
    else {
      const written = options.bare?.includes(key)
        ? bareExpression(value)
        : expression(value);
      if (written.length === 1 && !LAST.includes(key))
        simple.push({ key, value: written });
      else others.push(aligned([{ key, value: written }]));
    }
  }
  return [...(simple.length > 0 ? [aligned(simple)] : []), ...others].flatMap(
    (lines, index) => (index === 0 ? lines : ["", ...lines]),
  );
}

/** Whether a value is written as blocks. What nobody has described is, where it can be nothing else by its form. */
function isBlock(described: Blocks | undefined, value: unknown): boolean {
  const all = [value].flat();
  const hasObjects = all.length > 0 && all.every(isObject);
  return hasObjects && (described !== undefined || Array.isArray(value));
}

/** Whether a line would say nothing. */
function isNothing(key: string, value: unknown): boolean {
  const isEmptyList = Array.isArray(value) && value.length === 0;
  return value === undefined || (key === "depends_on" && isEmptyList);
}

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function labelled(
  kind: string,
  value: unknown,
  { blocks }: BodyOptions,
): (readonly string[])[] {
  return ([value].flat() as Json[]).flatMap((all) =>
    Object.entries(all).flatMap(([label, contents]) =>
      ([contents].flat() as Json[]).map((content) =>
        block(`${kind} ${JSON.stringify(label)}`, content, {
          blocks: blocks?.get(kind)?.get(label),
        }),
      ),
    ),
  );
}

function inOrder(content: Json): readonly (readonly [string, unknown])[] {
  const rank = (key: string) =>
    FIRST.includes(key)
      ? FIRST.indexOf(key) - FIRST.length
      : LAST.indexOf(key) + 1;
  return Object.entries(content)
    .filter(([key, value]) => key !== "//" && !isNothing(key, value))
    .sort(([one], [other]) => rank(one) - rank(other));
}
