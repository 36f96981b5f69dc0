import { matching } from "../validation/text-rule";

/** What a policy can hold. `aws_iam_policy_document` takes `&{` for a policy variable, and knows no escape. */
export const EXPRESSIBLE = matching(
  (value) => !value.includes("&{") && /^[\x20-\x7e\xa0-\xff]*$/.test(value),
  'must hold only characters that an IAM policy can hold (up to U+00FF, no control characters) and no "&{"',
  "rename it in GitHub",
);
