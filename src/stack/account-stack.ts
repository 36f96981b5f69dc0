import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { Annotations } from "cdktf";
import type { Construct } from "constructs";
import { providerConfig } from "./provider-props";
import { unlistedRegionWarning } from "../aws/regions";
import { emptyTagWarnings } from "../aws/tag-warnings";
import { reasonFor } from "./reasons";
import type { TakenNames } from "./taken-names";
import { stackAudiences } from "./stack-defaults";
import { ensureStateBackend } from "../state/ensure-state-backend";
import type { StateBackend } from "../state/state-backend";
import { terraformFor } from "../state/state-version";
import { forget } from "../terraform/forget";
import { literals } from "../terraform/literal";
import { ReadableStack } from "../terraform/readable-stack";
import { requireVersions } from "../terraform/versions";
import { GitHubIdentityProvider } from "../trust/github-identity-provider";
import type { AccountStackProps } from "./account-stack-props";

/** The address of the identity provider where a stack creates it. */
const PROVIDER = "aws_iam_openid_connect_provider.github";

/**
 * A stack in one account of AWS that trusts GitHub's identity provider. Whoever extends this checks the props before.
 */
export abstract class AccountStack extends ReadableStack {
  protected override readonly reasonFor = reasonFor;
  private readonly names: TakenNames;
  protected readonly identityProvider: GitHubIdentityProvider;
  private readonly account: object;
  private readonly state: StateBackend | undefined;

  /** What the stacks of an app that are there by now take for themselves. */
  protected static neighboursIn(scope: Construct): readonly TakenNames[] {
    return scope.node.root.node
      .findAll()
      .filter((node) => node instanceof AccountStack)
      .map((stack) => stack.names);
  }

  /** @param taken what the stack takes for itself */
  protected constructor(
    scope: Construct,
    props: AccountStackProps,
    taken: TakenNames,
  ) {
    super(scope, taken.stackId);
    this.names = taken;
    this.state = props.state;
    requireVersions(this, this.oldestTerraform);
    this.account = {
      ...providerConfig(props),
      allowedAccountIds: props.accountId ? [props.accountId] : undefined,
      defaultTags: props.defaultTags && [{ tags: literals(props.defaultTags) }],
    };
    new AwsProvider(this, "aws", { region: props.region, ...this.account });
    this.identityProvider = new GitHubIdentityProvider(this, "github", {
      ...props.identityProvider,
      audiences: stackAudiences(props),
    });
    if (taken.createdIssuer === undefined) forget(this, PROVIDER);
    const warnings = [
      unlistedRegionWarning(props.region) ?? [],
      emptyTagWarnings("defaultTags", props.defaultTags),
    ];
    for (const warning of warnings.flat())
      Annotations.of(this).addWarning(warning);
  }

  /** The same account's provider for another region. */
  protected providerIn(region: string, alias: string): AwsProvider {
    return new AwsProvider(this, `aws-${alias}`, {
      alias,
      region,
      ...this.account,
    });
  }

  private get oldestTerraform(): string | undefined {
    return this.state && terraformFor(this.state);
  }

  public override prepareStack(): void {
    ensureStateBackend(this, this.state);
    super.prepareStack();
  }
}
