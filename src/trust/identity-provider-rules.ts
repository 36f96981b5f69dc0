import { choice } from "../validation/kinds";
import { list } from "../validation/list";
import { rule } from "../validation/rules";
import { object } from "../validation/schema";
import { audience } from "./audience-rules";
import type { GitHubIdentityProviderProps } from "./identity-provider-props";
import { githubInstance } from "./issuer";

const OTHER_AUDIENCE = rule(
  (earlier: string) =>
    `must differ from the other audiences, as ${earlier} has it already`,
);

/** GitHub as an identity provider of the account. */
export const identityProvider = object<GitHubIdentityProviderProps>(
  {
    source: choice(["create", "existing"]),
    github: githubInstance,
    audiences: list(audience, {
      fix: 'write ["sts.amazonaws.com"], or leave the prop out',
      unique: { rule: OTHER_AUDIENCE, fix: "remove one of the two" },
    }),
  },
  { fix: 'write { source: "existing" }, or leave the prop out' },
);
