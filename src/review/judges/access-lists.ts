import { letsIn, open, type Said, stronger, weaker } from "../finding";
import { blocks, both, canonical, inBlock, isEmpty, texts } from "../json";
import { listed, NOTHING, say, shown } from "../markdown";
import type { AttributeChange, TypeJudge } from "./judge";
import { fromTo } from "./stronger-or-weaker";

/** Who besides the owner may use the bucket or the object, by an access control list. */
export const BUCKET_ACL: TypeJudge = {
  judged: { acl: cannedAcl, access_control_policy: grants },
  harmless: ["bucket", "expected_bucket_owner"],
};

const PUBLIC = /^public-|^authenticated-read$/;
const HARMLESS = /^(?:private|bucket-owner-(?:read|full-control))$/;

/** A list that S3 has ready, such as `public-read`. */
export function cannedAcl({ before, after }: AttributeChange): readonly Said[] {
  const [was, is] = [String(before ?? ""), String(after ?? "")];
  if (PUBLIC.test(is))
    return [
      open(
        say`**public**: the ACL is ${is}${was === "" ? NOTHING : say`, was ${was}`}, so **everyone** gets in`,
      ),
    ];
  if (is === "" || HARMLESS.test(is))
    return PUBLIC.test(was)
      ? [
          stronger(
            say`no longer public: the ACL is ${shown(after)}, was ${was}`,
          ),
        ]
      : [];
  return [weaker(fromTo("ACL", before, after))];
}

const EVERYONE = /\/(?:AllUsers|AuthenticatedUsers)$/;

/** Grants, one by one. */
export function grants(change: AttributeChange): readonly Said[] {
  const [old, now] = both(change, grantsIn);
  const come = [...now].filter(([text]) => !old.has(text));
  const isOpen = come.filter(([, { who }]) =>
    who.some((one) => EVERYONE.test(one)),
  );
  const others = come.filter((one) => !isOpen.includes(one));
  const words = (some: typeof come) =>
    listed(
      some.map(([, { who, may }]) => say`${listed(may)} to ${listed(who)}`),
      "; ",
    );
  return [
    ...(isOpen.length > 0
      ? [open(say`**public**: grants to **everyone**: ${words(isOpen)}`)]
      : []),
    // A new bucket's owner is granted all, as is said of none.
    ...(others.length > 0 && old.size > 0
      ? [letsIn(say`**now** grants ${words(others)}`)]
      : []),
  ];
}

interface Grant {
  readonly who: readonly string[];
  readonly may: readonly string[];
}

function grantsIn(value: unknown): Map<string, Grant> {
  const all = blocks(value).flatMap((one) =>
    isEmpty(one["grant"]) ? [one] : blocks(one["grant"]),
  );
  return new Map(
    all.map((one) => {
      const grantee = isEmpty(one["grantee"]) ? one : blocks(one["grantee"])[0];
      const who = ["uri", "id", "email_address"].flatMap((key) =>
        texts(inBlock(grantee, key)).filter((text) => text !== ""),
      );
      const may = texts(one["permission"] ?? one["permissions"]);
      return [canonical([who, [...may].sort()]), { who, may }];
    }),
  );
}

/** An object, whose content says nothing. */
export const OBJECT: TypeJudge = {
  judged: { acl: cannedAcl },
  rest: "harmless where new",
};
