import { partitionOf } from "../aws/regions";
import type { Problems } from "../validation/problems";
import { rule } from "../validation/rules";
import { matching, type TextRule, without } from "../validation/text-rule";
import { isKnownText } from "../validation/values";

/**
 * The end of a name in the namespace that an account has in a region: whoever is not that account can't make a bucket of
 * such a name.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/gpbucketnamespaces.html
 */
const END = /-(\d{12})-([a-z]{2,}(?:-[a-z]+)+-\d)-an$/;

/** Regions that have no such namespaces. */
const WITHOUT = ["me-central-1", "me-south-1"];

/** The account and the region in whose namespace a name is; `undefined` for one in the namespace of all. */
export function namespaceOf(
  name: unknown,
): { readonly accountId: string; readonly region: string } | undefined {
  const [, accountId, region] =
    (isKnownText(name) ? END.exec(name) : null) ?? [];
  return accountId === undefined ||
    region === undefined ||
    partitionOf(region) === undefined
    ? undefined
    : { accountId, region };
}

/** What a name that ends in "-an" must be. */
export const NAMESPACE_RULES: readonly TextRule[] = [
  matching(
    (name) => !name.endsWith("-an") || namespaceOf(name) !== undefined,
    'must end in the account, the region and "-an" where it ends in "-an", which AWS keeps for names of one account',
    'write it like "backups-123456789012-us-east-1-an"',
  ),
  without(
    (name) => WITHOUT.includes(namespaceOf(name)?.region ?? ""),
    `must not be in the namespace of an account in ${WITHOUT.join(" or ")}, where AWS has none`,
    "choose a name without that end",
  ),
];

const OF_ACCOUNT = rule(
  (accountId: string) =>
    `must be in the namespace of its own account, ${JSON.stringify(accountId)}`,
);
const OF_REGION = rule(
  (region: string) =>
    `must be in the namespace of its own region, ${JSON.stringify(region)}`,
);

/** Checks that a bucket is where its name says. */
export function checkNamespace(
  problems: Problems,
  path: string,
  name: unknown,
  {
    accountId,
    region,
  }: { readonly accountId?: unknown; readonly region?: unknown },
): void {
  const namespace = namespaceOf(name);
  if (namespace === undefined) return;
  const fix = "write its account and region, or choose a name without that end";
  if (isKnownText(accountId) && accountId !== namespace.accountId)
    problems.add(path, OF_ACCOUNT(accountId), name, fix);
  if (isKnownText(region) && region !== namespace.region)
    problems.add(path, OF_REGION(region), name, fix);
}
