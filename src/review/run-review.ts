import {
  differences,
  DIFFERS,
  exitCodeOf,
  readPlan,
  renderDifferences,
  renderVerdict,
  UNREADABLE,
  UnreadablePlanError,
  verdict,
} from ".";
import { isEmpty, own } from "./json";
import type { Plan } from "./plan";

/** What a command prints, and ends with. */
export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What is asked: the verdict of a plan, or its comparison with the one that was reviewed. Each by the name of its file. */
export interface ReviewRequest {
  readonly plan: string;
  readonly reviewed?: string;
  /** What the reviewed plan and the other were made from. */
  readonly configurations: readonly [] | readonly [string, string];
}

/** Judges a plan, or compares it with the one that was reviewed. */
export function runReview(
  { plan, reviewed, configurations }: ReviewRequest,
  readFile: (name: string) => string,
): Outcome {
  try {
    if (reviewed === undefined) {
      const judged = verdict(readNamed(plan, readFile, readPlan));
      return printed(renderVerdict(judged), exitCodeOf(judged.level));
    }
    const [old, now] = configurations.map((name) =>
      readNamed(name, readFile, configurationText),
    );
    const [before, after] = [reviewed, plan].map((name) =>
      readNamed(name, readFile, (text) => ({ text, plan: readPlan(text) })),
    ) as [ReadPlan, ReadPlan];
    const found = differences(before.plan, after.plan, {
      sameConfiguration:
        old === undefined ? isSamePlan(before, after) : old === now,
    });
    return printed(renderDifferences(found), found.length > 0 ? DIFFERS : 0);
  } catch (error) {
    if (error instanceof RangeError) return unreadable(TOO_LARGE);
    if (!(error instanceof UnreadablePlanError)) throw error;
    return unreadable(error.message);
  }
}

/** What JavaScript says of a value that nests deeper than its calls, and of a text that is longer than its texts. */
const TOO_LARGE =
  "the plan nests too deeply or is too long to be judged: no plan of Terraform's does, so have it made again";

function unreadable(message: string): Outcome {
  return { code: UNREADABLE, stdout: "", stderr: `${message}\n` };
}

interface ReadPlan {
  readonly text: string;
  readonly plan: Plan;
}

/**
 * Whether both are one plan, to the byte. Without the time at which it was made two plans of different configurations
 * may be the same text.
 */
function isSamePlan(one: ReadPlan, other: ReadPlan): boolean {
  return one.text === other.text && !isEmpty(own(one.plan, "timestamp"));
}

/** A configuration, as it is. An empty file is the same as another empty one, but is none. */
function configurationText(text: string): string {
  if (!/^\s*\{/.test(text))
    throw new UnreadablePlanError(
      "the input is no configuration",
      "give the cdk.tf.json that the plan was made from",
    );
  return text;
}

function printed(stdout: string, code: number): Outcome {
  return { code, stdout, stderr: "" };
}

/** @throws UnreadablePlanError which names the file */
function readNamed<T>(
  name: string,
  readFile: (name: string) => string,
  of: (text: string) => T,
): T {
  let text: string;
  try {
    text = readFile(name);
  } catch (error) {
    throw new UnreadablePlanError(
      `${name}: can't be read`,
      error instanceof Error ? error.message : String(error),
    );
  }
  try {
    return of(text);
  } catch (error) {
    if (error instanceof UnreadablePlanError) throw error.of(name);
    throw error;
  }
}
