import {
  accountId as anyAccountId,
  isAccountId,
} from "../../aws/account-rules";
import { keyArn } from "../../aws/kms-key-arn-rules";
import type { Place } from "../../aws/place";
import { partitionOf, regionFix } from "../../aws/regions";
import { boundaryIn } from "../../trust/boundary-rules";
import { roleName } from "../../trust/role-name-rules";
import { choice, knownText } from "../../validation/kinds";
import type { Problems } from "../../validation/problems";
import { judgedWithOthers, required } from "../../validation/prop";
import { rule } from "../../validation/rules";
import { object, type Schema } from "../../validation/schema";
import { at, isKnownText, isRecord } from "../../validation/values";
import { checkNamespace } from "../account-regional-name";
import { bucketName } from "../bucket-name-rules";
import type {
  Replication,
  ReplicationProps,
} from "../features/replication-props";

type Given = Readonly<
  Record<keyof Extract<Replication, { source: "existing" }>, unknown>
>;

export const REPLICATION: Schema<ReplicationProps> = {
  replication: object<Given>(
    {
      source: required(choice(["create", "existing"])),
      bucketName: required(bucketName),
      region: required(knownText()),
      roleName,
      accountId: judgedWithOthers,
      kmsKeyArn: judgedWithOthers,
      permissionsBoundary: judgedWithOthers,
    },
    {
      fix: 'write { source: "create", bucketName: "neon-s3-backup-copies", region: "us-west-2" }, or leave the prop out',
    },
  ),
};

const REGION = rule("must be a region of AWS");
const SAME_PARTITION = rule(
  (partition: string) =>
    `must be in the bucket's partition, ${JSON.stringify(partition)}, since S3 does not copy to another one`,
);
const OTHER_REGION = rule(
  "must be another region than the bucket's, whose loss the copies are to survive",
);
const OTHER_REGION_OR_ACCOUNT = rule(
  "must be another region than the bucket's, unless the copies are in another account: they are to survive the loss of one of the two",
);
const ROLE_NAME = rule(
  'must be given where the bucket\'s name with "-replication" behind it has more than the 64 characters that AWS allows',
);
const OWN_ACCOUNT = rule(
  'must not be given with source: "create", which makes bucket and key in the stack\'s own account',
);
const OTHER_ACCOUNT = rule(
  "must be another account than the stack's, since only there the copies change their owner",
);
const KEY = rule(
  "must be given with `kmsKey`, since S3 copies what a key of KMS has encrypted only with a key at the other end",
);
const NO_KEY = rule("must not be given without `kmsKey`");

/** Checks where copies are kept, against where the bucket is. */
export function checkReplication(
  problems: Problems,
  path: string,
  value: unknown,
  bucket: Place & { readonly name: unknown; readonly kms: boolean },
): void {
  if (!isRecord(value)) return;
  const given = value as Given;
  checkRegion(problems, at(path, "region"), given, bucket);
  checkNamespace(problems, at(path, "bucketName"), given.bucketName, {
    accountId: given.accountId ?? bucket.accountId,
    region: given.region,
  });
  checkName(problems, at(path, "roleName"), given.roleName, bucket.name);
  if (given.permissionsBoundary !== undefined)
    boundaryIn(bucket).check(
      problems,
      at(path, "permissionsBoundary"),
      given.permissionsBoundary,
    );
  if (given.source === "create") checkCreated(problems, path, given);
  if (given.source === "existing") checkExisting(problems, path, given, bucket);
}

function checkRegion(
  problems: Problems,
  path: string,
  { accountId, region, source }: Given,
  bucket: Place,
): void {
  if (!isKnownText(region) || region === "") return;
  const partition = partitionOf(region);
  if (partition === undefined)
    problems.add(path, REGION, region, regionFix(region));
  else if (bucket.partition !== undefined && partition !== bucket.partition)
    problems.add(
      path,
      SAME_PARTITION(bucket.partition),
      region,
      "choose a region of that partition",
    );
  else if (source === "create" && region === bucket.region)
    problems.add(path, OTHER_REGION, region, "choose another region");
  else if (
    source === "existing" &&
    accountId === undefined &&
    region === bucket.region
  )
    problems.add(
      path,
      OTHER_REGION_OR_ACCOUNT,
      region,
      "choose another region, or write the accountId of the copies' account",
    );
}

function checkName(
  problems: Problems,
  path: string,
  roleName: unknown,
  bucketName: unknown,
): void {
  if (roleName !== undefined || !isKnownText(bucketName)) return;
  const name = `${bucketName}-replication`;
  if (name.length > 64)
    problems.add(
      path,
      ROLE_NAME,
      name,
      `write roleName: ${JSON.stringify(name.slice(0, 52) + "-replication")}`,
    );
}

function checkCreated(problems: Problems, path: string, value: Given): void {
  for (const key of ["accountId", "kmsKeyArn"] as const)
    if (value[key] !== undefined)
      problems.add(
        at(path, key),
        OWN_ACCOUNT,
        value[key],
        'leave it out, or write source: "existing"',
      );
}

function checkExisting(
  problems: Problems,
  path: string,
  { accountId, kmsKeyArn, region }: Given,
  bucket: Place & { readonly kms: boolean },
): void {
  const { kms, partition } = bucket;
  if (accountId !== undefined)
    anyAccountId.check(problems, at(path, "accountId"), accountId);
  if (isAccountId(accountId) && accountId === bucket.accountId)
    problems.add(
      at(path, "accountId"),
      OTHER_ACCOUNT,
      accountId,
      "leave it out",
    );
  const where = at(path, "kmsKeyArn");
  if (kms && kmsKeyArn === undefined)
    problems.add(
      where,
      KEY,
      undefined,
      "add the ARN of a key in the region of the copies",
    );
  else if (!kms && kmsKeyArn !== undefined)
    problems.add(
      where,
      NO_KEY,
      kmsKeyArn,
      "leave it out, or encrypt the backups with a key of KMS, too",
    );
  else if (kmsKeyArn !== undefined)
    keyArn(
      { partition, region: typeof region === "string" ? region : undefined },
      "the copies'",
    ).check(problems, where, kmsKeyArn);
}
