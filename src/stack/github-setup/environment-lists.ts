import type { BackupJob } from "../postgres-backup-stack-props";
import { rolesOfJob } from "../roles-of-job";
import { wheres } from "./places";

/** A variable of a repository that lists environments, from each of which a workflow is run. */
export interface EnvironmentList {
  readonly variable: "BACKUP_ENVIRONMENTS" | "DRILL_ENVIRONMENTS";
  readonly repository: string;
  /** An empty name is a run that is in no environment. */
  readonly environments: readonly string[];
}

/** The lists of environments of those repositories whose jobs use some. */
export function environmentLists(
  jobs: readonly BackupJob[],
): readonly EnvironmentList[] {
  return (["BACKUP_ENVIRONMENTS", "DRILL_ENVIRONMENTS"] as const).flatMap(
    (variable) => listsOf(variable, jobs),
  );
}

function listsOf(
  variable: EnvironmentList["variable"],
  jobs: readonly BackupJob[],
): readonly EnvironmentList[] {
  const lists = new Map<string, Set<string>>();
  for (const job of jobs)
    for (const { repository, environment = "" } of runsOf(variable, job))
      lists.set(
        repository,
        (lists.get(repository) ?? new Set()).add(environment),
      );
  return [...lists]
    .map(([repository, environments]) => ({
      variable,
      repository,
      environments: [...environments],
    }))
    .filter(({ environments }) => environments.some((name) => name !== ""));
}

/** Where a job is run; of a repository only from its environments where the job names some, not from both. */
function runsOf(variable: EnvironmentList["variable"], job: BackupJob) {
  const [backup, restore = backup] = rolesOfJob(job);
  const role = variable === "BACKUP_ENVIRONMENTS" ? backup : restore;
  const all = wheres(role?.options.trust ?? []);
  return all.filter(
    (one) =>
      one.environment !== undefined ||
      !all.some(
        (other) =>
          other.repository === one.repository &&
          other.environment !== undefined,
      ),
  );
}
