import { withExactNumbers } from "./exact-numbers";
import { isObject, type JsonObject, own } from "./json";
import type { Change, Plan, ResourceChange } from "./plan";

const REMEDY = "give the output of: terraform show -json <plan file>";

/** What was given is no plan that can be judged. The message says why, and what to give. */
export class UnreadablePlanError extends Error {
  public override readonly name = "UnreadablePlanError";

  public constructor(why: string, remedy = REMEDY) {
    super(`${why}: ${remedy}`);
    this.stack = `${this.name}: ${this.message}`;
  }

  /** The same, said of a file. */
  public of(file: string): UnreadablePlanError {
    this.message = `${file}: ${this.message}`;
    return this;
  }
}

/**
 * Reads a plan.
 *
 * @param text what `terraform show -json <plan file>` or `tofu show -json <plan file>` wrote
 * @throws UnreadablePlanError if that is no complete plan of a known format
 */
export function readPlan(text: string): Plan {
  const json = objectIn(text);
  checkFormat(json);
  if (own(json, "errored") === true)
    throw new UnreadablePlanError(
      "the plan ended with an error and is not complete",
      "mend the error and plan again",
    );
  return {
    ...json,
    format_version: String(own(json, "format_version")),
    resource_changes: changes(json, "resource_changes"),
    resource_drift: changes(json, "resource_drift"),
    output_changes: outputs(json),
  };
}

function objectIn(text: string): JsonObject {
  const exact = withExactNumbers(text.replace(/^\uFEFF/, ""));
  let json: unknown;
  try {
    json = JSON.parse(exact);
  } catch {
    throw notJson(text);
  }
  if (!isObject(json))
    throw new UnreadablePlanError("the input is no object of JSON");
  return json;
}

/** What the wrapper of `hashicorp/setup-terraform` prints around what Terraform prints. */
const WRAPPER = /^\[command\]|^::(?:debug|set-output)/m;

function notJson(text: string): UnreadablePlanError {
  return WRAPPER.test(text.slice(0, 1000)) || WRAPPER.test(text.slice(-1000))
    ? new UnreadablePlanError(
        "the input has lines of setup-terraform's wrapper around the JSON",
        "set terraform_wrapper: false for hashicorp/setup-terraform",
      )
    : new UnreadablePlanError("the input is no JSON");
}

/** Terraform 0.12 to 1.0 wrote 0.1 and 0.2, which have no more than what format 1 has, in the same places. */
const READABLE = /^(?:0\.[12]|1\.\d+)$/;

function checkFormat(json: JsonObject): void {
  const version = own(json, "format_version");
  if (typeof version !== "string")
    throw new UnreadablePlanError("the input has no format_version");
  if (!READABLE.test(version))
    throw new UnreadablePlanError(
      `format_version ${JSON.stringify(version)} is not known`,
      "use a version of Terraform or OpenTofu that writes format 1, such as Terraform 1.1 or later",
    );
  if (Object.hasOwn(json, "values"))
    throw new UnreadablePlanError("the input is a state");
  if (
    !isObject(own(json, "planned_values")) &&
    !Object.hasOwn(json, "resource_changes")
  )
    throw new UnreadablePlanError("the input is no plan");
}

function changes(json: JsonObject, key: string): readonly ResourceChange[] {
  const list = own(json, key) ?? [];
  if (!Array.isArray(list) || !list.every(isResourceChange))
    throw new UnreadablePlanError(`${key} is no list of changes`);
  return list;
}

function outputs(json: JsonObject): Readonly<Record<string, Change>> {
  const all = own(json, "output_changes") ?? {};
  if (!isObject(all) || !Object.values(all).every(isChange))
    throw new UnreadablePlanError("output_changes holds no changes");
  return all as Readonly<Record<string, Change>>;
}

function isResourceChange(value: unknown): value is ResourceChange {
  return (
    ["address", "mode", "type"].every(
      (key) => typeof own(value, key) === "string",
    ) && isChange(own(value, "change"))
  );
}

function isChange(value: unknown): value is Change {
  const actions = own(value, "actions");
  return (
    Array.isArray(actions) &&
    actions.length > 0 &&
    actions.every((action) => typeof action === "string")
  );
}
