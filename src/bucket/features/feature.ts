import type { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import type {
  ITerraformDependable,
  Precondition,
  TerraformProvider,
} from "cdktf";
import type { Construct } from "constructs";
import type { AccountContext, DnsAccount } from "../../aws/arn";
import type { Need } from "../../aws/need";
import type { Place } from "../../aws/place";
import type { PlacedKey } from "../../aws/placed-key";
import type { PolicyStatement } from "../../aws/policy-document";
import type { BackupFolder } from "../../trust/backup-role-props";
import type { Problems } from "../../validation/problems";
import type { Prop } from "../../validation/prop";
import type { SettingArguments } from "../setting-arguments";

/** The order in which the settings of a bucket are made. */
export const ORDER_OF_CREATION = [
  "public access",
  "ownership",
  "versions",
  "encryption",
  "lifecycle",
  "lock",
  "access logs",
  "events",
  "policy",
  "replication",
] as const;

/**
 * Something that a bucket has, always or where a prop asks for it: everything about it is said here.
 *
 * @typeParam T the props that it looks at, its own and those of other features
 */
export interface BucketFeature<T> {
  /** What each of its props must be. */
  readonly schema?: Readonly<Record<string, Prop>>;

  /** Checks its props together with others, whatever they are, and with the place of the bucket. */
  readonly check?: (
    problems: Problems,
    path: string,
    options: T,
    place: Place,
  ) => void;

  /** The same, once everything else keeps its rules. */
  readonly checkTogether?: (
    problems: Problems,
    path: string,
    options: T,
  ) => void;

  /** Checks its props together with the jobs that use the bucket. */
  readonly checkJobs?: (
    problems: Problems,
    path: string,
    options: T,
    jobs: readonly JobRole[],
  ) => void;

  /** What it makes beside the bucket, by the props that name it. */
  readonly makes?: (options: T) => Made;

  /** Makes what must be there before the bucket. */
  readonly prepare?: (options: T, site: Site) => Prepared;

  /** What it asks of the bucket itself. */
  readonly bucket?: (options: T, site: Site) => BucketArguments;

  /** When its setting is made. */
  readonly turn?: (typeof ORDER_OF_CREATION)[number];

  /** Makes its setting, if there is one to make. */
  readonly place?: (
    options: T,
    site: Site,
    setting: SettingArguments,
  ) => ITerraformDependable | undefined;

  /** What it adds to the bucket's policy. */
  readonly statements?: (
    options: T,
    facts: PolicyFacts,
  ) => readonly PolicyStatement[];

  /** What destroys what it protects, or takes the protection away. Refused to all but administrators. */
  readonly destroys?: readonly string[];

  /** What Terraform reads of every bucket, whether it has this or not. */
  readonly reads?: readonly string[];

  /** What it takes to apply what every bucket has. */
  readonly writes?: readonly string[];

  /** What it takes to plan and to apply what a bucket has only where it is asked for. */
  readonly needs?: (options: T, facts: NeedFacts) => readonly Need[];

  /** What is said at synth: what can't be undone, must hold elsewhere, or costs in vain. */
  readonly warnings?: (options: T) => readonly string[];
}

/** What is made in the account. */
export interface Made {
  readonly buckets?: readonly NamedByProp[];
  readonly roles?: readonly NamedByProp[];
}

/** A name, and the prop of the bucket that holds it. */
export interface NamedByProp {
  readonly prop: string;
  readonly name: string;
}

/** The role of a job, whose account is not known at synth. */
export interface JobRole {
  /** Where its props stand. */
  readonly path: string;
  /** The role's name, behind its path where it has one. */
  readonly pathAndName: string;
  readonly folder: BackupFolder;
  /** Whether the role only reads. */
  readonly restores?: true;
}

/** A role that a bucket's policy names. */
export interface NamedRole extends BackupFolder {
  readonly arn: string;
}

/** The same, placed. */
export interface PlacedRole extends NamedRole {
  /** What must be there before a policy can name the role. */
  readonly resource: ITerraformDependable;
}

/** What a bucket's policy depends on beside the bucket's props, all of it names. */
export interface PolicyFacts {
  readonly bucketArn: string;
  readonly account: AccountContext;
  /** The roles that are let in. */
  readonly grants: readonly NamedRole[];
  /** The roles that use the bucket or the one that it belongs to, and may destroy neither; they need not be let in. */
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

/** What features ask of a bucket itself. */
export interface BucketArguments {
  readonly tags?: Record<string, string>;
  readonly objectLockEnabled?: true;
  readonly preventDestroy?: boolean;
  /** What must hold of whoever applies. */
  readonly precondition?: Precondition[];
}

/** What needs depend on beside the bucket's props. */
export interface NeedFacts {
  readonly account: AccountContext;
  /** The region of the bucket for backups. */
  readonly region: string;
  /** Whether there are tags that everything gets. */
  readonly defaultTags: boolean;
  /** The ARN of the bucket for backups. */
  readonly bucketArn: string;
  /** The ARNs of all buckets that are made, that for backups first. */
  readonly bucketArns: readonly string[];
}
