/**
 * What stands behind the names of values that belong to a job: nothing for the first one, so that the guide's names are
 * its own, and the job's name for those that are added behind it.
 */
export function jobSuffix(jobName: string, index: number): string {
  return index === 0 ? "" : `_${jobName.toUpperCase().replaceAll("-", "_")}`;
}
