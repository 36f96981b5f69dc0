import {
  awsCli,
  CannotRead,
  readAccount,
} from "../../src/discover/read-account";

const ANSWERS: Readonly<Record<string, object>> = {
  "sts get-caller-identity": { Account: "123456789012" },
  "s3api get-bucket-location": { LocationConstraint: "EU" },
  "s3api get-bucket-encryption": {
    ServerSideEncryptionConfiguration: { Rules: [{}] },
  },
  "iam get-role": {
    Role: {
      RoleName: "role",
      Path: "/",
      Arn: "arn",
      AssumeRolePolicyDocument: {},
    },
  },
  "iam list-role-policies": { PolicyNames: ["a"] },
  "iam list-attached-role-policies": { AttachedPolicies: [{ PolicyArn: "b" }] },
  "iam list-open-id-connect-providers": { OpenIDConnectProviderList: [] },
  "s3api get-bucket-notification-configuration": {},
};

const read = (
  further: Readonly<Record<string, object>> = {},
  error = "NoSuchTagSet",
) =>
  readAccount(
    ([service, command]) => {
      const answer = { ...ANSWERS, ...further }[`${service} ${command}`];
      return answer === undefined
        ? { code: 254, stdout: "", stderr: `An error occurred (${error}) when` }
        : { code: 0, stdout: JSON.stringify(answer), stderr: "" };
    },
    "bucket",
    "role",
  );

test("what is not set is not there", () => {
  expect(read()).toEqual({
    accountId: "123456789012",
    region: "eu-west-1",
    bucket: {
      name: "bucket",
      tags: {},
      hasPublicAccessBlock: false,
      hasOwnership: false,
      further: [],
    },
    role: {
      name: "role",
      path: "/",
      arn: "arn",
      maxSessionSeconds: 3600,
      tags: {},
      trust: {},
      policies: ["a", "b"],
    },
  });
});

test("what is set is read", () => {
  const { bucket, audiences, region } = read({
    "s3api get-bucket-location": { LocationConstraint: null },
    "s3api get-bucket-tagging": { TagSet: [{ Key: "a", Value: "b" }] },
    "s3api get-bucket-logging": { LoggingEnabled: { TargetBucket: "logs" } },
    "s3api get-bucket-replication": {},
    "s3api get-bucket-notification-configuration": { TopicConfigurations: [] },
    "s3api get-bucket-policy": { Policy: '{"Statement":[]}' },
    "iam list-open-id-connect-providers": {
      OpenIDConnectProviderList: [
        {
          Arn: "arn:aws:iam::1:oidc-provider/token.actions.githubusercontent.com",
        },
      ],
    },
    "iam get-open-id-connect-provider": { ClientIDList: ["c"] },
  });
  expect(region).toBe("us-east-1");
  expect(audiences).toEqual(["c"]);
  expect(bucket).toMatchObject({
    tags: { a: "b" },
    logsTo: "logs",
    policy: { Statement: [] },
    further: ["replication", "notifications"],
  });
});

test("what can't be read is no reason to go on", () => {
  expect(() => read({}, "AccessDenied")).toThrow(CannotRead);
  expect(() => read({}, "AccessDenied")).toThrow(
    /^aws s3api get-\S+ --bucket bucket: An error occurred \(AccessDenied\)/,
  );
});

test("where the AWS CLI is not there, that is said", () => {
  const { PATH } = process.env;
  process.env["PATH"] = "/nowhere";
  try {
    expect(() => awsCli(["sts", "get-caller-identity"])).toThrow(
      /^aws is not there: install the AWS CLI/,
    );
  } finally {
    process.env["PATH"] = PATH;
  }
});
