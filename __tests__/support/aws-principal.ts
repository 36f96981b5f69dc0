import {
  anonymousPrincipal,
  type Simulation,
} from "@cloud-copilot/iam-simulate";
import type { IamPolicy } from "./rendered-policy";

/** Who asks, in the evaluator's terms. */
export interface EvaluatedPrincipal {
  readonly principal: Simulation["request"]["principal"];
  /** What AWS fills in about whoever asks. */
  readonly context: Readonly<Record<string, string | undefined>>;
  /** What whoever asks may do without any policy saying so. */
  readonly identityPolicies: readonly IamPolicy[];
}

const ROOT: IamPolicy = {
  Version: "2012-10-17",
  Statement: [{ Sid: "Root", Effect: "Allow", Action: "*", Resource: "*" }],
};

/**
 * Fills in what AWS knows of whoever asks. Nobody asks as a role, only as a session of it, whose `aws:PrincipalArn` is
 * the role's ARN and whose tags are the role's.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principal-properties
 */
export function principalOf({
  principal,
  principalTags = {},
}: {
  readonly principal: string;
  readonly principalTags?: Readonly<Record<string, string | undefined>>;
}): EvaluatedPrincipal {
  if (principal === "anonymous")
    return {
      principal: anonymousPrincipal,
      context: {
        "aws:PrincipalType": "Anonymous",
        "aws:PrincipalAccount": "anonymous",
        "aws:PrincipalIsAWSService": "false",
      },
      identityPolicies: [],
    };
  if (/^[\w.-]+\.amazonaws\.com$/.test(principal))
    return {
      principal,
      context: {
        "aws:PrincipalIsAWSService": "true",
        "aws:PrincipalServiceName": principal,
      },
      identityPolicies: [],
    };
  const [, partition, service, account, kind, name] =
    /^arn:([\w-]+):(iam|sts)::(\d{12}):(role|assumed-role|user|root)(?:\/(.+))?$/.exec(
      principal,
    ) ?? [];
  if (account === undefined)
    throw new Error(`no principal that asks: ${principal}`);
  const context = (type: string, arn: string) => ({
    "aws:PrincipalType": type,
    "aws:PrincipalArn": arn,
    "aws:PrincipalAccount": account,
    "aws:PrincipalIsAWSService": "false",
    ...Object.fromEntries(
      Object.entries(principalTags).map(([key, value]) => [
        `aws:PrincipalTag/${key}`,
        value,
      ]),
    ),
  });
  if (service === "sts" && kind === "assumed-role") {
    const role = name?.split("/")[0];
    return {
      principal,
      context: context(
        "AssumedRole",
        `arn:${partition}:iam::${account}:role/${role}`,
      ),
      identityPolicies: [],
    };
  }
  if (kind === "role") {
    const role = name?.split("/").at(-1);
    return {
      principal: `arn:${partition}:sts::${account}:assumed-role/${role}/GitHubActions`,
      context: context("AssumedRole", principal),
      identityPolicies: [],
    };
  }
  return kind === "root"
    ? {
        principal,
        context: context("Account", principal),
        identityPolicies: [ROOT],
      }
    : { principal, context: context("User", principal), identityPolicies: [] };
}
