import { type CreatedKey, createdKeyNeeds } from "../../aws/key-needs";
import { keyArn } from "../../aws/kms-key-arn-rules";
import type { Place } from "../../aws/place";
import { choice } from "../../validation/kinds";
import type { Problems } from "../../validation/problems";
import { judgedWithOthers, required } from "../../validation/prop";
import { rule } from "../../validation/rules";
import { object, type Schema } from "../../validation/schema";
import { at } from "../../validation/values";
import { createKey, keyAlias } from "../kms/created-key";
import { useKey } from "../kms/existing-key";
import type { AllowDestroyProps } from "./allow-destroy";
import type { BucketFeature, NeedFacts } from "./feature";
import type { Prepared, Site } from "../site";
import type { NameProps } from "./name";
import type { ReadersProps } from "./readers";
import type { ReplicationProps } from "./replication-props";

/** The key of KMS that encrypts the backups. */
export type KmsKey =
  | {
      /** A key that is made here, with an alias of the bucket's name. AWS rotates it once a year. */
      readonly source: "create";
    }
  | {
      /** A key that exists. Its policy must let the roles use it, see docs/protections.md. */
      readonly source: "existing";
      /** The key's ARN, in the region of the bucket: `arn:aws:kms:us-east-1:123456789012:key/…`. */
      readonly arn: string;
    };

export interface KmsKeyProps {
  /**
   * Encrypts with a key of KMS, so that every use of it is logged and can be stopped. Uploads that ask for another
   * encryption are refused.
   *
   * @default - keys that S3 manages
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
   */
  readonly kmsKey?: KmsKey;
}

const NO_ARN = rule(
  'must not be given with source: "create", which makes a key',
);
const ARN = rule('must be given with source: "existing"');

const KMS_KEY: Schema<KmsKeyProps> = {
  kmsKey: object<{ source: string; arn: string }>(
    {
      source: required(choice(["create", "existing"])),
      arn: judgedWithOthers,
    },
    {
      fix: (value) =>
        typeof value === "string" && value.startsWith("arn:")
          ? `write { source: "existing", arn: ${JSON.stringify(value)} }`
          : 'write { source: "create" }, or leave the prop out',
    },
  ),
};

type Props = NameProps &
  KmsKeyProps &
  ReadersProps &
  ReplicationProps &
  AllowDestroyProps;

/** A key of KMS, made or used. What it takes encrypts and decrypts nothing. */
export const kmsKey: BucketFeature<Props> = {
  schema: KMS_KEY,
  check: (problems, path, options, place) =>
    checkArn(problems, at(path, "kmsKey.arn"), options.kmsKey, place),
  prepare,
  warnings: ({ kmsKey, readers }) =>
    kmsKey?.source === "existing" && readers !== undefined
      ? [
          "The policy of the key of `kmsKey` must let the `readers` decrypt with it, as it lets the backup roles: otherwise they can list backups, and read none. `aws kms get-key-policy --policy-name default --key-id …` shows it",
        ]
      : [],
  needs: (options, facts) => [
    ...(options.kmsKey?.source === "existing"
      ? [
          {
            of: "Key",
            resources: [options.kmsKey.arn],
            reads: ["kms:DescribeKey"],
          },
        ]
      : []),
    ...createdKeyNeeds(createdKeys(options, facts), facts),
  ],
};

function checkArn(
  problems: Problems,
  path: string,
  value: { source?: string; arn?: string } | undefined,
  place: Place,
): void {
  if (value?.source === "create" && value.arn !== undefined)
    problems.add(
      path,
      NO_ARN,
      value.arn,
      'write source: "existing", or leave the ARN out',
    );
  if (value?.source !== "existing") return;
  if (value.arn === undefined) problems.add(path, ARN, undefined, 'add "arn"');
  else keyArn(place).check(problems, path, value.arn);
}

function prepare(options: Props, site: Site): Prepared {
  const { bucketArn, grants, provider, region, scope } = site;
  if (options.kmsKey === undefined || region === undefined) return {};
  if (options.kmsKey.source === "existing")
    return { key: useKey(scope, options.kmsKey.arn) };
  return {
    key: createKey(scope, {
      bucketName: options.name,
      bucketArn,
      region,
      readerArns: options.readers?.map(({ principal }) => principal),
      roleArns: grants.map(({ arn }) => arn),
      allowDestroy: options.dangerouslyAllowDestroy === true,
      dependsOn: grants.flatMap(({ dependsOn }) => dependsOn),
      provider,
    }),
  };
}

/** The keys that are made: of the backups, and of their copies. */
function createdKeys(
  { name, kmsKey, replication }: Props,
  { region }: NeedFacts,
): readonly CreatedKey[] {
  return [
    ...(kmsKey?.source === "create"
      ? [{ of: "Key", region, alias: keyAlias(name) }]
      : []),
    ...(kmsKey && replication?.source === "create"
      ? [
          {
            of: "KeyOfCopies",
            region: replication.region,
            alias: keyAlias(replication.bucketName),
          },
        ]
      : []),
  ];
}
