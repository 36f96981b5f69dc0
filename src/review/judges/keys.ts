import { atRisk, goes, weaker } from "../finding";
import { isEmpty } from "../json";
import { say, shown } from "../markdown";
import type { TypeJudge } from "./judge";
import {
  fromTo,
  lessIsStronger,
  moreIsStronger,
  onIsStronger,
  onIsWorse,
} from "./stronger-or-weaker";
import { policyIn } from "./policies";

/** A key of KMS: what it encrypted can't be read without it. */
export const KEY: TypeJudge = {
  judged: {
    policy: policyIn("the key's policy"),
    is_enabled: onIsStronger("the key", { lost: atRisk }),
    enable_key_rotation: onIsStronger("yearly rotation of the key"),
    rotation_period_in_days: lessIsStronger("days between rotations", 365),
    deletion_window_in_days: moreIsStronger(
      "days until a deleted key is gone",
      30,
      atRisk,
    ),
    bypass_policy_lockout_safety_check: onIsWorse(
      "no check against a lockout by the key's policy",
      weaker,
    ),
  },
  harmless: [
    ...["key_id", "key_usage", "customer_master_key_spec", "multi_region"],
    ...["custom_key_store_id", "xks_key_id"],
  ],
  destroyed: ({ before }) => [
    goes(
      say`**the key ${shown(before?.["key_id"])} is scheduled for deletion**, and with it all that it encrypted`,
      "data at risk",
    ),
  ],
};

/** The name by which a bucket knows its key. */
export const KEY_ALIAS: TypeJudge = {
  judged: {
    target_key_id: ({ before, after }) =>
      isEmpty(before)
        ? []
        : [atRisk(fromTo("key of KMS behind the alias", before, after))],
  },
  harmless: ["name", "name_prefix", "target_key_arn"],
  readsUnknown: ["target_key_id"],
  destroyed: ({ before }) => [
    goes(
      say`**the alias ${shown(before?.["name"])} is gone**: what names it can't encrypt any more`,
    ),
  ],
};
