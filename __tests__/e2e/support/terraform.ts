import { cleanEnv } from "./clean-env";
import type { Plan } from "./plan";
import { run, type RunOptions, runToFailure, tryRun } from "./run";

const PLAN_FILE = "reviewed.tfplan";

/** Terraform in the folder of a stack, or OpenTofu. */
export class Terraform {
  private readonly options: RunOptions;

  /** @param env variables that Terraform sees besides the usual ones */
  public constructor(
    folder: string,
    env: NodeJS.ProcessEnv = {},
    private readonly command: "terraform" | "tofu" = "terraform",
  ) {
    this.options = { cwd: folder, env: cleanEnv(env) };
  }

  public async init(...args: string[]): Promise<void> {
    await this.run("init", ...args);
  }

  public async validate(): Promise<void> {
    await this.run("validate");
  }

  /** Plans, and returns the plan as a reviewer's tool would read it. */
  public async plan(...args: string[]): Promise<Plan> {
    await this.run("plan", `-out=${PLAN_FILE}`, ...args);
    const { stdout } = await this.run("show", "-json", PLAN_FILE);
    return JSON.parse(stdout) as Plan;
  }

  /** Applies the plan that was made last, as it stands. */
  public async applyPlan(): Promise<void> {
    await this.run("apply", PLAN_FILE);
  }

  /** Applies what it plans itself, unseen. */
  public async apply(...args: string[]): Promise<void> {
    await this.run("apply", "-auto-approve", ...args);
  }

  /** Plans, and returns what Terraform would change: nothing, if all is as it should be. */
  public async drift(...args: string[]): Promise<string> {
    const all = ["plan", "-detailed-exitcode", "-no-color", ...args];
    const { code, output } = await tryRun(this.command, all, this.options);
    return code === 0 ? "" : output;
  }

  /** Takes over what is in AWS and not in the state. */
  public async import(address: string, id: string): Promise<void> {
    await this.run("import", address, id);
  }

  /** Frees a state that an apply has left locked. */
  public async unlock(id: string): Promise<void> {
    await this.run("force-unlock", "-force", id);
  }

  public async destroy(): Promise<void> {
    await this.run("destroy", "-auto-approve");
  }

  /** Runs a command that Terraform must refuse, and returns what it says. */
  public refusal(...args: string[]): Promise<string> {
    return runToFailure(this.command, [...args, "-no-color"], this.options);
  }

  private run(command: string, ...args: string[]) {
    return run(this.command, [command, "-no-color", ...args], this.options);
  }
}
