import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import {
  InvalidPropsError,
  PostgresBackupStack,
  type PostgresBackupStackProps,
} from "../../src";
import { GUIDE } from "../support/synth";
import type { Change } from "./change";
import type { Neighbours } from "./neighbours.cases";

/** Places the guide's stack with a change. */
export function place(app: Construct, change: Change, id = "stack"): void {
  new PostgresBackupStack(app, id, {
    ...GUIDE,
    ...change,
  } as PostgresBackupStackProps);
}

/** Places the same behind another stack. */
export function placeSecond(
  app: Construct,
  { first, second }: Neighbours,
): void {
  place(app, first, "first");
  place(app, second);
}

/** Places a construct in somebody else's stack. */
export function placeElsewhere(
  app: Construct,
  make: (stack: TerraformStack) => unknown,
): void {
  make(new TerraformStack(app, "elsewhere"));
}

/** The whole message of bad input; other errors pass through. */
export function refusal(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof InvalidPropsError) return error.message;
    throw error;
  }
  throw new Error("nothing was refused");
}

/** What the whole message must be. */
export function message(subject: string, problems: readonly string[]): string {
  const count =
    problems.length === 1 ? "1 problem" : `${problems.length} problems`;
  return [`${subject}: ${count}`, ...problems.map((one) => `  ${one}`)].join(
    "\n",
  );
}
