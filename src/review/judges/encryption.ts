import { plain, say, shown } from "../markdown";
import { atRisk, notJudged, type Said, stronger, weaker } from "../finding";
import { blocks, both, inBlock, isEmpty } from "../json";
import type { AttributeChange, JudgedResource, TypeJudge } from "./judge";
import { fromTo } from "./stronger-or-weaker";

/** With what the bucket encrypts, and what it refuses. */
export const ENCRYPTION: TypeJudge = {
  judged: { rule: encryption },
  harmless: ["bucket", "expected_bucket_owner"],
};

/** From the weakest to the strongest; AWS encrypts with AES256 where nothing is set. */
const ALGORITHMS = ["AES256", "aws:kms", "aws:kms:dsse"];

const BY_DEFAULT = "apply_server_side_encryption_by_default";

function encryption(change: AttributeChange): readonly Said[] {
  const [was, is] = both<Encryption>(change, (rule) => ({
    algorithm: String(
      inBlock(inBlock(rule, BY_DEFAULT), "sse_algorithm") ?? "AES256",
    ),
    key: inBlock(inBlock(rule, BY_DEFAULT), "kms_master_key_id"),
    refused: [inBlock(rule, "blocked_encryption_types") ?? []].flat(),
    others: [
      ...blocks(rule).slice(1),
      ...Object.keys(blocks(rule)[0] ?? {}).filter((key) => !KNOWN.has(key)),
    ],
  }));
  return [
    ...algorithm(was.algorithm, is.algorithm),
    ...key(was.key, is.key, change.resource),
    ...(isRefusing(was) === isRefusing(is)
      ? []
      : isRefusing(is)
        ? [stronger(plain("keys that a client brings (SSE-C): refused"))]
        : [weaker(plain("keys that a client brings (SSE-C): **allowed**"))]),
    ...(was.others.length > 0 || is.others.length > 0
      ? [notJudged(plain("rules of encryption that are not known here"))]
      : []),
  ];
}

interface Encryption {
  readonly algorithm: string;
  readonly key: unknown;
  readonly refused: readonly unknown[];
  readonly others: readonly unknown[];
}

/** A bucket key costs less and protects as much. */
const KNOWN = new Set([
  BY_DEFAULT,
  "blocked_encryption_types",
  "bucket_key_enabled",
]);

function algorithm(was: string, is: string): readonly Said[] {
  if (was === is) return [];
  const words = fromTo("encryption", was, is);
  return [
    ALGORITHMS.indexOf(is) > ALGORITHMS.indexOf(was) && ALGORITHMS.includes(was)
      ? stronger(words)
      : weaker(words),
  ];
}

/**
 * Whoever holds another key, or a first one, decides who reads what is written from now on; a new bucket chose it. A key
 * that is taken away leaves S3's own, which protects less and which nobody can take away.
 */
function key(
  was: unknown,
  is: unknown,
  { after, plan }: JudgedResource,
): readonly Said[] {
  if (was === is || (isEmpty(was) && isEmpty(is))) return [];
  if (isEmpty(is))
    return [
      {
        ...weaker(say`key of KMS: from ${shown(was)} to **S3's own**`),
        isUrgent: true,
      },
    ];
  const words = fromTo("key of KMS", was, is);
  return [
    isEmpty(was) && plan.isNewBucket(after?.["bucket"])
      ? stronger(words)
      : atRisk(words),
  ];
}

function isRefusing({ refused }: Encryption): boolean {
  return refused.includes("SSE-C");
}
