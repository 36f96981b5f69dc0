import type { Problems } from "../validation/problems";
import { isKnownText } from "../validation/shape";

/**
 * Checks an audience (a client id of the identity provider).
 *
 * @returns whether it was given and is one
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateOpenIDConnectProvider.html
 */
export function checkAudience(
  problems: Problems,
  path: string,
  value: unknown,
): value is string {
  if (!isKnownText(problems, path, value)) return false;
  if (/^[\w.:/@+=,-]{1,255}$/.test(value)) return true;
  problems.add(
    path,
    'must be an exact audience: 1 to 255 letters, digits and "_.:/@+=,-"',
    value,
    'write it as the workflow asks for it, such as "sts.amazonaws.com"',
  );
  return false;
}
