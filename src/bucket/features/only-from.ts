import { knownText } from "../../validation/kinds";
import { list } from "../../validation/list";
import { rule } from "../../validation/rules";
import { object, type Schema } from "../../validation/schema";
import { matching } from "../../validation/text-rule";
import type { BucketFeature } from "./feature";
import {
  EVERYONE,
  type PolicyCondition,
  type PolicyStatement,
} from "../../aws/policy-document";

export interface OnlyFromProps {
  /**
   * Where requests for backups must come from.
   *
   * @default - anywhere
   */
  readonly onlyFrom?: OnlyFrom;
}

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

interface Origin {
  readonly sid: string;
  readonly variable: string;
  readonly values: string[];
}

function origins({ vpcEndpointIds, organizationId }: OnlyFrom): Origin[] {
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
  return origins(onlyFrom).map(({ variable, values }) => ({
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
  return origins(onlyFrom).map(({ sid, variable, values }) => ({
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

const FIX =
  'write { vpcEndpointIds: ["vpce-0123456789abcdef0"] }, or leave the prop out';
const SOMEWHERE = rule("must name VPC endpoints, or an organization, or both");
const OTHER_ENDPOINT = rule(
  (earlier: string) =>
    `must differ from the other endpoints, as ${earlier} has it already`,
);

const ONLY_FROM: Schema<OnlyFromProps> = {
  onlyFrom: object<OnlyFrom>(
    {
      vpcEndpointIds: list(
        knownText(
          matching(
            /^vpce-[0-9a-f]{8}(?:[0-9a-f]{9})?$/,
            "must be the id of a VPC endpoint",
            'write it like "vpce-0123456789abcdef0", as `aws ec2 describe-vpc-endpoints` shows it',
          ),
        ),
        {
          fix: 'write ["vpce-0123456789abcdef0"]',
          unique: { rule: OTHER_ENDPOINT, fix: "remove one of the two" },
        },
      ),
      organizationId: knownText(
        matching(
          /^o-[a-z0-9]{10,32}$/,
          "must be the id of an organization of AWS",
          'write it like "o-a1b2c3d4e5", as `aws organizations describe-organization` shows it',
        ),
      ),
    },
    {
      fix: FIX,
      also: (problems, path, value) => {
        const { vpcEndpointIds, organizationId } = value;
        if (vpcEndpointIds === undefined && organizationId === undefined)
          problems.add(path, SOMEWHERE, value, FIX);
      },
    },
  ),
};

/** A place that requests must come from. */
export const onlyFrom: BucketFeature<OnlyFromProps> = {
  schema: ONLY_FROM,
  statements: (options, { bucketArn }) =>
    denyFromElsewhere(bucketArn, options.onlyFrom),
};
