import { letsIn, open } from "../finding";
import { isEmpty, own } from "../json";
import { plain, say, shown } from "../markdown";
import type { JudgedResource, TypeJudge } from "./judge";

/** An address on the internet that runs a function. */
export const FUNCTION_URL: TypeJudge = {
  judged: {
    authorization_type: ({ after }) =>
      after === "NONE"
        ? [
            open(
              plain(
                "**public**: **everyone** may run the function: authorization_type is `NONE`",
              ),
            ),
          ]
        : [],
  },
  rest: "harmless where new",
};

/** Who may run a function. */
export const FUNCTION_PERMISSION: TypeJudge = {
  judged: {},
  created: (resource) => runs(resource),
  rest: "harmless where new",
};

const LIMITS = ["source_account", "source_arn", "principal_org_id"];

function runs({ after }: JudgedResource) {
  const who = own(after, "principal");
  if (who === "*" && LIMITS.every((key) => isEmpty(own(after, key))))
    return [open(plain("**public**: **everyone** may run the function"))];
  return /\.amazonaws\.com(?:\.cn)?$/.test(String(who))
    ? []
    : [letsIn(say`${shown(who)} may run the function`)];
}
