import type { BackupJob, PostgresBackupStackProps, Trust } from "../../../src";
import {
  BUCKET,
  type Context,
  FOLDER,
  IDENTITY_PROVIDER,
  JOB,
  STACK,
  type Value,
  type Values,
} from "./choices";
import { type Conflict, type Dimensions, pairwise, type Row } from "./pairs";
import type { Surroundings } from "./surroundings";
import { CLAIMS, RUNS, SUBJECT } from "./trust-choices";

const HOW_MANY: Readonly<Record<string, number>> = { one: 1, two: 2, three: 3 };

/** All that a configuration can be. */
export const DIMENSIONS: Dimensions = {
  ...names({ runs: RUNS, subject: SUBJECT, claims: CLAIMS }),
  trusts: ["one", "two"],
  jobs: ["one", "two", "three"],
  prefix: ["own", "none"],
  restore: ["none", "own"],
  ...names({ ...STACK, ...IDENTITY_PROVIDER, ...BUCKET, ...FOLDER, ...JOB }),
};

/** What can't go together, because synth refuses it. */
export const REFUSED: readonly Conflict[] = [
  { jobs: "two", prefix: "none" },
  { jobs: "three", prefix: "none" },
  { github: "server", subject: "ids" },
  { github: "server", subject: "idsAsClaims" },
  { github: "server", subject: "immutable" },
  { github: "server", subject: "both" },
  { runs: "pattern", claims: "inSubject" },
  { runs: "anything", claims: "inSubject" },
  { github: "server", claims: "one" },
  { github: "server", claims: "several" },
];

/** What can't go together in one account, which has one identity provider of github.com: `journey.test.ts` creates it. */
export const APART: Conflict = { source: "create", github: "usual" };

/** Configurations in which every two values that can go together do so, as rows of values. */
export const ROWS: readonly Row[] = pairwise(DIMENSIONS, [...REFUSED, APART]);

/** What a job says of the stack's alarm, by its number. The second one says nothing. */
const ALARM: Readonly<Record<number, BackupJob["alarm"]>> = {
  1: { afterHours: 48 },
  3: false,
};

/** The props of the configuration that a row says, under a name that no other has. */
export function configuration(
  name: string,
  row: Row,
  surroundings: Surroundings,
): PostgresBackupStackProps {
  const context: Context = { name, row, surroundings };
  return {
    ...props(STACK, context),
    identityProvider: props(IDENTITY_PROVIDER, context),
    bucket: { name, ...props(BUCKET, context) },
    backups: numbered(row["jobs"], (job) => {
      const role = {
        trust: numbered(row["trusts"], (trust) => ({
          ...chosen(RUNS, row["runs"]),
          ...chosen(SUBJECT, row["subject"]),
          ...chosen(CLAIMS, row["claims"]),
          repository: `octo-org/${name}-${job}-${trust}`,
        })) as Trust[],
        ...props(JOB, context),
      };
      return {
        name: `job-${job}`,
        formerName:
          row["restore"] === "own"
            ? [`earlier-${job}`, `former-${job}`]
            : undefined,
        roleName: `${name}-role-${job}`,
        prefix: row["prefix"] === "own" ? `job-${job}-backup` : undefined,
        restore:
          row["restore"] === "own"
            ? { roleName: `${name}-restore-${job}`, ...role }
            : undefined,
        alarm: row["alarm"] === "none" ? undefined : ALARM[job],
        ...props(FOLDER, context),
        ...role,
      };
    }),
  };
}

function numbered<T>(
  howMany: string | undefined,
  make: (number: number) => T,
): T[] {
  const length = chosen(HOW_MANY, howMany);
  return Array.from({ length }, (_, index) => make(index + 1));
}

function props<Props>(values: Values<Props>, context: Context): Props {
  return Object.fromEntries(
    Object.entries(values).map(([prop, named]) => {
      const value = chosen(
        named as Record<string, Value<unknown>>,
        context.row[prop],
      );
      return [prop, typeof value === "function" ? value(context) : value];
    }),
  ) as Props;
}

function chosen<T>(
  named: Readonly<Record<string, T>>,
  value: string | undefined,
): T {
  if (value === undefined || !(value in named))
    throw new Error(`no value is called ${value}`);
  return named[value] as T;
}

function names(tables: Readonly<Record<string, object>>): Dimensions {
  return Object.fromEntries(
    Object.entries(tables).map(([dimension, named]) => [
      dimension,
      Object.keys(named),
    ]),
  );
}
