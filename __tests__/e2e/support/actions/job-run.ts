import {
  existsSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { delimiter, join } from "node:path";
import { cleanEnv } from "../clean-env";
import { PROJECT } from "../paths";
import { tryRun } from "../run";
import { type Contexts, evaluate, interpolate, isTrue } from "./expression";
import { type Job, type Step, stepsOf } from "./workflow-file";

/** What an action, or a command, hands to later steps. */
type Outputs = Readonly<Record<string, string>>;

/** What stands in for an action of somebody else's. It may set variables for later steps, and return outputs. */
export type StandIn = (
  inputs: Readonly<Record<string, string>>,
  job: { readonly folder: string; readonly env: Record<string, string> },
) => unknown;

/** How a job ended. */
export interface JobEnded {
  readonly outcome: "failure" | "success";
  /** The commands that were run, in their order, each as it is written. */
  readonly ran: readonly string[];
  /** What the commands wrote to the log, before anything in it is masked. */
  readonly log: string;
  /** What they asked to be masked. */
  readonly masks: readonly string[];
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
  /** What runs the commands. */
  readonly shell?: readonly string[];
  /** The names of the commands that are left out, which is told. */
  readonly leftOut?: readonly string[];
}

interface StepEnded {
  readonly outcome: "failure" | "skipped" | "success";
  readonly outputs: Outputs;
}

/** Installing is the one command that has a stand-in: what the lock file names is what runs these tests. */
const INSTALL = "npm ci --ignore-scripts";

/** Runs the steps of a job in their order: until one fails, and then those that run all the same. */
export class JobRun {
  private readonly workingCopy: string;
  private readonly files: {
    readonly output: string;
    readonly summary: string;
    readonly path: string;
    readonly temp: string;
  };
  private readonly env: Record<string, string> = {};
  private readonly steps: Record<string, StepEnded> = {};
  private readonly ran: string[] = [];
  private readonly masks: string[] = [];
  private status: "failure" | "success" = "success";
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
      path: join(setup.folder, "path"),
      temp: join(setup.folder, "temp"),
    };
    mkdirSync(this.files.temp, { recursive: true });
    writeFileSync(this.files.summary, "");
    writeFileSync(this.files.path, "");
  }

  public static async of(job: Job, setup: JobSetup): Promise<JobEnded> {
    const run = new JobRun(job, setup);
    await run.all(job.steps);
    return {
      outcome: run.status,
      ran: run.ran,
      log: run.log,
      masks: run.masks,
      summary: readFileSync(run.files.summary, "utf8"),
      outputs: run.status === "success" ? run.texts(job.outputs) : {},
    };
  }

  private async all(steps: readonly Step[]): Promise<boolean> {
    for (const step of steps) {
      const ended = await this.one(step);
      if (ended.outcome === "failure") this.status = "failure";
      if (step.id !== undefined) this.steps[step.id] = ended;
    }
    return this.status === "success";
  }

  private async one(step: Step): Promise<StepEnded> {
    if (!this.isDue(step)) return { outcome: "skipped", outputs: {} };
    if (step.run !== undefined) return this.command(step, step.run);
    const [action = ""] = (step.uses ?? "").split("@");
    if (action.startsWith("./")) {
      const succeeded = await this.all(stepsOf(this.workingCopy, action));
      return { outcome: succeeded ? "success" : "failure", outputs: {} };
    }
    const standIn = this.setup.standIns[action];
    if (standIn === undefined) throw new Error(`${action} has no stand-in`);
    const outputs = (await standIn(
      this.texts(step.with, this.texts(this.job.env)),
      {
        folder: this.workingCopy,
        env: this.env,
      },
    )) as Outputs | undefined;
    return { outcome: "success", outputs: outputs ?? {} };
  }

  /** A step that does not ask how those before have ended runs only after success. */
  private isDue(step: Step): boolean {
    const condition = (step.if ?? "success()").replace(
      /^\$\{\{(.*)\}\}$/,
      "$1",
    );
    const asks = /\b(always|success|failure)\(\)/.test(condition);
    return (
      (asks || this.status === "success") &&
      isTrue(evaluate(condition, this.contexts()))
    );
  }

  private async command(step: Step, command: string): Promise<StepEnded> {
    if ((step.shell ?? "bash") !== "bash") throw new Error("no bash");
    // An expression in a command would be code that the step's author has not written.
    if (command.includes("${{")) throw new Error(`expression in: ${command}`);
    if (this.setup.leftOut?.includes(String(step.name))) {
      process.stderr.write(`left out of a workflow: ${step.name}\n`);
      return { outcome: "success", outputs: {} };
    }
    this.ran.push(command.trim());
    if (command === INSTALL) {
      symlinkSync(
        join(PROJECT, "node_modules"),
        join(this.workingCopy, "node_modules"),
      );
      return { outcome: "success", outputs: {} };
    }
    writeFileSync(this.files.output, "");
    const [shell = "bash", ...args] = this.setup.shell ?? [];
    const { code, output } = await tryRun(
      shell,
      [...args, "--noprofile", "--norc", "-eo", "pipefail", "-c", command],
      { cwd: this.workingCopy, env: this.environment(step) },
    );
    this.log += `$ ${command.trim()}\n${this.unmasked(output)}\n`;
    return {
      outcome: code === 0 ? "success" : "failure",
      outputs: pairs(this.files.output),
    };
  }

  private environment(step: Step): NodeJS.ProcessEnv {
    const { PATH } = { ...process.env, ...this.setup.variables };
    const added = readFileSync(this.files.path, "utf8").split("\n");
    const env = {
      CI: "true",
      ...this.setup.variables,
      PATH: [...added.filter(Boolean).reverse(), PATH].join(delimiter),
      GITHUB_OUTPUT: this.files.output,
      GITHUB_PATH: this.files.path,
      GITHUB_STEP_SUMMARY: this.files.summary,
      RUNNER_TEMP: this.files.temp,
      ...this.env,
    };
    const ofJob = this.texts(this.job.env);
    return cleanEnv({ ...env, ...ofJob, ...this.texts(step.env, ofJob) });
  }

  /** What a command says, without the lines that ask for masks. */
  private unmasked(output: string): string {
    const asks = /^::add-mask::(.+)$/;
    return output
      .split("\n")
      .filter((line) => {
        const [, mask] = asks.exec(line) ?? [];
        if (mask !== undefined) this.masks.push(mask);
        return mask === undefined;
      })
      .join("\n");
  }

  private contexts(env: Readonly<Record<string, string>> = {}): Contexts {
    return {
      ...this.setup.contexts,
      env,
      job: { status: this.status },
      runner: { temp: this.files.temp },
      steps: this.steps,
    };
  }

  private texts(
    values: Readonly<Record<string, unknown>> = {},
    env?: Readonly<Record<string, string>>,
  ): Record<string, string> {
    const contexts = this.contexts(env);
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
