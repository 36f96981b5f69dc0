import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";

const root = path.resolve(__dirname, "../..");

export interface Step {
  readonly name?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}

export interface Job {
  readonly needs?: string | readonly string[];
  readonly if?: string;
  readonly environment?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly concurrency?: object;
  readonly strategy?: { readonly matrix: Readonly<Record<string, unknown[]>> };
  readonly outputs?: Readonly<Record<string, string>>;
  readonly "timeout-minutes"?: number;
  readonly steps: readonly Step[];
}

export interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: object;
  readonly concurrency?: object;
  readonly defaults?: object;
  readonly jobs: Readonly<Record<string, Job>>;
}

/** The text of a file of the project. */
export function text(file: string): string {
  return readFileSync(path.join(root, file), "utf8");
}

/** The workflows, by the names of their files. */
export const WORKFLOWS = readdirSync(path.join(root, ".github/workflows"));

/** The files with steps: the workflows, and the project's own actions. */
export const FILES = [
  ...WORKFLOWS.map((name) => `.github/workflows/${name}`),
  ...readdirSync(path.join(root, ".github/actions")).map(
    (name) => `.github/actions/${name}/action.yml`,
  ),
];

/** The workflows that are copied into the repositories of databases. */
export const TO_COPY = ["workflows/backup.yml", "workflows/restore-drill.yml"];

export function workflow(name: string): Workflow {
  return parse(text(`.github/workflows/${name}`)) as Workflow;
}

/** The steps of a file, those of all its jobs. */
export function steps(file: string): readonly Step[] {
  const parsed = parse(text(file)) as Partial<Workflow> & {
    runs?: { steps: readonly Step[] };
  };
  return (
    parsed.runs?.steps ??
    Object.values(parsed.jobs ?? {}).flatMap((job) => job.steps)
  );
}
