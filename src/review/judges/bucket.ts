import { goes, type Said, weaker } from "../finding";
import { atRisk } from "../finding";
import { blocks, inBlock, isEmpty, own } from "../json";
import { plain, say, shown } from "../markdown";
import { cannedAcl, grants } from "./access-lists";
import { versioningOf } from "./bucket-protections";
import { ENCRYPTION } from "./encryption";
import { BUCKET_COPIES } from "./filled-in";
import type { AttributeChange, AttributeJudge, TypeJudge } from "./judge";
import { LIFECYCLE } from "./lifecycle";
import { OBJECT_LOCK } from "./object-lock";
import { policyIn } from "./policies";
import { REPLICATION } from "./replication";
import { onIsWorse } from "./stronger-or-weaker";

/**
 * The bucket itself. What it says in blocks of its own, as older configurations do, is judged as what resources of their
 * own say.
 */
export const BUCKET: TypeJudge = {
  judged: {
    // A new bucket has nothing in it yet.
    force_destroy: (change) =>
      onIsWorse(
        "force_destroy, with which a destroy deletes all that is in the bucket",
        change.resource.before === undefined ? weaker : atRisk,
      )(change),
    object_lock_enabled: ({ before, after }) =>
      before === true && after !== true
        ? [atRisk(plain("Object Lock: **turned off**"))]
        : [],
    acl: cannedAcl,
    grant: grants,
    policy: policyIn("the bucket's policy"),
    versioning: (change) => versioningOf(inForm(change, versioningForm)),
    lifecycle_rule: settingAs(LIFECYCLE, "rule", lifecycleForm),
    replication_configuration: settingAs(REPLICATION, "rule", replicationForm),
    server_side_encryption_configuration: settingAs(
      ENCRYPTION,
      "rule",
      (value) => inBlock(value, "rule"),
    ),
    object_lock_configuration: settingAs(OBJECT_LOCK, "rule", (value) =>
      inBlock(value, "rule"),
    ),
    logging: ({ before, after }) =>
      !isEmpty(before) && isEmpty(after)
        ? [weaker(plain("access logs: **turned off**"))]
        : [],
    cors_rule: () => [],
    website: ({ before, after }) =>
      isEmpty(before) && !isEmpty(after)
        ? [weaker(plain("**serves a website**"))]
        : [],
    request_payer: () => [],
    acceleration_status: () => [],
  },
  harmless: [
    ...["bucket", "bucket_prefix", "bucket_namespace"],
    ...["bucket_domain_name", "bucket_regional_domain_name", "bucket_region"],
    ...["hosted_zone_id", "website_domain", "website_endpoint"],
  ],
  mirrors: BUCKET_COPIES,
  destroyed: ({ before }) => [
    goes(
      say`**the bucket ${shown(before?.["bucket"])} is destroyed**`,
      "data at risk",
    ),
    ...(before?.["force_destroy"] === true
      ? [
          goes(
            plain("with all that is in it: force_destroy is on"),
            "data at risk",
          ),
        ]
      : []),
  ],
};

/** A change with both sides in the form that a resource of its own has. */
function inForm(
  change: AttributeChange,
  form: (value: unknown) => unknown,
): AttributeChange {
  return { ...change, before: form(change.before), after: form(change.after) };
}

function settingAs(
  { judged }: TypeJudge,
  key: string,
  form: (value: unknown) => unknown,
): AttributeJudge {
  return (change): readonly Said[] => judged[key]?.(inForm(change, form)) ?? [];
}

function versioningForm(value: unknown): unknown {
  return blocks(value).map(({ enabled, mfa_delete }) => ({
    status: enabled === true ? "Enabled" : "Suspended",
    mfa_delete: mfa_delete === true ? "Enabled" : "Disabled",
  }));
}

function lifecycleForm(value: unknown): unknown {
  return blocks(value).map((rule) => ({
    ...rule,
    status: rule["enabled"] === false ? "Disabled" : "Enabled",
    filter: isEmpty(rule["tags"]) ? [] : [{ tag: rule["tags"] }],
    noncurrent_version_expiration: blocks(
      rule["noncurrent_version_expiration"],
    ).map((one) => ({ noncurrent_days: one["days"] })),
  }));
}

function replicationForm(value: unknown): unknown {
  return blocks(inBlock(value, "rules")).map((rule) => ({
    ...rule,
    destination: blocks(rule["destination"]).map((one) => ({
      ...one,
      account: own(one, "account_id"),
    })),
  }));
}
