import {
  mustBeKnown,
  unknownList,
  unknownText,
} from "../support/trust-fixtures";
import {
  type BadInput,
  bucket,
  type Change,
  type GoodInput,
  refused,
} from "./change";

const from = (onlyFrom: unknown): Change => bucket({ onlyFrom });
const endpoints = (...vpcEndpointIds: unknown[]) => from({ vpcEndpointIds });
const organization = (organizationId: unknown) => from({ organizationId });

export const bad: BadInput[] = [
  [
    "the origin is an organization's id alone",
    from("o-a1b2c3d4e5"),
    'bucket.onlyFrom: must be an object, got "o-a1b2c3d4e5": write { vpcEndpointIds: ["vpce-0123456789abcdef0"] }, or leave the prop out',
  ],
  [
    "the origin is a list of endpoints",
    from(["vpce-0123456789abcdef0"]),
    'bucket.onlyFrom: must be an object, got ["vpce-0123456789abcdef0"]: write { vpcEndpointIds: ["vpce-0123456789abcdef0"] }, or leave the prop out',
  ],
  [
    "the origin is nowhere",
    from({}),
    'bucket.onlyFrom: must name VPC endpoints, or an organization, or both, got {}: write { vpcEndpointIds: ["vpce-0123456789abcdef0"] }, or leave the prop out',
  ],
  [
    "the origin is nowhere, in so many words",
    from({ vpcEndpointIds: undefined, organizationId: undefined }),
    'bucket.onlyFrom: must name VPC endpoints, or an organization, or both, got {}: write { vpcEndpointIds: ["vpce-0123456789abcdef0"] }, or leave the prop out',
  ],
  [
    "the origin is a network",
    from({ vpcIds: ["vpc-0123456789abcdef0"] }),
    'bucket.onlyFrom.vpcIds: must be a known prop, got ["vpc-0123456789abcdef0"]: leave it out, or use one of the nearest: vpcEndpointIds, organizationId',
    'bucket.onlyFrom: must name VPC endpoints, or an organization, or both, got {"vpcIds":["vpc-0123456789abcdef0"]}: write { vpcEndpointIds: ["vpce-0123456789abcdef0"] }, or leave the prop out',
  ],
  [
    "the origin is one endpoint, not several",
    from({ vpcEndpointId: "vpce-0123456789abcdef0" }),
    'bucket.onlyFrom.vpcEndpointId: must be a known prop, got "vpce-0123456789abcdef0": did you mean "vpcEndpointIds"?',
    'bucket.onlyFrom: must name VPC endpoints, or an organization, or both, got {"vpcEndpointId":"vpce-0123456789abcdef0"}: write { vpcEndpointIds: ["vpce-0123456789abcdef0"] }, or leave the prop out',
  ],
  [
    "there is no endpoint in the list",
    endpoints(),
    'bucket.onlyFrom.vpcEndpointIds: must be a list with at least one entry, got []: write ["vpce-0123456789abcdef0"]',
  ],
  [
    "an endpoint is not in a list",
    from({ vpcEndpointIds: "vpce-0123456789abcdef0" }),
    'bucket.onlyFrom.vpcEndpointIds: must be a list with at least one entry, got "vpce-0123456789abcdef0": write ["vpce-0123456789abcdef0"]',
  ],
  [
    "the endpoints are known to Terraform alone",
    from({ vpcEndpointIds: unknownList() }),
    mustBeKnown("bucket.onlyFrom.vpcEndpointIds"),
  ],
  [
    "an endpoint is known to Terraform alone",
    endpoints(unknownText()),
    mustBeKnown("bucket.onlyFrom.vpcEndpointIds[0]"),
  ],
  [
    "an endpoint is undefined",
    endpoints("vpce-0123456789abcdef0", undefined),
    "bucket.onlyFrom.vpcEndpointIds[1]: must be given, got nothing: give it a value, or remove it from the list",
  ],
  [
    "an endpoint is there twice",
    endpoints("vpce-01234567", "vpce-01234567"),
    'bucket.onlyFrom.vpcEndpointIds[1]: must differ from the other endpoints, as bucket.onlyFrom.vpcEndpointIds[0] has it already, got "vpce-01234567": remove one of the two',
  ],
  [
    "the organization is known to Terraform alone",
    organization(unknownText()),
    mustBeKnown("bucket.onlyFrom.organizationId"),
  ],
  ...refused("bucket.onlyFrom.vpcEndpointIds[0]", endpoints, [
    "must be the id of a VPC endpoint",
    'write it like "vpce-0123456789abcdef0", as `aws ec2 describe-vpc-endpoints` shows it',
    "vpc-0123456789abcdef0",
    "vpce-0123456789abcdef",
    "vpce-0123456789ABCDEF0",
    "vpce-*",
    ...["vpce-0123456", "vpce-012345678", "vpce-0123456789abcdef01"],
    ...["vpce-89ABCDEF", "vpce-0123456g", "vpce-01234567\n"],
    "vpce-01234567-abcdefgh.s3.us-east-1.vpce.amazonaws.com",
  ]),
  ...refused("bucket.onlyFrom.organizationId", organization, [
    "must be the id of an organization of AWS",
    'write it like "o-a1b2c3d4e5", as `aws organizations describe-organization` shows it',
    "ou-a1b2-c3d4e5f6",
    "r-a1b2",
    "o-a1b2c3d4e",
    `o-${"a".repeat(33)}`,
    "o-A1B2C3D4E5",
    "*",
    ...["o-*", "o-a1b2c3d4e5\n"],
    "arn:aws:organizations::123456789012:organization/o-a1b2c3d4e5",
  ]),
  [
    "the third endpoint is the first one",
    endpoints("vpce-01234567", "vpce-89abcdef", "vpce-01234567"),
    'bucket.onlyFrom.vpcEndpointIds[2]: must differ from the other endpoints, as bucket.onlyFrom.vpcEndpointIds[0] has it already, got "vpce-01234567": remove one of the two',
  ],
];

export const good: GoodInput[] = [
  ["an endpoint with an id of 8 digits", endpoints("vpce-01234567")],
  [
    "endpoints with ids of 17 digits",
    endpoints("vpce-0123456789abcdef0", "vpce-0123456789abcdef1"),
  ],
  ["an organization with an id of 10 characters", organization("o-a1b2c3d4e5")],
  [
    "an organization with an id of 32 characters",
    organization(`o-${"a".repeat(32)}`),
  ],
  [
    "an endpoint in an organization",
    from({ vpcEndpointIds: ["vpce-01234567"], organizationId: "o-a1b2c3d4e5" }),
  ],
  [
    "an endpoint, and no organization in so many words",
    from({ vpcEndpointIds: ["vpce-89abcdef"], organizationId: undefined }),
  ],
];
