import type { JsonObject } from "./json-object";

/**
 * A plan of Terraform or OpenTofu as `terraform show -json` writes it, as far as it is read here. Whatever else the JSON
 * holds is there too.
 *
 * @see https://developer.hashicorp.com/terraform/internals/json-format
 * @see https://opentofu.org/docs/internals/json-format/
 */
export interface Plan extends JsonObject {
  readonly format_version: string;
  readonly resource_changes: readonly ResourceChange[];
  /** What was changed outside of Terraform since the last apply. */
  readonly resource_drift: readonly ResourceChange[];
  readonly output_changes: Readonly<Record<string, Change>>;
}

/** What a plan does to one resource. */
export interface ResourceChange extends JsonObject {
  readonly address: string;
  readonly mode: string;
  readonly type: string;
  readonly change: Change;
}

/** From what to what. */
export interface Change extends JsonObject {
  readonly actions: readonly string[];
  readonly before?: unknown;
  readonly after?: unknown;
  /** The shape of `after`, with `true` in the place of every value that is known only after apply. */
  readonly after_unknown?: unknown;
}
