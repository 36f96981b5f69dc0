import { Token } from "cdktf";
import { pathAndName } from "../../aws/arn";
import { shellWord } from "../../terraform/shell-word";
import type { Trust } from "../../trust/trust";
import { isUnknown } from "../../validation/values";
import { jobSuffix } from "../job-suffix";
import type { BackupJob } from "../postgres-backup-stack-props";
import { type RoleOfJob, rolesOfJob } from "../roles-of-job";

/** What all jobs of a stack have in common. */
export interface SetupFacts {
  /** An account's id needs no quotes; as a token it would get some. */
  readonly accountId: string;
  readonly bucketName: string;
  readonly region: string;
  readonly partition: string;
  /** The audience of jobs that name none. */
  readonly audience: string;
}

/** A repository, or one of its environments. */
export interface Where {
  readonly repository: string;
  readonly environment?: string;
}

/** What a place is told. Values are words of a shell. */
export interface Place extends Where {
  /** What is done from there, in words. */
  readonly uses: readonly string[];
  /** What the guide's workflow reads, too. */
  readonly shared: ReadonlyMap<string, string>;
  /** What only the workflows of this project read. */
  readonly own: ReadonlyMap<string, string>;
  /** The secrets that hold a connection string. */
  readonly connections: readonly string[];
}

interface GrowingPlace extends Where {
  readonly jobs: BackupJob[];
  readonly roles: { readonly job: BackupJob; readonly role: RoleOfJob }[];
}

/** The places from which jobs are run, in the order of the jobs, each with what its workflows are to be told. */
export function placesOf(
  jobs: readonly BackupJob[],
  facts: SetupFacts,
): readonly Place[] {
  const places = new Map<string, GrowingPlace>();
  for (const job of jobs)
    for (const role of rolesOfJob(job))
      for (const where of wheres(role.options.trust)) {
        const key = JSON.stringify(where);
        const place = places.get(key) ?? { ...where, jobs: [], roles: [] };
        places.set(key, place);
        if (!place.jobs.includes(job)) place.jobs.push(job);
        place.roles.push({ job, role });
      }
  return [...places.values()].map((place) => told(place, facts));
}

/** Where the workflows that a role trusts read variables: in the environment that they name, else in the repository. */
export function wheres(trust: readonly Trust[]): readonly Where[] {
  const all = trust.map(({ repository, environment }): Where =>
    environment === undefined ? { repository } : { repository, environment },
  );
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
}

const OUTPUT = { backup: "IAM_ROLE", restore: "RESTORE_ROLE" } as const;
const VERB = { backup: "backs up", restore: "restores" } as const;

/** What the defaults of the workflows are, which need no variable. */
const USUAL = {
  seconds: 3600,
  audience: "sts.amazonaws.com",
  partition: "aws",
} as const;

function told(
  { jobs, roles, ...where }: GrowingPlace,
  facts: SetupFacts,
): Place {
  const { accountId, bucketName, partition, region } = facts;
  const shared = new Map([
    ["AWS_ACCOUNT_ID", accountId],
    ["S3_BUCKET_NAME", shellWord(bucketName)],
  ]);
  const own = new Map([["AWS_REGION", shellWord(region)]]);
  if (partition !== USUAL.partition) own.set("AWS_PARTITION", partition);
  const connections: string[] = [];
  for (const job of jobs) {
    // A second job at one place must not overwrite what the first one is told.
    const suffix = jobSuffix(job.name, jobs.indexOf(job));
    const its = roles.filter((one) => one.job === job).map(({ role }) => role);
    for (const { kind, options } of its) {
      const name = shellWord(
        pathAndName(options.path ?? "/", options.roleName),
      );
      const values = kind === "backup" ? shared : own;
      values.set(OUTPUT[kind] + suffix, name);
      if (kind === "backup") connections.push(`DATABASE_URL${suffix}`);
    }
    if (job.prefix !== undefined)
      own.set(`BACKUP_FOLDER${suffix}`, shellWord(job.prefix));
    const seconds = shortest(its);
    if (seconds !== USUAL.seconds)
      own.set(`SESSION_SECONDS${suffix}`, shellWord(numberText(seconds)));
    const audience = its[0]?.options.audience ?? facts.audience;
    if (audience !== USUAL.audience)
      own.set(`AWS_AUDIENCE${suffix}`, shellWord(audience));
  }
  return {
    ...where,
    uses: roles.map(({ job, role }) => `${VERB[role.kind]} ${job.name}`),
    shared,
    own,
    connections,
  };
}

/** The longest session that all of the roles take. */
function shortest(roles: readonly RoleOfJob[]): number {
  const seconds = roles.map(
    ({ options }) => options.maxSessionSeconds ?? USUAL.seconds,
  );
  const unknown = seconds.find((one) => isUnknown(one));
  return unknown ?? Math.min(...seconds);
}

function numberText(value: number): string {
  return isUnknown(value) ? Token.asString(value) : String(value);
}
