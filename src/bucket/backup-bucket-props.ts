import type { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import type { BackupRole } from "../trust/backup-role";
import type { RestoreRole } from "../trust/restore-role";
import type { AccessLogsProps } from "./features/access-logs";
import type { AdministratorsProps } from "./features/administrators";
import type { AllowDestroyProps } from "./features/allow-destroy";
import type { EventsProps } from "./features/events";
import type { FurtherStatementsProps } from "./features/further-statements";
import type { KmsKeyProps } from "./features/kms-key";
import type { NameProps } from "./features/name";
import type { ObjectLockProps } from "./features/object-lock";
import type { OnlyFromProps } from "./features/only-from";
import type { ReadersProps } from "./features/readers";
import type { ReplicationProps } from "./features/replication-props";
import type { TagsProps } from "./features/tags";
import type { RetentionProps } from "./lifecycle/retention";

export type { AccessLogs } from "./features/access-logs";
export type { EventType } from "./events/event-types";
export type {
  BucketNotification,
  NotificationFilter,
  NotificationTargets,
  OnlyTarget,
} from "./events/notification";
export type { KmsKey } from "./features/kms-key";
export type { ObjectLock } from "./features/object-lock";
export type { OnlyFrom } from "./features/only-from";
export type { Reader } from "./features/readers";
export type { Replication } from "./features/replication-props";
export type {
  FurtherCondition,
  FurtherStatement,
  FurtherStatementBase,
  StatementForPrincipals,
  StatementForServices,
} from "./policy/further-statement";
export type { StorageClass, Transition } from "./lifecycle/retention";

/** What the bucket for backups is called, and how it protects them beyond what it always does. */
export interface BackupBucketOptions
  extends
    NameProps,
    TagsProps,
    RetentionProps,
    AdministratorsProps,
    KmsKeyProps,
    ObjectLockProps,
    AccessLogsProps,
    ReplicationProps,
    EventsProps,
    OnlyFromProps,
    ReadersProps,
    FurtherStatementsProps,
    AllowDestroyProps {}

/** A bucket for backups, where it is, and the roles that can reach it. */
export interface BackupBucketProps extends BackupBucketOptions {
  /** The roles that the bucket's policy lets in, in the account that owns the bucket. */
  readonly roles: readonly BackupRole[];

  /**
   * The roles that can read backups and do nothing else, each of the folder that one of `roles` has. The bucket attaches
   * a policy to them.
   *
   * @default - only `roles` can reach the bucket
   */
  readonly restoreRoles?: readonly RestoreRole[];

  /**
   * The region of the bucket, which is that of its AWS provider.
   *
   * @default - not known here; `kmsKey` and `replication` need it
   */
  readonly region?: string;

  /**
   * An AWS provider for the region of a replica that is made here.
   *
   * @default - none; `replication` with the source `"create"` needs one
   */
  readonly replicaProvider?: AwsProvider;
}
