import { letsIn, open } from "../finding";
import { isEmpty, own } from "../json";
import { plain, say, shown } from "../markdown";
import type { TypeJudge } from "./judge";

/** Who else may copy an image or a snapshot, with all that is on it. */
export const SHARED_IMAGE: TypeJudge = {
  judged: {},
  created: ({ after }) => {
    if (own(after, "group") === "all")
      return [open(plain("**public**: **everyone** may copy the image"))];
    const who = ["account_id", "organization_arn", "organizational_unit_arn"]
      .map((key) => own(after, key))
      .find((one) => !isEmpty(one));
    return [letsIn(say`${shown(who)} may copy it`)];
  },
  rest: "harmless where new",
};
