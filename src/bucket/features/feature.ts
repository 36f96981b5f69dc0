import type { ITerraformDependable, Precondition } from "cdktf";
import type { AccountContext } from "../../aws/arn";
import type { Need } from "../../aws/need";
import type { Place } from "../../aws/place";
import type { PolicyStatement } from "../../aws/policy-document";
import type { BackupFolder } from "../../trust/backup-role-props";
import type { Problems } from "../../validation/problems";
import type { Prop } from "../../validation/prop";
import type { SettingArguments } from "../setting-arguments";
import type { PolicyFacts, Prepared, Site } from "../site";

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

  /** Checks its props together with others, once no other rule of the bucket is broken. */
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
