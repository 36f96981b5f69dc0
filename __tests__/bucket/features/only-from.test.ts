import { EVERYONE } from "../../../src/aws/policy-document";
import {
  denyFromElsewhere,
  fromThere,
  type OnlyFrom,
} from "../../../src/bucket/features/only-from";

const bucket = "arn:aws:s3:::neon-s3-backup";
const vpcEndpointIds = ["vpce-0123456789abcdef0", "vpce-1"];
const organizationId = "o-a1b2c3d4e5";

const readWriteAndDelete = [
  "s3:DeleteObject",
  "s3:DeleteObjectVersion",
  "s3:GetObject",
  "s3:GetObjectVersion",
  "s3:PutObject",
];
const outsideEndpoints = {
  sid: "DenyOutsideVpcEndpoints",
  effect: "Deny",
  actions: readWriteAndDelete,
  principals: EVERYONE,
  resources: [`${bucket}/*`],
  condition: [
    {
      test: "StringNotEquals",
      variable: "aws:SourceVpce",
      values: vpcEndpointIds,
    },
  ],
};
const outsideOrganization = {
  ...outsideEndpoints,
  sid: "DenyOutsideOrganization",
  condition: [
    {
      test: "StringNotEquals",
      variable: "aws:PrincipalOrgID",
      values: [organizationId],
    },
  ],
};
const throughEndpoints = {
  test: "StringEquals",
  variable: "aws:SourceVpce",
  values: vpcEndpointIds,
};
const ofOrganization = {
  test: "StringEquals",
  variable: "aws:PrincipalOrgID",
  values: [organizationId],
};

test.each<[string, OnlyFrom | undefined, object[], object[]]>([
  ["nowhere in particular", undefined, [], []],
  ["an empty object", {}, [], []],
  ["no endpoints", { vpcEndpointIds: [] }, [], []],
  ["VPC endpoints", { vpcEndpointIds }, [throughEndpoints], [outsideEndpoints]],
  [
    "an organization",
    { organizationId },
    [ofOrganization],
    [outsideOrganization],
  ],
  [
    "both",
    { organizationId, vpcEndpointIds },
    [throughEndpoints, ofOrganization],
    [outsideEndpoints, outsideOrganization],
  ],
])(
  "from %s: who is let in must be there, and all others are refused",
  (_, onlyFrom, conditions, denials) => {
    expect(fromThere(onlyFrom)).toEqual(conditions);
    expect(denyFromElsewhere(bucket, onlyFrom)).toEqual(denials);
  },
);

test("what Terraform does with the bucket itself is refused nowhere, so that nobody is locked out", () => {
  const statements = denyFromElsewhere(bucket, {
    vpcEndpointIds,
    organizationId,
  });
  expect(statements).toHaveLength(2);
  for (const { actions, resources } of statements) {
    expect(
      actions.filter((one) => /Bucket|Policy|Configuration/.test(one)),
    ).toEqual([]);
    expect(resources).not.toContain(bucket);
  }
});
