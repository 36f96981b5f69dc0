import { knownText } from "../validation/kinds";
import { matching } from "../validation/text-rule";

/**
 * An audience (a client id of the identity provider).
 *
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateOpenIDConnectProvider.html
 */
export const audience = knownText(
  matching(
    /^[\w.:/@+=,-]{1,255}$/,
    'must be an exact audience: 1 to 255 letters, digits and "_.:/@+=,-"',
    'write it as the workflow asks for it, such as "sts.amazonaws.com"',
  ),
);
