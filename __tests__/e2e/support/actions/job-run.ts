import {
  existsSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { cleanEnv } from "../clean-env";
import { PROJECT } from "../paths";
import { tryRun } from "../run";
import { type Contexts, interpolate } from "./expression";
import { type Job, type Step, stepsOf } from "./workflow-file";

/** What stands in for an action of somebody else's. It may set variables for later steps. */
export type StandIn = (
  inputs: Readonly<Record<string, string>>,
  job: { readonly folder: string; readonly env: Record<string, string> },
) => Promise<void> | void;

/** How a job ended. */
export interface JobEnded {
  readonly outcome: "failure" | "success";
  /** The commands that were run, in their order, each as it is written. */
  readonly ran: readonly string[];
  /** What the commands wrote to the log. */
  readonly log: string;
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string>>;
}

/** What a job is run with. */
export interface JobSetup {
  /** An empty folder, in which `work` becomes the working copy. */
  readonly folder: string;
  readonly contexts: Contexts;
  /** The variables that GitHub sets. */
  readonly variables: Readonly<Record<string, string>>;
  readonly standIns: Readonly<Record<string, StandIn>>;
  /** Called once the stacks are synthesized. */
  synthesized(workingCopy: string): void;
}

/** Installing is the one command that has a stand-in: what the lock file names is what runs these tests. */
const INSTALL = "npm ci --ignore-scripts";

/** Runs the steps of a job in their order, until one fails. */
export class JobRun {
  private readonly workingCopy: string;
  private readonly files: { readonly output: string; readonly summary: string };
  private readonly env: Record<string, string> = {};
  private readonly steps: Record<string, { outputs: Record<string, string> }> =
    {};
  private readonly ran: string[] = [];
  private log = "";

  private constructor(
    private readonly job: Job,
    private readonly setup: JobSetup,
  ) {
    this.workingCopy = join(setup.folder, "work");
    mkdirSync(this.workingCopy, { recursive: true });
    this.files = {
      output: join(setup.folder, "output"),
      summary: join(setup.folder, "summary.md"),
    };
    writeFileSync(this.files.summary, "");
  }

  public static async of(job: Job, setup: JobSetup): Promise<JobEnded> {
    const run = new JobRun(job, setup);
    const succeeded = await run.all(job.steps);
    return {
      outcome: succeeded ? "success" : "failure",
      ran: run.ran,
      log: run.log,
      summary: readFileSync(run.files.summary, "utf8"),
      outputs: succeeded ? run.texts(job.outputs) : {},
    };
  }

  private async all(steps: readonly Step[]): Promise<boolean> {
    for (const step of steps) if (!(await this.one(step))) return false;
    return true;
  }

  private async one(step: Step): Promise<boolean> {
    if (step.run !== undefined) return this.command(step, step.run);
    const [action = ""] = (step.uses ?? "").split("@");
    if (action.startsWith("./"))
      return this.all(stepsOf(this.workingCopy, action));
    const standIn = this.setup.standIns[action];
    if (standIn === undefined) throw new Error(`${action} has no stand-in`);
    await standIn(this.texts(step.with), {
      folder: this.workingCopy,
      env: this.env,
    });
    return true;
  }

  private async command(step: Step, command: string): Promise<boolean> {
    // An expression in a command would be code that the step's author has not written.
    if (command.includes("${{")) throw new Error(`expression in: ${command}`);
    this.ran.push(command.trim());
    if (command === INSTALL) {
      symlinkSync(
        join(PROJECT, "node_modules"),
        join(this.workingCopy, "node_modules"),
      );
      return true;
    }
    writeFileSync(this.files.output, "");
    const { code, output } = await tryRun(
      "bash",
      ["--noprofile", "--norc", "-eo", "pipefail", "-c", command],
      {
        cwd: this.workingCopy,
        env: cleanEnv({
          CI: "true",
          ...this.setup.variables,
          GITHUB_OUTPUT: this.files.output,
          GITHUB_STEP_SUMMARY: this.files.summary,
          ...this.env,
          ...this.texts(this.job.env),
          ...this.texts(step.env),
        }),
      },
    );
    this.log += `$ ${command.trim()}\n${output}\n`;
    if (step.id !== undefined)
      this.steps[step.id] = { outputs: pairs(this.files.output) };
    if (command === "npm run synth" && code === 0)
      this.setup.synthesized(this.workingCopy);
    return code === 0;
  }

  private texts(
    values: Readonly<Record<string, unknown>> = {},
  ): Record<string, string> {
    const contexts = { ...this.setup.contexts, steps: this.steps };
    return Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name,
        interpolate(String(value), contexts),
      ]),
    );
  }
}

/** What a step has handed over, as `name=value` in each line. */
function pairs(file: string): Record<string, string> {
  if (!existsSync(file)) return {};
  return Object.fromEntries(
    readFileSync(file, "utf8")
      .split("\n")
      .filter(Boolean)
      .map((line) => {
        const at = line.indexOf("=");
        return [line.slice(0, at), line.slice(at + 1)];
      }),
  );
}
