import { GUIDE } from "../support/synth";

/** What is given in place of the guide's props, of whatever type: JavaScript can pass anything. */
export type Change = Readonly<Record<string, unknown>>;

/** What is wrong, the change to the guide's props that makes it so, and every problem of the message. */
export type BadInput = readonly [
  wrong: string,
  change: Change,
  ...problems: string[],
];

/** What is right although it is near to something wrong, and the change to the guide's props. */
export type GoodInput = readonly [right: string, change: Change];

/** The guide's job. */
export const JOB = GUIDE.backups[0] as (typeof GUIDE.backups)[0];

/** The guide's trust. */
export const TRUST = JOB.trust[0] as (typeof JOB.trust)[0];

/** Another bucket. */
export function bucket(change: Change): Change {
  return { bucket: { ...GUIDE.bucket, ...change } };
}

/** Another job. */
export function job(change: Change): Change {
  return { backups: [{ ...JOB, ...change }] };
}

/** The guide's job, trusting something else. */
export function trust(change: Change): Change {
  return job({ trust: [{ ...TRUST, ...change }] });
}

/** A case for each value of a prop, by the rule that it breaks and by what the message proposes. */
export function refused(
  path: string,
  change: (value: unknown) => Change,
  ...alike: readonly (readonly [
    rule: string,
    fix: string,
    ...values: unknown[],
  ])[]
): BadInput[] {
  return alike.flatMap(([rule, fix, ...values]) =>
    values.map((value): BadInput => [
      `${path} is ${shown(value)}`,
      change(value),
      `${path}: ${rule}, got ${shown(value)}: ${fix}`,
    ]),
  );
}

/** A case for each value that a prop may have. */
export function taken(
  path: string,
  change: (value: unknown) => Change,
  ...values: unknown[]
): GoodInput[] {
  return values.map((value) => [`${path}: ${shown(value)}`, change(value)]);
}

const shown = (value: unknown) =>
  typeof value === "number" ? String(value) : JSON.stringify(value);
