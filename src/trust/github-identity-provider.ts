import { DataAwsIamOpenidConnectProvider } from "@cdktf/provider-aws/lib/data-aws-iam-openid-connect-provider";
import { IamOpenidConnectProvider } from "@cdktf/provider-aws/lib/iam-openid-connect-provider";
import type { TerraformElement } from "cdktf";
import { Construct } from "constructs";
import { type AccountContext, oidcProviderArn } from "../aws/arn";
import { CallerAccount } from "../aws/caller-account";
import { stsAudience } from "../aws/regions";
import { OWN_COPY } from "../terraform/one-copy";
import { requireOneCopy } from "../terraform/scope-copy";
import { Problems } from "../validation/problems";
import { identityProvider } from "./identity-provider-rules";
import { type Issuer, issuerOf } from "./issuer";
import type { GitHubIdentityProviderProps } from "./identity-provider-props";

/**
 * GitHub as an OpenID Connect identity provider of the account. It has no thumbprint: AWS checks GitHub's certificate
 * by its own list of authorities.
 */
export class GitHubIdentityProvider extends Construct {
  /**
   * Which copy of the library this is.
   *
   * @internal
   */
  public static readonly madeIn = OWN_COPY;

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
  public readonly dependable: TerraformElement;

  /** @throws InvalidPropsError if a prop breaks a rule */
  public constructor(
    scope: Construct,
    id: string,
    props: GitHubIdentityProviderProps = {},
  ) {
    requireOneCopy(scope);
    const problems = new Problems();
    identityProvider.check(problems, "", props);
    problems.throwIfAny(id);
    super(scope, id);

    this.issuer = issuerOf(props.github);
    this.audiences = props.audiences ?? [stsAudience("aws")];
    this.arn = this.arnIn(CallerAccount.of(this));
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

  /**
   * The ARN for what is built in another stack of the same account, which must not refer to this one.
   *
   * @internal
   */
  public arnIn(account: AccountContext): string {
    return oidcProviderArn(account, this.issuer.hostPath);
  }
}
