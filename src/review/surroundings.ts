import { canonical, isEmpty, own, textsIn } from "./json";
import type { Plan, ResourceChange } from "./plan";

/** What has to be known of the whole plan to judge one resource. */
export interface Surroundings {
  /** Whether a bucket is new in this plan, so that nothing in it can be lost. */
  isNewBucket(name: unknown): boolean;
  /** Whether a resource of this type sets something of the bucket, whose own copy of it then says no more. */
  sets(type: string, bucket: unknown): boolean;
  /** Whether a resource of this type adds this, such as a policy of this name, to the role. */
  adds(type: string, role: unknown, what: unknown): boolean;
  readonly hasTagsInPolicies: boolean;
  /** Whether a provider gives tags to all that it makes. */
  readonly hasDefaultTags: boolean;
  /** Whether a policy compares the tag, so that it decides what somebody may do. */
  isTagInPolicies(key: string): boolean;
}

/** The names of conditions are the same in upper and lower case. */
const TAG_IN_POLICY =
  /(?:Principal|Resource)Tag\/([\p{L}\p{Z}\p{N}_.:/=+@-]+)/giu;

export function surroundings(plan: Plan): Surroundings {
  const newBuckets = new Set(
    plan.resource_changes
      .filter(({ type, change }) => type === "aws_s3_bucket" && isNew(change))
      .map(({ change }) => own(change.after, "bucket")),
  );
  const set = new Set(plan.resource_changes.flatMap(settingsOf));
  const tags = tagsInPolicies(plan);
  return {
    isNewBucket: (name) => !isEmpty(name) && newBuckets.has(name),
    sets: (type, bucket) => set.has(canonical([type, bucket])),
    adds: (type, role, what) => set.has(canonical([type, role, what])),
    hasDefaultTags: JSON.stringify(
      own(plan["configuration"], "provider_config") ?? {},
    ).includes('"default_tags"'),
    // The names of tags are the same in upper and lower case, where a policy compares them.
    isTagInPolicies: (key) => tags.has(key.toLowerCase()),
    hasTagsInPolicies: tags.size > 0,
  };
}

function isNew({ actions }: ResourceChange["change"]): boolean {
  return actions.join() === "create";
}

/** Whose settings a resource holds: those of a bucket, or one more of a role. What has no name is nobody's. */
function settingsOf({ type, change }: ResourceChange): string[] {
  return [change.before, change.after].flatMap((side) =>
    [["bucket"], ["role", "name"], ["role", "policy_arn"]].flatMap((keys) => {
      const names = keys.map((key) => own(side, key));
      return names.some(isEmpty) ? [] : [canonical([type, ...names])];
    }),
  );
}

function tagsInPolicies({ resource_changes }: Plan): Set<string> {
  return new Set(
    resource_changes
      .flatMap(({ change }) => textsIn([change.before, change.after]))
      .flatMap((text) => [...text.matchAll(TAG_IN_POLICY)])
      .map(([, key = ""]) => key.toLowerCase()),
  );
}
