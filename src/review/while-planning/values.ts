import { isEmpty, isObject, own, texts } from "../json";
import { listed, type Markdown, shown } from "../markdown";

/** An expression of the configuration, by the names on the way to it. */
export interface Configured {
  readonly path: string;
  readonly expression: unknown;
}

/** All expressions in nested blocks. */
export function expressionsIn(value: unknown, path = ""): Configured[] {
  if (Array.isArray(value))
    return value.flatMap((one) => expressionsIn(one, path));
  if (!isObject(value)) return [];
  if ("constant_value" in value || "references" in value)
    return [{ path, expression: value }];
  return Object.entries(value).flatMap(([key, inside]) =>
    expressionsIn(inside, path === "" ? key : `${path}.${key}`),
  );
}

/** Whether an expression may be more than nothing and `false`. */
export function saysSomething({ expression }: Configured): boolean {
  const constant = own(expression, "constant_value");
  return (
    !isEmpty(own(expression, "references")) ||
    !(isEmpty(constant) || constant === false)
  );
}

/** The values as far as they are constant; else what they refer to. */
export function valuesOf(expressions: readonly unknown[]): Markdown {
  return listed(
    expressions.flatMap((one): readonly (string | Markdown)[] => {
      const constant = own(one, "constant_value");
      if (constant === undefined) return texts(own(one, "references"));
      return Array.isArray(constant) ? constant.map(shown) : [shown(constant)];
    }),
  );
}
