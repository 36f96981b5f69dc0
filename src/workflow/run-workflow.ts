import { UnreadablePlanError } from "../review";
import { drift } from "./commands/drift";
import { plan } from "./commands/plan";
import { reviewed } from "./commands/reviewed";
import type { Machine } from "./machine";
import { GitHubError } from "./github-api";
import { NotReviewed } from "./not-reviewed";
import { UsageError } from "./settings";

export const USAGE = `usage: postgres-backups workflow plan <stack> <plan.json> <plan.txt>
         tell the reviewers of a pull request what a plan does
       postgres-backups workflow reviewed <stack>
         find the plan that was reviewed
       postgres-backups workflow drift <stack> <plan.json> <plan.txt>
         say in an issue that a plan is not empty
  <plan.json> is the output of: terraform show -json <plan file>; <plan.txt> that of: terraform show -no-color
  What a command needs of GitHub it reads from the environment, and names what is missing there.
exit status: 0 done; 1 not done, with the reason`;

/** Errors whose message says all; any other is a mistake in the code. */
const EXPECTED = [GitHubError, NotReviewed, UnreadablePlanError, UsageError];

/** How a command ended. */
export interface Ended {
  readonly code: 0 | 1;
  /** A line for the log. */
  readonly said: string;
}

/** Runs a command of the workflows'. */
export async function runWorkflow(
  args: readonly string[],
  machine: Machine,
): Promise<Ended> {
  try {
    return { code: 0, said: await command(args, machine) };
  } catch (error) {
    if (!isExpected(error)) throw error;
    return { code: 1, said: (error as Error).message };
  }
}

async function command(
  [name, stack = "", json, text, ...rest]: readonly string[],
  machine: Machine,
): Promise<string> {
  // Names of stacks become parts of other names, and of hidden comments.
  if (rest.length > 0 || !/^[\w.-]+$/.test(stack)) throw new UsageError(USAGE);
  if (name === "reviewed" && json === undefined)
    return reviewed(stack, machine);
  if (json === undefined || text === undefined) throw new UsageError(USAGE);
  if (name === "plan") return plan(stack, { json, text }, machine);
  if (name === "drift") return drift(stack, { json, text }, machine);
  throw new UsageError(USAGE);
}

function isExpected(error: unknown): boolean {
  // A file that can't be read says so, too.
  return (
    EXPECTED.some((expected) => error instanceof expected) ||
    Object.hasOwn(error as object, "syscall")
  );
}
