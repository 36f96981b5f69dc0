import { open, weaker } from "../finding";
import { blocks, isEmpty } from "../json";
import { plain, say, shown } from "../markdown";
import type { TypeJudge } from "./judge";
import { policyIn } from "./policies";

/** Another name, with another policy, by which a bucket is used. */
export const ACCESS_POINT: TypeJudge = {
  judged: {
    policy: policyIn("the access point's policy"),
    public_access_block_configuration: ({ before, after }) => {
      const off = OPENINGS.filter(
        (key) =>
          blocks(after).some((block) => block[key] === false) &&
          !blocks(before).some((block) => block[key] === false),
      );
      return off.length === 0
        ? []
        : [weaker(say`public access is **not blocked**: ${off.join(", ")}`)];
    },
    vpc_configuration: ({ before, after, resource }) =>
      !isEmpty(before) && isEmpty(after) && resource.after !== undefined
        ? [open(plain("**public**: no longer only for a network"))]
        : [],
    bucket: ({ before, after }) =>
      isEmpty(before) || isEmpty(after)
        ? []
        : [weaker(say`for the bucket ${shown(after)}, was ${shown(before)}`)],
  },
  readsUnknown: ["bucket"],
  harmless: [
    ...["name", "account_id", "bucket_account_id", "alias", "domain_name"],
    ...["endpoints", "network_origin", "has_public_access_policy"],
    "access_point_arn",
  ],
  rest: "harmless where new",
};

const OPENINGS = [
  ...["block_public_acls", "block_public_policy"],
  ...["ignore_public_acls", "restrict_public_buckets"],
];
