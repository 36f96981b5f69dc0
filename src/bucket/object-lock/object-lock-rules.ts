import type { Problems } from "../../validation/problems";
import {
  at,
  checkChoice,
  checkDays,
  checkObject,
} from "../../validation/shape";
import type { ObjectLock } from "./object-lock";

/** Checks how backups are locked. */
export function checkObjectLock(
  problems: Problems,
  path: string,
  value: unknown,
): void {
  if (value === undefined) return;
  const shape = { mode: true, retentionDays: true };
  const fix =
    'write { mode: "GOVERNANCE", retentionDays: 14 }, or leave the prop out';
  if (!checkObject<ObjectLock>(problems, path, value, shape, fix)) return;
  checkChoice(problems, at(path, "mode"), value.mode, [
    "GOVERNANCE",
    "COMPLIANCE",
  ]);
  checkDays(problems, at(path, "retentionDays"), value.retentionDays);
}
