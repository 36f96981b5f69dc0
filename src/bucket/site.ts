import type { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import type { ITerraformDependable, TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import type { AccountContext, DnsAccount } from "../aws/arn";
import type { PlacedKey } from "../aws/placed-key";
import type { PolicyStatement } from "../aws/policy-document";
import type { BackupFolder } from "../trust/backup-role-props";

/** A role that a bucket's policy names. */
export interface NamedRole extends BackupFolder {
  readonly arn: string;
}

/** A role that a bucket's policy names, placed. */
export interface PlacedRole extends NamedRole {
  /** What must be there before a policy can name the role; nothing where another stack makes it, which goes first. */
  readonly dependsOn: readonly ITerraformDependable[];
}

/** What a bucket's policy depends on beside the bucket's props, all of it names. */
export interface PolicyFacts {
  readonly bucketArn: string;
  readonly account: AccountContext;
  /** The roles that are let in. */
  readonly grants: readonly NamedRole[];
  /**
   * The roles of the jobs whose backups, copies of backups or logs the bucket holds, let in or not. They are refused
   * whatever destroys.
   */
  readonly jobs: readonly NamedRole[];
  /** What destroys backups for good, or takes away what protects them. */
  readonly destructive: readonly string[];
}

/** Where a bucket is placed. */
export interface Site extends PolicyFacts, Prepared {
  readonly scope: Construct;
  readonly account: DnsAccount;
  readonly grants: readonly PlacedRole[];
  readonly jobs: readonly PlacedRole[];
  /** The bucket's region, where it is known. */
  readonly region?: string;
  /** The AWS provider of the bucket's region, if it is not the stack's only one. */
  readonly provider?: TerraformProvider;
  /** The AWS provider of the region of a bucket for copies. */
  readonly replicaProvider?: AwsProvider;
  /** The bucket's policy. */
  readonly statements?: readonly PolicyStatement[];
}

/** What is there before the bucket. */
export interface Prepared {
  /** The key that it encrypts with. */
  readonly key?: PlacedKey;
  /** The bucket for its logs, if one is made. */
  readonly logBucket?: PlacedBucket;
}

/** A bucket that stands with all its settings. */
export interface PlacedBucket {
  /** The bucket's name, as an attribute of the bucket. */
  readonly bucket: string;
  /** What must be there before the bucket is used. */
  readonly ready: ITerraformDependable;
  readonly key?: PlacedKey;
}
