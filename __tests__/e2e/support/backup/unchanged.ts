import type { JobEnded } from "../actions/job-run";
import type { BackupBucket } from "./backup-bucket";

/** Runs a job that must fail: it says why, and all that the bucket held it holds, and nothing else. */
export async function refusal(
  bucket: BackupBucket,
  run: () => Promise<JobEnded>,
): Promise<JobEnded> {
  const before = await bucket.contents();
  const ended = await run();
  expect(ended.summary).not.toBe("");
  expect(ended.outcome).toBe("failure");
  expect(await bucket.contents()).toEqual(before);
  return ended;
}
