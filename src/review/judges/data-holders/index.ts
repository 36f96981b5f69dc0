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
  ...["neon_project"],
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
