import type { Prop } from "../validation/prop";
import { rule } from "../validation/rules";
import { asText, isUnknown } from "../validation/values";

const ACCOUNT_ID = rule("must be a string of 12 digits");

/** Whether a value is the id of an AWS account that is known at synth. */
export function isAccountId(value: unknown): value is string {
  return typeof value === "string" && /^\d{12}$/.test(value);
}

/** The id of an AWS account. */
export const accountId: Prop = {
  check(problems, path, value) {
    if (isUnknown(value) || isAccountId(value)) return;
    const digits = asText(value).replaceAll("-", "");
    const whole = /^\d{9,12}$/.test(digits);
    problems.add(
      path,
      ACCOUNT_ID,
      value,
      whole
        ? `write ${JSON.stringify(digits.padStart(12, "0"))}, in quotes and with its leading zeros`
        : "copy it from the account menu of the AWS console, or from `aws sts get-caller-identity`",
    );
  },
};
