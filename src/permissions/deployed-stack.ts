import type { AccountContext } from "../aws/arn";
import type { DeployedState } from "../state/state-needs";
import type { DeployedProvider } from "../trust/identity-provider-needs";
import type { DeployedRole } from "../trust/role-needs";

/** What a stack makes, as far as it matters for what may be done by whoever deploys it. All of it names. */
export interface DeployedStack extends DeployedProvider {
  readonly partition: string;
  /** The account's id. None: the policies hold in whatever account they are attached in. */
  readonly accountId?: string;
  readonly region: string;
  /** The roles of the backup jobs. */
  readonly roles: readonly DeployedRole[];
  readonly bucketName: string;
  /** Whether the bucket has tags of its own. */
  readonly bucketTags: boolean;
  /** The key of KMS that encrypts the backups: `"created"`, or the ARN of one that is there. */
  readonly kmsKey?: string;
  readonly objectLock?: boolean;
  readonly accessLogs?: {
    readonly bucketName: string;
    readonly created: boolean;
  };
  readonly replication?: DeployedReplication;
  readonly eventBridge?: boolean;
  /** The stack's state, if it is in S3. */
  readonly state?: DeployedState;
}

/** The copies of the backups. */
export interface DeployedReplication {
  readonly roleName: string;
  readonly replicaBucketName: string;
  readonly replicaRegion: string;
  /** Whether the stack makes the bucket for copies. */
  readonly replicaCreated: boolean;
  /** Whether the stack makes a key for it, too. */
  readonly replicaKeyCreated: boolean;
}

/** The account as ARNs of the policies have it: any, where the stack does not say which. */
export function accountOf({
  partition,
  accountId = "*",
}: DeployedStack): AccountContext {
  return { partition, accountId };
}
