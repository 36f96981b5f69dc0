import { oidcProviderArn, someAccount } from "../aws/arn";
import { policyJson } from "../aws/policy-document";
import type { Problems } from "../validation/problems";
import { rule } from "../validation/rules";
import type { Issuer } from "./issuer";
import { trustStatements } from "./trust-policy";
import type { WorkflowRoleOptions } from "./workflow-role-props";

/**
 * AWS's default quota for a role's trust policy.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
const TRUST_POLICY_CHARACTERS = 2048;

const FITS_QUOTA = rule(
  `must make a trust policy of at most ${TRUST_POLICY_CHARACTERS} characters, AWS's quota`,
);

/** What a role's rules need to know of the identity provider. */
export interface ProviderFacts {
  readonly issuer: Issuer;
  readonly audiences: readonly string[];
  /** @default "aws" */
  readonly partition?: string;
}

/** Checks that a trust policy, written out in full, is one that AWS takes. */
export function checkTrustSize(
  problems: Problems,
  path: string,
  options: WorkflowRoleOptions,
  provider: ProviderFacts,
): void {
  const account = someAccount(provider.partition ?? "aws");
  const { length } = policyJson(
    trustStatements(options.trust, {
      arn: oidcProviderArn(account, provider.issuer.hostPath),
      issuerHostPath: provider.issuer.hostPath,
      audience: options.audience ?? (provider.audiences[0] as string),
    }),
  );
  if (length > TRUST_POLICY_CHARACTERS)
    problems.add(
      path,
      FITS_QUOTA,
      `${length} characters from ${options.trust.length} entries`,
      "remove entries, or trust one repository whose workflow the others call",
    );
}
