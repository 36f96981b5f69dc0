import type { LifecycleRule } from "./found";

/** What is made of a bucket's lifecycle rules, and what is not. */
export interface DescribedLifecycle {
  readonly props: Readonly<Record<string, unknown>>;
  readonly notes: readonly string[];
}

interface Days {
  readonly Days?: number;
  readonly NoncurrentDays?: number;
}
type Move = Days & { readonly StorageClass?: string };

/** What the parts of a rule for the whole bucket are called here. */
const PARTS: Readonly<Record<string, (part: never) => object | undefined>> = {
  Expiration: ({ Days }: Days) =>
    Days === undefined ? undefined : { expireAfterDays: Days },
  NoncurrentVersionExpiration: ({ NoncurrentDays }: Days) => ({
    recoverableDays: NoncurrentDays,
  }),
  Transitions: (moves: readonly Move[]) =>
    moves.every(({ Days }) => Days !== undefined)
      ? {
          transitions: moves.map(({ StorageClass, Days }) => ({
            storageClass: StorageClass,
            afterDays: Days,
          })),
        }
      : undefined,
  // Every stack has this one.
  AbortIncompleteMultipartUpload: () => ({}),
};

const DESCRIBES = new Set(["ID", "Status", "Filter", "Prefix"]);

/** What a bucket deletes and moves, in the terms of the props. */
export function describeLifecycle(
  rules: readonly LifecycleRule[],
): DescribedLifecycle {
  const described = rules.map((rule) => {
    const parts = Object.entries(rule).filter(([key]) => !DESCRIBES.has(key));
    const props = parts.map(([key, part]) => PARTS[key]?.(part as never));
    const isWhole =
      rule.Status === "Enabled" &&
      (rule.Prefix ?? "") === "" &&
      Object.values(rule.Filter ?? {}).every((value) => value === "");
    return isWhole && !props.includes(undefined)
      ? { props: Object.assign({}, ...props) as object, notes: [] }
      : {
          props: {},
          notes: [`a lifecycle rule goes: ${JSON.stringify(rule)}`],
        };
  });
  return {
    props: Object.assign({}, ...described.map(({ props }) => props)) as Record<
      string,
      unknown
    >,
    notes: described.flatMap(({ notes }) => notes),
  };
}
