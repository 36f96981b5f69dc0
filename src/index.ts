export { BackupBucket } from "./bucket/backup-bucket";
export type {
  BackupBucketOptions,
  BackupBucketProps,
} from "./bucket/backup-bucket";
export { PostgresBackupStack } from "./postgres-backup-stack";
export type {
  BackupJob,
  PostgresBackupStackProps,
} from "./postgres-backup-stack";
export { BackupRole } from "./trust/backup-role";
export type { BackupRoleOptions, BackupRoleProps } from "./trust/backup-role";
export type { ClaimKey } from "./trust/claims";
export { GitHubIdentityProvider } from "./trust/github-identity-provider";
export type { GitHubIdentityProviderProps } from "./trust/github-identity-provider";
export type { GitHubInstance } from "./trust/issuer";
export type { SubjectFormat, Trust } from "./trust/trust";
export { InvalidPropsError } from "./validation/problems";
export type { Problem } from "./validation/problems";
