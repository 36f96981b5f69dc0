import { allowedContextKeysForRequest } from "@cloud-copilot/iam-simulate";
import { principalOf } from "./aws-principal";
import { decide, type Decision } from "./decision";
import { ACCOUNT_ID, type IamPolicy } from "./rendered-policy";
import { type Claims, webIdentity } from "./web-identity";

export type { Decision } from "./decision";

/** A request to a resource that has a policy of its own. */
export interface ResourceRequest {
  /**
   * Who asks: the ARN of a role (for a session of it), of a role's session, of a user, of an account's root user, the
   * name of a service, or "anonymous".
   */
  readonly principal: string;
  /** The tags of the role or user. */
  readonly principalTags?: Readonly<Record<string, string | undefined>>;
  readonly action: string;
  readonly resource: string;
  /** The account that has the resource. */
  readonly resourceAccountId?: string;
  /**
   * What AWS knows of the request besides; wins over what is filled in by itself, and `undefined` takes that away.
   */
  readonly contextVariables?: Readonly<Record<string, string | undefined>>;
  /** The policies of the role or user itself. */
  readonly identityPolicies?: readonly IamPolicy[];
}

/** The identity policy that lets somebody do everything that no other policy denies. */
export const ADMINISTRATOR: IamPolicy = {
  Version: "2012-10-17",
  Statement: [
    { Sid: "Administrator", Effect: "Allow", Action: "*", Resource: "*" },
  ],
};

/**
 * Whether a role's trust policy lets the bearer of a GitHub token assume the role.
 *
 * AWS looks only at the claims that it has a condition key for, and so does this. A condition on another claim of the
 * token would never hold; it is an error here.
 */
export async function assumeRoleDecision(
  trustPolicy: IamPolicy,
  token: Claims,
  partition = "aws",
): Promise<Decision> {
  const identity = await webIdentity(trustPolicy, token);
  const { unmet, ...decision } = await decide(identity.policy, {
    principal: `arn:${partition}:iam::${ACCOUNT_ID}:oidc-provider/${identity.issuer}`,
    action: "sts:AssumeRoleWithWebIdentity",
    resource: `arn:${partition}:iam::${ACCOUNT_ID}:role/a`,
    contextVariables: identity.contextVariables,
  });
  return {
    ...decision,
    unmet: Object.fromEntries(
      Object.entries(unmet).map(([sid, keys]) => [
        sid,
        keys.map(identity.originalKey),
      ]),
    ),
  };
}

/** Whether a bucket's policy, with the policies of whoever asks, allows a request to S3; over TLS 1.3, if nothing else is said. */
export async function s3Decision(
  bucketPolicy: IamPolicy,
  request: ResourceRequest,
): Promise<Decision> {
  const secure = request.contextVariables?.["aws:SecureTransport"] ?? "true";
  return resourceDecision(bucketPolicy, request, {
    "aws:SecureTransport": secure,
    ...(secure === "true" && { "s3:TlsVersion": "1.3" }),
  });
}

/**
 * The same for any resource that has a policy, such as a key of KMS.
 *
 * @param always what AWS fills in for every request, for the actions that know it
 */
export async function resourceDecision(
  resourcePolicy: IamPolicy,
  request: ResourceRequest,
  always: Readonly<Record<string, string>> = {},
): Promise<Decision> {
  const { principal, context, identityPolicies } = principalOf(request);
  const [service = "", action = ""] = request.action.split(":");
  const known = await allowedContextKeysForRequest(
    service,
    action,
    request.resource,
    false,
    undefined,
  );
  const filledIn = Object.entries(always).filter(([key]) =>
    known.includes(key.toLowerCase()),
  );
  return decide(resourcePolicy, {
    ...request,
    principal,
    contextVariables: {
      ...Object.fromEntries(filledIn),
      ...context,
      ...request.contextVariables,
    },
    identityPolicies: [
      ...identityPolicies,
      ...(request.identityPolicies ?? []),
    ],
  });
}
