import type { Construct } from "constructs";
import {
  DeploymentStack,
  type DeploymentStackProps,
  PostgresBackupStack,
  type PostgresBackupStackProps,
} from "../../src";
import { BOUNDARY } from "../permissions/support/deployed-stacks";
import { GUIDE, synthApp, type TerraformJson } from "./synth";

const repository = "octo-org/octo-repo";

/** The guide's stack with an identity provider that another stack makes. */
export const SERVED: PostgresBackupStackProps = {
  ...GUIDE,
  identityProvider: { source: "existing" },
};

/** A stack whose roles with policies of their own are bounded, as a stack that is deployed by roles has to have them. */
export function bounded(
  props: PostgresBackupStackProps,
): PostgresBackupStackProps {
  const permissionsBoundary = BOUNDARY;
  const { replication } = props.bucket;
  return {
    ...props,
    bucket: {
      ...props.bucket,
      ...(replication && {
        replication: { ...replication, permissionsBoundary },
      }),
    },
    backups: props.backups.map((job) => ({
      ...job,
      ...(job.restore && { restore: { ...job.restore, permissionsBoundary } }),
    })),
  };
}

/** What a stack for deployment has beside the stacks that it serves. */
export const DEPLOYMENT: Omit<DeploymentStackProps, "deploys"> = {
  region: "us-east-1",
  planner: {
    roleName: "postgres-backups-plan",
    trust: [{ repository, environment: "plan" }],
  },
  deployer: {
    roleName: "postgres-backups-apply",
    trust: [{ repository, environment: "production" }],
  },
  stateBucket: { name: "octo-org-terraform-state" },
};

/** Places a stack for backups, and one that serves it. */
export function placeDeployment(
  scope: Construct,
  change: Partial<DeploymentStackProps> = {},
  served: Partial<PostgresBackupStackProps> = {},
): DeploymentStack {
  const backups = new PostgresBackupStack(scope, "backups", {
    ...SERVED,
    ...served,
  });
  return new DeploymentStack(scope, "deployment", {
    ...DEPLOYMENT,
    deploys: [backups],
    ...change,
  });
}

/** Synthesizes both, and returns the JSON of the stack for deployment. */
export function synthDeployment(
  change: Partial<DeploymentStackProps> = {},
  served: Partial<PostgresBackupStackProps> = {},
): TerraformJson {
  const { stacks } = synthApp((app) => placeDeployment(app, change, served));
  return stacks["deployment"] as TerraformJson;
}
