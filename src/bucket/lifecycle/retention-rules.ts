import { choice, days, daysFrom, isDays } from "../../validation/kinds";
import { list } from "../../validation/list";
import type { Problems } from "../../validation/problems";
import { required } from "../../validation/prop";
import { rule } from "../../validation/rules";
import { object, type Schema } from "../../validation/schema";
import { at, isRecord } from "../../validation/values";
import type { ObjectLockProps } from "../features/object-lock";
import {
  type RetentionProps,
  STORAGE_CLASSES,
  type StorageClass,
  type Transition,
} from "./retention";

/** The day from which on AWS moves to a class, where that is not the first one, 0. */
const FIRST_DAY: Partial<Record<StorageClass, number>> = { STANDARD_IA: 30 };
const DAYS_IN_STANDARD_IA = 30;

export const RETENTION: Schema<RetentionProps> = {
  recoverableDays: days,
  transitions: list(
    object<Transition>(
      {
        storageClass: required(
          choice(STORAGE_CLASSES, {
            ONEZONE_IA:
              "use STANDARD_IA: what is in a single zone is lost with that zone",
          }),
        ),
        afterDays: required(daysFrom(0)),
      },
      { fix: 'write { storageClass: "STANDARD_IA", afterDays: 30 }' },
    ),
    {
      fix: 'write [{ storageClass: "STANDARD_IA", afterDays: 30 }], or leave the prop out',
    },
  ),
  expireAfterDays: days,
};

const AS_LONG_AS_LOCKED = rule(
  (days: number) =>
    `must be at least the ${days} days of \`objectLock.retentionDays\`, before which nothing is removed`,
);
const LONGER_THAN_LOCKED = rule(
  (days: number) =>
    `must be more than the ${days} days of \`objectLock.retentionDays\`, since a backup can't expire while it is locked`,
);
const BEFORE_EXPIRY = rule(
  (days: number) =>
    `must be less than the ${days} days of \`expireAfterDays\`, after which the backup is gone`,
);
const NOT_TOO_EARLY = rule(
  (day: number, storageClass: string) =>
    `must be at least ${day} for ${storageClass}, AWS's rule`,
);
const COLDER = rule(
  (storageClass: string) =>
    `must be colder than the ${storageClass} of the transition before, since backups do not move back`,
);
const LATER = rule("must be later than the transition before");
const AFTER_STANDARD_IA = rule(
  `must be at least ${DAYS_IN_STANDARD_IA} days after the transition to STANDARD_IA, AWS's rule`,
);

/**
 * Checks that backups move and expire in an order that AWS takes, and not while they are locked.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html
 */
export function checkRetention(
  problems: Problems,
  path: string,
  options: RetentionProps & ObjectLockProps,
): void {
  const { recoverableDays, expireAfterDays } = options;
  const locked: unknown = options.objectLock?.retentionDays;
  if (isDays(locked) && isDays(recoverableDays) && recoverableDays < locked)
    problems.add(
      at(path, "recoverableDays"),
      AS_LONG_AS_LOCKED(locked),
      recoverableDays,
      `write ${locked}, or leave the prop out`,
    );
  const moves = soundMoves(options.transitions);
  moves.forEach((move, index) => {
    const where = `${at(path, "transitions")}[${index}]`;
    checkFirstDay(problems, at(where, "afterDays"), move);
    const earlier = moves[index - 1];
    if (earlier !== undefined) checkOrder(problems, where, earlier, move);
  });
  if (!isDays(expireAfterDays)) return;
  if (isDays(locked) && expireAfterDays <= locked)
    problems.add(
      at(path, "expireAfterDays"),
      LONGER_THAN_LOCKED(locked),
      expireAfterDays,
      `write ${locked + 1} or more, or lock for less`,
    );
  moves.forEach(({ afterDays }, index) => {
    if (afterDays >= expireAfterDays)
      problems.add(
        `${at(path, "transitions")}[${index}].afterDays`,
        BEFORE_EXPIRY(expireAfterDays),
        afterDays,
        "move earlier, or let backups expire later",
      );
  });
}

/** The transitions, if all of them can be looked at. */
function soundMoves(given: unknown): readonly Transition[] {
  const sound =
    Array.isArray(given) &&
    given.every(
      (one: unknown) =>
        isRecord(one) &&
        isDays(one.afterDays, 0) &&
        STORAGE_CLASSES.some((known) => known === one.storageClass),
    );
  return sound ? (given as readonly Transition[]) : [];
}

function checkFirstDay(
  problems: Problems,
  path: string,
  { storageClass, afterDays }: Transition,
): void {
  const first = FIRST_DAY[storageClass];
  if (first !== undefined && afterDays < first)
    problems.add(
      path,
      NOT_TOO_EARLY(first, storageClass),
      afterDays,
      `write ${first}`,
    );
}

function checkOrder(
  problems: Problems,
  path: string,
  earlier: Transition,
  later: Transition,
): void {
  const rank = ({ storageClass }: Transition) =>
    STORAGE_CLASSES.indexOf(storageClass);
  if (rank(later) <= rank(earlier)) {
    problems.add(
      at(path, "storageClass"),
      COLDER(earlier.storageClass),
      later.storageClass,
      rank(later) === rank(earlier)
        ? "remove one of the two"
        : `list the transitions in the order ${STORAGE_CLASSES.join(", ")}`,
    );
    return;
  }
  const least =
    earlier.afterDays +
    (earlier.storageClass === "STANDARD_IA" ? DAYS_IN_STANDARD_IA : 1);
  if (later.afterDays < least)
    problems.add(
      at(path, "afterDays"),
      earlier.storageClass === "STANDARD_IA" ? AFTER_STANDARD_IA : LATER,
      later.afterDays,
      `write ${least}`,
    );
}
