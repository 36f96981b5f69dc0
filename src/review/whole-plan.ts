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
  /** The address by which the plan makes what has the same name, or is a setting of the same, as one that it destroys. */
  madeAgainAs(type: string, gone: JsonObject): string | undefined;
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
  const made = once(() => new Map(plan.resource_changes.flatMap(namesOfNew)));
  const tags = once(() => tagsInPolicies(plan));
  return {
    isNewBucket,
    isNewKey: newOfType(plan, "aws_kms_key", "arn"),
    hasSet: (type, bucket) => there.get(canonical([type, bucket])),
    hasAdded: (type, role, what) => there.get(canonical([type, role, what])),
    isDestroyed: (type, name) =>
      !isEmpty(name) && destroyed.has(canonical([type, name])),
    madeAgainAs: (type, gone) => {
      const name = nameOf(type, gone);
      return name && made().get(name);
    },
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

const OF_IAM = ["role", "user", "group"];

/**
 * What there is one of in an account or a partition, or of a bucket or a role, by what tells it from others of its type.
 * What has a name in a region alone is not here, since a plan does not say the region of each.
 */
const TOLD_BY: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^aws_s3_bucket/, ["bucket"]],
  [/^aws_iam_(?:role|user|group)_policy$/, [...OF_IAM, "name"]],
  [
    /^aws_iam_(?:role|user|group)_policy_attachment$/,
    [...OF_IAM, "policy_arn"],
  ],
  [/^aws_iam_openid_connect_provider$/, ["url"]],
  [/^aws_iam_(?:role|user|group|policy|instance_profile)$/, ["name"]],
];

/** What tells a resource from others of its type, where its values are known; nothing where it has no name. */
function nameOf(type: string, values: JsonObject): string | undefined {
  const [, keys = []] = TOLD_BY.find(([pattern]) => pattern.test(type)) ?? [];
  const names = keys
    .map((key) => own(values, key))
    .filter((name) => !isEmpty(name));
  const isTold = !isEmpty(own(values, keys.at(-1) ?? ""));
  return isTold ? canonical([type, ...names]) : undefined;
}

function namesOfNew({
  address,
  type,
  change,
}: ResourceChange): [string, string][] {
  const { actions, after } = change;
  if (actions.join() !== "create" || !isObject(after)) return [];
  const name = nameOf(type, after);
  return name === undefined ? [] : [[name, address]];
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
