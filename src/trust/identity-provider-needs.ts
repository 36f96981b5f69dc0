import { type AccountContext, oidcProviderArn } from "../aws/arn";
import type { Need } from "../aws/need";

/** An identity provider that a stack makes or uses. */
export interface DeployedProvider {
  /** The issuer of GitHub's tokens, without its scheme. */
  readonly issuerHostPath: string;
  /** Whether the stack makes the identity provider, or uses one that is there. */
  readonly createsProvider: boolean;
  /** Whether there are tags that everything gets. */
  readonly defaultTags: boolean;
}

/**
 * What it takes to make the identity provider, or to find the one that is there.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html
 */
export function identityProviderNeeds(
  account: AccountContext,
  { issuerHostPath, createsProvider, defaultTags }: DeployedProvider,
): readonly Need[] {
  const provider: Need = {
    of: "IdentityProvider",
    resources: [oidcProviderArn(account, issuerHostPath)],
    reads: ["iam:GetOpenIDConnectProvider"],
  };
  if (!createsProvider)
    return [
      {
        of: "ListOfIdentityProviders",
        resources: ["*"],
        reads: ["iam:ListOpenIDConnectProviders"],
      },
      provider,
    ];
  return [
    {
      ...provider,
      writes: [
        "iam:AddClientIDToOpenIDConnectProvider",
        "iam:CreateOpenIDConnectProvider",
        "iam:DeleteOpenIDConnectProvider",
        "iam:RemoveClientIDFromOpenIDConnectProvider",
        ...(defaultTags
          ? ["iam:TagOpenIDConnectProvider", "iam:UntagOpenIDConnectProvider"]
          : []),
      ],
    },
  ];
}
