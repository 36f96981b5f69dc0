import type { Problems } from "../../validation/problems";
import {
  at,
  checkChoice,
  checkDays,
  checkObject,
} from "../../validation/shape";
import { checkBucketName } from "../bucket-name-rules";

const SHAPE = { source: true, bucketName: true, expireAfterDays: false };

/** Checks where requests are logged. */
export function checkAccessLogs(
  problems: Problems,
  path: string,
  value: unknown,
): void {
  if (value === undefined) return;
  const fix =
    'write { source: "create", bucketName: "neon-s3-backup-logs" }, or leave the prop out';
  if (
    !checkObject<Record<keyof typeof SHAPE, unknown>>(
      problems,
      path,
      value,
      SHAPE,
      fix,
    )
  )
    return;
  checkChoice(problems, at(path, "source"), value.source, [
    "create",
    "existing",
  ]);
  checkBucketName(problems, at(path, "bucketName"), value.bucketName);
  if (value.source === "existing" && value.expireAfterDays !== undefined)
    problems.add(
      at(path, "expireAfterDays"),
      'must not be given with source: "existing", whose logs are not kept here',
      value.expireAfterDays,
      "leave it out",
    );
  else checkDays(problems, at(path, "expireAfterDays"), value.expireAfterDays);
}
