/** What a stack makes, as far as it matters for what may be done by whoever deploys it. All of it names. */
export interface DeployedStack {
  readonly partition: string;
  /** The account's id. None: the policies hold in whatever account they are attached in. */
  readonly accountId?: string;
  readonly region: string;
  /** The issuer of GitHub's tokens, without its scheme. */
  readonly issuerHostPath: string;
  /** Whether the stack makes the identity provider, or uses one that is there. */
  readonly createsProvider: boolean;
  /** The roles of the backup jobs. */
  readonly roles: readonly DeployedRole[];
  readonly bucketName: string;
  /** Whether there are tags that everything gets. */
  readonly defaultTags: boolean;
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

/** A state in S3, in the default workspace. */
export interface DeployedState {
  readonly bucketName: string;
  readonly key: string;
  /** The ARN of the key of KMS that encrypts it, if one does. */
  readonly kmsKeyArn?: string;
  /** Whether Terraform assumes another role to reach it, which then needs the permissions. */
  readonly byAnotherRole?: boolean;
}

/** A role of a backup job. */
export interface DeployedRole {
  /** With a slash at both ends. */
  readonly path: string;
  readonly roleName: string;
  /** Whether the role has tags of its own. */
  readonly tagged: boolean;
  /** The ARN of the policy that bounds the role. */
  readonly permissionsBoundary?: string;
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
