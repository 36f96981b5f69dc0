import { Token } from "cdktf";

/** Whether a value is only known to Terraform, so that no rule can judge it at synth. */
export function isUnknown(value: unknown): boolean {
  return Token.isUnresolved(value);
}

/** What messages show of such a value. */
export const UNKNOWN = "a value that only Terraform knows";

/** A value as text; none for what JavaScript can't turn into text, such as an object without a prototype. */
export function asText(value: unknown): string {
  try {
    return String(value);
  } catch {
    return "";
  }
}

/** Whether a value is a text that is known at synth. */
export function isKnownText(value: unknown): value is string {
  return typeof value === "string" && !isUnknown(value);
}

/** Whether a value is an object with keys, and no list. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether a value is a whole number in a range. */
export function isWholeNumber(
  value: unknown,
  min: number,
  max: number,
): value is number {
  return (
    typeof value === "number" &&
    Number.isInteger(value) &&
    value >= min &&
    value <= max
  );
}

/** Joins a path and a prop's name: `("bucket", "name")` is `bucket.name`, `("", "region")` is `region`. */
export function at(path: string, key: string): string {
  return path === "" ? key : `${path}.${key}`;
}

/** A name in Terraform's and GitHub's spelling: `jobWorkflowRef` is `job_workflow_ref`. */
export function snakeCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
