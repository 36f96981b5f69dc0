import type { Rule } from "./rules";
import { discreet } from "./secrets";

/** One broken rule, in the terms of the person who wrote the value. */
export interface Problem {
  /** Where the value stands, as it is written: `backups[0].trust[1].branch`. */
  readonly path: string;
  /** The rule, starting with "must". */
  readonly rule: string;
  /** The value that breaks it. */
  readonly value: unknown;
  /** What to write or do instead. */
  readonly fix: string;
}

/**
 * Collects every broken rule of a value, so that they are reported together.
 */
export class Problems {
  /** @param shown what messages show of a value */
  public constructor(
    private readonly shown: (value: unknown) => unknown = (value) => value,
    private readonly found: Problem[] = [],
  ) {}

  /** Notes one broken rule. */
  public add(path: string, rule: Rule, value: unknown, fix: string): void {
    this.found.push({
      rule: rule.must,
      ...discreet(path, this.shown(value), fix),
    });
  }

  /** The same collection for values that may hold secrets: messages show only what a function leaves of them. */
  public showing(shown: (value: unknown) => unknown): Problems {
    return new Problems(shown, this.found);
  }

  /** How many rules were broken so far. */
  public get count(): number {
    return this.found.length;
  }

  /**
   * Ends the collection.
   *
   * @param subject what was judged, for the first line of the message
   * @throws InvalidPropsError if any rule was broken
   */
  public throwIfAny(subject: string): void {
    if (this.found.length > 0) throw new InvalidPropsError(subject, this.found);
  }
}

/**
 * The one error that this project throws for bad input: all problems of a construct's props in one message.
 * It carries no stack trace, since the place to mend is a value and not a line of this project.
 */
export class InvalidPropsError extends Error {
  public override readonly name = "InvalidPropsError";

  public constructor(
    subject: string,
    public readonly problems: readonly Problem[],
  ) {
    const count =
      problems.length === 1 ? "1 problem" : `${problems.length} problems`;
    super(
      [`${subject}: ${count}`, ...problems.map((p) => `  ${line(p)}`)].join(
        "\n",
      ),
    );
    this.stack = `${this.name}: ${this.message}`;
  }
}

function line({ path, rule, value, fix }: Problem): string {
  return `${path}: ${rule}, got ${show(value)}: ${fix}`;
}

function show(value: unknown): string {
  if (value === undefined) return "nothing";
  if (typeof value === "number") return String(value);
  try {
    return JSON.stringify(value) ?? `a ${typeof value}`;
  } catch {
    const article = typeof value === "object" ? "an" : "a";
    return `${article} ${typeof value} that JSON can't hold`;
  }
}
