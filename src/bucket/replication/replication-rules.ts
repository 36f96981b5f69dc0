import { checkAccountId, isAccountId } from "../../aws/account-rules";
import { partitionOf, regionFix } from "../../aws/regions";
import type { Problems } from "../../validation/problems";
import {
  asText,
  at,
  checkChoice,
  checkObject,
  isKnownText,
  isUnknown,
} from "../../validation/shape";
import { checkBucketName } from "../bucket-name-rules";
import type { Place } from "../../aws/place";
import { checkKeyArn } from "../../aws/kms-key-arn-rules";
import { checkRoleName } from "../../trust/role-rules";

const SHAPE = {
  source: true,
  bucketName: true,
  region: true,
  roleName: false,
  accountId: false,
  kmsKeyArn: false,
};

type Given = Record<keyof typeof SHAPE, unknown>;

/** Checks where copies are kept. */
export function checkReplication(
  problems: Problems,
  path: string,
  value: unknown,
  bucket: Place & { readonly name: unknown; readonly kms: boolean },
): void {
  if (value === undefined) return;
  const fix =
    'write { source: "create", bucketName: "neon-s3-backup-copies", region: "us-west-2" }, or leave the prop out';
  if (!checkObject<Given>(problems, path, value, SHAPE, fix)) return;
  checkChoice(problems, at(path, "source"), value.source, [
    "create",
    "existing",
  ]);
  checkBucketName(problems, at(path, "bucketName"), value.bucketName);
  checkRegion(problems, at(path, "region"), value, bucket);
  checkName(problems, at(path, "roleName"), value.roleName, bucket.name);
  if (value.source === "create") checkCreated(problems, path, value);
  if (value.source === "existing") checkExisting(problems, path, value, bucket);
}

function checkRegion(
  problems: Problems,
  path: string,
  { accountId, region, source }: Given,
  bucket: Place,
): void {
  if (!isKnownText(problems, path, region)) return;
  const partition = partitionOf(region);
  if (partition === undefined)
    problems.add(path, "must be a region of AWS", region, regionFix(region));
  else if (bucket.partition !== undefined && partition !== bucket.partition)
    problems.add(
      path,
      `must be in the bucket's partition, ${JSON.stringify(bucket.partition)}, since S3 does not copy to another one`,
      region,
      "choose a region of that partition",
    );
  else if (source === "create" && region === bucket.region)
    problems.add(
      path,
      "must be another region than the bucket's, whose loss the copies are to survive",
      region,
      "choose another region",
    );
  else if (
    source === "existing" &&
    accountId === undefined &&
    region === bucket.region
  )
    problems.add(
      path,
      "must be another region than the bucket's, unless the copies are in another account: they are to survive the loss of one of the two",
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
  if (roleName !== undefined) return checkRoleName(problems, path, roleName);
  const name = `${asText(bucketName)}-replication`;
  if (
    typeof bucketName === "string" &&
    !isUnknown(bucketName) &&
    name.length > 64
  )
    problems.add(
      path,
      'must be given where the bucket\'s name with "-replication" behind it has more than the 64 characters that AWS allows',
      name,
      `write roleName: ${JSON.stringify(name.slice(0, 52) + "-replication")}`,
    );
}

function checkCreated(problems: Problems, path: string, value: Given): void {
  for (const key of ["accountId", "kmsKeyArn"] as const)
    if (value[key] !== undefined)
      problems.add(
        at(path, key),
        'must not be given with source: "create", which makes bucket and key in the stack\'s own account',
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
  checkAccountId(problems, at(path, "accountId"), accountId);
  if (isAccountId(accountId) && accountId === bucket.accountId)
    problems.add(
      at(path, "accountId"),
      "must be another account than the stack's, since only there the copies change their owner",
      accountId,
      "leave it out",
    );
  const where = at(path, "kmsKeyArn");
  if (kms && kmsKeyArn === undefined)
    problems.add(
      where,
      "must be given with `kmsKey`, since S3 copies what a key of KMS has encrypted only with a key at the other end",
      undefined,
      "add the ARN of a key in the region of the copies",
    );
  else if (!kms && kmsKeyArn !== undefined)
    problems.add(
      where,
      "must not be given without `kmsKey`",
      kmsKeyArn,
      "leave it out, or encrypt the backups with a key of KMS, too",
    );
  else
    checkKeyArn(
      problems,
      where,
      kmsKeyArn,
      { partition, region: typeof region === "string" ? region : undefined },
      "the copies'",
    );
}
