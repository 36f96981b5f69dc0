import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import {
  InvalidPropsError,
  PostgresBackupStack,
  type PostgresBackupStackProps,
} from "../../src";
import { GUIDE } from "../support/synth";
import type { Change } from "./change";
import { FIRST } from "./neighbours.cases";

/** Places the guide's stack with a change. */
export function place(app: Construct, change: Change): void {
  new PostgresBackupStack(app, "stack", {
    ...GUIDE,
    ...change,
  } as PostgresBackupStackProps);
}

/** Places the same behind another stack, once that is there. */
export function placeSecond(app: Construct, change: Change): void {
  if (app.node.tryFindChild("first") === undefined)
    new PostgresBackupStack(app, "first", {
      ...GUIDE,
      ...FIRST,
    } as PostgresBackupStackProps);
  place(app, change);
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
