import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FakeGitHub, type FakeRun } from "../../../support/fake-github";
import { PROJECT } from "../paths";
import { Artifacts } from "./artifacts";
import { evaluate, isTrue } from "./expression";
import { type JobEnded, JobRun, type StandIn } from "./job-run";
import type { Proposed, Repository } from "./repository";
import { type Job, readWorkflow } from "./workflow-file";

/** What starts a workflow. */
export interface Trigger {
  readonly event: "pull_request" | "push" | "schedule" | "workflow_dispatch";
  /** The commit that is checked out. */
  readonly sha: string;
  readonly ref: string;
  /** What GitHub tells of the event. */
  readonly payload: object;
  /** The commit and the branch that GitHub counts the run for. */
  readonly headSha: string;
  readonly headBranch: string;
  readonly attempt?: number;
}

/** How a run ended. */
export interface RunEnded {
  readonly id: number;
  readonly conclusion: "failure" | "success" | "waiting";
  /** The jobs that were run, each by its name. */
  readonly jobs: Readonly<Record<string, JobEnded>>;
}

/** What a repository's settings say. */
export interface Settings {
  readonly vars: Readonly<Record<string, string>>;
  /** Environments whose reviewers have not approved. */
  readonly waiting: Set<string>;
}

/** GitHub Actions, as far as the workflows use it: it runs their steps in their order. */
export class Actions {
  /** The roles that were assumed, each with the environment of the job. */
  public readonly assumed: string[] = [];
  private readonly folder = mkdtempSync(join(tmpdir(), "e2e-actions-"));
  private readonly artifacts: Artifacts;

  public constructor(
    private readonly repository: Repository,
    private readonly github: FakeGitHub,
    emulatorUrl: string,
    private readonly settings: Settings,
  ) {
    this.artifacts = new Artifacts(this.folder, github, emulatorUrl);
  }

  public remove(): void {
    rmSync(this.folder, { recursive: true });
  }

  /** Starts a workflow for the last commit of a pull request. */
  public onPullRequest(number: number, of: Proposed): Promise<RunEnded> {
    const head = {
      sha: of.headSha,
      repo: { full_name: this.github.repository },
    };
    return this.run("plan.yml", {
      event: "pull_request",
      sha: of.mergeSha,
      headSha: of.headSha,
      headBranch: of.branch,
      ref: `refs/pull/${number}/merge`,
      payload: { pull_request: { number, head, base: { sha: of.baseSha } } },
    });
  }

  /** Starts a workflow for the newest commit of `main`. */
  public async onMain(
    file: string,
    event: "push" | "schedule" | "workflow_dispatch",
  ): Promise<RunEnded> {
    const sha = await this.repository.newest();
    const ref = "refs/heads/main";
    const head = { headSha: sha, headBranch: "main" };
    return this.run(file, { event, sha, ...head, ref, payload: {} });
  }

  /** Lets the reviewers of an environment approve, so that the run that waits for them ends well. */
  public approve(environment: string, { id }: RunEnded): void {
    this.settings.waiting.delete(environment);
    for (const run of this.github.runs.filter((one) => one.id === id))
      Object.assign(run, { status: "completed", conclusion: "success" });
  }

  private async run(file: string, trigger: Trigger): Promise<RunEnded> {
    const { jobs } = readWorkflow(join(PROJECT, ".github/workflows", file));
    const run: FakeRun = {
      id: this.github.nextId(),
      event: trigger.event,
      status: "in_progress",
      conclusion: null,
      head_branch: trigger.headBranch,
      head_sha: trigger.headSha,
      head_repository: { full_name: this.github.repository },
      created_at: new Date().toISOString(),
      run_started_at: new Date().toISOString(),
    };
    if (file === "plan.yml") this.github.runs.push(run);
    const ended: Record<string, JobEnded> = {};
    let conclusion: RunEnded["conclusion"] = "success";
    for (const [name, job] of Object.entries(jobs)) {
      const contexts = this.contexts(trigger, run, job, ended);
      if ([job.needs ?? []].flat().some((need) => !succeeded(ended[need])))
        continue;
      if (job.if !== undefined && !isTrue(evaluate(job.if, contexts))) continue;
      if (this.settings.waiting.has(job.environment ?? "")) {
        conclusion = "waiting";
        break;
      }
      const one = await this.job(job, trigger, run, contexts);
      ended[name] = one;
      if (one.outcome === "failure") conclusion = "failure";
    }
    run.status = conclusion === "waiting" ? conclusion : "completed";
    run.conclusion = conclusion === "waiting" ? null : conclusion;
    return { id: run.id, conclusion, jobs: ended };
  }

  /** Runs a job, for the one stack that there is. */
  private job(
    job: Job,
    trigger: Trigger,
    run: FakeRun,
    contexts: object,
  ): Promise<JobEnded> {
    const stacks = (job.strategy?.matrix["stack"] ?? []) as string[];
    if (stacks.length > 1) throw new Error("one stack is all that is run here");
    const matrix = { stack: stacks[0] };
    const { url, repository } = this.github;
    return JobRun.of(job, {
      folder: mkdtempSync(join(this.folder, "job-")),
      contexts: { ...contexts, matrix },
      variables: {
        GITHUB_ACTIONS: "true",
        GITHUB_API_URL: url,
        GITHUB_EVENT_NAME: trigger.event,
        GITHUB_REF: trigger.ref,
        GITHUB_REF_NAME: trigger.ref.replace(/^refs\/(heads|pull)\//, ""),
        GITHUB_REPOSITORY: repository,
        GITHUB_RUN_ATTEMPT: String(trigger.attempt ?? 1),
        GITHUB_RUN_ID: String(run.id),
        GITHUB_SERVER_URL: "https://github.com",
        GITHUB_SHA: trigger.sha,
      },
      standIns: this.standIns(job, trigger, run),
    });
  }

  private contexts(
    { event, ref, sha, payload }: Trigger,
    run: FakeRun,
    { permissions }: Job,
    ended: Readonly<Record<string, JobEnded>>,
  ) {
    return {
      github: {
        event: payload,
        event_name: event,
        ref,
        repository: this.github.repository,
        run_id: run.id,
        sha,
        token: this.github.token(permissions),
      },
      needs: Object.fromEntries(
        Object.entries(ended).map(([name, { outputs }]) => [name, { outputs }]),
      ),
      vars: this.settings.vars,
    };
  }

  private standIns(
    job: Job,
    { sha }: Trigger,
    run: FakeRun,
  ): Record<string, StandIn> {
    return {
      "actions/checkout": async ({ ref = sha, ...inputs }, { folder }) => {
        expect(inputs).toEqual({ "persist-credentials": "false" });
        await this.repository.checkOut(ref, folder);
      },
      "actions/setup-node": (inputs) => {
        expect(inputs["package-manager-cache"]).toBe("false");
      },
      "hashicorp/setup-terraform": (inputs) => {
        expect(inputs["terraform_wrapper"]).toBe("false");
      },
      "aws-actions/configure-aws-credentials": (inputs, { env }) => {
        expect(job.permissions["id-token"]).toBe("write");
        this.assumed.push(`${job.environment}: ${inputs["role-to-assume"]}`);
        env["AWS_REGION"] = String(inputs["aws-region"]);
        env["AWS_ACCESS_KEY_ID"] = "test";
        env["AWS_SECRET_ACCESS_KEY"] = "test";
      },
      "actions/upload-artifact": (inputs, { folder }) =>
        this.artifacts.upload(inputs, { folder, runId: run.id }),
      "actions/download-artifact": (inputs, { folder }) => {
        const from = Number(inputs["run-id"] ?? run.id);
        if (from !== run.id) expect(job.permissions["actions"]).toBe("read");
        this.artifacts.download(inputs, { folder, runId: from });
      },
    };
  }
}

function succeeded(job?: JobEnded): boolean {
  return job?.outcome === "success";
}
