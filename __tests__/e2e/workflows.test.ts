import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FakeGitHub } from "../support/fake-github";
import { Actions, type RunEnded } from "./support/actions/actions";
import { type Proposed, Repository } from "./support/actions/repository";
import { AwsCli } from "./support/aws-cli";
import { describeWith } from "./support/describe-with";
import { type Emulator, startEmulator } from "./support/emulator";

const BUCKET = "neon-s3-backup";
const ROLE = "neon-s3-backup-github-actions";
const STATES = "octo-org-terraform-state";
const ONE_RUN_MS = 600_000;

const VARS = {
  AWS_REGION: "us-east-1",
  PLAN_ROLE_ARN: "arn:aws:iam::123456789012:role/plan",
  APPLY_ROLE_ARN: "arn:aws:iam::123456789012:role/apply",
};

describeWith(
  ["terraform", "emulator", "aws"],
  "from a pull request to an apply",
  () => {
    const folder = mkdtempSync(join(tmpdir(), "e2e-workflows-"));
    const waiting = new Set(["data-at-risk"]);
    let emulator: Emulator;
    let github: FakeGitHub;
    let repository: Repository;
    let actions: Actions;
    let aws: AwsCli;

    beforeAll(async () => {
      emulator = await startEmulator();
      github = await FakeGitHub.start();
      repository = await Repository.create(join(folder, "origin"));
      const settings = { vars: VARS, waiting };
      actions = new Actions(repository, github, emulator.url, settings);
      aws = new AwsCli(emulator.url);
      await aws.json("s3api", "create-bucket", "--bucket", STATES);
      // Others' words, which are never to be written over.
      for (const login of ["octocat", "github-actions[bot]"])
        github.comments.push({
          id: github.nextId(),
          issue: 1,
          body: "Welcome!",
          user: { login },
        });
    });

    afterAll(async () => {
      await emulator.stop();
      await github.stop();
      actions.remove();
      rmSync(folder, { recursive: true });
    });

    /** Pushes to the branch of a pull request, which is opened if it is new; its plan. */
    async function push(
      number: number,
      main: string,
      others: Readonly<Record<string, string>> = {},
    ): Promise<RunEnded> {
      const branch = `branch-${number}`;
      const files = { "main.ts": main, ...others };
      const proposed = await repository.propose(branch, files);
      proposals.set(number, proposed);
      const opened = github.pulls.find((pull) => pull.number === number);
      if (opened === undefined)
        github.pulls.push({
          number,
          head: { ref: branch, sha: proposed.headSha },
          base: { ref: "main" },
          merged_at: null,
          merge_commit_sha: null,
        });
      else opened.head.sha = proposed.headSha;
      return actions.onPullRequest(number, proposed);
    }

    /** Merges a pull request; the run that is to apply it. */
    async function merge(number: number): Promise<RunEnded> {
      const sha = await repository.squash(proposals.get(number) as Proposed);
      github.branches.set("main", sha);
      for (const pull of github.pulls.filter((one) => one.number === number)) {
        pull.merged_at = new Date().toISOString();
        pull.merge_commit_sha = sha;
      }
      return actions.onMain("apply.yml", "push");
    }

    const proposals = new Map<number, Proposed>();

    /** The workflows' comments at a pull request. */
    function comments(number: number): string[] {
      return github.comments
        .filter(
          ({ issue, body }) => issue === number && body.startsWith("<!--"),
        )
        .map(({ body }) => body);
    }

    /** The repositories that the role trusts. */
    async function trusted(): Promise<string> {
      const { Role } = await aws.json<{ Role: object }>(
        ...["iam", "get-role", "--role-name", ROLE],
      );
      return JSON.stringify(Role);
    }

    async function versioning(status?: string): Promise<unknown> {
      const bucket = ["--bucket", BUCKET];
      if (status !== undefined)
        await aws.json(
          ...["s3api", "put-bucket-versioning", ...bucket],
          ...["--versioning-configuration", `Status=${status}`],
        );
      return aws.json("s3api", "get-bucket-versioning", ...bucket);
    }

    test(
      "a pull request gets a comment with the verdict and the plan, by a role that can only read",
      async () => {
        const { jobs } = await push(1, main({}));

        expect(jobs).toMatchObject({ report: { outcome: "success" } });
        expect(Object.keys(jobs)).toEqual(["synth", "plan", "report"]);
        expect(actions.assumed).toEqual([`plan: ${VARS.PLAN_ROLE_ARN}`]);
        const [comment = "", ...others] = comments(1);
        expect(others).toEqual([]);
        expect(comment).toContain(`For commit ${github.pulls[0]?.head.sha}`);
        expect(comment).toContain("octo-org/octo-repo");
        expect(comment).toContain("Plan: 9 to add, 0 to change, 0 to destroy.");
        expect(jobs["report"]?.summary).toContain("Plan: 9 to add");
        expect(await aws.json("s3api", "list-buckets")).toMatchObject({
          Buckets: [{ Name: STATES }],
        });
      },
      ONE_RUN_MS,
    );

    test(
      "the next push to it brings the same comment up to date",
      async () => {
        await push(1, main({ tags: { team: "data" } }));

        const [comment = "", ...others] = comments(1);
        expect(others).toEqual([]);
        expect(comment).toContain(`For commit ${github.pulls[0]?.head.sha}`);
        expect(comment).toContain('"team"');
        expect(github.comments.map(({ body }) => body)).toContain("Welcome!");
      },
      ONE_RUN_MS,
    );

    test(
      "merging applies what was reviewed",
      async () => {
        const { conclusion, jobs } = await merge(1);

        expect({ conclusion, log: jobs["apply"]?.log }).toMatchObject({
          conclusion: "success",
          log: expect.stringContaining("Apply complete! Resources: 9 added"),
        });
        expect(jobs["compare"]?.summary).toContain(
          "The plan does what was reviewed",
        );
        expect(actions.assumed.slice(-2)).toEqual([
          `plan: ${VARS.PLAN_ROLE_ARN}`,
          `production: ${VARS.APPLY_ROLE_ARN}`,
        ]);
        expect(await trusted()).toContain("repo:octo-org/octo-repo:ref");
        expect(await versioning()).toEqual({ Status: "Enabled" });
      },
      ONE_RUN_MS,
    );

    test(
      "a pull request that lets others in and puts backups at risk says so, and waits for an approval",
      async () => {
        const run = await push(2, main(RISKY));

        expect(run.jobs["report"]?.outputs).toEqual({
          "postgres-backups": "data at risk",
        });
        expect(run.conclusion).toBe("waiting");
        const [comment = "", ...others] = comments(2);
        expect(others).toEqual([]);
        expect(comment).toContain(
          "**Nothing of this is applied unless the job `data-at-risk`",
        );
        expect(comment).toMatch(/### Who gets in\n[^#]*octo-org\/globex/);

        const early = await merge(2);
        expect(early.conclusion).toBe("failure");
        expect(early.jobs["compare"]?.summary).toMatch(
          /is not applied\n\n.* is not done but "waiting": wait for it, or approve/,
        );
        expect(actions.assumed.at(-1)).toBe(`plan: ${VARS.PLAN_ROLE_ARN}`);
        actions.approve("data-at-risk", run);
      },
      ONE_RUN_MS,
    );

    test(
      "what a pull request brings runs where nothing is to be had, and can't speak for itself",
      async () => {
        const { jobs } = await push(3, main(RISKY), FORGERY);
        const { synth, plan, report } = jobs;

        expect(synth?.log).toContain("FORGED without keys");
        expect(plan?.log).not.toContain("FORGED");
        expect(report?.log).not.toContain("FORGED");
        expect(report?.outputs).toEqual({ "postgres-backups": "data at risk" });
        expect(comments(3).join()).not.toContain("FORGED");
        expect(comments(3).join()).toContain("octo-org/globex");
      },
      ONE_RUN_MS,
    );

    test(
      "a change by hand in the meantime stops the apply, which says what differs and changes nothing",
      async () => {
        await versioning("Suspended");
        const { conclusion, jobs } = await actions.onMain(
          "apply.yml",
          "workflow_dispatch",
        );

        expect(conclusion).toBe("failure");
        expect(jobs["compare"]?.summary).toMatch(
          /The plan is not the one that was reviewed[^]*aws_s3_bucket_versioning\.backups/,
        );
        expect(jobs["apply"]).toBeUndefined();
        expect(await versioning()).toEqual({ Status: "Suspended" });
        expect(await trusted()).not.toContain("globex");
      },
      ONE_RUN_MS,
    );

    test(
      "the check for drift opens one issue, and brings it up to date",
      async () => {
        const first = await actions.onMain("drift.yml", "schedule");
        expect(first.jobs["report"]?.log).toContain("says a new issue");
        expect(github.issues).toMatchObject([
          {
            title: "Drift of the stack postgres-backups",
            state: "open",
            body: expect.stringContaining("aws_s3_bucket_versioning.backups"),
          },
        ]);

        await versioning("Enabled");
        await actions.onMain("drift.yml", "schedule");
        expect(github.issues).toMatchObject([{ state: "open" }]);
        expect(github.issues[0]?.body).not.toContain(
          'resource "aws_s3_bucket_versioning"',
        );
        expect(github.issues[0]?.body).toContain("octo-org/globex");
      },
      2 * ONE_RUN_MS,
    );

    test(
      "started by hand once that is undone, the apply does what was reviewed, and the issue is closed",
      async () => {
        const { conclusion, jobs } = await actions.onMain(
          "apply.yml",
          "workflow_dispatch",
        );
        expect({ conclusion, summary: jobs["compare"]?.summary }).toMatchObject(
          {
            conclusion: "success",
          },
        );
        expect(await trusted()).toContain("repo:octo-org/globex:");

        await actions.onMain("drift.yml", "schedule");
        expect(github.issues).toMatchObject([{ state: "closed" }]);
        expect(github.comments.at(-1)?.body).toContain("is empty again");
      },
      2 * ONE_RUN_MS,
    );

    /** `main.ts` with the state in the emulator. */
    function main({ tags, recoverableDays, trust = [] }: Change): string {
      const props = {
        region: "us-east-1",
        defaultTags: tags,
        bucket: { name: BUCKET, recoverableDays },
        backups: [
          {
            name: "acme-co-prod",
            roleName: ROLE,
            trust: [
              { repository: "octo-org/octo-repo", branch: "main" },
              ...trust,
            ],
          },
        ],
        state: {
          type: "s3",
          bucket: STATES,
          region: "us-east-1",
          endpoints: { s3: emulator.url, sts: emulator.url, iam: emulator.url },
          usePathStyle: true,
          skipCredentialsValidation: true,
          skipMetadataApiCheck: true,
          skipRequestingAccountId: true,
        },
      };
      return `import { App } from "cdktf";
import { PostgresBackupStack } from "./src";

const app = new App({ stackTraces: false });
new PostgresBackupStack(app, "postgres-backups", ${JSON.stringify(props, undefined, 2)});
app.synth();
`;
    }
  },
);

interface Change {
  readonly tags?: Record<string, string>;
  readonly recoverableDays?: number;
  readonly trust?: object[];
}

const RISKY: Change = {
  tags: { team: "data" },
  recoverableDays: 7,
  trust: [{ repository: "octo-org/globex", branch: "main" }],
};

/** Code that every script of npm's loads, and that says that there is nothing to see. */
const FORGERY = {
  ".npmrc": "node-options=--require ./forge.cjs\n",
  "forge.cjs": `const { appendFileSync } = require("node:fs");
const { AWS_ACCESS_KEY_ID, GITHUB_TOKEN, GITHUB_OUTPUT } = process.env;
console.error("FORGED", AWS_ACCESS_KEY_ID || GITHUB_TOKEN ? "with keys" : "without keys");
appendFileSync(GITHUB_OUTPUT, "postgres-backups=nothing\\n");
`,
};
