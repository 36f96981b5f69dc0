import type { GitHubInstance } from "./issuer";

/** GitHub as an identity provider of the account. */
export interface GitHubIdentityProviderProps {
  /**
   * Whether the account gets the provider from here or has it already. AWS allows one for each issuer in an account,
   * so where several stacks share an account, one creates it. For `"existing"` the plan fails where the account has no
   * such provider, or where the provider lacks one of the audiences.
   * A `PostgresBackupStack` that goes from `"create"` to `"existing"` lets go of the provider without deleting it.
   *
   * @default "create"
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html
   */
  readonly source?: "create" | "existing";

  /**
   * Where the repositories live.
   *
   * @default "github.com"
   */
  readonly github?: GitHubInstance;

  /**
   * The audiences that the provider accepts tokens for. A role accepts one of them: the first, unless it names another.
   *
   * @default ["sts.amazonaws.com"], in a China region of a `PostgresBackupStack` ["sts.amazonaws.com.cn"]
   */
  readonly audiences?: readonly string[];
}
