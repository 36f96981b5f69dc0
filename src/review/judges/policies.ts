import { isEmpty } from "../json";
import { NOTHING, plain, say } from "../markdown";
import { policyChanges } from "../policy/policy-changes";
import type { AttributeJudge, TypeJudge } from "./judge";
import { lookAt } from "./order";

/** A policy in an attribute. */
export function policyIn(what: string): AttributeJudge {
  return ({ before, after }) =>
    policyChanges("what they may do", plain(what), before, after);
}

/** A bucket's policy decides who may use it, and what is denied to all. */
export const BUCKET_POLICY: TypeJudge = {
  judged: { policy: policyIn("the bucket's policy"), bucket: target("bucket") },
};

/** A policy that is written into a role, a user or a group. */
export const INLINE_POLICY: TypeJudge = {
  judged: {
    policy: policyIn("the policy"),
    role: target("role"),
    user: target("user"),
    group: target("group"),
  },
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
      const whose = String(side?.["role"] ?? side?.["user"] ?? side?.["group"]);
      return [
        {
          topic: "what they may do",
          level: "look",
          words: isEmpty(after)
            ? say`**detached** from ${whose}: ${String(before)}`
            : say`**attached** to ${whose}: ${String(after)}`,
        },
      ];
    },
    role: target("role"),
    user: target("user"),
    group: target("group"),
  },
};

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
    bypass_policy_lockout_safety_check: lookAt("check against a lockout"),
  },
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
