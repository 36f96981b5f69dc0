import { allowsTooMuch, letsIn, open, type Said } from "../finding";
import { blocks, both, jsonIn, own, texts } from "../json";
import { KnownAfterApply } from "../known-after-apply";
import { listed, say, shown } from "../markdown";
import type { AttributeChange, JudgedResource, TypeJudge } from "./judge";

/** Gives a role in Google Cloud to one or several. */
export const GOOGLE_MEMBERS: TypeJudge = {
  judged: { member: members, members, role },
  readsUnknown: ["member", "members"],
  rest: "harmless",
};

/** All roles at once, as one text. */
export const GOOGLE_POLICY: TypeJudge = {
  judged: {
    policy_data: ({ resource, ...change }) => {
      const [old, now] = both(change, bindingsIn);
      return [...now].flatMap(([name, all]) =>
        given(
          name,
          all.filter((one) => !old.get(name)?.includes(one)),
          resource,
        ),
      );
    },
  },
  rest: "harmless",
};

/** Lets somebody use a bucket or an object, by an entry of an access control list. */
export const GOOGLE_ACL_ENTRY: TypeJudge = {
  judged: {
    entity: ({ after, resource }) =>
      given(own(resource.after, "role"), texts(after), resource),
  },
  rest: "harmless",
};

function members(change: AttributeChange): readonly Said[] {
  const [old, now] = both(change, texts);
  return given(
    own(change.resource.after, "role"),
    now.filter((one) => !old.includes(one)),
    change.resource,
  );
}

function role({ before, after, resource }: AttributeChange): readonly Said[] {
  if (before === undefined || after === undefined) return [];
  const side = resource.after;
  return given(after, texts(side?.["members"] ?? side?.["member"]), resource);
}

function bindingsIn(text: unknown): Map<string, string[]> {
  const policy = typeof text === "string" ? jsonIn(text) : undefined;
  const all = new Map<string, string[]>();
  for (const { role: name, members: some } of blocks(own(policy, "bindings")))
    all.set(String(name), [...(all.get(String(name)) ?? []), ...texts(some)]);
  return all;
}

const EVERYONE = /^all(?:Authenticated)?Users$/;

/** Roles with which somebody can give themselves more. */
const POWERFUL =
  /^roles\/(?:owner|editor|.*[aA]dmin|iam\.serviceAccountTokenCreator|iam\.serviceAccountUser|iam\.serviceAccountKeyAdmin|resourcemanager\.projectIamAdmin)$/;

function given(
  name: unknown,
  come: readonly string[],
  { after }: JudgedResource,
): readonly Said[] {
  if (come.length === 0 || after === undefined) return [];
  const everyone = come.filter((one) => EVERYONE.test(one));
  const others = come.filter((one) => !EVERYONE.test(one));
  const isPowerful =
    POWERFUL.test(String(name)) || name instanceof KnownAfterApply;
  return [
    ...(everyone.length > 0
      ? [
          open(
            say`**public**: gives ${shown(name)} to **everyone**, ${listed(everyone)}`,
          ),
        ]
      : []),
    ...(others.length === 0
      ? []
      : isPowerful
        ? [allowsTooMuch(say`gives **${shown(name)}** to ${listed(others)}`)]
        : [letsIn(say`gives ${shown(name)} to ${listed(others)}`)]),
  ];
}
