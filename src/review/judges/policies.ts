import { allows, atRisk, weaker } from "../finding";
import { isEmpty, own } from "../json";
import { KnownAfterApply } from "../known-after-apply";
import { listed, type Markdown, NOTHING, plain, say, shown } from "../markdown";
import { policyChanges } from "../policy/policy-changes";
import { statementsOf } from "../policy/statement";
import { attachedWords, TOO_MUCH } from "./attached-policies";
import type { AttributeJudge, TypeJudge } from "./judge";
import { lookAt, onIsWorse } from "./stronger-or-weaker";

/** A policy in an attribute. */
export function policyIn(what: string): AttributeJudge {
  return ({ before, after }) =>
    policyChanges("what they may do", plain(what), before, after);
}

/** Whom a policy is for. */
const WHOSE = ["role", "user", "group"];

/** What destroys what a bucket holds, or what keeps it. */
const DESTROYS =
  /^s3:(?:DeleteObject|DeleteBucket|Put\w*(?:Lifecycle|Versioning|Policy))/i;

/** Whether a policy denied something, and denies nothing any more: a whole document was written over by another. */
const denialsGone: AttributeJudge = ({ before, after }) => {
  const [old, now] = [before, after].map((policy) =>
    isEmpty(policy) ? [] : statementsOf(policy),
  );
  if (old === undefined || now === undefined) return [];
  const denied = old.filter(({ effect }) => effect === "Deny");
  if (denied.length === 0 || now.some(({ effect }) => effect === "Deny"))
    return [];
  const keptBackups = denied.some(({ actions: { except, values } }) =>
    values.some((action) => !except && DESTROYS.test(action)),
  );
  return [
    keptBackups
      ? atRisk(
          plain(
            "the bucket's policy **denies nothing any more**, not even to delete what it keeps",
          ),
        )
      : weaker(plain("the bucket's policy **denies nothing any more**")),
  ];
};

/** A bucket's policy decides who may use it, and what is denied to all. */
export const BUCKET_POLICY: TypeJudge = {
  judged: {
    policy: (change) => [
      ...policyIn("the bucket's policy")(change),
      ...denialsGone(change),
    ],
    bucket: target("bucket"),
  },
  readsUnknown: ["bucket"],
};

/** A policy that is written into a role, a user or a group. */
export const INLINE_POLICY: TypeJudge = {
  judged: {
    policy: policyIn("the policy"),
    role: target("role"),
    user: target("user"),
    group: target("group"),
  },
  readsUnknown: WHOSE,
  harmless: ["name", "name_prefix"],
};

/** A policy that may be attached to several. */
export const MANAGED_POLICY: TypeJudge = {
  judged: { policy: policyIn("the policy") },
  harmless: [
    ...["name", "name_prefix", "path", "policy_id", "attachment_count"],
    "delay_after_policy_creation_in_ms",
  ],
};

/** A policy that is attached elsewhere: its text is not here, so that neither more nor less can be told from it. */
export const ATTACHMENT: TypeJudge = {
  judged: {
    policy_arn: ({ before, after, resource }) => {
      const side = resource.after ?? resource.before;
      const whose = listed(
        [...WHOSE, "roles", "users", "groups"]
          .flatMap((key) => [side?.[key] ?? []].flat())
          .map(nameOf),
      );
      if (isEmpty(after))
        return [allows(say`**detached** from ${whose}: ${String(before)}`)];
      const isMuch = TOO_MUCH.test(String(after));
      const words = say`**attached** to ${whose}: ${
        isMuch ? attachedWords(String(after)) : nameOf(after)
      }`;
      return [{ ...allows(words), isUrgent: isMuch }];
    },
    role: target("role"),
    user: target("user"),
    group: target("group"),
    roles: target("roles"),
    users: target("users"),
    groups: target("groups"),
  },
  readsUnknown: [...WHOSE, "policy_arn", "roles", "users", "groups"],
  harmless: ["name"],
};

/** A name, or the resource that it will be the name of. */
function nameOf(value: unknown): Markdown {
  if (!(value instanceof KnownAfterApply)) return shown(value);
  const names = value.origins.map(({ name, instances }) => {
    const known = own(instances[0]?.change.after, "name");
    return typeof known === "string" && instances.length === 1
      ? known
      : name.replace(/\.(?:id|arn|name)$/, "");
  });
  return names.length > 0 ? listed(names) : shown(value);
}

/**
 * The text of a key's policy, in a resource of its own. Without one the key has AWS's default, by which the policies of
 * the account decide.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
 */
export const KEY_POLICY: TypeJudge = {
  judged: {
    policy: policyIn("the key's policy"),
    key_id: target("key"),
    bypass_policy_lockout_safety_check: onIsWorse(
      "no check against a lockout by the key's policy",
      weaker,
    ),
  },
  readsUnknown: ["key_id"],
  destroyed: ({ before }) => [
    {
      topic: "what they may do",
      level: "look",
      words: plain(
        "**the key's policy is AWS's default again**: whomever the account lets",
      ),
      details: policyChanges(
        "what they may do",
        NOTHING,
        before?.["policy"],
        undefined,
      ).flatMap(({ details = [] }) => details),
    },
  ],
};

/** What a policy belongs to. It comes and goes with the resource; another one means another resource. */
function target(what: string): AttributeJudge {
  return (change) =>
    isEmpty(change.before) || isEmpty(change.after) ? [] : lookAt(what)(change);
}
