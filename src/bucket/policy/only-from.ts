import {
  EVERYONE,
  type PolicyCondition,
  type PolicyStatement,
} from "../../aws/policy-document";

/** Where requests for backups must come from. With both, both must hold. */
export interface OnlyFrom {
  /**
   * The VPC endpoints that requests must come through: `["vpce-0123456789abcdef0"]`. GitHub's own runners have none;
   * the workflow must run on runners in that VPC.
   *
   * @default - requests may come from anywhere
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/example-bucket-policies-vpc-endpoint.html
   */
  readonly vpcEndpointIds?: readonly string[];

  /**
   * The organization that whoever asks must belong to: `o-a1b2c3d4e5`.
   *
   * @default - any account, as far as it is let in at all
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalorgid
   */
  readonly organizationId?: string;
}

interface Place {
  readonly sid: string;
  readonly variable: string;
  readonly values: string[];
}

function places({ vpcEndpointIds, organizationId }: OnlyFrom): Place[] {
  return [
    {
      sid: "DenyOutsideVpcEndpoints",
      variable: "aws:SourceVpce",
      values: [...(vpcEndpointIds ?? [])],
    },
    {
      sid: "DenyOutsideOrganization",
      variable: "aws:PrincipalOrgID",
      values: organizationId === undefined ? [] : [organizationId],
    },
  ].filter(({ values }) => values.length > 0);
}

/** The conditions under which a role is let in. */
export function fromThere(onlyFrom: OnlyFrom = {}): PolicyCondition[] {
  return places(onlyFrom).map(({ variable, values }) => ({
    test: "StringEquals",
    variable,
    values,
  }));
}

/**
 * Refuses to read, write and delete backups from elsewhere, to everyone. What Terraform needs to manage the bucket
 * itself is not refused, so that nobody is locked out of changing the policy.
 */
export function denyFromElsewhere(
  bucketArn: string,
  onlyFrom: OnlyFrom = {},
): PolicyStatement[] {
  return places(onlyFrom).map(({ sid, variable, values }) => ({
    sid,
    effect: "Deny",
    actions: [
      "s3:DeleteObject",
      "s3:DeleteObjectVersion",
      "s3:GetObject",
      "s3:GetObjectVersion",
      "s3:PutObject",
    ],
    principals: EVERYONE,
    resources: [`${bucketArn}/*`],
    condition: [{ test: "StringNotEquals", variable, values }],
  }));
}
