import { holdsData } from "../../../src/review/judges/data-holders";

test.each([
  ...["aws_docdb_cluster", "google_sql_database_instance", "aws_instance"],
  ...["azurerm_storage_account", "kubernetes_persistent_volume_claim"],
  ...["awscc_dynamodb_table", "mongodbatlas_cluster", "cloudflare_r2_bucket"],
  ...["aws_ssm_parameter", "snowflake_schema", "scaleway_rdb_instance"],
  ...["aws_ebs_volume", "aws_ebs_snapshot", "aws_efs_file_system"],
  ...["aws_secretsmanager_secret", "aws_secretsmanager_secret_version"],
  ...["aws_redshift_cluster", "aws_redshiftserverless_namespace"],
  ...["openstack_blockstorage_volume_v3", "kafka_topic", "vault_mount"],
])("%s holds data", (type) => {
  expect(holdsData(type)).toBe(true);
});

test.each([
  ...["aws_subnet", "aws_route_table", "azurerm_route_table", "random_id"],
  ...["aws_volume_attachment", "aws_db_subnet_group", "constructor"],
])("%s holds none", (type) => {
  expect(holdsData(type)).toBe(false);
});
