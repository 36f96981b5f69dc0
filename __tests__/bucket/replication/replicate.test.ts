import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import {
  copyVersions,
  type ReplicationOptions,
} from "../../../src/bucket/replication/replicate";
import { keepVersions } from "../../../src/bucket/features/versioning";
import { ReadableStack } from "../../../src/terraform/readable-stack";
import type { BackupBucketOptions } from "../../../src";
import { EVERYTHING } from "../../support/everything";
import {
  addresses,
  type Block,
  countByType,
  only,
  synthApp,
  synthStack,
  type TerraformJson,
} from "../../support/synth";

const PLAIN: ReplicationOptions = {
  from: {
    bucketName: "backups",
    bucketArn: "arn:aws:s3:::backups",
    region: "us-east-1",
  },
  to: {
    bucketName: "copies",
    bucketArn: "arn:aws:s3:::copies",
    region: "us-west-2",
  },
  account: {
    partition: "aws",
    accountId: "123456789012",
    dnsSuffix: "amazonaws.com",
  },
  destination: "arn:aws:s3:::copies",
  objectLock: false,
  roleName: "backups-replication",
};
const OTHER_ACCOUNT = { otherAccountId: "210987654321" };
const KEYS = {
  from: {
    ...PLAIN.from,
    key: { arn: "arn:aws:kms:us-east-1:123456789012:key/one" },
  },
  to: {
    ...PLAIN.to,
    key: { arn: "arn:aws:kms:us-west-2:210987654321:key/two" },
  },
};

const synth = (options: Partial<ReplicationOptions> = {}) =>
  synthApp((app) => {
    const stack = new (class extends ReadableStack {})(app, "stack");
    new AwsProvider(stack, "aws", { region: "us-east-1" });
    const before = keepVersions(stack, { bucket: "backups", dependsOn: [] });
    copyVersions(
      stack,
      { ...PLAIN, ...options },
      { bucket: "backups", dependsOn: [before] },
    );
  }).stacks.stack as TerraformJson;

/** The one rule of a replication, with the destination apart. */
function ruleWith(options?: Partial<ReplicationOptions>) {
  const { rule } = only(
    synth(options).resource,
    "aws_s3_bucket_replication_configuration",
  ) as { rule?: Block[] };
  expect(rule).toHaveLength(1);
  const { destination, ...rest } = rule?.[0] as Block;
  return { destination, rest };
}

test("replication is one role with one policy, and one configuration", () => {
  const json = synth();
  expect(countByType(json.resource)).toEqual({
    aws_iam_role: 1,
    aws_iam_role_policy: 1,
    aws_s3_bucket_replication_configuration: 1,
    aws_s3_bucket_versioning: 1,
  });
  expect(
    addresses(json).filter((address) => address.includes("replication")),
  ).toEqual([
    "aws_iam_role.replication",
    "aws_iam_role_policy.replication",
    "aws_s3_bucket_replication_configuration.replication-configuration",
    "data.aws_iam_policy_document.replication",
    "data.aws_iam_policy_document.replication_trust",
  ]);
});

test("the role is for S3 and says what it is for", () => {
  expect(only(synth().resource, "aws_iam_role")).toEqual({
    name: "backups-replication",
    path: "/",
    description: "Assumed by S3 to copy backups to copies",
    assume_role_policy:
      "${data.aws_iam_policy_document.replication_trust.json}",
  });
});

test("the role is bounded where a boundary is given", () => {
  const permissionsBoundary = "arn:aws:iam::123456789012:policy/bounds";
  expect(only(synth({ permissionsBoundary }).resource, "aws_iam_role")).toEqual(
    expect.objectContaining({ permissions_boundary: permissionsBoundary }),
  );
});

test("the role's policy is its only one, and hangs on the role", () => {
  expect(only(synth().resource, "aws_iam_role_policy")).toEqual({
    name: "copy-backups",
    role: "${aws_iam_role.replication.name}",
    policy: "${data.aws_iam_policy_document.replication.json}",
  });
});

test("the documents are those of the role: who may assume it, and what it may do", () => {
  const { replication, replication_trust, ...others } =
    synth().data.aws_iam_policy_document ?? {};
  expect(others).toEqual({});
  const sids = (document?: Block) =>
    (document as unknown as { statement: { sid: string }[] }).statement.map(
      ({ sid }) => sid,
    );
  expect(sids(replication_trust)).toEqual(["AssumeByS3ForThisBucket"]);
  expect(sids(replication)).toEqual([
    "ReadReplicationOfBackups",
    "ReadVersionsOfBackups",
    "WriteCopies",
  ]);
});

test("the configuration names the role, and waits for its policy and for what must be done before", () => {
  const { role, bucket, depends_on } = only(
    synth().resource,
    "aws_s3_bucket_replication_configuration",
  );
  expect({ role, bucket, depends_on }).toEqual({
    role: "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:role/backups-replication",
    bucket: "backups",
    depends_on: [
      "aws_s3_bucket_versioning.versioning",
      "aws_iam_role_policy.replication",
    ],
  });
});

test("another name of the role is the role's and the configuration's", () => {
  const { resource } = synth({ roleName: "copies-backups" });
  expect(only(resource, "aws_iam_role").name).toBe("copies-backups");
  expect(
    only(resource, "aws_s3_bucket_replication_configuration").role,
  ).toMatch(/:role\/copies-backups$/);
});

const EVERY_VERSION = {
  id: "copy-every-version",
  status: "Enabled",
  priority: 0,
  filter: {},
  delete_marker_replication: { status: "Disabled" },
};
const ENCRYPTED_TOO = {
  ...EVERY_VERSION,
  source_selection_criteria: {
    sse_kms_encrypted_objects: { status: "Enabled" },
  },
};

test.each<[string, Partial<ReplicationOptions>, object, object]>([
  [
    "all of the bucket, and no deletions",
    {},
    EVERY_VERSION,
    { bucket: "arn:aws:s3:::copies" },
  ],
  [
    "what a key of KMS has encrypted, with a key at the other end",
    KEYS,
    ENCRYPTED_TOO,
    {
      bucket: "arn:aws:s3:::copies",
      encryption_configuration: {
        replica_kms_key_id: "arn:aws:kms:us-west-2:210987654321:key/two",
      },
    },
  ],
  [
    "to another account, which then owns the copies",
    OTHER_ACCOUNT,
    EVERY_VERSION,
    {
      bucket: "arn:aws:s3:::copies",
      account: "210987654321",
      access_control_translation: { owner: "Destination" },
    },
  ],
  [
    "to another account, with keys of KMS",
    { ...OTHER_ACCOUNT, ...KEYS },
    ENCRYPTED_TOO,
    {
      bucket: "arn:aws:s3:::copies",
      account: "210987654321",
      access_control_translation: { owner: "Destination" },
      encryption_configuration: {
        replica_kms_key_id: "arn:aws:kms:us-west-2:210987654321:key/two",
      },
    },
  ],
  [
    "what is locked, which the rule does not say",
    { objectLock: true },
    EVERY_VERSION,
    { bucket: "arn:aws:s3:::copies" },
  ],
])("one rule copies %s", (_, options, rest, destination) => {
  expect(ruleWith(options)).toEqual({ rest, destination });
});

test("what is turned on changes no address", () => {
  expect(
    addresses(synth({ ...OTHER_ACCOUNT, ...KEYS, objectLock: true })),
  ).toEqual(addresses(synth()));
});

describe("of a stack's bucket", () => {
  const everything = (options: Partial<BackupBucketOptions> = {}) =>
    synthStack({
      ...EVERYTHING,
      bucket: { ...EVERYTHING.bucket, ...options },
    });
  const account =
    "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}";
  /** The one rule, in which a reference to a bucket's name is that name. */
  const rule = ({ resource }: TerraformJson) => {
    const { rule: rules } = only(
      resource,
      "aws_s3_bucket_replication_configuration",
    );
    const [one] = JSON.parse(JSON.stringify(rules), (_, value: unknown) =>
      typeof value === "string"
        ? value.replaceAll(
            /\$\{aws_s3_bucket\.([\w-]+)\.bucket\}/g,
            (all, name: string) =>
              String(resource.aws_s3_bucket?.[name]?.bucket ?? all),
          )
        : value,
    ) as Block[];
    return one;
  };
  const s3 = account.replace(/:iam::.*/, ":s3:::");

  test("replication to a bucket that is made here encrypts with its key, and copies what is encrypted", () => {
    expect(rule(everything())).toEqual({
      id: "copy-every-version",
      status: "Enabled",
      priority: 0,
      filter: {},
      delete_marker_replication: { status: "Disabled" },
      source_selection_criteria: {
        sse_kms_encrypted_objects: { status: "Enabled" },
      },
      destination: {
        bucket: `${s3}octo-org-backups-copies`,
        encryption_configuration: {
          replica_kms_key_id: `${account.replace(":iam::", ":kms:eu-west-1:")}:alias/octo-org-backups-copies`,
        },
      },
    });
  });

  test("replication without a key of KMS says nothing of one", () => {
    const json = everything({ kmsKey: undefined });
    expect(rule(json)?.destination).toEqual({
      bucket: `${s3}octo-org-backups-copies`,
    });
  });

  test("replication to a bucket of another account makes a role alone, and gives the copies away", () => {
    const kmsKeyArn = "arn:aws:kms:eu-west-1:210987654321:key/two";
    const json = everything({
      replication: {
        source: "existing",
        bucketName: "copies-elsewhere",
        region: "eu-west-1",
        accountId: "210987654321",
        kmsKeyArn,
        roleName: "copies-backups",
      },
    });
    expect(rule(json)).toMatchObject({
      destination: {
        account: "210987654321",
        access_control_translation: { owner: "Destination" },
        bucket: `${s3}copies-elsewhere`,
        encryption_configuration: { replica_kms_key_id: kmsKeyArn },
      },
    });
    expect(
      addresses(json).filter((address) => address.includes("replica")),
    ).toEqual([
      "aws_iam_role.backups_replication",
      "aws_iam_role_policy.backups_replication",
      "aws_s3_bucket_replication_configuration.backups",
      "data.aws_iam_policy_document.backups_replication",
      "data.aws_iam_policy_document.backups_replication_trust",
    ]);
    expect(json.resource.aws_iam_role?.backups_replication?.name).toBe(
      "copies-backups",
    );
    expect(
      only(json.resource, "aws_s3_bucket_replication_configuration").depends_on,
    ).toEqual([
      "aws_s3_bucket_policy.backups",
      "aws_iam_role_policy.backups_replication",
    ]);
  });

  test("replication reads how backups are locked, where they are", () => {
    const reads = (json: TerraformJson) =>
      JSON.stringify(
        json.data.aws_iam_policy_document?.backups_replication,
      ).includes('"s3:GetObjectLegalHold","s3:GetObjectRetention"');
    expect(reads(everything())).toBe(true);
    expect(reads(everything({ objectLock: undefined }))).toBe(false);
  });

  test("replication has a role that no workflow can assume, and none of the bucket's policy lets in", () => {
    const json = everything();
    expect(
      JSON.stringify(json.data.aws_iam_policy_document?.backups),
    ).not.toContain("replication");
    expect(
      JSON.stringify(
        json.data.aws_iam_policy_document?.backups_replication_trust,
      ),
    ).not.toContain("token.actions");
  });
});
