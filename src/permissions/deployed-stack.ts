import type { DeployedAlarm } from "../alarm/alarm-needs";
import type { AccountContext } from "../aws/arn";
import type { DeployedBucket } from "../bucket/bucket-needs";
import type { DeployedState } from "../state/state-needs";
import type { DeployedProvider } from "../trust/identity-provider-needs";
import type { DeployedRole } from "../trust/role-needs";

/** What a stack makes, as far as it matters for what may be done by whoever deploys it. */
export interface DeployedStack extends DeployedProvider, DeployedBucket {
  readonly partition: string;
  /** Whether Terraform does what it does by another role than the one that it is run as. */
  readonly byAnotherRole?: true;
  /** The account's id. None: the policies hold in whatever account they are attached in. */
  readonly accountId?: string;
  /** The roles of the backup jobs. */
  readonly roles: readonly DeployedRole[];
  /** The alarm, if there is one. */
  readonly alarm?: DeployedAlarm;
  /** The stack's state, if it is in S3. */
  readonly state?: DeployedState;
}

/** The account as ARNs of the policies have it: any, where the stack does not say which. */
export function accountOf({
  partition,
  accountId = "*",
}: DeployedStack): AccountContext {
  return { partition, accountId };
}
