import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { Annotations } from "cdktf";
import { Construct } from "constructs";
import { CallerAccount } from "./aws/caller-account";
import type { Partition } from "./aws/regions";
import { BackupBucket } from "./bucket/backup-bucket";
import type { BackupBucketOptions } from "./bucket/backup-bucket-props";
import { databaseRegionWarning } from "./database-region";
import { deploymentFacts } from "./deployment/deployment-facts";
import { deployerPolicies, plannerPolicies } from "./deployment/policies";
import { handOver } from "./hand-over";
import { type Claimed, claimed } from "./neighbour-rules";
import { stackAudiences } from "./stack-defaults";
import { checkStack } from "./stack-rules";
import { ensureStateBackend } from "./state/ensure-state-backend";
import type { StateBackend } from "./state/state-backend";
import { terraformFor } from "./state/state-version";
import { literals } from "./terraform/literal";
import { ShortAddressStack } from "./terraform/short-address-stack";
import { forget, forgetInHcl } from "./terraform/forget";
import { mendRequiredVersion, requireVersions } from "./terraform/versions";
import { writeBeside } from "./terraform/written-beside";
import { BackupRole, type BackupRoleOptions } from "./trust/backup-role";
import {
  GitHubIdentityProvider,
  type GitHubIdentityProviderProps,
} from "./trust/github-identity-provider";

/** A workflow that backs up a database, and the role that it does so with. */
export interface BackupJob extends BackupRoleOptions {
  /**
   * The job's name, once in the stack: lower-case letters, digits and hyphens. It is the name of the role in Terraform
   * addresses, so that another name makes Terraform replace the role.
   */
  readonly name: string;
}

/** What a stack creates, and where. */
export interface PostgresBackupStackProps {
  /** The AWS region of the bucket, best the database's: `us-east-1`. */
  readonly region: string;

  /** The bucket for the backups of all jobs. */
  readonly bucket: BackupBucketOptions;

  /**
   * The backup jobs. One alone may do without a prefix and has the whole bucket; of several each has its own.
   * Add new ones at the end: the first one's role is handed over as `IAM_ROLE`.
   */
  readonly backups: readonly BackupJob[];

  /**
   * The id of the AWS account, 12 digits. Terraform then refuses every other account.
   *
   * @default - the account whose credentials Terraform is given
   */
  readonly accountId?: string;

  /**
   * The partition that the region must belong to.
   *
   * @default - the region's
   */
  readonly partition?: Partition;

  /**
   * Where the database is: a region id of Neon (`aws-us-east-1`, `azure-eastus2`) or a region of AWS. Synth warns if
   * the bucket is elsewhere.
   *
   * @default - synth does not compare
   */
  readonly databaseRegion?: string;

  /**
   * Tags of everything that can have tags.
   *
   * @default - no tags but the prefix of a role
   */
  readonly defaultTags?: Readonly<Record<string, string>>;

  /**
   * GitHub as an identity provider of the account.
   *
   * @default - created, for github.com
   */
  readonly identityProvider?: GitHubIdentityProviderProps;

  /**
   * Where Terraform keeps the stack's state: one of its backends, by `type`, see docs/state.md.
   *
   * @default - a local file beside cdktf.out, unless a backend of CDKTF's is placed in the stack
   */
  readonly state?: StateBackend;
}

/** The address of the identity provider where a stack creates it. */
const PROVIDER = "aws_iam_openid_connect_provider.github";

/**
 * The AWS side of Postgres backups made by GitHub Actions: the identity provider, a role for each backup job, and the
 * bucket whose policy lets the roles in.
 */
export class PostgresBackupStack extends ShortAddressStack {
  private readonly claimed: Claimed;
  private readonly state: StateBackend | undefined;

  /** @throws InvalidPropsError if a prop breaks a rule; the message has all of them */
  public constructor(
    scope: Construct,
    id: string,
    props: PostgresBackupStackProps,
  ) {
    const others = scope.node.root.node
      .findAll()
      .filter((node) => node instanceof PostgresBackupStack);
    checkStack(
      id,
      props,
      others.map((stack) => stack.claimed),
    );
    super(scope, id);
    this.claimed = claimed(id, props);
    this.state = props.state;
    requireVersions(this, this.oldestTerraform);

    const account = {
      allowedAccountIds: props.accountId ? [props.accountId] : undefined,
      defaultTags: props.defaultTags && [{ tags: literals(props.defaultTags) }],
    };
    new AwsProvider(this, "aws", { region: props.region, ...account });
    const identityProvider = new GitHubIdentityProvider(this, "github", {
      ...props.identityProvider,
      audiences: stackAudiences(props),
    });
    if (!this.createsProvider) forget(this, PROVIDER);
    // The scope "Default" does not show in addresses, so a job can have any name without meeting another construct's.
    const jobs = new Construct(this, "Default");
    const roles = props.backups.map(
      ({ name, ...options }) =>
        new BackupRole(jobs, name, { ...options, identityProvider }),
    );
    const { replication } = props.bucket;
    new BackupBucket(this, "backups", {
      ...props.bucket,
      roles,
      region: props.region,
      replicaProvider:
        replication?.source === "create"
          ? new AwsProvider(this, "aws-replica", {
              alias: "replica",
              region: replication.region,
              ...account,
            })
          : undefined,
    });

    handOver(this, {
      accountId: CallerAccount.of(this).accountId,
      bucketName: props.bucket.name,
      jobs: props.backups.map(({ name, trust }, index) => ({
        name,
        rolePathAndName: (roles[index] as BackupRole).pathAndName,
        repositories: trust.map(({ repository }) => repository),
      })),
    });
    const facts = deploymentFacts(props);
    if (facts !== undefined)
      writeBeside(this, {
        "deployer-policy": deployerPolicies(facts),
        "planner-policy": plannerPolicies(facts),
      });
    const warning = databaseRegionWarning(props.region, props.databaseRegion);
    if (warning !== undefined) Annotations.of(this).addWarning(warning);
  }

  private get createsProvider(): boolean {
    return this.claimed.createdIssuer !== undefined;
  }

  private get oldestTerraform(): string | undefined {
    return this.state && terraformFor(this.state);
  }

  public override prepareStack(): void {
    ensureStateBackend(this, this.state);
    super.prepareStack();
  }

  public override toHclTerraform(): ReturnType<
    ShortAddressStack["toHclTerraform"]
  > {
    const { hcl, metadata } = super.toHclTerraform();
    const mended = mendRequiredVersion(hcl, this.oldestTerraform);
    return {
      hcl: this.createsProvider ? mended : mended + forgetInHcl(PROVIDER),
      metadata,
    };
  }
}
