import type { IsConfigured } from "../configuration";
import type { Said } from "../finding";
import type { JsonObject } from "../json";
import type { WholePlan } from "../whole-plan";

/** One attribute of a resource, before and after; `undefined` where the resource is not there, or does not have it. */
export interface AttributeChange {
  readonly before: unknown;
  readonly after: unknown;
  readonly resource: JudgedResource;
}

/** A resource that is changed. */
export interface JudgedResource {
  readonly type: string;
  readonly before: JsonObject | undefined;
  /** What is known only after apply stands in it as `KnownAfterApply`. */
  readonly after: JsonObject | undefined;
  /** What else the plan says. */
  readonly plan: WholePlan;
  readonly isConfigured: IsConfigured;
  /** Whether it was changed outside of Terraform; else the plan changes it. */
  readonly isDrift: boolean;
}

/** What is known beside the resource itself. */
export type Circumstances = Omit<JudgedResource, "before" | "after">;

export type AttributeJudge = (change: AttributeChange) => readonly Said[];

/** How changes of one type of resource are judged. An attribute that is in none of the lists is not judged. */
export interface TypeJudge {
  /** What decides who gets in, what is allowed, what is protected. */
  readonly judged: Readonly<Record<string, AttributeJudge>>;
  /** Of these, what can be judged though all of it is known only after apply, by where it comes from. */
  readonly readsUnknown?: readonly string[];
  /** What may change, or be known only after apply, without harm: names that AWS gives, descriptions. */
  readonly harmless?: readonly string[];
  /** Copies of what other resources set, with the type of those. */
  readonly mirrors?: Readonly<Record<string, string>>;
  /** What else is said of a new resource, from all that it is. */
  readonly created?: (resource: JudgedResource) => readonly Said[];
  /** Said when the resource is destroyed or replaced, in place of judging each attribute. */
  readonly destroyed?: (resource: JudgedResource) => readonly Said[];
  /** Whether all else of it is harmless, of a new resource or of any. */
  readonly rest?: "harmless where new" | "harmless" | "not judged";
}

/** What almost every resource of AWS has. Tags are judged by themselves. */
export const ALWAYS_HARMLESS = [
  ...["id", "arn", "region", "timeouts", "tags"],
  ...["description", "unique_id", "create_date", "creation_date"],
];
