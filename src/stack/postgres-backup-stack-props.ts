import type { AlarmOptions, JobAlarmOptions } from "../alarm/alarm-props";
import type { AccountStackProps } from "./account-stack-props";
import type { BackupBucketOptions } from "../bucket/backup-bucket-props";
import type { BackupRoleOptions } from "../trust/backup-role-props";
import type { RestoreRoleOptions } from "../trust/restore-role-props";

/** A workflow that backs up a database, and the role that it does so with. */
export interface BackupJob extends BackupRoleOptions {
  /**
   * The job's name, once in the stack: lower-case letters, digits and hyphens. It is the name of the role in Terraform
   * addresses, so that with another name alone Terraform destroys the role and fails to make it again: give the one that
   * it had as `formerName`.
   */
  readonly name: string;

  /**
   * What the job was called before, or all names that it had, the oldest first. Terraform then moves its roles to their
   * new addresses, and destroys nothing. It can stay, and is of no use once every state has been applied with it.
   *
   * @default - the job has always had its name
   */
  readonly formerName?: string | readonly string[];

  /**
   * A role that lists and reads the job's backups, deleted and overwritten ones too, and can do nothing else: for a
   * workflow that tries whether they can be restored, and for whoever restores one. Of `maxSessionSeconds` and
   * `audience` it has the job's, unless it has its own.
   *
   * @default - the job's role restores, and deleted backups are brought back by an administrator
   */
  readonly restore?: RestoreRoleOptions;

  /**
   * What the job's alarm has of its own, or `false` for no alarm of this job. Only beside the stack's `alarm`.
   *
   * @default - the stack's, if it has one
   */
  readonly alarm?: false | JobAlarmOptions;
}

/** What a stack creates, and where. */
export interface PostgresBackupStackProps extends AccountStackProps {
  /** The AWS region of the bucket, best the database's: `us-east-1`. */
  readonly region: string;

  /** The bucket for the backups of all jobs. */
  readonly bucket: BackupBucketOptions;

  /**
   * The backup jobs. One alone may do without a prefix and has the whole bucket; of several each has its own.
   * Add new ones at the end: the first one's role is handed over as `IAM_ROLE`.
   */
  readonly backups: readonly BackupJob[];

  /**
   * Tells somebody where a job has made no backup for too long, also where nothing has failed because nothing has run.
   * Turns the bucket's `eventBridge` on.
   *
   * @default - nobody is told
   */
  readonly alarm?: AlarmOptions;

  /**
   * What is there already and is to be taken over, in one plan that destroys nothing: `"guide"` for what the clicks of the
   * guide have made (the identity provider, the first job's role, the bucket with its policy), and for all else its
   * address in the plan, such as `"aws_s3_bucket_lifecycle_configuration.backups"`, which would be created otherwise. A
   * role that is taken over keeps no policies but its own. See docs/adopting.md.
   *
   * @default - everything is created
   * @see https://developer.hashicorp.com/terraform/language/import
   */
  readonly adopt?: readonly string[];

  /**
   * Where the database is: a region id of Neon (`aws-us-east-1`, `azure-eastus2`) or a region of AWS. Synth warns if
   * the bucket is elsewhere.
   *
   * @default - synth does not compare
   */
  readonly databaseRegion?: string;

  /**
   * Tags of everything that can have tags.
   *
   * @default - no tags but the prefix of a role
   */
  readonly defaultTags?: Readonly<Record<string, string>>;
}
