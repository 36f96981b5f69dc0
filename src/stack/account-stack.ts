import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import type { Construct } from "constructs";
import type { Partition } from "../aws/regions";
import type { Claimed } from "./neighbour-rules";
import { stackAudiences } from "./stack-defaults";
import { ensureStateBackend } from "../state/ensure-state-backend";
import type { StateBackend } from "../state/state-backend";
import { terraformFor } from "../state/state-version";
import { forget, forgetInHcl } from "../terraform/forget";
import { literals } from "../terraform/literal";
import { ShortAddressStack } from "../terraform/short-address-stack";
import { mendRequiredVersion, requireVersions } from "../terraform/versions";
import {
  GitHubIdentityProvider,
  type GitHubIdentityProviderProps,
} from "../trust/github-identity-provider";

/** Where a stack is, and whom its account knows GitHub by. */
export interface AccountStackProps {
  /** The AWS region of what the stack creates: `us-east-1`. */
  readonly region: string;

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
   * Tags of everything that can have tags.
   *
   * @default - no tags but those that a resource has of its own
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
 * A stack in one account of AWS that trusts GitHub's identity provider. Whoever extends this checks the props before.
 */
export abstract class AccountStack extends ShortAddressStack {
  private readonly claimed: Claimed;
  protected readonly identityProvider: GitHubIdentityProvider;
  private readonly account: object;
  private readonly state: StateBackend | undefined;

  /** What the stacks of an app that are there by now take for themselves. */
  protected static neighboursIn(scope: Construct): readonly Claimed[] {
    return scope.node.root.node
      .findAll()
      .filter((node) => node instanceof AccountStack)
      .map((stack) => stack.claimed);
  }

  /** @param claimed what the stack takes for itself */
  protected constructor(
    scope: Construct,
    props: AccountStackProps,
    claimed: Claimed,
  ) {
    super(scope, claimed.stackId);
    this.claimed = claimed;
    this.state = props.state;
    requireVersions(this, this.oldestTerraform);
    this.account = {
      allowedAccountIds: props.accountId ? [props.accountId] : undefined,
      defaultTags: props.defaultTags && [{ tags: literals(props.defaultTags) }],
    };
    new AwsProvider(this, "aws", { region: props.region, ...this.account });
    this.identityProvider = new GitHubIdentityProvider(this, "github", {
      ...props.identityProvider,
      audiences: stackAudiences(props),
    });
    if (!this.createsProvider) forget(this, PROVIDER);
  }

  /** The same account's provider for another region. */
  protected providerIn(region: string, alias: string): AwsProvider {
    return new AwsProvider(this, `aws-${alias}`, {
      alias,
      region,
      ...this.account,
    });
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
