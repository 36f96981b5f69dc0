import { renderVerdict, verdict } from "../../src/review";
import {
  type GivenChange,
  planOf,
  resourceChange,
} from "../support/review-plan";

/** A danger and its harmless twin: what differs is all that makes the danger. */
type Twin = readonly [
  what: string,
  bad: readonly GivenChange[],
  good: readonly GivenChange[],
  words: RegExp,
  level?: "data at risk",
];

const create = (type: string, after: object): GivenChange => ({ type, after });
const update = (type: string, before: object, after: object): GivenChange => ({
  ...{ type, before, after },
});
const destroy = (type: string, before: object = { id: "1" }): GivenChange => ({
  ...{ type, before },
});
const statement = (one: object) =>
  JSON.stringify({ Version: "2012-10-17", Statement: [one] });
const allow = (others: object) =>
  statement({ Effect: "Allow", Action: "a:Get", Resource: "arn:a", ...others });

const port = (cidr_blocks: string[], others: object = {}) => ({
  ingress: [
    { from_port: 22, to_port: 22, protocol: "tcp", cidr_blocks, ...others },
  ],
});
const rule = (cidr: string) => ({
  ...{ type: "ingress", from_port: 22, to_port: 22, protocol: "tcp" },
  cidr_blocks: [cidr],
});
const inbound = (source: string, direction = "Inbound", access = "Allow") => ({
  ...{ direction, access, source_address_prefix: source },
  destination_port_range: "22",
});
const firewall = (source: string, direction = "INGRESS") => ({
  ...{ direction, source_ranges: [source] },
  allow: [{ protocol: "tcp", ports: ["22"] }],
});

const UNAUTHENTICATED = "allow_unauthenticated_identities";

const PUBLIC: readonly Twin[] = [
  ...["0.0.0.0/0", "0.0.0.0/1"].map((range): Twin => [
    `a security group that is opened to ${range}`,
    [update("aws_security_group", port(["10.0.0.0/8"]), port([range]))],
    [update("aws_security_group", port([range]), port(["10.0.0.0/8"]))],
    /public.*everyone on the internet.*port `22`/,
  ]),
  [
    "a new security group that is open by IPv6",
    [create("aws_security_group", port([], { ipv6_cidr_blocks: ["::/0"] }))],
    [create("aws_security_group", port(["10.0.0.0/8"]))],
    /everyone on the internet/,
  ],
  [
    "a default security group",
    [create("aws_default_security_group", port(["0.0.0.0/0"]))],
    [create("aws_default_security_group", { ingress: [{ self: true }] })],
    /everyone on the internet/,
  ],
  [
    "a rule of a security group",
    [create("aws_security_group_rule", rule("0.0.0.0/0"))],
    [
      create("aws_security_group_rule", rule("10.0.0.0/8")),
      create("aws_security_group_rule", {
        ...rule("0.0.0.0/0"),
        type: "egress",
      }),
    ],
    /everyone on the internet/,
  ],
  [
    "a rule of a security group that changes",
    [update("aws_security_group_rule", rule("10.0.0.0/8"), rule("0.0.0.0/0"))],
    [update("aws_security_group_rule", rule("0.0.0.0/0"), rule("0.0.0.0/0"))],
    /everyone on the internet/,
  ],
  [
    "a newer rule of a security group",
    [
      create("aws_vpc_security_group_ingress_rule", {
        ...{ cidr_ipv4: "0.0.0.0/0", ip_protocol: "-1" },
      }),
    ],
    [
      create("aws_vpc_security_group_egress_rule", {
        ...{ cidr_ipv4: "0.0.0.0/0", ip_protocol: "-1" },
      }),
    ],
    /everyone on the internet.*every port/,
  ],
  [
    "a firewall of Google",
    [create("google_compute_firewall", firewall("0.0.0.0/0"))],
    [
      create("google_compute_firewall", firewall("10.0.0.0/8")),
      create("google_compute_firewall", firewall("0.0.0.0/0", "EGRESS")),
    ],
    /everyone on the internet.*port `22`/,
  ],
  ...["*", "0.0.0.0/0", "Internet"].map((source): Twin => [
    `a rule of Azure for ${source}`,
    [create("azurerm_network_security_rule", inbound(source))],
    [
      create("azurerm_network_security_rule", inbound("10.0.0.0/8")),
      create("azurerm_network_security_rule", inbound(source, "Outbound")),
      create(
        "azurerm_network_security_rule",
        inbound(source, "Inbound", "Deny"),
      ),
    ],
    /everyone on the internet.*port `22`/,
  ]),
  [
    "a rule in a group of Azure",
    [
      update(
        "azurerm_network_security_group",
        { security_rule: [inbound("10.0.0.0/8")] },
        { security_rule: [inbound("*")] },
      ),
    ],
    [
      create("azurerm_network_security_group", {
        security_rule: [inbound("10.0.0.0/8")],
      }),
    ],
    /everyone on the internet/,
  ],
  [
    "a firewall of a database of Azure",
    [
      create("azurerm_postgresql_firewall_rule", {
        ...{ start_ip_address: "0.0.0.0", end_ip_address: "255.255.255.255" },
      }),
    ],
    [
      create("azurerm_postgresql_firewall_rule", {
        ...{ start_ip_address: "203.0.113.7", end_ip_address: "203.0.113.7" },
      }),
    ],
    /everyone on the internet/,
  ],
  ...["public-read", "public-read-write", "authenticated-read"].flatMap(
    (acl): Twin[] =>
      ["aws_s3_bucket_acl", "aws_s3_object", "aws_s3_bucket_object"].map(
        (type) => [
          `the ACL ${acl} of ${type}`,
          [create(type, { acl })],
          [create(type, { acl: "private" })],
          /public.*everyone/,
        ],
      ),
  ),
  [
    "grants of an ACL",
    [
      create("aws_s3_bucket_acl", {
        access_control_policy: [
          {
            grant: [
              {
                grantee: [
                  { uri: "http://acs.amazonaws.com/groups/global/AllUsers" },
                ],
                permission: "READ",
              },
            ],
          },
        ],
      }),
    ],
    [
      create("aws_s3_bucket_acl", {
        access_control_policy: [
          { grant: [{ grantee: [{ id: "me" }], permission: "FULL_CONTROL" }] },
        ],
      }),
    ],
    /public.*everyone.*READ/,
  ],
  [
    "an access point without blocks",
    [
      create("aws_s3_access_point", {
        public_access_block_configuration: [{ block_public_policy: false }],
      }),
    ],
    [
      create("aws_s3_access_point", {
        public_access_block_configuration: [{ block_public_policy: true }],
      }),
    ],
    /public access is \*\*not blocked/,
  ],
  ...[
    ...["aws_s3_bucket_policy", "aws_s3_access_point", "aws_sqs_queue"],
    ...["aws_sns_topic_policy", "aws_ecr_repository_policy"],
    ...["aws_secretsmanager_secret_policy", "aws_efs_file_system_policy"],
    ...["aws_backup_vault_policy", "aws_glacier_vault", "aws_of_tomorrow"],
  ].map((type): Twin => [
    `a policy of ${type} for everyone`,
    [
      update(
        type,
        { policy: allow({ Principal: { AWS: "arn:aws:iam::1:role/a" } }) },
        { policy: allow({ Principal: "*" }) },
      ),
    ],
    [
      update(
        type,
        { policy: allow({ Principal: "*" }) },
        { policy: allow({ Principal: { AWS: "*" } }) },
      ),
    ],
    /is public: it lets everyone in/,
  ]),
  ...[
    ["aws_opensearch_domain", "access_policies"],
    ["aws_api_gateway_rest_api", "policy"],
    ["aws_media_store_container_policy", "policy"],
    ["aws_of_tomorrow", "resource_policy"],
  ].map(([type = "", key = ""]): Twin => [
    `${key} of ${type} for everyone`,
    [update(type, { [key]: "" }, { [key]: allow({ Principal: "*" }) })],
    [
      update(
        type,
        { [key]: allow({ Principal: "*", Sid: "A" }) },
        { [key]: allow({ Principal: "*", Sid: "B" }) },
      ),
    ],
    /is public: it lets everyone in/,
  ]),
  ...[
    "aws_db_instance",
    "aws_rds_cluster_instance",
    "aws_redshift_cluster",
  ].map((type): Twin => [
    `${type} made public`,
    [
      update(
        type,
        { publicly_accessible: false },
        { publicly_accessible: true },
      ),
    ],
    [update(type, { tags: {} }, { tags: { a: "b" } })],
    /public.*publicly_accessible/,
  ]),
  [
    "a database of Google for every address",
    [
      update(
        "google_sql_database_instance",
        { settings: [{ ip_configuration: [{ authorized_networks: [] }] }] },
        {
          settings: [
            {
              ip_configuration: [
                { authorized_networks: [{ value: "0.0.0.0/0" }] },
              ],
            },
          ],
        },
      ),
    ],
    [
      create("google_sql_database_instance", {
        deletion_protection: true,
        settings: [
          {
            ip_configuration: [
              { authorized_networks: [{ value: "203.0.113.0/24" }] },
            ],
          },
        ],
      }),
    ],
    /public.*everyone/,
  ],
  [
    "a bucket of Google for everyone",
    [
      create("google_storage_bucket_iam_member", {
        ...{ role: "roles/storage.objectViewer", member: "allUsers" },
      }),
    ],
    [
      update(
        "google_storage_bucket_iam_binding",
        { role: "roles/viewer", members: ["user:a", "user:b"] },
        { role: "roles/viewer", members: ["user:a"] },
      ),
    ],
    /public.*everyone/,
  ],
  [
    "an account of storage of Azure",
    [
      update(
        "azurerm_storage_account",
        { allow_nested_items_to_be_public: false },
        { allow_nested_items_to_be_public: true },
      ),
    ],
    [create("azurerm_storage_account", { name: "a" })],
    /public/,
  ],
  [
    "a container of Azure",
    [create("azurerm_storage_container", { container_access_type: "blob" })],
    [create("azurerm_storage_container", { container_access_type: "private" })],
    /public/,
  ],
  [
    "the address of a function",
    [create("aws_lambda_function_url", { authorization_type: "NONE" })],
    [create("aws_lambda_function_url", { authorization_type: "AWS_IAM" })],
    /public.*everyone/,
  ],
  [
    "a snapshot of a database that everyone may copy",
    [
      update(
        "aws_db_snapshot",
        { shared_accounts: [] },
        { shared_accounts: ["all"] },
      ),
    ],
    [],
    /public.*everyone.*copy/,
  ],
  [
    "an image that everyone may copy",
    [create("aws_ami_launch_permission", { group: "all" })],
    [],
    /public.*everyone.*copy/,
  ],
  [
    "who may run a function",
    [create("aws_lambda_permission", { principal: "*" })],
    [create("aws_lambda_permission", { principal: "events.amazonaws.com" })],
    /public.*everyone/,
  ],
];

const NAMED_ALIKE: readonly Twin[] = [
  [
    "a firewall of Google that names no source",
    [
      create("google_compute_firewall", {
        ...{ direction: "INGRESS", allow: [{ protocol: "tcp" }] },
      }),
    ],
    [
      create("google_compute_firewall", {
        ...{ direction: "INGRESS", allow: [{ protocol: "tcp" }] },
        source_tags: ["a"],
      }),
    ],
    /everyone on the internet/,
  ],
  [
    "a firewall of Google that loses its only source",
    [
      update("google_compute_firewall", firewall("10.0.0.0/8"), {
        ...firewall("10.0.0.0/8"),
        source_ranges: [],
      }),
    ],
    [
      update(
        "google_compute_firewall",
        { ...firewall("10.0.0.0/8"), description: "" },
        { ...firewall("10.0.0.0/8"), description: "a" },
      ),
    ],
    /everyone on the internet/,
  ],
  ...(
    [
      ["aws_vpc_endpoint_service", "allowed_principals", ["arn:a"], ["*"]],
      ["aws_cloudwatch_event_permission", "principal", "1", "*"],
      ["aws_api_gateway_method", "authorization", "AWS_IAM", "NONE"],
      ["aws_cognito_identity_pool", UNAUTHENTICATED, false, true],
      ["azurerm_container_registry", "anonymous_pull_enabled", false, true],
      ["aws_ssm_document", "permissions", {}, { account_ids: "All" }],
      ["hcloud_firewall", "rule", [], [{ source_ips: ["0.0.0.0/0"] }]],
    ] as const
  ).map(([type, key, was, is]): Twin => [
    `${key} of ${type}`,
    [update(type, { [key]: was }, { [key]: is })],
    [update(type, { [key]: is, tags: {} }, { [key]: is, tags: { a: "b" } })],
    /\*\*public\*\*/,
  ]),
];

const KEPT_LESS: readonly Twin[] = (
  [
    ["aws_backup_plan", "rule", [{ lifecycle: [{ delete_after: 365 }] }], 3],
    ["azurerm_eventhub", "message_retention", 7, 1],
    ["aws_backup_vault_lock_configuration", "min_retention_days", 30, 1],
  ] as const
).map(([type, key, was, days]): Twin => {
  const is =
    typeof was === "number" ? days : [{ lifecycle: [{ delete_after: days }] }];
  return [
    `${key} of ${type}`,
    [update(type, { [key]: was }, { [key]: is })],
    [update(type, { [key]: is, tags: {} }, { [key]: is, tags: { a: "b" } })],
    /fewer/,
    "data at risk",
  ];
});

const TOO_MUCH: readonly Twin[] = [
  ...[
    ["*", /allows everything/],
    ["*:*", /allows everything/],
    ["iam:*", /allows too much.*iam:\*/],
    ["iam:Pass*", /allows too much.*iam:Pass\*/],
    ["IAM:PASSROLE", /allows too much/],
    ["sts:AssumeRole", /allows too much.*sts:AssumeRole/],
    ["sts:*", /allows too much/],
    ["iam:CreatePolicyVersion", /allows too much/],
  ].flatMap(([action, words]): Twin[] =>
    ["aws_iam_policy", "aws_iam_role_policy", "aws_iam_user_policy"].map(
      (type) => [
        `${String(action)} in ${type}`,
        [create(type, { policy: allow({ Action: action, Resource: "*" }) })],
        [
          create(type, {
            policy: statement({
              Effect: "Deny",
              Action: action,
              Resource: "*",
            }),
          }),
        ],
        words as RegExp,
      ],
    ),
  ),
  [
    "all but some",
    [
      create("aws_iam_policy", {
        policy: statement({ Effect: "Allow", NotAction: "a:b", Resource: "*" }),
      }),
    ],
    [],
    /allows everything but some/,
  ],
  ...["AdministratorAccess", "IAMFullAccess", "PowerUserAccess"].map(
    (name): Twin => [
      `the policy ${name}`,
      [
        create("aws_iam_role_policy_attachment", {
          ...{ role: "a", policy_arn: `arn:aws:iam::aws:policy/${name}` },
        }),
      ],
      [],
      /\*\*`arn.*`\*\*, which \*\*allows too much/,
    ],
  ),
  [
    "an owner of a project of Google",
    [
      create("google_project_iam_member", {
        ...{ role: "roles/owner", member: "user:a" },
      }),
    ],
    [],
    /allows too much.*roles\/owner/,
  ],
  [
    "an owner in Azure",
    [create("azurerm_role_assignment", { role_definition_name: "Owner" })],
    [],
    /allows too much.*Owner/,
  ],
];

const DATA: readonly Twin[] = [
  ...[
    ...["aws_docdb_cluster", "aws_neptune_cluster", "aws_opensearch_domain"],
    ...["aws_ecr_repository", "aws_fsx_ontap_volume", "aws_kinesis_stream"],
    ...["aws_elasticache_replication_group", "aws_sqs_queue", "aws_instance"],
    ...["aws_cloudwatch_log_group", "aws_cognito_user_pool", "aws_msk_cluster"],
    ...["aws_timestreamwrite_table", "aws_memorydb_cluster", "aws_mq_broker"],
    ...["aws_s3_directory_bucket", "aws_db_instance", "aws_ebs_volume"],
    ...["google_sql_database_instance", "google_sql_database"],
    ...["google_bigquery_dataset", "google_bigtable_instance"],
    ...["google_spanner_instance", "google_firestore_database"],
    ...["google_compute_disk", "google_filestore_instance"],
    ...[
      "google_storage_bucket",
      "google_pubsub_topic",
      "google_kms_crypto_key",
    ],
    ...["azurerm_cosmosdb_account", "azurerm_mssql_database"],
    ...["azurerm_postgresql_flexible_server", "azurerm_storage_account"],
    ...["azurerm_managed_disk", "azurerm_key_vault", "azurerm_redis_cache"],
    ...["kubernetes_persistent_volume_claim", "of_tomorrow_database"],
  ].flatMap((type): Twin[] => [
    [
      `${type} destroyed`,
      [destroy(type)],
      [],
      /What goes.*\*\*destroyed\*\*, with all that is in it/s,
      "data at risk",
    ],
    [
      `${type} replaced`,
      [
        {
          type,
          actions: ["create", "delete"],
          before: { a: 1 },
          after: { a: 2 },
        },
      ],
      [],
      /What goes.*with all that is in it, and made anew/s,
      "data at risk",
    ],
  ]),
  ...[
    ["aws_db_instance", "backup_retention_period", 30, 0],
    ["aws_rds_cluster", "backup_retention_period", 30, 7],
    ["aws_db_instance", "skip_final_snapshot", false, true],
    ["aws_docdb_cluster", "skip_final_snapshot", false, true],
    ["aws_ecr_repository", "force_delete", false, true],
    ["google_storage_bucket", "force_destroy", false, true],
    ["aws_cloudwatch_log_group", "retention_in_days", 0, 30],
    ["aws_cloudwatch_log_group", "retention_in_days", 90, 30],
    ["azurerm_postgresql_flexible_server", "backup_retention_days", 35, 7],
    ["aws_elasticache_replication_group", "snapshot_retention_limit", 7, 0],
  ].map(([type, key, safe, risky]): Twin => [
    `${String(type)} with ${String(key)} from ${String(safe)} to ${String(risky)}`,
    [update(String(type), { [String(key)]: safe }, { [String(key)]: risky })],
    [update(String(type), { [String(key)]: risky }, { [String(key)]: safe })],
    new RegExp(`Data at risk.*${String(key)}`, "s"),
    "data at risk",
  ]),
  [
    "a table without point-in-time recovery",
    [
      update(
        "aws_dynamodb_table",
        { point_in_time_recovery: [{ enabled: true }] },
        { point_in_time_recovery: [{ enabled: false }] },
      ),
    ],
    [
      create("aws_dynamodb_table", {
        point_in_time_recovery: [{ enabled: true }],
      }),
    ],
    /point_in_time_recovery.*turned off/,
    "data at risk",
  ],
];

const WEAKER: readonly Twin[] = [
  ...[
    ["aws_db_instance", "deletion_protection"],
    ["aws_rds_cluster", "deletion_protection"],
    ["aws_dynamodb_table", "deletion_protection_enabled"],
    ["google_sql_database_instance", "deletion_protection"],
    ["aws_lb", "enable_deletion_protection"],
    ["aws_db_instance", "storage_encrypted"],
    ["azurerm_key_vault", "purge_protection_enabled"],
    ["azurerm_storage_account", "https_traffic_only_enabled"],
    ["google_storage_bucket", "uniform_bucket_level_access"],
  ].map(([type = "", key = ""]): Twin => [
    `${type} without ${key}`,
    [update(type, { [key]: true }, { [key]: false })],
    [update(type, { [key]: false }, { [key]: true })],
    new RegExp(`${key}.*turned off`),
  ]),
  [
    "a new database without deletion protection",
    [create("aws_db_instance", { deletion_protection: false })],
    [create("aws_db_instance", { deletion_protection: true })],
    /deletion_protection.*off/,
  ],
  [
    "a new database without backups",
    [create("aws_rds_cluster", { backup_retention_period: 0 })],
    [create("aws_rds_cluster", { backup_retention_period: 7 })],
    /no backups/,
  ],
  [
    "a new credential",
    [create("aws_iam_access_key", { user: "a" })],
    [create("aws_iam_user", { name: "a" })],
    /new credential.*`a`/,
  ],
];

function judged(changes: readonly GivenChange[], isDrift = false) {
  const plan = isDrift
    ? planOf([], { resource_drift: changes.map(resourceChange) })
    : planOf(changes.map((one, index) => ({ ...one, name: `it${index}` })));
  const found = verdict(plan);
  return { level: found.level, text: renderVerdict(found) };
}

describe.each([
  ["what is public", PUBLIC],
  ["what is public by the name of a place", NAMED_ALIKE],
  ["what is kept for less long", KEPT_LESS],
  ["what allows too much", TOO_MUCH],
  ["what data can be lost by", DATA],
  ["what protects less", WEAKER],
])("%s", (_, twins) => {
  test.each(
    twins.map(([what, bad, good, words, level = "look"]) => ({
      ...{ what, bad, good, words, level },
    })),
  )("$what", ({ bad, good, words, level }) => {
    expect(judged(bad).level).toBe(level);
    expect(judged(bad).text).toMatch(words);
    expect(judged(bad).text.split("\n\n")[0]).not.toMatch(
      /^\*\*[^*]+\*\* what is not judged/,
    );
    expect(judged(good).level).toBe("nothing");
  });
});

test.each(
  [...PUBLIC, ...NAMED_ALIKE, ...KEPT_LESS, ...TOO_MUCH, ...DATA, ...WEAKER]
    .filter(([, [bad]]) => bad?.before && bad.after)
    .map(([what, bad]) => [what, bad] as const),
)("%s, outside of Terraform", (_, bad) => {
  expect(judged(bad, true).level).toBe(judged(bad).level);
});
