import { matching } from "../validation/text-rule";

/** An ARN of a role. */
export const ROLE_ARN = matching(
  /^arn:aws[\w-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/,
  "must be the ARN of a role",
  'write it like "arn:aws:iam::123456789012:role/terraform"',
);

/** What a session is called. @see https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html */
export const SESSION_NAME = matching(
  /^[\w+=,.@-]{2,64}$/,
  "must have 2 to 64 letters, digits and characters of _+=,.@-",
  'write it like "terraform"',
);

/** What a role's trust can ask for beside the caller. */
export const EXTERNAL_ID = matching(
  /^[\w+=,.@:/-]{2,1224}$/,
  "must have 2 to 1224 letters, digits and characters of _+=,.@:/-",
  "copy it from the condition of the role's trust policy",
);
