import type { Problems } from "../../validation/problems";
import { at, checkChoice, checkObject } from "../../validation/shape";
import type { Place } from "../../aws/place";
import { checkKeyArn } from "../../aws/kms-key-arn-rules";

const SHAPE = { source: true, arn: false };

/** Checks the key that encrypts the backups. */
export function checkKmsKey(
  problems: Problems,
  path: string,
  value: unknown,
  place: Place,
): void {
  if (value === undefined) return;
  if (
    !checkObject<{ source: unknown; arn: unknown }>(
      problems,
      path,
      value,
      SHAPE,
      typeof value === "string" && value.startsWith("arn:")
        ? `write { source: "existing", arn: ${JSON.stringify(value)} }`
        : 'write { source: "create" }, or leave the prop out',
    )
  )
    return;
  checkChoice(problems, at(path, "source"), value.source, [
    "create",
    "existing",
  ]);
  const where = at(path, "arn");
  if (value.source === "create" && value.arn !== undefined)
    problems.add(
      where,
      'must not be given with source: "create", which makes a key',
      value.arn,
      'write source: "existing", or leave the ARN out',
    );
  if (value.source !== "existing") return;
  if (value.arn === undefined)
    problems.add(
      where,
      'must be given with source: "existing"',
      undefined,
      'add "arn"',
    );
  checkKeyArn(problems, where, value.arn, place);
}
