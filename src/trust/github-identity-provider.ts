import { DataAwsIamOpenidConnectProvider } from "@cdktf/provider-aws/lib/data-aws-iam-openid-connect-provider";
import { IamOpenidConnectProvider } from "@cdktf/provider-aws/lib/iam-openid-connect-provider";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { oidcProviderArn } from "../aws/arn";
import { CallerAccount } from "../aws/caller-account";
import { stsAudience } from "../aws/regions";
import { Problems } from "../validation/problems";
import {
  at,
  checkChoice,
  checkObject,
  checkUnique,
  isFilledList,
  isKnownEntry,
  knownTexts,
} from "../validation/shape";
import { checkAudience } from "./audience-rules";
import {
  checkGitHubInstance,
  type GitHubInstance,
  type Issuer,
  issuerOf,
} from "./issuer";

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

/**
 * GitHub as an OpenID Connect identity provider of the account. It has no thumbprint: AWS checks GitHub's certificate
 * by its own list of authorities.
 */
export class GitHubIdentityProvider extends Construct {
  /** The provider's ARN, built from names, so that it is known when Terraform plans. */
  public readonly arn: string;
  /**
   * Who signs the tokens.
   *
   * @internal
   */
  public readonly issuer: Issuer;
  /** The audiences that the provider accepts tokens for. */
  public readonly audiences: readonly string[];
  /** What must be there before a role can name the provider. */
  public readonly dependable: ITerraformDependable;

  /** @throws InvalidPropsError if a prop breaks a rule */
  public constructor(
    scope: Construct,
    id: string,
    props: GitHubIdentityProviderProps = {},
  ) {
    const problems = new Problems();
    checkIdentityProvider(problems, "", props);
    problems.throwIfAny(id);
    super(scope, id);

    this.issuer = issuerOf(props.github);
    this.audiences = props.audiences ?? [stsAudience("aws")];
    this.arn = oidcProviderArn(CallerAccount.of(this), this.issuer.hostPath);
    const url = `https://${this.issuer.hostPath}`;
    this.dependable =
      props.source === "existing"
        ? new DataAwsIamOpenidConnectProvider(this, "Default", {
            url,
            lifecycle: {
              postcondition: this.audiences.map((audience) => ({
                condition: `\${contains(self.client_id_list, ${JSON.stringify(audience)})}`,
                errorMessage: `The account's identity provider for ${url} lacks the audience ${audience}: add it to the provider.`,
              })),
            },
          })
        : new IamOpenidConnectProvider(this, "Default", {
            url,
            clientIdList: [...this.audiences],
          });
  }
}

/** Checks the props of an identity provider. */
export function checkIdentityProvider(
  problems: Problems,
  path: string,
  props: unknown,
): void {
  if (props === undefined) return;
  if (
    !checkObject<GitHubIdentityProviderProps>(
      problems,
      path,
      props,
      { source: false, github: false, audiences: false },
      'write { source: "existing" }, or leave the prop out',
    )
  )
    return;
  checkChoice(problems, at(path, "source"), props.source, [
    "create",
    "existing",
  ]);
  checkGitHubInstance(problems, at(path, "github"), props.github);
  const where = at(path, "audiences");
  const audiences: unknown = props.audiences;
  if (
    !isFilledList(
      problems,
      where,
      audiences,
      'write ["sts.amazonaws.com"], or leave the prop out',
    )
  )
    return;
  audiences.forEach((audience, index) => {
    if (isKnownEntry(problems, `${where}[${index}]`, audience))
      checkAudience(problems, `${where}[${index}]`, audience);
  });
  checkUnique(
    problems,
    knownTexts(audiences),
    (index) => `${where}[${index}]`,
    "must differ from the other audiences",
    "remove one of the two",
  );
}
