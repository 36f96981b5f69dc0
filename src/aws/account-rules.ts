import { asText, isUnknown } from "../validation/shape";
import type { Problems } from "../validation/problems";

/** Whether a value is the id of an AWS account that is known at synth. */
export function isAccountId(value: unknown): value is string {
  return typeof value === "string" && /^\d{12}$/.test(value);
}

/** Checks the id of an AWS account. */
export function checkAccountId(
  problems: Problems,
  path: string,
  value: unknown,
): void {
  if (value === undefined || isUnknown(value) || isAccountId(value)) return;
  const digits = asText(value).replaceAll("-", "");
  const whole = /^\d{9,12}$/.test(digits);
  problems.add(
    path,
    "must be a string of 12 digits",
    value,
    whole
      ? `write ${JSON.stringify(digits.padStart(12, "0"))}, in quotes and with its leading zeros`
      : "copy it from the account menu of the AWS console, or from `aws sts get-caller-identity`",
  );
}
