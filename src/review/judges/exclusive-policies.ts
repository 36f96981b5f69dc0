import { allows, notJudged, type Said } from "../finding";
import { both, texts } from "../json";
import { listed, say } from "../markdown";
import { attachedWords, TOO_MUCH } from "./attached-policies";
import type { AttributeChange, TypeJudge } from "./judge";

/** What a role, user or group may have and nothing else: what is not in the list is taken out by the apply. */
function exclusive(kept: "policy_names" | "policy_arns"): TypeJudge {
  return {
    judged: { [kept]: policies },
    harmless: ["role_name", "user_name", "group_name"],
    readsUnknown: [kept],
    // The list ends, and the policies stay as they are.
    destroyed: () => [
      allows(say`others can be added **unseen** from now on`, "nothing"),
    ],
  };
}

/** Policies that Terraform takes out, which may hold denials, and those that it puts in. */
function policies(change: AttributeChange): readonly Said[] {
  if (change.resource.before === undefined) return [];
  const [old, now] = both(change, texts);
  const gone = old.filter((one) => !now.includes(one));
  const come = now.filter((one) => !old.includes(one));
  return [
    ...(gone.length > 0
      ? [
          notJudged(
            say`**taken out** as no others may stay: ${listed(gone.map(attachedWords))}, which may hold denials`,
          ),
        ]
      : []),
    ...(come.length > 0
      ? [
          {
            ...allows(say`may have: ${listed(come.map(attachedWords))}`),
            isUrgent: come.some((one) => TOO_MUCH.test(one)),
          },
        ]
      : []),
  ];
}

export const EXCLUSIVE: readonly (readonly [string, TypeJudge])[] = [
  "role",
  "user",
  "group",
].flatMap((whose) => [
  [`aws_iam_${whose}_policies_exclusive`, exclusive("policy_names")] as const,
  [
    `aws_iam_${whose}_policy_attachments_exclusive`,
    exclusive("policy_arns"),
  ] as const,
]);
