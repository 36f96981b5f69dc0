import type { AccountContext } from "../aws/arn";
import type { DeployedStack } from "./deployed-stack";

/** The account as ARNs of the policies have it: any, where the stack does not say which. */
export function account({
  partition,
  accountId = "*",
}: DeployedStack): AccountContext {
  return { partition, accountId };
}
