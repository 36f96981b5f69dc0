export { BackupBucket } from "./bucket/backup-bucket";
export type {
  BackupBucketOptions,
  BackupBucketProps,
} from "./bucket/backup-bucket-props";
export type { AccessLogs } from "./bucket/features/access-logs";
export type { KmsKey } from "./bucket/features/kms-key";
export type { StorageClass, Transition } from "./bucket/lifecycle/retention";
export type { ObjectLock } from "./bucket/features/object-lock";
export type { OnlyFrom } from "./bucket/features/only-from";
export type { Replication } from "./bucket/features/replication-props";
export type {
  DeployerOptions,
  DeployerTrust,
  DeploymentStackProps,
  PlannerOptions,
  PlannerTrust,
} from "./deployment/deployment-props";
export { DeploymentStack } from "./deployment/deployment-stack";
export { PostgresBackupStack } from "./stack/postgres-backup-stack";
export type {
  BackupJob,
  PostgresBackupStackProps,
} from "./stack/postgres-backup-stack-props";
export type { S3State, StateBackend } from "./state/state-backend";
export { StateBucket } from "./bucket/state-bucket";
export type {
  StateBucketOptions,
  StateBucketProps,
} from "./bucket/state-bucket-props";
export { BackupRole } from "./trust/backup-role";
export type { BackupRoleProps } from "./trust/backup-role";
export type { BackupRoleOptions } from "./trust/backup-role-props";
export type { ClaimKey } from "./trust/claim-keys";
export { GitHubIdentityProvider } from "./trust/github-identity-provider";
export type { GitHubIdentityProviderProps } from "./trust/github-identity-provider";
export type { GitHubInstance } from "./trust/issuer";
export type { SubjectFormat, Trust } from "./trust/trust";
export { InvalidPropsError } from "./validation/problems";
export type { Problem } from "./validation/problems";
