import { Annotations, type ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { bucketArn } from "../aws/arn";
import { CallerAccount } from "../aws/caller-account";
import { Problems } from "../validation/problems";
import { createLogBucket, logRequests } from "./access-logs/access-logs";
import type { BackupBucketProps } from "./backup-bucket-props";
import { checkStandaloneBucket } from "./bucket-rules";
import { bucketWarnings } from "./bucket-warnings";
import { createKey, type PlacedKey } from "./kms/created-key";
import { useKey } from "./kms/existing-key";
import { retentionOf } from "./lifecycle/retention";
import { notifyEventBridge } from "./notifications";
import { guardAgainstLockOut, withRoot } from "./policy/administrators";
import { bucketStatements } from "./policy/bucket-statements";
import type { Grant } from "./policy/grants";
import {
  placeProtectedBucket,
  type ProtectedBucket,
  type Setting,
} from "./protected-bucket";
import { createReplica } from "./replication/replica-bucket";
import { copyVersions } from "./replication/replicate";
import { replicationRoleName } from "./replication/replication";

/**
 * A bucket for backups, protected, whose policy lets the given roles in and nobody else.
 */
export class BackupBucket extends Construct {
  /** The bucket's ARN, built from names, so that it is known when Terraform plans. */
  public readonly arn: string;

  /** @throws InvalidPropsError if a prop breaks a rule */
  public constructor(
    scope: Construct,
    id: string,
    private readonly props: BackupBucketProps,
  ) {
    const problems = new Problems();
    checkStandaloneBucket(problems, props);
    problems.throwIfAny(id);
    super(scope, id);

    const { name, objectLock } = props;
    this.arn = bucketArn(CallerAccount.of(this), name);
    const key = this.key();
    const placed = placeProtectedBucket(this, {
      name,
      tags: props.tags,
      allowDestroy: this.allowDestroy,
      key,
      retention: retentionOf(props),
      objectLock,
      settings: [...this.logging(), ...this.notification()],
      statements: bucketStatements({
        bucketArn: this.arn,
        grants: this.jobs,
        jobs: this.jobs,
        administrators: withRoot(this, props.administrators),
        kms: key !== undefined,
        onlyFrom: props.onlyFrom,
      }),
      principals: this.roleResources,
      precondition: guardAgainstLockOut(this, props.administrators),
    });
    this.replicate(placed, key);
    for (const warning of bucketWarnings(props))
      Annotations.of(this).addWarning(warning);
  }

  private get allowDestroy(): boolean {
    return this.props.dangerouslyAllowDestroy === true;
  }

  private get jobs(): Grant[] {
    return this.props.roles.map(({ arn, prefix }) => ({
      roleArn: arn,
      prefix,
    }));
  }

  private get roleResources(): ITerraformDependable[] {
    return this.props.roles.map((role) => role.resource);
  }

  private key(): PlacedKey | undefined {
    const { kmsKey, name, region, roles } = this.props;
    if (kmsKey?.source === "existing") return useKey(this, kmsKey.arn);
    if (kmsKey === undefined || region === undefined) return undefined;
    return createKey(this, {
      bucketName: name,
      bucketArn: this.arn,
      region,
      roleArns: roles.map((role) => role.arn),
      allowDestroy: this.allowDestroy,
      dependsOn: this.roleResources,
    });
  }

  private logging(): Setting[] {
    const { accessLogs, name } = this.props;
    if (accessLogs === undefined) return [];
    const created =
      accessLogs.source === "create"
        ? createLogBucket(this, accessLogs, {
            name,
            allowDestroy: this.allowDestroy,
            recoverableDays: retentionOf(this.props).recoverableDays,
            administrators: this.props.administrators,
            jobs: this.jobs,
            principals: this.roleResources,
          })
        : undefined;
    return [
      (placed) =>
        logRequests(this, created?.bucket ?? accessLogs.bucketName, name, {
          ...placed,
          dependsOn: created
            ? [...placed.dependsOn, created.ready]
            : placed.dependsOn,
        }),
    ];
  }

  private notification(): Setting[] {
    return this.props.eventBridge === true
      ? [(placed) => notifyEventBridge(this, placed)]
      : [];
  }

  private replicate(placed: ProtectedBucket, key: PlacedKey | undefined): void {
    const { name, objectLock, region, replicaProvider, replication } =
      this.props;
    if (replication === undefined || region === undefined) return;
    const account = CallerAccount.of(this);
    const replica =
      replication.source === "create" && replicaProvider !== undefined
        ? createReplica(this, {
            bucketName: replication.bucketName,
            region: replication.region,
            provider: replicaProvider,
            kms: key !== undefined,
            allowDestroy: this.allowDestroy,
            retention: retentionOf(this.props),
            objectLock,
            administrators: this.props.administrators,
            jobs: this.jobs,
            principals: this.roleResources,
            onlyFrom: this.props.onlyFrom,
          })
        : undefined;
    const { accountId: otherAccountId, kmsKeyArn } =
      replication.source === "existing" ? replication : {};
    copyVersions(
      this,
      {
        from: { bucketName: name, bucketArn: this.arn, region, key },
        to: {
          bucketName: replication.bucketName,
          bucketArn: bucketArn(account, replication.bucketName),
          region: replication.region,
          key:
            replica?.key ??
            (kmsKeyArn === undefined ? undefined : { arn: kmsKeyArn }),
        },
        account,
        otherAccountId,
        destination: bucketArn(
          account,
          replica?.bucket ?? replication.bucketName,
        ),
        objectLock: objectLock !== undefined,
        roleName: replicationRoleName(name, replication),
      },
      {
        bucket: placed.bucket,
        dependsOn: replica ? [placed.ready, replica.ready] : [placed.ready],
      },
    );
  }
}
