import type { ResourceChange } from "./plan";

/** Where a value comes from: what of which resource, as the configuration names it. */
export interface Origin {
  /** The address without keys of `count` and `for_each`, with the attribute. */
  readonly name: string;
  readonly mode: "managed" | "data";
  readonly type: string;
  readonly attribute: string;
  /** What the plan does to the resource; more than one where it can't be told which instance is meant. */
  readonly instances: readonly ResourceChange[];
}

/** A policy whose text is known only after apply, as far as the plan reads what it is made of. */
export interface ReadPolicy {
  readonly policy: unknown;
  readonly isWhole: boolean;
}

/** Stands in a resource for a value that is known only after apply, with what the configuration says of it. */
export class KnownAfterApply {
  public constructor(
    public readonly origins: readonly Origin[] = [],
    public readonly read?: ReadPolicy,
    /** Whether the configuration says anything of it; else the provider fills it in. */
    public readonly isConfigured = true,
  ) {}

  public toString(): string {
    const names = this.origins.map(({ name }) => name).join(", ");
    return names === ""
      ? "(known only after apply)"
      : `(known only after apply: ${names})`;
  }

  public toJSON(): string {
    return this.toString();
  }

  /** Whether the plan creates every resource that the value comes from. */
  public get isMade(): boolean {
    return this.origins.length > 0 && this.origins.every(isMade);
  }
}

/** Whether the plan creates the resource, so that it was not there before. */
export function isMade({ mode, instances }: Origin): boolean {
  return (
    mode === "managed" &&
    instances.length > 0 &&
    instances.every(({ change }) => change.actions.join() === "create")
  );
}

/**
 * A value of a resource with what is unknown of it in its place.
 *
 * @param marks the shape of the value, with `true` in the place of what is known only after apply
 * @param leftOut names inside of attributes whose values the provider fills in, which stay as they are
 */
export function withUnknown(
  value: unknown,
  marks: unknown,
  stand: (path: readonly string[]) => KnownAfterApply,
  leftOut: readonly string[] = [],
  path: readonly string[] = [],
): unknown {
  if (marks === true) return stand(path);
  if (typeof marks !== "object" || marks === null) return value;
  const inside = (key: string, nested: unknown, mark: unknown) =>
    withUnknown(nested, mark, stand, leftOut, [...path, key]);
  if (Array.isArray(marks)) {
    const list = Array.isArray(value) ? (value as unknown[]) : [];
    const length = Math.max(list.length, marks.length);
    return Array.from({ length }, (_, index) =>
      inside(String(index), list[index], marks[index]),
    );
  }
  const known = typeof value === "object" && value !== null ? value : {};
  return {
    ...known,
    ...Object.fromEntries(
      Object.entries(marks)
        .filter(
          ([key, mark]) =>
            mark !== false && (path.length === 0 || !leftOut.includes(key)),
        )
        .map(([key, mark]) => [
          key,
          inside(key, (known as Record<string, unknown>)[key], mark),
        ]),
    ),
  };
}
