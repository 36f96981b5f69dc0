import { oidcProviderArn } from "../aws/arn";
import { account } from "./account";
import type { DeployedStack } from "./deployed-stack";
import type { Need } from "./need";

/**
 * What it takes to make the identity provider, or to find the one that is there.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html
 */
export function identityProviderNeeds(facts: DeployedStack): Need[] {
  const provider: Need = {
    of: "IdentityProvider",
    resources: [oidcProviderArn(account(facts), facts.issuerHostPath)],
    reads: ["iam:GetOpenIDConnectProvider"],
  };
  if (!facts.createsProvider)
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
        ...(facts.defaultTags
          ? ["iam:TagOpenIDConnectProvider", "iam:UntagOpenIDConnectProvider"]
          : []),
      ],
    },
  ];
}
