import type { AccountContext } from "../aws/arn";
import type { DeploymentFacts } from "./deployed-stack";

/** The account as ARNs of the policies have it: any, where the stack does not say which. */
export function account({
  partition,
  accountId = "*",
}: DeploymentFacts): AccountContext {
  return { partition, accountId };
}
