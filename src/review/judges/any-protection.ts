import { atRisk, type Said, stronger, weaker } from "../finding";
import { KnownAfterApply } from "../known-after-apply";
import { say } from "../markdown";
import type { JudgedResource } from "./judge";
import { fromTo } from "./stronger-or-weaker";

/** Values of a place in a resource, before and after. */
export interface LeafChange {
  readonly path: string;
  readonly was: readonly unknown[];
  readonly is: readonly unknown[];
  /** The attribute that the place is in. */
  readonly key: string;
  readonly resource: JudgedResource;
}

/** What is said of a place that has the same name and means the same in many types. */
export interface LeafRule {
  /** Where: a name, or names on the way to it. */
  readonly path: RegExp;
  readonly type?: RegExp;
  /** Whether it is about certain values, wherever they stand. */
  readonly isAnywhere?: boolean;
  /** Whether its values are addresses of a network. */
  readonly isAddress?: boolean;
  readonly said: (change: LeafChange) => readonly Said[];
}

const DATABASE =
  /(?:^aws_(?:db_instance|rds_|docdb_|neptune_|redshift_cluster)|sql|postgres|mysql|mariadb|cosmosdb|spanner|alloydb|mongo)/;

/** Whether a setting of a new resource is told, though it is only what the provider takes by default. */
export function isTold({ key, resource }: LeafChange): boolean {
  const { before, type, isConfigured } = resource;
  return before !== undefined || DATABASE.test(type) || isConfigured(key);
}

export const PROTECTION_RULES: readonly LeafRule[] = [
  on(
    names(
      ...["deletion_protection", "deletion_protection_enabled"],
      ...["enable_deletion_protection", "termination_protection"],
      ...["disable_api_termination", "disable_api_stop"],
      ...["delete_protection_state", "deletion_protection_state"],
      ...["purge_protection_enabled", "soft_delete_enabled"],
      ...["storage_encrypted", "encrypted", "encryption_enabled"],
      ...["at_rest_encryption_enabled", "transit_encryption_enabled"],
      ...["infrastructure_encryption_enabled", "ssl_enforcement_enabled"],
      ...["https_only", "enable_https_traffic_only"],
      ...["https_traffic_only_enabled", "enforce_https", "require_ssl"],
      ...["block_public_acls", "block_public_policy"],
      ...["ignore_public_acls", "restrict_public_buckets"],
      ...["uniform_bucket_level_access", "enable_log_file_validation"],
      ...["enable_key_rotation", "local_authentication_disabled"],
      ...["iam_database_authentication_enabled", "enable_logging"],
      ...["enable_drop_protection", "geo_redundant_backup_enabled"],
    ),
  ),
  on(
    /(?:^|\.)(?:point_in_time_recovery|backup_configuration|backup_policy|versioning|versioning_configuration|encrypt_at_rest|node_to_node_encryption|server_side_encryption)\.(?:enabled|status|versioning_enabled)$|(?:^|\.)(?:point_in_time_recovery_enabled|point_in_time_recovery_enablement|versioning_enabled|enable_backups?)$/,
    atRisk,
  ),
  worse(
    names(
      ...["skip_final_snapshot", "skip_final_backup", "force_destroy"],
      ...["force_delete", "force_destroy_enabled", "delete_automated_backups"],
      "delete_contents_on_destroy",
    ),
  ),
  fewer(
    names(
      ...["backup_retention_period", "backup_retention_days"],
      ...["automated_snapshot_retention_period", "snapshot_retention_limit"],
      ...["retained_backups", "transaction_log_retention_days"],
      ...["soft_delete_retention_days", "recovery_window_in_days"],
      ...["automatic_backup_retention_days", "message_retention_seconds"],
      ...["retention_days", "retention_period", "retention_in_hours"],
      ...["message_retention_duration", "deletion_window_in_days"],
      ...["automated_backup_retention_days", "soft_delete_retention_in_days"],
      ...["retention_duration_seconds", "min_retention_days"],
      ...["delete_retention_policy.days", "message_retention"],
    ),
  ),
  fewer(names("retention_in_days", "lifecycle.delete_after"), Infinity),
  {
    path: names(
      ...["kms_key_id", "kms_key_arn", "kms_master_key_id", "kms_key_name"],
      ...["encryption_key_arn", "key_vault_key_id", "default_kms_key_name"],
    ),
    said: ({ path, was, is, resource }) =>
      resource.before === undefined || was.length === 0
        ? []
        : [weaker(fromTo(path, was[0], is[0] ?? "the service's own"))],
  },
  {
    path: names("public_access_prevention"),
    said: ({ path, was, is }) =>
      was.includes("enforced") && !is.includes("enforced")
        ? [weaker(fromTo(path, was[0], is[0]))]
        : [],
  },
];

/** These names, wherever they stand. */
export function names(...all: readonly string[]): RegExp {
  return new RegExp(`(?:^|\\.)(?:${all.join("|")})$`);
}

const ON = [
  true,
  "true",
  "Enabled",
  "ENABLED",
  "enabled",
  "DELETE_PROTECTION_ENABLED",
  "POINT_IN_TIME_RECOVERY_ENABLED",
  "PROTECTED",
  1,
];

function isOn(values: readonly unknown[]): boolean {
  return values.some((value) => ON.includes(value as never));
}

function isKnown(values: readonly unknown[]): boolean {
  return !values.some((value) => value instanceof KnownAfterApply);
}

/** What protects when it is on. */
function on(path: RegExp, lost = weaker): LeafRule {
  return {
    path,
    said: (change) => {
      const { was, is, resource } = change;
      const what = say`${change.path}`;
      if (!isKnown(is)) return [];
      if (isOn(is)) return isOn(was) ? [] : [stronger(say`${what}: turned on`)];
      if (isOn(was)) return [lost(say`${what}: **turned off**`)];
      return resource.before === undefined && isTold(change) && lost === weaker
        ? [weaker(say`${what}: **off**`)]
        : [];
    },
  };
}

/** What endangers data when it is on. */
function worse(path: RegExp): LeafRule {
  return {
    path,
    said: (change) => {
      const { was, is, resource } = change;
      if (!isKnown(is) || isOn(was) === isOn(is)) return [];
      const what = say`${change.path}`;
      if (!isOn(is)) return [stronger(say`${what}: turned off`)];
      // What a provider takes by default, such as no backups of what is destroyed, is not chosen here.
      const isChosen =
        resource.before !== undefined || resource.isConfigured(change.key);
      if (!isChosen) return [];
      const said = resource.before === undefined ? weaker : atRisk;
      return [
        said(say`${what}: **turned on**, with which a destroy keeps nothing`),
      ];
    },
  };
}

/** A number of days, or of backups, for which something is kept; `none` is how many none is. */
function fewer(path: RegExp, none = 0): LeafRule {
  const least = (values: readonly unknown[]) =>
    Math.min(
      ...values.map((one) => Number.parseFloat(String(one)) || none),
      ...(values.length === 0 ? [none] : []),
    );
  return {
    path,
    said: (change) => {
      const { was, is, resource } = change;
      if (!isKnown(is)) return [];
      const [old, now] = [least(was), least(is)];
      const words = fromTo(change.path, was[0], is[0]);
      if (resource.before === undefined)
        return now === 0 && isTold(change) && /backup/.test(change.path)
          ? [weaker(say`${change.path}: **no backups**`)]
          : [];
      if (now === old) return [];
      return [now < old ? atRisk(say`**fewer**: ${words}`) : stronger(words)];
    },
  };
}
