import { madeFor } from "../bucket/features";
import type { NamedByProp } from "../bucket/features/feature";
import type { PostgresBackupStackProps } from "./postgres-backup-stack-props";
import { rolesOfJob } from "./roles-of-job";
import { stackPartition } from "./stack-defaults";
import { type TakenState, takenState } from "../state/taken-state";
import { issuerOf } from "../trust/issuer";

/** What a stack takes for itself in an account, or in a partition. */
export interface TakenNames {
  readonly stackId: string;
  /** The partition: accounts and bucket names of one are unknown to the others. */
  readonly partition: string;
  /** The account's id, if the stack says which. */
  readonly accountId?: string;
  /** The buckets that the stack creates. */
  readonly buckets: readonly NamedByProp[];
  /** The issuer of the identity provider that the stack creates, if it creates one. */
  readonly createdIssuer?: string;
  /** The roles that the stack creates. */
  readonly roles: readonly NamedByProp[];
  /** What the names of its rules and alarms start with, if there are any. */
  readonly alarm?: NamedByProp & { readonly region: string };
  /** The stack's state. */
  readonly state: TakenState;
}

/** What a stack takes for itself. */
export function namesTaken(
  id: string,
  props: PostgresBackupStackProps,
): TakenNames {
  const { identityProvider, accountId, bucket, backups, state } = props;
  const made = madeFor(bucket);
  return {
    stackId: id,
    partition: stackPartition(props),
    accountId,
    buckets: made.buckets.map(inBucket),
    createdIssuer:
      identityProvider?.source === "existing"
        ? undefined
        : issuerOf(identityProvider?.github).hostPath,
    roles: [
      ...backups.flatMap((job, index) =>
        rolesOfJob(job).map(({ prop, options }) => ({
          prop: `backups[${index}].${prop}roleName`,
          name: options.roleName,
        })),
      ),
      ...made.roles.map(inBucket),
    ],
    alarm: props.alarm && {
      ...(props.alarm.name === undefined
        ? { prop: "bucket.name", name: bucket.name }
        : { prop: "alarm.name", name: props.alarm.name }),
      region: props.region,
    },
    state: takenState(state ?? { type: "local" }, id),
  };
}

function inBucket({ prop, name }: NamedByProp): NamedByProp {
  return { prop: `bucket.${prop}`, name };
}
