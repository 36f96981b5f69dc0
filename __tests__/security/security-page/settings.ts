import type { Block } from "../../support/synth";

/** A part of a block that must be there; `undefined` is what must not be there. Of a list, what must be among it. */
export type Setting =
  | string
  | number
  | boolean
  | undefined
  | readonly Setting[]
  | { readonly [attribute: string]: Setting };

type Attributes = Readonly<Record<string, Setting>>;

function isList(setting: Setting): setting is readonly Setting[] {
  return Array.isArray(setting);
}

/** Whether a block has a setting. */
export function has(block: unknown, setting: Setting): boolean {
  if (isList(setting))
    return (
      Array.isArray(block) &&
      setting.every((wanted) => block.some((one) => has(one, wanted)))
    );
  if (typeof setting !== "object") return block === setting;
  return (
    typeof block === "object" &&
    block !== null &&
    Object.entries(setting).every(([attribute, wanted]) =>
      has((block as Block)[attribute], wanted),
    )
  );
}

/** The blocks that differ from one that has a setting by one value of it. */
export function spoilt(block: unknown, setting: Setting): unknown[] {
  if (isList(setting)) {
    const list = block as unknown[];
    return setting.flatMap((wanted) => {
      const index = list.findIndex((one) => has(one, wanted));
      return spoilt(list[index], wanted).map((other) =>
        list.toSpliced(index, 1, other),
      );
    });
  }
  if (typeof setting !== "object") return [another(setting)];
  return Object.entries(setting).flatMap(([attribute, wanted]) =>
    spoilt((block as Block)[attribute], wanted).map((other) => ({
      ...(block as Block),
      [attribute]: other,
    })),
  );
}

function another(value: string | number | boolean | undefined): unknown {
  if (typeof value === "number") return value + 1;
  return typeof value === "string" ? `${value}x` : value !== true;
}

/** A setting, value by value, as a plan names it: `rule.object_ownership = "BucketOwnerEnforced"`. */
export function lines(setting: Attributes, path = ""): string[] {
  return Object.entries(setting).flatMap(([attribute, wanted]) =>
    values(wanted, path + attribute),
  );
}

function values(setting: Setting, path: string): string[] {
  if (isList(setting)) return setting.flatMap((one) => values(one, path));
  if (typeof setting === "object") return lines(setting, `${path}.`);
  return [
    setting === undefined
      ? `no ${path}`
      : `${path} = ${JSON.stringify(setting)}`,
  ];
}
