import { runSimulation } from "@cloud-copilot/iam-simulate";
import type { IdentityPolicy } from "../../../src/permissions/identity-policy";

/** What a request needs to be allowed. */
export interface Permission {
  readonly action: string;
  readonly resource: string;
  /** What AWS knows of the request besides, for conditions. */
  readonly context?: Readonly<Record<string, string | string[]>>;
}

const ACCOUNT_ID = "123456789012";

/** How a key of KMS leaves it to policies like these who may manage it; without that they count for nothing. */
const KEY_POLICY = {
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow",
      Principal: { AWS: `arn:aws:iam::${ACCOUNT_ID}:root` },
      Action: "kms:*",
      Resource: "*",
    },
  ],
};

/**
 * Whether somebody with these policies and no others is let do something, by an evaluator that this project did not
 * write.
 *
 * @throws if the evaluator knows no such action, or would leave a part of the request or of a policy out of account
 */
export async function isAllowed(
  policies: readonly IdentityPolicy[],
  { action, resource, context = {} }: Permission,
): Promise<boolean> {
  const outcome = await runSimulation(
    {
      request: {
        principal: `arn:aws:iam::${ACCOUNT_ID}:user/somebody`,
        action,
        resource: { resource, accountId: ACCOUNT_ID },
        contextVariables: { ...context },
      },
      identityPolicies: policies.map((policy, index) => ({
        name: `policy ${index}`,
        policy,
      })),
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      resourcePolicy: action.startsWith("kms:") ? KEY_POLICY : undefined,
    },
    { simulationMode: "Strict" },
  );
  if (outcome.resultType === "error")
    throw new Error(`can't be evaluated: ${JSON.stringify(outcome.errors)}`);
  const results =
    outcome.resultType === "single" ? [outcome.result] : outcome.results;
  const ignored = results.flatMap((one) => one.ignoredContextKeys ?? []);
  if (results.length !== 1 || ignored.length > 0)
    throw new Error(
      `${action} on ${resource} is ${results.length} requests, without ${ignored.join(", ")}`,
    );
  return outcome.overallResult === "Allowed";
}
