import { expireLeftovers } from "../lifecycle/lifecycle";
import { checkRetentionOfJobs } from "../lifecycle/job-retention-rules";
import { retentionOf, type RetentionProps } from "../lifecycle/retention";
import { checkRetention, RETENTION } from "../lifecycle/retention-rules";
import { retentionWarnings } from "../lifecycle/retention-warnings";
import type { BucketFeature } from "./feature";
import type { ObjectLockProps } from "./object-lock";

/** How long backups are kept, and where. */
export const retention: BucketFeature<RetentionProps & ObjectLockProps> = {
  schema: RETENTION,
  check: checkRetention,
  checkJobs: checkRetentionOfJobs,
  turn: "lifecycle",
  place: (options, { jobs, scope }, setting) =>
    expireLeftovers(scope, retentionOf(options), setting, jobs),
  destroys: ["s3:PutLifecycleConfiguration"],
  reads: ["s3:GetLifecycleConfiguration"],
  writes: ["s3:PutLifecycleConfiguration"],
  warnings: (options) => retentionWarnings(retentionOf(options)),
};
