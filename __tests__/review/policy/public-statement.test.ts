import { isPublic } from "../../../src/review/policy/public-statement";
import { statementsOf } from "../../../src/review/policy/statement";

function is(statement: object): boolean | undefined {
  const [one] = statementsOf({
    Statement: { Effect: "Allow", Action: "a:b", ...statement },
  }) as NonNullable<ReturnType<typeof statementsOf>>;
  return one && isPublic(one);
}

const EVERYONE = { Principal: "*" };

test("everyone is public, somebody is not, and nor is a denial", () => {
  expect(is(EVERYONE)).toBe(true);
  expect(is({ Principal: { AWS: ["arn:aws:iam::1:root", "*"] } })).toBe(true);
  expect(is({ NotPrincipal: { AWS: "arn:aws:iam::1:role/a" } })).toBe(true);
  expect(is({ Principal: { AWS: "arn:aws:iam::1:role/a" } })).toBe(false);
  expect(is({ Principal: { Service: "s3.amazonaws.com" } })).toBe(false);
  expect(is({ ...EVERYONE, Effect: "Deny" })).toBe(false);
  expect(is({})).toBe(false);
});

test.each<[condition: object]>([
  [{ StringEquals: { "aws:PrincipalOrgID": "o-1" } }],
  [{ StringEquals: { "AWS:SourceAccount": "123456789012" } }],
  [{ ArnLike: { "aws:SourceArn": "arn:aws:s3:::a" } }],
  [{ IpAddress: { "aws:SourceIp": "203.0.113.0/24" } }],
  [{ StringEquals: { "aws:SourceVpce": "vpce-1" } }],
  [{ ArnLike: { "aws:PrincipalArn": "arn:aws:iam::123456789012:role/*" } }],
])("a condition fixes who: %j", (Condition) => {
  expect(is({ ...EVERYONE, Condition })).toBe(false);
});

test.each<[condition: object]>([
  [{ Bool: { "aws:SecureTransport": "true" } }],
  [{ IpAddress: { "aws:SourceIp": ["0.0.0.0/1", "128.0.0.0/1"] } }],
  [{ NotIpAddress: { "aws:SourceIp": "203.0.113.0/24" } }],
  [{ StringEqualsIfExists: { "aws:PrincipalOrgID": "o-1" } }],
  [{ StringNotEquals: { "aws:PrincipalOrgID": "o-1" } }],
  [{ StringLike: { "aws:PrincipalOrgID": "*" } }],
  [{ ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/a" } }],
  [{ StringEquals: { "aws:PrincipalTag/team": "a" } }],
  [{ "ForAllValues:StringEquals": { "aws:PrincipalOrgPaths": "o-1" } }],
])("a condition does not fix who: %j", (Condition) => {
  expect(is({ ...EVERYONE, Condition })).toBe(true);
});
