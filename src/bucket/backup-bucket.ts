import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { bucketArn } from "../aws/arn";
import { CallerAccount } from "../aws/caller-account";
import { literals } from "../terraform/literal";
import type { BackupRole } from "../trust/backup-role";
import { Problems } from "../validation/problems";
import { letIn } from "./policy/bucket-policy";
import { checkBackupBucket } from "./bucket-rules";
import { checkRoles } from "./policy/granted-role-rules";
import { bucketStatements } from "./policy/bucket-statements";
import { encryptObjects } from "./encryption";
import { ownObjects } from "./ownership";
import type { PlacedBucket } from "./placed-bucket";
import { blockPublicAccess } from "./public-access";
import { keepVersions } from "./versioning";

/** What the bucket for backups is called. */
export interface BackupBucketOptions {
  /**
   * The bucket's name: 3 to 63 lower-case letters, digits and hyphens, once in all accounts of the partition.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
   */
  readonly name: string;

  /**
   * Tags of the bucket, beside the stack's default tags.
   *
   * @default - no tags
   */
  readonly tags?: Readonly<Record<string, string>>;

  /**
   * Lets Terraform destroy the bucket, or replace it. Even so a bucket that holds anything is not destroyed: all
   * versions of all backups must be deleted first.
   *
   * @default false
   * @see https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle#prevent_destroy
   */
  readonly dangerouslyAllowDestroy?: boolean;
}

/** A bucket for backups and the roles that can reach it. */
export interface BackupBucketProps extends BackupBucketOptions {
  /** The roles that the bucket's policy lets in, in the account that owns the bucket. */
  readonly roles: readonly BackupRole[];
}

/**
 * A bucket for backups, protected, whose policy lets the given roles in and nobody else.
 */
export class BackupBucket extends Construct {
  /** The bucket's ARN, built from names, so that it is known when Terraform plans. */
  public readonly arn: string;

  /** @throws InvalidPropsError if a prop breaks a rule */
  public constructor(scope: Construct, id: string, props: BackupBucketProps) {
    const { roles, ...options } = props;
    const problems = new Problems();
    checkBackupBucket(problems, "", options);
    checkRoles(problems, "roles", roles, options.name);
    problems.throwIfAny(id);
    super(scope, id);

    this.arn = bucketArn(CallerAccount.of(this), props.name);
    const bucket = new S3Bucket(this, "Default", {
      bucket: props.name,
      tags: props.tags && literals(props.tags),
      lifecycle: { preventDestroy: props.dangerouslyAllowDestroy !== true },
    });
    const after = (...dependsOn: ITerraformDependable[]): PlacedBucket => ({
      bucket: bucket.bucket,
      dependsOn,
    });
    const closed = blockPublicAccess(this, after(bucket));
    const owned = ownObjects(this, after(closed));
    const versioned = keepVersions(this, after(owned));
    const encrypted = encryptObjects(this, after(versioned));
    letIn(
      this,
      bucketStatements(
        this.arn,
        roles.map((role) => ({ roleArn: role.arn, prefix: role.prefix })),
      ),
      after(encrypted, ...roles.map((role) => role.resource)),
    );
  }
}
