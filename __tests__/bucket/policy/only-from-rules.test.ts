import { checkOnlyFrom } from "../../../src/bucket/policy/only-from-rules";
import { problemsOf } from "../../support/problems-of";
import {
  mustBeKnown,
  unknownList,
  unknownText,
} from "../../support/trust-fixtures";

const check = (value: unknown) =>
  problemsOf((problems) => checkOnlyFrom(problems, "onlyFrom", value));
const checkEndpoints = (...vpcEndpointIds: unknown[]) =>
  check({ vpcEndpointIds });

const ENDPOINT = "vpce-0123456789abcdef0";

test.each([
  ["anywhere, if it is left out", undefined],
  ["an endpoint", { vpcEndpointIds: [ENDPOINT] }],
  ["an endpoint with an id of 8 digits", { vpcEndpointIds: ["vpce-89abcdef"] }],
  ["two endpoints", { vpcEndpointIds: [ENDPOINT, "vpce-01234567"] }],
  ["an organization", { organizationId: "o-a1b2c3d4e5" }],
  [
    "an organization with an id of 32 characters",
    { organizationId: `o-${"a".repeat(32)}` },
  ],
  [
    "an endpoint and an organization",
    { vpcEndpointIds: [ENDPOINT], organizationId: "o-a1b2c3d4e5" },
  ],
  [
    "an endpoint, and no organization in so many words",
    { vpcEndpointIds: [ENDPOINT], organizationId: undefined },
  ],
])("requests may come from %s", (_, value) => {
  expect(check(value)).toEqual([]);
});

const FIX =
  'write { vpcEndpointIds: ["vpce-0123456789abcdef0"] }, or leave the prop out';
const NOWHERE = "must name VPC endpoints, or an organization, or both";

test.each<[string, unknown, string[]]>([
  ["null", null, [`onlyFrom: must be an object, got null: ${FIX}`]],
  [
    "a list of endpoints",
    [ENDPOINT],
    [`onlyFrom: must be an object, got ["${ENDPOINT}"]: ${FIX}`],
  ],
  ["nowhere", {}, [`onlyFrom: ${NOWHERE}, got {}: ${FIX}`]],
  [
    "nowhere, in so many words",
    { vpcEndpointIds: undefined },
    [`onlyFrom: ${NOWHERE}, got {}: ${FIX}`],
  ],
  [
    "an address",
    { organizationId: "o-a1b2c3d4e5", ips: ["192.0.2.1"] },
    [
      'onlyFrom.ips: must be a known prop, got ["192.0.2.1"]: leave it out, or use one of the nearest: vpcEndpointIds, organizationId',
    ],
  ],
  [
    "no endpoint of a list",
    { vpcEndpointIds: [] },
    [
      'onlyFrom.vpcEndpointIds: must be a list with at least one entry, got []: write ["vpce-0123456789abcdef0"]',
    ],
  ],
  [
    "an endpoint without a list",
    { vpcEndpointIds: ENDPOINT },
    [
      `onlyFrom.vpcEndpointIds: must be a list with at least one entry, got "${ENDPOINT}": write ["vpce-0123456789abcdef0"]`,
    ],
  ],
])("requests can't be from %s", (_, value, lines) => {
  expect(check(value)).toEqual(lines);
});

test.each([
  ["a network", "vpc-0123456789abcdef0"],
  ["any", "vpce-*"],
  ["one with an id of 7 digits", "vpce-0123456"],
  ["one with an id of 9 digits", "vpce-012345678"],
  ["one with an id of 16 digits", "vpce-0123456789abcdef"],
  ["one with an id of 18 digits", "vpce-0123456789abcdef01"],
  ["one with an id in upper case", "vpce-89ABCDEF"],
  ["one with a letter beyond f", "vpce-0123456g"],
  ["its address", "vpce-01234567-abcdefgh.s3.us-east-1.vpce.amazonaws.com"],
  ["one with a line break behind it", "vpce-01234567\n"],
])("an endpoint must not be %s", (_, id) => {
  expect(checkEndpoints(id)).toEqual([
    `onlyFrom.vpcEndpointIds[0]: must be the id of a VPC endpoint, got ${JSON.stringify(id)}: write it like "vpce-0123456789abcdef0", as \`aws ec2 describe-vpc-endpoints\` shows it`,
  ]);
});

test.each([
  ["a unit of one", "ou-a1b2-c3d4e5f6"],
  ["a root of one", "r-a1b2"],
  ["any", "o-*"],
  ["one with an id of 9 characters", "o-a1b2c3d4e"],
  ["one with an id of 33 characters", `o-${"a".repeat(33)}`],
  ["one with an id in upper case", "o-A1B2C3D4E5"],
  ["its ARN", "arn:aws:organizations::123456789012:organization/o-a1b2c3d4e5"],
  ["one with a line break behind it", "o-a1b2c3d4e5\n"],
])("an organization must not be %s", (_, organizationId) => {
  expect(check({ organizationId })).toEqual([
    `onlyFrom.organizationId: must be the id of an organization of AWS, got ${JSON.stringify(organizationId)}: write it like "o-a1b2c3d4e5", as \`aws organizations describe-organization\` shows it`,
  ]);
});

test("where requests come from must be known at synth", () => {
  expect(check({ vpcEndpointIds: unknownList() })).toEqual([
    mustBeKnown("onlyFrom.vpcEndpointIds"),
  ]);
  expect(checkEndpoints(ENDPOINT, unknownText())).toEqual([
    mustBeKnown("onlyFrom.vpcEndpointIds[1]"),
  ]);
  expect(check({ organizationId: unknownText() })).toEqual([
    mustBeKnown("onlyFrom.organizationId"),
  ]);
});

test.each([
  [
    undefined,
    "must be given, got nothing: give it a value, or remove it from the list",
  ],
  [
    null,
    "must be a non-empty string, got null: write the value in quotes, or leave the prop out",
  ],
])("an entry must be a text: %p", (entry, line) => {
  expect(checkEndpoints(ENDPOINT, entry)).toEqual([
    `onlyFrom.vpcEndpointIds[1]: ${line}`,
  ]);
});

test("no endpoint is named twice", () => {
  expect(checkEndpoints(ENDPOINT, "vpce-01234567", ENDPOINT)).toEqual([
    `onlyFrom.vpcEndpointIds[2]: must differ from the other endpoints, as onlyFrom.vpcEndpointIds[0] has it already, got "${ENDPOINT}": remove one of the two`,
  ]);
});
