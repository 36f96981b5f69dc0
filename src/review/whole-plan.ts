import { canonical, isEmpty, type JsonObject, own, textsIn } from "./json";
import { isObject } from "./json";
import { isMade, KnownAfterApply } from "./known-after-apply";
import type { Plan, ResourceChange } from "./plan";

/** What has to be known of the whole plan to judge one resource. */
export interface WholePlan {
  /** Whether a bucket is new in this plan, so that nothing in it can be lost. */
  isNewBucket(bucket: unknown): boolean;
  /** Whether a key is made by this plan. */
  isNewKey(key: unknown): boolean;
  /**
   * What a resource of this type, which is there already, has set of the bucket, whose own copy of it then says no more.
   * One that the plan only creates has set nothing yet.
   */
  hasSet(type: string, bucket: unknown): JsonObject | undefined;
  /** What a resource of this type, which is there already, has added to the role, such as a policy of this name. */
  hasAdded(type: string, role: unknown, what: unknown): JsonObject | undefined;
  /** Whether a resource of this type that has one of these names is destroyed by the plan. */
  isDestroyed(type: string, name: unknown): boolean;
  /** Whether a policy of the plan compares any tag. */
  hasTagsInPolicies(): boolean;
  /** Whether a provider gives tags to all that it makes. */
  readonly hasDefaultTags: boolean;
  /** Whether a policy compares the tag, so that it decides what somebody may do. */
  isTagInPolicies(key: string): boolean;
}

/** The names of conditions are the same in upper and lower case. */
const TAG_IN_POLICY =
  /(?:Principal|Resource)Tag\/([\p{L}\p{Z}\p{N}_.:/=+@-]+)/giu;

export function wholePlan(plan: Plan): WholePlan {
  const isNewBucket = newOfType(plan, "aws_s3_bucket", "bucket");
  const there = new Map(plan.resource_changes.flatMap(settingsOf));
  const destroyed = new Set(plan.resource_changes.flatMap(namesOfDestroyed));
  const tags = once(() => tagsInPolicies(plan));
  return {
    isNewBucket,
    isNewKey: newOfType(plan, "aws_kms_key", "arn"),
    hasSet: (type, bucket) => there.get(canonical([type, bucket])),
    hasAdded: (type, role, what) => there.get(canonical([type, role, what])),
    isDestroyed: (type, name) =>
      !isEmpty(name) && destroyed.has(canonical([type, name])),
    hasTagsInPolicies: () => tags().size > 0,
    hasDefaultTags: JSON.stringify(
      own(plan["configuration"], "provider_config") ?? {},
    ).includes('"default_tags"'),
    // The names of tags are the same in upper and lower case, where a policy compares them.
    isTagInPolicies: (key) => tags().has(key.toLowerCase()),
  };
}

/** Looks through the whole plan only where somebody asks, and then once. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/**
 * Whether a resource is new: by its name, or by what the name comes from where it is known only after apply. A name that
 * is drawn at random in this plan is a new one, too.
 */
function newOfType(plan: Plan, type: string, attribute: string) {
  const made = plan.resource_changes.filter(
    (one) => one.type === type && isNew(one.change),
  );
  const names = new Set(made.map(({ change }) => own(change.after, attribute)));
  const isFirstPlan =
    made.length > 0 &&
    plan.resource_changes.every(
      ({ mode, change }) => mode !== "managed" || isNew(change),
    );
  return (value: unknown): boolean => {
    if (!(value instanceof KnownAfterApply))
      return !isEmpty(value) && names.has(value);
    const { origins } = value;
    // A local value, which a plan does not follow: in a first plan it is of what that plan makes.
    if (origins.length === 0) return isFirstPlan;
    const named = origins.filter((one) => one.type === type);
    if (named.length > 0) return named.every(isMade);
    return value.isMade && origins.every((one) => /^random_/.test(one.type));
  };
}

function isNew({ actions }: ResourceChange["change"]): boolean {
  return actions.join() === "create";
}

/** Whose settings a resource has: those of a bucket, or one more of a role. What has no name is nobody's. */
function settingsOf({ type, change }: ResourceChange): [string, JsonObject][] {
  const { before } = change;
  if (!isObject(before)) return [];
  return [["bucket"], ["role", "name"], ["role", "policy_arn"]].flatMap(
    (keys) => {
      const names = keys.map((key) => own(before, key));
      return names.some(isEmpty)
        ? []
        : [[canonical([type, ...names]), before] as [string, JsonObject]];
    },
  );
}

const NAMES = [
  ...["id", "arn", "name", "bucket", "key_id", "identifier"],
  "cluster_identifier",
];

function namesOfDestroyed({ type, change }: ResourceChange): string[] {
  if (!change.actions.includes("delete")) return [];
  return NAMES.map((key) => own(change.before, key))
    .filter((name) => !isEmpty(name))
    .map((name) => canonical([type, name]));
}

function tagsInPolicies({ resource_changes }: Plan): Set<string> {
  return new Set(
    resource_changes
      .flatMap(({ change }) => textsIn([change.before, change.after]))
      .filter((text) => text.includes("/"))
      .flatMap((text) => [...text.matchAll(TAG_IN_POLICY)])
      .map(([, key = ""]) => key.toLowerCase()),
  );
}
