import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { FakeGitHub } from "../../../support/fake-github";
import { evaluate } from "../actions/expression";
import { type JobEnded, JobRun, type StandIn } from "../actions/job-run";
import { type Job, readWorkflow } from "../actions/workflow-file";
import { AwsCli, type Credentials } from "../aws-cli";
import { PROJECT } from "../paths";
import { tool } from "../tools";

type Texts = Readonly<Record<string, string>>;

/** What the settings of a repository, or of an environment, hold. */
export interface Values {
  readonly vars?: Texts;
  readonly secrets?: Texts;
}

/** What is different about a run. */
export interface RunOptions extends Values {
  /** What whoever starts the workflow by hand, or calls it, gives. */
  readonly inputs?: Readonly<Record<string, string | boolean>>;
  /** The folder with the commands of PostgreSQL, in place of the repository's. */
  readonly commands?: string;
  readonly shell?: readonly string[];
  /** For how many seconds the role's credentials are good. */
  readonly seconds?: number;
  /** Variables that every command has besides. */
  readonly environment?: Texts;
}

/** Where the buckets are, and who hands out credentials for a role there. */
export interface Cloud {
  readonly url: string;
  /** Variables that commands need there. */
  readonly environment?: Texts;
  assume(roleArn: string): Promise<Credentials>;
}

/** An emulator, which takes any token. */
export function emulated(url: string): Cloud {
  return {
    url,
    assume: async (roleArn) => {
      const { Credentials: keys } = await new AwsCli(url).json<{
        Credentials: Credentials;
      }>(
        ...["sts", "assume-role-with-web-identity"],
        ...["--role-arn", roleArn],
        ...["--role-session-name", "GitHubActions"],
        ...["--web-identity-token", "a-token-of-github"],
      );
      return keys;
    },
  };
}

/** The steps that install what the machine has. */
const INSTALLS = [
  "Install PostgreSQL's client of the server's version",
  "Install PostgreSQL's client of the backup's version",
];

/** The repository of a database, into which the workflows were copied. */
export class DatabaseRepository {
  /** The folders that were kept as artifacts, the newest last. */
  public readonly artifacts: string[] = [];
  public readonly environments: Record<string, Values> = {};
  private readonly folder = mkdtempSync(join(tmpdir(), "e2e-database-"));
  private runs = 1000;

  public constructor(
    private readonly cloud: Cloud,
    private readonly github: FakeGitHub,
    private readonly commands: string,
    private readonly values: Required<Values>,
  ) {}

  public remove(): void {
    rmSync(this.folder, { recursive: true });
  }

  /** Runs a workflow for the one database that there is. */
  public async run(file: string, options: RunOptions = {}): Promise<JobEnded> {
    const [ended, ...others] = await this.runAll(file, options);
    if (ended === undefined || others.length > 0)
      throw new Error("there is more than one database");
    return ended;
  }

  /** Runs a workflow for each of its environments. */
  public async runAll(
    file: string,
    options: RunOptions = {},
  ): Promise<readonly JobEnded[]> {
    const { jobs } = readWorkflow(join(PROJECT, "workflows", file));
    const [job, ...others] = Object.values(jobs);
    if (job === undefined || others.length > 0)
      throw new Error(`${file} has not one job`);
    this.runs += 1;
    const ended: JobEnded[] = [];
    const repository = this.contexts(job, options);
    for (const [index, name] of environmentsOf(job, repository).entries()) {
      const contexts = {
        ...this.contexts(job, options, this.environments[name]),
        matrix: { environment: name },
        strategy: { "job-index": index },
      };
      ended.push(await this.job(job, contexts, options));
    }
    return ended;
  }

  private job(
    job: Job,
    contexts: object,
    { commands, shell, seconds, environment }: RunOptions,
  ): Promise<JobEnded> {
    return JobRun.of(job, {
      folder: mkdtempSync(join(this.folder, "job-")),
      contexts: { ...contexts },
      variables: {
        PATH: [
          commands ?? this.commands,
          dirname(tool("aws").command),
          process.env["PATH"],
        ].join(delimiter),
        AWS_ENDPOINT_URL: this.cloud.url,
        ...this.cloud.environment,
        GITHUB_ACTIONS: "true",
        GITHUB_API_URL: this.github.url,
        GITHUB_REPOSITORY: this.github.repository,
        GITHUB_RUN_ATTEMPT: "1",
        GITHUB_RUN_ID: String(this.runs),
        GITHUB_SERVER_URL: "https://github.com",
        ...environment,
      },
      standIns: this.standIns(job, seconds),
      shell,
      leftOut: INSTALLS,
    });
  }

  private contexts(
    { permissions }: Job,
    { vars, secrets, inputs = {} }: RunOptions,
    environment: Values = {},
  ) {
    return {
      github: { token: this.github.token(permissions) },
      inputs,
      vars: { ...this.values.vars, ...environment.vars, ...vars },
      secrets: { ...this.values.secrets, ...environment.secrets, ...secrets },
    };
  }

  private standIns(job: Job, seconds?: number): Record<string, StandIn> {
    return {
      "aws-actions/configure-aws-credentials": async (inputs) => {
        expect(job.permissions["id-token"]).toBe("write");
        expect(inputs).toMatchObject({
          audience: "sts.amazonaws.com",
          "aws-region": "us-east-1",
          "output-credentials": "true",
          "output-env-credentials": "false",
        });
        const keys = await this.cloud.assume(String(inputs["role-to-assume"]));
        const lasts = seconds ?? Number(inputs["role-duration-seconds"]);
        return {
          "aws-access-key-id": keys.AccessKeyId,
          "aws-secret-access-key": keys.SecretAccessKey,
          "aws-session-token": String(keys.SessionToken),
          // The action hands over a date, which GitHub's library writes as JSON.
          "aws-expiration": JSON.stringify(new Date(Date.now() + lasts * 1000)),
        };
      },
      "actions/upload-artifact": ({ path = "", name = "" }) => {
        const kept = join(this.folder, `artifact-${this.runs}-${name}`);
        cpSync(path, kept, { recursive: true });
        this.artifacts.push(kept);
      },
    };
  }
}

/** The environments that a job is run for. */
function environmentsOf({ strategy }: Job, contexts: object): string[] {
  const [, expression = ""] =
    /^\$\{\{(.*)\}\}$/.exec(String(strategy?.matrix["environment"])) ?? [];
  return evaluate(expression, { ...contexts }) as string[];
}
