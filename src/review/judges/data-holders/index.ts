import { AWS } from "./aws";
import { AZURE } from "./azure";
import { GOOGLE } from "./google";

const OTHERS = [
  ...["confluent_kafka_cluster", "confluent_kafka_topic"],
  ...["digitalocean_database_cluster", "digitalocean_droplet"],
  ...["hcloud_server", "kubernetes_namespace", "kubernetes_namespace_v1"],
  ...["kubernetes_persistent_volume", "kubernetes_persistent_volume_claim"],
  ...["kubernetes_persistent_volume_claim_v1"],
  ...["kubernetes_persistent_volume_v1", "kubernetes_stateful_set"],
  ...["kubernetes_stateful_set_v1", "linode_instance"],
  ...["mongodbatlas_advanced_cluster", "mongodbatlas_cluster", "neon_branch"],
  ...["neon_project", "scaleway_rdb_instance", "vultr_block_storage"],
  ...["openstack_blockstorage_volume_v3", "openstack_compute_instance_v2"],
  ...["openstack_db_instance_v1", "openstack_objectstorage_container_v1"],
  ...["kafka_topic", "aiven_kafka", "aiven_kafka_topic", "aiven_pg"],
  ...["snowflake_schema", "snowflake_stage", "databricks_catalog"],
  ...["databricks_schema", "postgresql_schema", "vault_mount"],
  ...["vault_kv_secret_v2", "vault_generic_secret", "elasticsearch_index"],
  ...["elasticstack_elasticsearch_index", "oci_core_instance"],
  ...["oci_mysql_mysql_db_system", "yandex_mdb_postgresql_cluster"],
  ...["linode_database_postgresql_v2", "cockroach_cluster"],
  ...["cloudflare_workers_kv", "cloudflare_workers_kv_namespace"],
  ...["vsphere_virtual_machine", "kubernetes_secret"],
];

const KNOWN: ReadonlySet<string> = new Set([
  ...AWS,
  ...GOOGLE,
  ...AZURE,
  ...OTHERS,
]);

/** What a type is called that holds data, whoever's provider it is of. A table of routes holds none. */
const BY_NAME =
  /^(?!.*route_table).*_(?:database|db|db_instance|db_cluster|bucket|volume|table|snapshot|backup_vault|file_?system|disk|datastore|data_?set|keyspace|repository)$/;

/** Whether data is lost where a resource of this type is destroyed. */
export function holdsData(type: string): boolean {
  return KNOWN.has(type) || BY_NAME.test(type);
}
