import type { Problems } from "../../validation/problems";
import { rule } from "../../validation/rules";
import { at } from "../../validation/values";
import type { JobRole } from "../features/feature";
import type { ObjectLockProps } from "../features/object-lock";
import type { RetentionProps } from "./retention";

const OF_A_FOLDER = rule(
  "must not be given without `prefix`, since all of the bucket's backups would expire",
);
const LONGER_THAN_LOCKED = rule(
  (days: number) =>
    `must be more than the ${days} days of the bucket's \`objectLock.retentionDays\`, since a backup can't expire while it is locked`,
);
const AFTER_MOVES = rule(
  (days: number) =>
    `must be more than the ${days} days of the last of the bucket's \`transitions\`, which would move backups that are gone`,
);
const WITHIN_BUCKETS = rule(
  (days: number) =>
    `must be at most the ${days} days of the bucket's \`expireAfterDays\`, since S3 goes by the shorter of the two`,
);

/**
 * Checks that the backups of a job expire when the bucket's props let them.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-conflicts.html
 */
export function checkRetentionOfJobs(
  problems: Problems,
  _path: string,
  options: RetentionProps & ObjectLockProps,
  jobs: readonly JobRole[],
): void {
  const { expireAfterDays: ofBucket, objectLock, transitions } = options;
  const locked = objectLock?.retentionDays;
  const moved = transitions?.at(-1)?.afterDays;
  for (const { folder, path } of jobs) {
    const { expireAfterDays: days, prefix } = folder;
    if (days === undefined) continue;
    const where = at(path, "expireAfterDays");
    if (prefix === undefined)
      problems.add(
        where,
        OF_A_FOLDER,
        days,
        "write it as the bucket's `expireAfterDays`",
      );
    if (locked !== undefined && days <= locked)
      problems.add(
        where,
        LONGER_THAN_LOCKED(locked),
        days,
        `write ${locked + 1} or more, or lock for less`,
      );
    if (moved !== undefined && days <= moved)
      problems.add(
        where,
        AFTER_MOVES(moved),
        days,
        `write ${moved + 1} or more, or move earlier`,
      );
    if (ofBucket !== undefined && days > ofBucket)
      problems.add(
        where,
        WITHIN_BUCKETS(ofBucket),
        days,
        `write ${ofBucket} or less, or let all backups expire later`,
      );
  }
}
