export type {
  AlarmCounts,
  AlarmNotify,
  AlarmOptions,
  JobAlarmOptions,
} from "./alarm/alarm-props";
export type {
  AssumeRoleProps,
  IgnoreTagsProps,
  ProviderProps,
} from "./stack/provider-props";
export { BackupBucket } from "./bucket/backup-bucket";
export type * from "./bucket/backup-bucket-props";
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
export type { AzurermState } from "./state/backends/azurerm";
export type { ConsulState } from "./state/backends/consul";
export type { CosAssumeRole, CosState } from "./state/backends/cos";
export type { GcsState } from "./state/backends/gcs";
export type {
  CloudState,
  CloudWorkspaces,
  RemoteState,
  RemoteWorkspaces,
} from "./state/backends/hcp";
export type { HttpState, Method as HttpMethod } from "./state/backends/http";
export type {
  KubernetesExec,
  KubernetesState,
} from "./state/backends/kubernetes";
export type { LocalState } from "./state/backends/local";
export type { OssState } from "./state/backends/oss";
export type { PgState } from "./state/backends/pg";
export type { S3Endpoints } from "./state/backends/s3-endpoints";
export type {
  S3AssumeRole,
  S3AssumeRoleWithWebIdentity,
} from "./state/backends/s3-role";
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
export type { PartClaim, SaidPart, SubjectPart } from "./trust/subject-parts";
export { RestoreRole } from "./trust/restore-role";
export type { RestoreRoleProps } from "./trust/restore-role";
export type { RestoreRoleOptions } from "./trust/restore-role-props";
export { GitHubIdentityProvider } from "./trust/github-identity-provider";
export type { GitHubIdentityProviderProps } from "./trust/identity-provider-props";
export type { GitHubInstance } from "./trust/issuer";
export type {
  BranchContext,
  EnvironmentContext,
  PullRequestContext,
  SubjectFormat,
  TagContext,
  Trust,
  TrustedRepository,
  WildcardContext,
} from "./trust/trust";
export { InvalidPropsError } from "./validation/problems";
export type { Problem } from "./validation/problems";
