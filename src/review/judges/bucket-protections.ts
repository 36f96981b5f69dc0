import { plain } from "../markdown";
import { atRisk, type Said, stronger, weaker } from "../finding";
import { both, inBlock, isEmpty } from "../json";
import type { AttributeChange, AttributeJudge, TypeJudge } from "./judge";
import { fromTo, lookAt, onIsStronger } from "./stronger-or-weaker";

const OWN_BUCKET = ["bucket", "expected_bucket_owner"];

/** Keeps the public out, whatever a policy or an access control list says. */
export const PUBLIC_ACCESS_BLOCK: TypeJudge = {
  judged: {
    block_public_acls: onIsStronger("block_public_acls"),
    block_public_policy: onIsStronger("block_public_policy"),
    ignore_public_acls: onIsStronger("ignore_public_acls"),
    restrict_public_buckets: onIsStronger("restrict_public_buckets"),
  },
  harmless: [...OWN_BUCKET, "account_id", "skip_destroy"],
};

/** Turns access control lists off, so that policies alone decide. */
export const OWNERSHIP: TypeJudge = {
  judged: {
    rule: (change) => {
      const [was, is] = both(change, (rule) =>
        inBlock(rule, "object_ownership"),
      );
      const words = fromTo("object ownership", was, is);
      if (was === is) return [];
      return [is === "BucketOwnerEnforced" ? stronger(words) : weaker(words)];
    },
  },
  harmless: OWN_BUCKET,
};

/** Keeps what is deleted or overwritten. A bucket whose versioning is no longer managed is suspended. */
export const VERSIONING: TypeJudge = {
  judged: { versioning_configuration: versioningOf, mfa: () => [] },
  harmless: OWN_BUCKET,
};

export function versioningOf(change: AttributeChange): readonly Said[] {
  return [...versioningStatus(change), ...mfaDelete(change)];
}

function versioningStatus(change: AttributeChange): readonly Said[] {
  const [was, is] = both(change, (block) => inBlock(block, "status"));
  if (was === is) return [];
  const words = fromTo("versioning", was, is);
  if (is === "Enabled") return [stronger(words)];
  // AWS's default: a bucket never had it.
  if (is === "Disabled" && was !== "Enabled") return [weaker(words)];
  const { before, after, plan, type } = change.resource;
  // A bucket that is there may have versioning on, though no resource says so.
  const isThere =
    type !== "aws_s3_bucket" && !plan.isNewBucket(after?.["bucket"]);
  const isLost =
    was === "Enabled" ||
    (before === undefined && is === "Suspended" && isThere);
  return [isLost ? atRisk(words) : weaker(words)];
}

function mfaDelete(change: AttributeChange): readonly Said[] {
  const [was, is] = both(change, (block) => inBlock(block, "mfa_delete"));
  if ((was === "Enabled") === (is === "Enabled")) return [];
  const words = fromTo("MFA delete", was, is);
  return [is === "Enabled" ? stronger(words) : weaker(words)];
}

/** Keeps a record of who did what. */
export const LOGGING: TypeJudge = {
  judged: {
    target_bucket: ({ before, after }) => {
      const words = fromTo("access logs go to", before, after);
      return [isEmpty(before) ? stronger(words) : weaker(words)];
    },
    target_prefix: changedPlace("prefix of the access logs"),
    target_grant: lookIfSet("grants on the access logs"),
    target_object_key_format: changedPlace("names of the access logs"),
  },
  readsUnknown: ["target_bucket", "target_prefix"],
  harmless: OWN_BUCKET,
};

/** Tells others of what happens in the bucket. */
export const NOTIFICATION: TypeJudge = {
  judged: {
    eventbridge: (change) =>
      change.before === true || change.after === true
        ? onIsStronger("events to EventBridge")(change)
        : [],
    lambda_function: lookIfSet("events to functions"),
    queue: lookIfSet("events to queues"),
    topic: lookIfSet("events to topics"),
  },
  harmless: OWN_BUCKET,
};

/** Said of every change, but for one from nothing to nothing. */
function lookIfSet(what: string): AttributeJudge {
  return (change) =>
    isEmpty(change.before) && isEmpty(change.after)
      ? []
      : [
          weaker(
            plain(
              `${what}: ${isEmpty(change.before) ? "new" : isEmpty(change.after) ? "**gone**" : "**others**"}`,
            ),
          ),
        ];
}

/** Said where something that was there is elsewhere; where it comes and goes the rest says enough. */
function changedPlace(what: string): AttributeJudge {
  return (change) =>
    change.resource.before === undefined || change.resource.after === undefined
      ? []
      : lookAt(what)(change);
}
