import { TerraformStack, TerraformVariable, Testing, Token } from "cdktf";
import type { Issuer } from "../../src/trust/issuer";
import type { Trust } from "../../src/trust/trust";
import type { TrustedProvider } from "../../src/trust/trust-policy";
import type { ProviderFacts } from "../../src/trust/trust-size-rules";

/** The guide's trust: a branch of a repository, without ids. */
export const TRUST = {
  repository: "octo-org/octo-repo",
  branch: "main",
} as const satisfies Trust;

/** The ids of the repository's owner and of the repository. */
export const IDS = { ownerId: "65", repositoryId: "74" } as const;

/** The issuer of github.com. */
export const GITHUB: Issuer = {
  hostPath: "token.actions.githubusercontent.com",
  hasClaimKeys: true,
};

/** The identity provider as the rules of a role know it. */
export const FACTS: ProviderFacts = {
  issuer: GITHUB,
  audiences: ["sts.amazonaws.com"],
};

/** The identity provider as a trust policy names it. */
export const PROVIDER: TrustedProvider = {
  arn: "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com",
  issuerHostPath: "token.actions.githubusercontent.com",
  audience: "sts.amazonaws.com",
};

/** A text that only Terraform knows. */
export function unknownText(): string {
  const stack = new TerraformStack(Testing.app(), "stack");
  return new TerraformVariable(stack, "variable", {}).stringValue;
}

/** The same for a number. */
export function unknownNumber(): number {
  const stack = new TerraformStack(Testing.app(), "stack");
  return new TerraformVariable(stack, "variable", {}).numberValue;
}

/** A map that only Terraform knows. */
export function unknownMap(): Record<string, string> {
  return Token.asStringMap({ Ref: "x" }) as Record<string, string>;
}

/** The same for a list. */
export function unknownList(): string[] {
  const stack = new TerraformStack(Testing.app(), "stack");
  return new TerraformVariable(stack, "variable", {}).listValue;
}

/** The one line that refuses a token where security needs a value. */
export function mustBeKnown(
  path: string,
  since = "it decides who gets in",
): string {
  return `${path}: must be known when the app is synthesized, since ${since}, got "a value that only Terraform knows": write the value itself`;
}
