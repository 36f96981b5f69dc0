import { Annotations, App } from "cdktf";
import { Construct } from "constructs";
import { alarmWarnings } from "../alarm/alarm-warnings";
import { alarmedJobs } from "../alarm/alarmed-job";
import { BackupAlarm } from "../alarm/backup-alarm";
import { requireOneCopy } from "../terraform/scope-copy";
import { AccountStack } from "./account-stack";
import { adoptInto } from "./adopt/adopt";
import { checkAdopted } from "./adopt/adopt-rules";
import { addressesOf } from "./adopt/adopted-addresses";
import { resourcesOf } from "./adopt/import-ids";
import { CallerAccount } from "../aws/caller-account";
import { BackupBucket } from "../bucket/backup-bucket";
import { databaseRegionWarning } from "./database-region";
import { deployedStack } from "./deployed-stack";
import type { DeployedStack } from "../permissions/deployed-stack";
import { identityPolicy } from "../permissions/identity-policy";
import { deployerPolicies, plannerPolicies } from "../permissions/policies";
import { movesOf } from "./former-names";
import { handOver } from "./hand-over";
import { type RoleOfJob, rolesOfJob } from "./roles-of-job";
import { stackPartition } from "./stack-defaults";
import { namesTaken } from "./taken-names";
import { bucketOf, watched } from "./watched";
import { checkStack } from "./stack-rules";
import { move } from "../terraform/move";
import { writeBeside } from "../terraform/written-beside";
import { BackupRole } from "../trust/backup-role";
import { gitHubHost } from "../trust/issuer";
import { RestoreRole } from "../trust/restore-role";
import type {
  BackupJob,
  PostgresBackupStackProps,
} from "./postgres-backup-stack-props";

/**
 * The AWS side of Postgres backups made by GitHub Actions: the identity provider, a role for each backup job, and the
 * bucket whose policy lets the roles in.
 */
export class PostgresBackupStack extends AccountStack {
  /**
   * What the stack makes, for roles that deploy it; `undefined` where a name in it is known only to Terraform.
   *
   * @internal
   */
  public readonly deployedStack?: DeployedStack;

  /** @throws InvalidPropsError if a prop breaks a rule; the message has all of them */
  public constructor(
    scope: Construct,
    id: string,
    props: PostgresBackupStackProps,
  ) {
    requireOneCopy(scope);
    checkStack(id, props, AccountStack.neighboursIn(scope));
    if (props.adopt !== undefined) {
      const withoutAdopt = { ...props, adopt: undefined };
      const stack = new PostgresBackupStack(new App(), id, withoutAdopt);
      checkAdopted(id, props.adopt, addressesOf(resourcesOf(stack)));
    }
    super(scope, props, namesTaken(id, props));

    const { identityProvider } = this;
    // The scope "Default" does not show in addresses, so a job can have any name without meeting another construct's.
    const jobs = new Construct(this, "Default");
    const roles = props.backups.flatMap(rolesOfJob);
    const placed = (kind: RoleOfJob["kind"]) => {
      const Role = kind === "backup" ? BackupRole : RestoreRole;
      return roles
        .filter((role) => role.kind === kind)
        .map(
          ({ id, options }) =>
            new Role(jobs, id, { ...options, identityProvider }),
        );
    };
    const { replication } = props.bucket;
    new BackupBucket(this, "backups", {
      ...bucketOf(props),
      roles: placed("backup"),
      restoreRoles: placed("restore"),
      region: props.region,
      replicaProvider:
        replication?.source === "create"
          ? this.providerIn(replication.region, "replica")
          : undefined,
    });

    move(this, movesOf(props.backups));
    this.placeAlarm(props, jobs);

    handOver(this, {
      accountId: CallerAccount.of(this).accountId,
      bucketName: props.bucket.name,
      region: props.region,
      partition: stackPartition(props),
      audience: identityProvider.audiences[0] as string,
      gitHubHost: gitHubHost(props.identityProvider?.github),
      jobs: props.backups,
    });
    if (props.adopt !== undefined)
      adoptInto(this, {
        adopt: props.adopt,
        firstJob: (props.backups[0] as BackupJob).name,
        identityProviderArn: identityProvider.arn,
      });
    this.deployedStack = deployedStack(id, props);
    if (this.deployedStack !== undefined)
      writeBeside(this, {
        "deployer-policy": deployerPolicies(this.deployedStack).map(
          identityPolicy,
        ),
        "planner-policy": plannerPolicies(this.deployedStack).map(
          identityPolicy,
        ),
      });
    const warning = databaseRegionWarning(props.region, props.databaseRegion);
    if (warning !== undefined) Annotations.of(this).addWarning(warning);
  }

  private placeAlarm(props: PostgresBackupStackProps, jobs: Construct): void {
    if (props.alarm === undefined) return;
    // Here the names of jobs are free, and this scope does not show in addresses either.
    const scope = new Construct(jobs, "Default");
    const alarm = new BackupAlarm(this, "alarm", {
      ...props.alarm,
      bucketName: props.bucket.name,
      region: props.region,
    });
    for (const job of alarmedJobs(props.alarm, watched(props).jobs))
      alarm.watch(new Construct(scope, job.name), job);
    for (const warning of alarmWarnings(watched(props)))
      Annotations.of(this).addWarning(warning);
  }
}
