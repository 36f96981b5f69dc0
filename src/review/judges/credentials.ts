import { letsIn } from "../finding";
import { own } from "../json";
import { say, shown } from "../markdown";
import type { TypeJudge } from "./judge";

/** Something new with which somebody gets in as somebody else: a key, a password. */
function credential(what: string, whose: string): TypeJudge {
  return {
    judged: {},
    created: ({ after }) => [
      letsIn(say`**a new credential**: ${what} of ${shown(own(after, whose))}`),
    ],
    rest: "harmless where new",
  };
}

export const CREDENTIALS: readonly (readonly [string, TypeJudge])[] = [
  ["aws_iam_access_key", credential("access key", "user")],
  ["aws_iam_user_login_profile", credential("password", "user")],
  ["aws_iam_service_specific_credential", credential("password", "user_name")],
  ["aws_iam_user_ssh_key", credential("SSH key", "username")],
  ["google_service_account_key", credential("key", "service_account_id")],
  ["google_storage_hmac_key", credential("key", "service_account_email")],
  ["azuread_application_password", credential("password", "application_id")],
  [
    "azuread_service_principal_password",
    credential("password", "service_principal_id"),
  ],
];

/** Users in a group, who may do what the group may. */
export const GROUP_MEMBERSHIP: TypeJudge = {
  judged: {},
  created: ({ after }) => [
    letsIn(
      say`${shown(after?.["users"] ?? after?.["user"])} may do what ${shown(after?.["group"] ?? after?.["groups"])} may`,
    ),
  ],
};
