import type { IdentityPolicy } from "../../../src/permissions/identity-policy";
import type { AwsCli, Credentials } from "./aws-cli";
import { ACCOUNT_ID } from "./emulator";

/** The policies that AWS has for a role. */
export async function attachedPolicies(
  aws: AwsCli,
  roleName: string,
): Promise<readonly IdentityPolicy[]> {
  const { AttachedPolicies } = await aws.json<{
    AttachedPolicies: { PolicyArn: string }[];
  }>("iam", "list-attached-role-policies", "--role-name", roleName);
  return Promise.all(
    AttachedPolicies.map(async ({ PolicyArn }) => {
      const arn = ["--policy-arn", PolicyArn];
      const { Policy } = await aws.json<{
        Policy: { DefaultVersionId: string };
      }>("iam", "get-policy", ...arn);
      const version = ["--version-id", Policy.DefaultVersionId];
      const { PolicyVersion } = await aws.json<{
        PolicyVersion: { Document: IdentityPolicy };
      }>("iam", "get-policy-version", ...arn, ...version);
      return withLists(PolicyVersion.Document);
    }),
  );
}

/** A policy with a list of one entry in place of each single action and resource. */
function withLists({ Version, Statement }: IdentityPolicy): IdentityPolicy {
  return {
    Version,
    Statement: Statement.map((statement) => ({
      ...statement,
      Action: [statement.Action].flat(),
      Resource: [statement.Resource].flat(),
    })),
  };
}

/** Trades a token of GitHub's for credentials of a role. The emulator takes any token. */
export async function assume(
  aws: AwsCli,
  roleName: string,
): Promise<Credentials> {
  const { Credentials: keys } = await aws.json<{ Credentials: Credentials }>(
    ...["sts", "assume-role-with-web-identity"],
    ...["--role-arn", `arn:aws:iam::${ACCOUNT_ID}:role/${roleName}`],
    ...["--role-session-name", "GitHubActions"],
    ...["--web-identity-token", "a-token-of-github"],
  );
  return keys;
}
