import { identityProviderNeeds } from "../../src/trust/identity-provider-needs";
import { ACCOUNT, GUIDE } from "../permissions/support/deployed-stacks";

const PROVIDER =
  "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com";

const WRITES = [
  "iam:AddClientIDToOpenIDConnectProvider",
  "iam:CreateOpenIDConnectProvider",
  "iam:DeleteOpenIDConnectProvider",
  "iam:RemoveClientIDFromOpenIDConnectProvider",
];

test("an identity provider that is made is read and written, and not looked for", () => {
  expect(identityProviderNeeds(ACCOUNT, GUIDE)).toEqual([
    {
      of: "IdentityProvider",
      resources: [PROVIDER],
      reads: ["iam:GetOpenIDConnectProvider"],
      writes: WRITES,
    },
  ]);
});

test("one that gets default tags is tagged, too", () => {
  expect(
    identityProviderNeeds(ACCOUNT, { ...GUIDE, defaultTags: true }),
  ).toMatchObject([
    {
      writes: [
        ...WRITES,
        "iam:TagOpenIDConnectProvider",
        "iam:UntagOpenIDConnectProvider",
      ],
    },
  ]);
});

test("one that is there already is looked for by its URL and read, and never written", () => {
  const facts = { ...GUIDE, createsProvider: false, defaultTags: true };

  expect(identityProviderNeeds(ACCOUNT, facts)).toEqual([
    {
      of: "ListOfIdentityProviders",
      resources: ["*"],
      reads: ["iam:ListOpenIDConnectProviders"],
    },
    {
      of: "IdentityProvider",
      resources: [PROVIDER],
      reads: ["iam:GetOpenIDConnectProvider"],
    },
  ]);
});
