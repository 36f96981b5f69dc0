import { isWorld } from "./world";
import type { Condition, Statement } from "./statement";

/** Keys of conditions that tell by whom or from where a request comes, so that not everyone can make it. */
const FIXED_BY =
  /^(?:aws:(?:principal(?:orgid|orgpaths|account)|source(?:account|arn|orgid|orgpaths|owner|vpc|vpce|ip)|vpcsourceip|userid)|s3:dataaccesspoint(?:account|arn)|kms:calleraccount|sns:endpoint)$/i;

/** The ARN of somebody in an account that is named; a tag or a name alone anyone can give to themselves. */
const IN_ACCOUNT = /^arn:[\w-]+:(?:iam|sts)::\d{12}:/;

/** Operators that let a request through only if a value fits, and that are false where the value is missing. */
const MUST_FIT =
  /^(?:ForAnyValue:)?(?:String(?:Equals|Like|EqualsIgnoreCase)|Arn(?:Equals|Like)|IpAddress|Bool)$/;

/** Whether a statement lets everyone in: whoever they are, and from wherever they come. */
export function isPublic({ effect, principals, conditions }: Statement) {
  if (effect !== "Allow" || principals === undefined) return false;
  const isEveryone = principals.except || principals.values.includes("AWS:*");
  return isEveryone && !conditions.some(fixesWho);
}

function fixesWho({ operator, key, values }: Condition): boolean {
  if (!MUST_FIT.test(operator) || values.length === 0) return false;
  return /^aws:principalarn$/i.test(key)
    ? values.every((value) => IN_ACCOUNT.test(value))
    : FIXED_BY.test(key) &&
        !values.some((value) => /^\**$/.test(value) || isWorld(value));
}
