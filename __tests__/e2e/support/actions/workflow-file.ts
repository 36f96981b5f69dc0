import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

type Texts = Readonly<Record<string, string>>;

/** A step: of a workflow, or of an action of the project's own. */
export interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly run?: string;
  readonly shell?: string;
  readonly env?: Texts;
}

export interface Job {
  readonly if?: string;
  readonly needs?: string | readonly string[];
  readonly environment?: string;
  readonly permissions: Texts;
  /** Lists, or an expression that leads to one. */
  readonly strategy?: {
    readonly matrix: Readonly<Record<string, string | string[]>>;
  };
  readonly env?: Texts;
  readonly outputs?: Texts;
  readonly steps: readonly Step[];
}

export interface Workflow {
  readonly name: string;
  readonly defaults: { readonly run: { readonly shell: string } };
  readonly jobs: Readonly<Record<string, Job>>;
}

/** What is honoured when a workflow is run here, or does not matter then. */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  workflow: ["name", "on", "permissions", "concurrency", "defaults", "jobs"],
  job: [
    ...["if", "needs", "runs-on", "timeout-minutes", "environment"],
    ...["concurrency", "permissions", "strategy", "env", "outputs", "steps"],
  ],
  strategy: ["fail-fast", "matrix"],
  step: ["id", "name", "if", "uses", "with", "run", "shell", "env"],
};

/** Reads a workflow. */
export function readWorkflow(file: string): Workflow {
  const workflow = read(file) as Workflow;
  onlyKnown("workflow", workflow);
  // What each command runs in here.
  if (workflow.defaults.run.shell !== "bash")
    throw new Error(`${file}: the shell is not bash`);
  for (const job of Object.values(workflow.jobs)) {
    onlyKnown("job", job);
    onlyKnown("strategy", job.strategy ?? {});
    for (const step of job.steps) onlyKnown("step", step);
  }
  return workflow;
}

/** The steps of an action of the project's own: `./.github/actions/prepare`. */
export function stepsOf(project: string, action: string): readonly Step[] {
  const { runs } = read(join(project, action, "action.yml")) as {
    runs: { steps: readonly Step[] };
  };
  for (const step of runs.steps) onlyKnown("step", step);
  return runs.steps;
}

function onlyKnown(what: string, of: object): void {
  for (const key of Object.keys(of))
    if (!KNOWN[what]?.includes(key))
      throw new Error(`the ${what} has the key ${key}, which is unknown here`);
}

function read(file: string): unknown {
  return parse(readFileSync(file, "utf8"));
}
