import type { Trust } from "./trust";

/** What a role for workflows is called, and who may assume it. */
export interface WorkflowRoleOptions {
  /**
   * The role's name: 1 to 64 letters, digits and `+=,.@-_`, once in the account.
   *
   * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html
   */
  readonly roleName: string;

  /** Who may assume the role. */
  readonly trust: readonly Trust[];

  /**
   * What the role is for, 1000 characters at most.
   *
   * @default - a sentence
   */
  readonly description?: string;

  /**
   * The role's path, with a slash at both ends.
   *
   * @default "/"
   */
  readonly path?: string;

  /**
   * How long a session may last at most, in seconds, from 3600 to 43200. GitHub's action asks for one hour unless the
   * workflow says more.
   *
   * @default 3600
   */
  readonly maxSessionSeconds?: number;

  /**
   * The ARN of the policy that bounds what the role can ever be allowed.
   *
   * @default - no boundary
   */
  readonly permissionsBoundary?: string;

  /**
   * Tags of the role, beside the stack's default tags.
   *
   * @default - no tags
   */
  readonly tags?: Readonly<Record<string, string>>;

  /**
   * The audience that tokens must be made for; one that the identity provider accepts.
   *
   * @default - the identity provider's first audience
   */
  readonly audience?: string;
}
