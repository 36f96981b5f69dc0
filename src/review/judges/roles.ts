import { goes, notJudged, type Said } from "../finding";
import { blocks, both, isEmpty, own, texts } from "../json";
import { listed, plain, say } from "../markdown";
import { isSamePolicy } from "../policy/same-policy";
import { policyChanges } from "../policy/policy-changes";
import { trustChanges } from "../who-gets-in/trust-changes";
import { attachedWords, TOO_MUCH } from "./attached-policies";
import type { AttributeChange, TypeJudge } from "./judge";
import { lessIsStronger } from "./stronger-or-weaker";

/** Roles: who may assume them is decided by their trust policy. */
export const ROLE: TypeJudge = {
  judged: {
    assume_role_policy: ({ before, after }) => trustChanges(before, after),
    max_session_duration: lessIsStronger("longest session, in seconds", 3600),
    permissions_boundary: boundary,
    inline_policy: inlinePolicies,
    managed_policy_arns: attachedPolicies,
  },
  harmless: ["name", "name_prefix", "path", "force_detach_policies"],
  readsUnknown: ["permissions_boundary"],
  destroyed: ({ before }) => [
    {
      ...goes(plain("nobody gets in any more: **the role is destroyed**")),
      details: trustChanges(before?.["assume_role_policy"], undefined).flatMap(
        ({ details = [] }) => details,
      ),
    },
  ],
};

function boundary({ before, after }: AttributeChange): readonly Said[] {
  if (isEmpty(before) && isEmpty(after)) return [];
  const isNew = isEmpty(before);
  return [
    {
      topic: "protections",
      level: isNew ? "nothing" : "look",
      words: isNew
        ? say`permissions boundary: ${String(after)}`
        : isEmpty(after)
          ? say`permissions boundary: **removed**, was ${String(before)}`
          : say`permissions boundary: **another**, from ${String(before)} to ${String(after)}`,
    },
  ];
}

/** Policies in the role, but for those that are read from it because resources of their own put them there, judged there. */
function inlinePolicies(change: AttributeChange): readonly Said[] {
  const { plan, isDrift, ...resource } = change.resource;
  const role = own(resource.before ?? resource.after, "name");
  const byName = (value: unknown) =>
    new Map(
      blocks(value)
        .filter((block) => !isEmpty(block["policy"]))
        .map((block) => [String(block["name"]), block["policy"]]),
    );
  const [old, now] = both(change, byName);
  const isElsewhere = (name: string) => {
    const added = plan.hasAdded("aws_iam_role_policy", role, name);
    return (
      isDrift &&
      added !== undefined &&
      isSamePolicy(added["policy"], now.get(name) ?? old.get(name))
    );
  };
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((name) => !isElsewhere(name))
    .flatMap((name) =>
      policyChanges(
        "what they may do",
        say`the policy ${name} in the role`,
        old.get(name),
        now.get(name),
      ),
    );
}

/** What a policy that is attached allows or denies, its ARN does not say. */
function attachedPolicies(change: AttributeChange): readonly Said[] {
  const { plan, isDrift, ...resource } = change.resource;
  const role = own(resource.before ?? resource.after, "name");
  const isElsewhere = (arn: string) =>
    isDrift &&
    plan.hasAdded("aws_iam_role_policy_attachment", role, arn) !== undefined;
  const [old, now] = both(change, texts);
  const only = (some: string[], others: string[]) =>
    some.filter((arn) => !others.includes(arn) && !isElsewhere(arn));
  const [gone, come] = [only(old, now), only(now, old)];
  return [
    ...(come.length > 0
      ? [
          {
            topic: "what they may do" as const,
            level: "look" as const,
            words: say`**attached**: ${listed(come.map(attachedWords))}, whose text is not in the resource`,
            isUrgent: come.some((arn) => TOO_MUCH.test(arn)),
          },
        ]
      : []),
    ...gone.map((arn) =>
      notJudged(say`detached: ${arn}, which may hold denials`),
    ),
  ];
}
