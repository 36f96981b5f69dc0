import { alarmedJobs, sendsMail } from "../alarm/alarmed-job";
import { hasTags } from "../bucket/features/tags";
import { adoptedAddresses } from "./adopt/adopted-addresses";
import type { PostgresBackupStackProps } from "./postgres-backup-stack-props";
import { rolesOfJob } from "./roles-of-job";
import { stackPartition } from "./stack-defaults";
import { bucketOf, watched } from "./watched";
import { type StateBackend, withDefaults } from "../state/state-backend";
import { issuerOf } from "../trust/issuer";
import { isUnknown } from "../validation/values";
import type { DeployedStack } from "../permissions/deployed-stack";
import { needs } from "../permissions/policies";
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
  const roles = backups
    .flatMap(rolesOfJob)
    .map(({ kind, id, options }): DeployedRole => ({
      path: options.path ?? "/",
      roleName: options.roleName,
      tagged: options.prefix !== undefined || hasTags(options.tags),
      permissionsBoundary: options.permissionsBoundary,
      adopted: isAdopted(id, props) ? true : undefined,
      restores: kind === "restore" ? true : undefined,
    }));
  const deployed: DeployedStack = {
    partition: stackPartition(props),
    accountId: isUnknown(accountId) ? undefined : accountId,
    byAnotherRole: props.assumeRole && true,
    region: isUnknown(region) ? "*" : region,
    issuerHostPath: issuerOf(identityProvider?.github).hostPath,
    createsProvider: identityProvider?.source !== "existing",
    roles,
    bucket: bucketOf(props),
    defaultTags: hasTags(props.defaultTags),
    alarm: props.alarm && {
      name: props.alarm.name ?? bucket.name,
      jobs: alarmedJobs(props.alarm, watched(props).jobs).map(
        ({ name }) => name,
      ),
      topic: sendsMail(props.alarm.notify),
    },
    state: props.state && stateFacts(stackId, props.state),
  };
  return isUnknown(JSON.stringify(needs([deployed]))) ? undefined : deployed;
}

/** Whether a role was there before, by its name in addresses. */
function isAdopted(
  id: string,
  { adopt = [], backups }: PostgresBackupStackProps,
): boolean {
  return adoptedAddresses(adopt, backups[0]?.name ?? "").includes(
    `aws_iam_role.${id}`,
  );
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
