import type { Problems } from "../../validation/problems";
import { didYouMean } from "../../validation/did-you-mean";
import {
  asText,
  at,
  checkDays,
  checkObject,
  isDays,
  isFilledList,
} from "../../validation/shape";
import type { ObjectLockProps } from "../features/object-lock";
import {
  type RetentionProps,
  STORAGE_CLASSES,
  type StorageClass,
  type Transition,
} from "./retention";

const FIRST_DAY: Partial<Record<StorageClass, number>> = { STANDARD_IA: 30 };
const DAYS_IN_STANDARD_IA = 30;

/**
 * Checks how long backups are kept, and where.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html
 */
export function checkRetention(
  problems: Problems,
  path: string,
  options: RetentionProps & ObjectLockProps,
): void {
  const { recoverableDays, expireAfterDays, transitions } = options;
  const locked: unknown = options.objectLock?.retentionDays;
  const lockedDays = isDays(locked) ? locked : undefined;
  if (
    checkDays(problems, at(path, "recoverableDays"), recoverableDays) &&
    lockedDays !== undefined &&
    recoverableDays < lockedDays
  )
    problems.add(
      at(path, "recoverableDays"),
      `must be at least the ${lockedDays} days of \`objectLock.retentionDays\`, before which nothing is removed`,
      recoverableDays,
      `write ${lockedDays}, or leave the prop out`,
    );
  const moves = checkTransitions(
    problems,
    at(path, "transitions"),
    transitions,
  );
  if (!checkDays(problems, at(path, "expireAfterDays"), expireAfterDays))
    return;
  if (lockedDays !== undefined && expireAfterDays <= lockedDays)
    problems.add(
      at(path, "expireAfterDays"),
      `must be more than the ${lockedDays} days of \`objectLock.retentionDays\`, since a backup can't expire while it is locked`,
      expireAfterDays,
      `write ${lockedDays + 1} or more, or lock for less`,
    );
  moves.forEach(({ afterDays }, index) => {
    if (afterDays >= expireAfterDays)
      problems.add(
        `${at(path, "transitions")}[${index}].afterDays`,
        `must be less than the ${expireAfterDays} days of \`expireAfterDays\`, after which the backup is gone`,
        afterDays,
        "move earlier, or let backups expire later",
      );
  });
}

/** @returns the transitions, if all of them can be looked at */
function checkTransitions(
  problems: Problems,
  path: string,
  value: unknown,
): readonly Transition[] {
  if (
    !isFilledList(
      problems,
      path,
      value,
      'write [{ storageClass: "STANDARD_IA", afterDays: 30 }], or leave the prop out',
    )
  )
    return [];
  const before = problems.count;
  value.forEach((one, index) => {
    const where = `${path}[${index}]`;
    const shape = { storageClass: true, afterDays: true };
    const fix = 'write { storageClass: "STANDARD_IA", afterDays: 30 }';
    if (!checkObject<Transition>(problems, where, one, shape, fix)) return;
    checkStorageClass(problems, at(where, "storageClass"), one.storageClass);
    checkDays(problems, at(where, "afterDays"), one.afterDays);
  });
  if (problems.count > before) return [];
  const moves = value as readonly Transition[];
  moves.forEach((move, index) => {
    const where = `${path}[${index}]`;
    checkFirstDay(problems, at(where, "afterDays"), move);
    const earlier = moves[index - 1];
    if (earlier !== undefined) checkOrder(problems, where, earlier, move);
  });
  return moves;
}

function checkStorageClass(
  problems: Problems,
  path: string,
  value: unknown,
): void {
  if (value === undefined || STORAGE_CLASSES.some((one) => one === value))
    return;
  problems.add(
    path,
    `must be one of ${STORAGE_CLASSES.map((one) => JSON.stringify(one)).join(", ")}`,
    value,
    value === "ONEZONE_IA"
      ? "use STANDARD_IA: what is in a single zone is lost with that zone"
      : didYouMean(asText(value), STORAGE_CLASSES),
  );
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
      `must be at least ${first} for ${storageClass}, AWS's rule`,
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
      `must be colder than the ${earlier.storageClass} of the transition before, since backups do not move back`,
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
      earlier.storageClass === "STANDARD_IA"
        ? `must be at least ${DAYS_IN_STANDARD_IA} days after the transition to STANDARD_IA, AWS's rule`
        : "must be later than the transition before",
      later.afterDays,
      `write ${least}`,
    );
}
