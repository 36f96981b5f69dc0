import { checkTags } from "../aws/tag-rules";
import type { Problems } from "../validation/problems";
import { at, checkFlag, checkObject } from "../validation/shape";
import type { BackupBucketOptions } from "./backup-bucket";
import { checkBucketName } from "./bucket-name-rules";

/** Checks the props of a bucket. */
export function checkBackupBucket(
  problems: Problems,
  path: string,
  options: unknown,
): void {
  if (
    !checkObject<BackupBucketOptions>(
      problems,
      path,
      options,
      { name: true, tags: false, dangerouslyAllowDestroy: false },
      'write { name: "neon-s3-backup" }',
    )
  )
    return;
  checkBucketName(problems, at(path, "name"), options.name);
  checkTags(problems, at(path, "tags"), options.tags);
  checkFlag(
    problems,
    at(path, "dangerouslyAllowDestroy"),
    options.dangerouslyAllowDestroy,
  );
}
