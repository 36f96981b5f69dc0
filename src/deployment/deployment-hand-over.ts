import { TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import { pasteInto } from "../stack/hand-over";
import type { Trust } from "../trust/trust";

/** A role that workflows assume, and whose they are. */
interface HandedRole {
  readonly arn: string;
  readonly trust: readonly Trust[];
}

/** What the workflows that plan and apply need to know. */
export interface DeploymentHandOver {
  readonly planRole: HandedRole;
  readonly applyRole: HandedRole;
  readonly stateBucketName?: string;
}

/** Places the outputs that are handed to the workflows as variables of their repositories: none of them is secret. */
export function handOverDeployment(
  scope: Construct,
  { planRole, applyRole, stateBucketName }: DeploymentHandOver,
): void {
  const both = [...planRole.trust, ...applyRole.trust];
  const output = (name: string, value: string, trust: readonly Trust[]) =>
    new TerraformOutput(scope, name, {
      value,
      description: pasteInto(
        "variable",
        name,
        trust.map(({ repository }) => repository),
      ),
    });
  output("PLAN_ROLE_ARN", planRole.arn, planRole.trust);
  output("APPLY_ROLE_ARN", applyRole.arn, applyRole.trust);
  if (stateBucketName !== undefined)
    output("STATE_BUCKET_NAME", stateBucketName, both);
}
