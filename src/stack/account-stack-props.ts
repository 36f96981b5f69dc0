import type { ProviderProps } from "./provider-props";
import type { Partition } from "../aws/regions";
import type { StateBackend } from "../state/state-backend";
import type { GitHubIdentityProviderProps } from "../trust/identity-provider-props";

/** Where a stack is, and whom its account knows GitHub by. */
export interface AccountStackProps extends ProviderProps {
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
   * Where Terraform keeps the stack's state: one of its backends, by `type`, see docs/state.md. The state is called by the
   * stack's id: under another id Terraform finds none, and plans to create everything, unless the state is renamed too.
   *
   * @default - a local file beside cdktf.out, unless a backend of CDKTF's is placed in the stack
   */
  readonly state?: StateBackend;
}
