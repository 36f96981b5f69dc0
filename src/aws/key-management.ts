import { type AccountContext, rootArn } from "./arn";
import type { PolicyStatement } from "./policy-document";

/**
 * Lets the account manage a key of KMS, as it does where AWS writes the policy: without that statement nobody could, and
 * the key would be lost with its last administrator. The condition says again what the principal says, for readers who
 * take the account's root for a single user.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
 */
export function accountManagesKey(account: AccountContext): PolicyStatement {
  return {
    sid: "AccountManagesKey",
    effect: "Allow",
    actions: ["kms:*"],
    principals: [{ type: "AWS", identifiers: [rootArn(account)] }],
    resources: ["*"],
    condition: [
      {
        test: "StringEquals",
        variable: "kms:CallerAccount",
        values: [account.accountId],
      },
    ],
  };
}
