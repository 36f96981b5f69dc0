import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

type Texts = Readonly<Record<string, string>>;

/** A step: of a workflow, or of an action of the project's own. */
export interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly run?: string;
  readonly env?: Texts;
}

export interface Job {
  readonly if?: string;
  readonly needs?: string;
  readonly environment?: string;
  readonly permissions: Texts;
  readonly strategy?: { readonly matrix: Readonly<Record<string, string[]>> };
  readonly env?: Texts;
  readonly outputs?: Texts;
  readonly steps: readonly Step[];
}

export interface Workflow {
  readonly name: string;
  readonly jobs: Readonly<Record<string, Job>>;
}

/** Reads a workflow of a project. */
export function readWorkflow(project: string, file: string): Workflow {
  return read(join(project, ".github/workflows", file)) as Workflow;
}

/** The steps of an action of the project's own: `./.github/actions/prepare`. */
export function stepsOf(project: string, action: string): readonly Step[] {
  const { runs } = read(join(project, action, "action.yml")) as {
    runs: { steps: readonly Step[] };
  };
  return runs.steps;
}

function read(file: string): unknown {
  return parse(readFileSync(file, "utf8"));
}
