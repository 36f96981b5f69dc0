import { App } from "cdktf";
import { DeploymentStack, PostgresBackupStack } from "../../src";

const app = new App({ stackTraces: false });
const repository = "octo-org/octo-repo";
const region = "us-east-1";
const states = "octo-org-terraform-state";

// What GitHub's workflows plan and deploy.
const backups = new PostgresBackupStack(app, "postgres-backups", {
  region,
  identityProvider: { source: "existing" },
  bucket: { name: "neon-s3-backup" },
  backups: [
    {
      name: "acme-co-prod",
      roleName: "neon-s3-backup-github-actions",
      trust: [{ repository, branch: "main" }],
    },
  ],
  state: { type: "s3", bucket: states, region },
});

// What an administrator applies, once and before any workflow runs.
new DeploymentStack(app, "deployment", {
  region,
  deploys: [backups],
  planner: {
    roleName: "postgres-backups-plan",
    trust: [{ repository, environment: "plan" }],
  },
  deployer: {
    roleName: "postgres-backups-apply",
    trust: [
      {
        repository,
        environment: "production",
        claims: {
          ref: "refs/heads/main",
          job_workflow_ref: `${repository}/.github/workflows/apply.yml@refs/heads/main`,
        },
      },
    ],
  },
  stateBucket: { name: states },
  // To come with the second apply: before the first there is no such bucket. See docs/deployment.md.
  state: { type: "s3", bucket: states, region },
});

app.synth();
