import type { BackupBucketOptions } from "../bucket/backup-bucket-props";
import { replicationRoleName } from "../bucket/replication/replication";
import type { PostgresBackupStackProps } from "./postgres-backup-stack-props";
import { stackPartition } from "./stack-defaults";
import { type StateBackend, withDefaults } from "../state/state-backend";
import { issuerOf } from "../trust/issuer";
import { isUnknown } from "../validation/shape";
import type {
  DeployedReplication,
  DeployedStack,
} from "../permissions/deployed-stack";
import type { DeployedState } from "../state/state-needs";
import type { DeployedRole } from "../trust/role-needs";

/**
 * What a stack makes, from its props; `undefined` where a name in it is known only to Terraform, since a policy that is
 * written at synth can't name it.
 */
export function deployedStack(
  stackId: string,
  props: PostgresBackupStackProps,
): DeployedStack | undefined {
  const { region, accountId, bucket, backups, identityProvider } = props;
  const roles = backups.map(
    ({ path = "/", roleName, prefix, permissionsBoundary }): DeployedRole => ({
      path,
      roleName,
      tagged: prefix !== undefined,
      permissionsBoundary,
    }),
  );
  const { kmsKey, accessLogs, eventBridge = false } = bucket;
  const replication = replicationFacts(bucket);
  const names = [
    bucket.name,
    kmsKey?.source === "existing" ? kmsKey.arn : undefined,
    accessLogs?.bucketName,
    replication?.replicaBucketName,
    replication?.roleName,
    ...roles.flatMap((role) => [role.roleName, role.permissionsBoundary]),
  ];
  if (names.some(isUnknown)) return undefined;
  return {
    partition: stackPartition(props),
    accountId: isUnknown(accountId) ? undefined : accountId,
    region: isUnknown(region) ? "*" : region,
    issuerHostPath: issuerOf(identityProvider?.github).hostPath,
    createsProvider: identityProvider?.source !== "existing",
    roles,
    bucketName: bucket.name,
    defaultTags: hasTags(props.defaultTags),
    bucketTags: hasTags(bucket.tags),
    kmsKey: kmsKey?.source === "existing" ? kmsKey.arn : kmsKey && "created",
    objectLock: bucket.objectLock !== undefined,
    accessLogs: accessLogs && {
      bucketName: accessLogs.bucketName,
      created: accessLogs.source === "create",
    },
    replication,
    eventBridge,
    state: props.state && stateFacts(stackId, props.state),
  };
}

/** A state in AWS's own S3; storage that only speaks its language knows no policies of AWS. */
function stateFacts(
  stackId: string,
  state: StateBackend,
): DeployedState | undefined {
  if (state.type !== "s3" || state.endpoints?.s3 !== undefined)
    return undefined;
  const { bucket, kmsKeyArn, assumeRole, assumeRoleWithWebIdentity } = state;
  const { key } = withDefaults(state, stackId) as { key: string };
  return {
    bucketName: bucket,
    key,
    kmsKeyArn,
    byAnotherRole:
      assumeRole !== undefined || assumeRoleWithWebIdentity !== undefined,
  };
}

function replicationFacts({
  name,
  kmsKey,
  replication,
}: BackupBucketOptions): DeployedReplication | undefined {
  if (replication === undefined) return undefined;
  const replicaCreated = replication.source === "create";
  return {
    roleName: replicationRoleName(name, replication),
    replicaBucketName: replication.bucketName,
    replicaRegion: replication.region,
    replicaCreated,
    replicaKeyCreated: replicaCreated && kmsKey !== undefined,
  };
}

function hasTags(tags: object | undefined): boolean {
  return (
    tags !== undefined && (isUnknown(tags) || Object.keys(tags).length > 0)
  );
}
