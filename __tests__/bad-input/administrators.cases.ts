import {
  mustBeKnown,
  unknownList,
  unknownText,
} from "../support/trust-fixtures";
import {
  type BadInput,
  bucket,
  type Change,
  type GoodInput,
  job,
  refused,
  taken,
} from "./change";

const among = (...administrators: unknown[]): Change =>
  bucket({ administrators });
const iam = (rest: string) => `arn:aws:iam::123456789012:${rest}`;
const sts = (rest: string) => `arn:aws:sts::123456789012:${rest}`;

const COPIES = {
  source: "create",
  bucketName: "neon-s3-backup-copies",
  region: "us-west-2",
};

const SSO = "AWSReservedSSO_Admin_0123456789abcdef";
const PRINCIPAL = "must be the ARN of a role or a user, without wildcards";

export const bad: BadInput[] = [
  [
    "there is no administrator in the list",
    among(),
    'bucket.administrators: must be a list with at least one entry, got []: write ["arn:aws:iam::123456789012:role/administrator"], or leave the prop out',
  ],
  [
    "the administrators are known to Terraform alone",
    bucket({ administrators: unknownList() }),
    mustBeKnown("bucket.administrators"),
  ],
  [
    "an administrator is known to Terraform alone",
    among(unknownText()),
    mustBeKnown("bucket.administrators[0]"),
  ],
  [
    "an administrator is undefined",
    among(undefined),
    "bucket.administrators[0]: must be given, got nothing: give it a value, or remove it from the list",
  ],
  [
    "an administrator is a hole in the list",
    bucket({ administrators: new Array(1) }),
    "bucket.administrators[0]: must be given, got nothing: give it a value, or remove it from the list",
  ],
  [
    "an administrator is empty",
    among(""),
    'bucket.administrators[0]: must be a non-empty string, got "": write the value in quotes, or leave the prop out',
  ],
  ...refused("bucket.administrators[0]", among, [
    "must be the ARN of a role or a user, without wildcards",
    'write it like "arn:aws:iam::123456789012:role/administrator"',
    "administrator",
    "123456789012",
    "*",
    iam("role/*"),
    iam("role/admin-?"),
    sts("federated-user/octocat"),
    iam("group/administrators"),
    `it is ${sts("assumed-role/administrator/octocat")}`,
    "arn:aws:iam::aws:policy/AdministratorAccess",
    iam("instance-profile/administrator"),
    iam("role/"),
    "arn:aws:iam::12345678901:role/administrator",
  ]),
  [
    "an administrator is the account's root user, who is one anyway",
    among(iam("root")),
    'bucket.administrators[0]: must be the ARN of a role or a user, without wildcards, got "arn:aws:iam::123456789012:root": name a role or a user in its place: the account\'s root user is always one',
  ],
  [
    "an administrator is a session of a role",
    among(sts("assumed-role/administrator/octocat")),
    'bucket.administrators[0]: must be the ARN of a role or a user, without wildcards, got "arn:aws:sts::123456789012:assumed-role/administrator/octocat": write "arn:aws:iam::123456789012:role/administrator", with the role\'s path where it has one',
  ],
  [
    "an administrator is a session of IAM Identity Center",
    among(
      sts(
        "assumed-role/AWSReservedSSO_Admin_0123456789abcdef/octocat@example.com",
      ),
    ),
    'bucket.administrators[0]: must be the ARN of a role or a user, without wildcards, got "arn:aws:sts::123456789012:assumed-role/AWSReservedSSO_Admin_0123456789abcdef/octocat@example.com": write what `aws iam get-role --role-name AWSReservedSSO_Admin_0123456789abcdef --query Role.Arn` prints',
  ],
  [
    "an administrator is a role of IAM Identity Center without its path",
    among(iam("role/AWSReservedSSO_Admin_0123456789abcdef")),
    'bucket.administrators[0]: must have the path of a role of IAM Identity Center, "aws-reserved/sso.amazonaws.com/", since AWS compares the whole ARN, got "arn:aws:iam::123456789012:role/AWSReservedSSO_Admin_0123456789abcdef": write what `aws iam get-role --role-name AWSReservedSSO_Admin_0123456789abcdef --query Role.Arn` prints',
  ],
  [
    "an administrator is of another partition",
    among("arn:aws-cn:iam::123456789012:role/administrator"),
    'bucket.administrators[0]: must be in the bucket\'s partition, "aws", got "arn:aws-cn:iam::123456789012:role/administrator": write "arn:aws:…"',
  ],
  [
    "an administrator is of another account",
    { accountId: "210987654321", ...among(iam("role/administrator")) },
    'bucket.administrators[0]: must be in the stack\'s account, "210987654321", got "arn:aws:iam::123456789012:role/administrator": name a role or a user of that account',
  ],
  [
    "an administrator is there twice",
    among(
      iam("role/administrator"),
      iam("user/octocat"),
      iam("role/administrator"),
    ),
    'bucket.administrators[2]: must differ from the other administrators, as bucket.administrators[0] has it already, got "arn:aws:iam::123456789012:role/administrator": remove one of the two',
  ],
  [
    "an administrator is the backup role",
    among(iam("role/administrator"), iam("role/neon-s3-backup-github-actions")),
    'bucket.administrators[1]: must not be a backup role, since a backup job must not be able to delete backups for good, got "arn:aws:iam::123456789012:role/neon-s3-backup-github-actions": name the role or user who administers the account',
  ],
  [
    "an administrator is the backup role with its path",
    {
      ...among(iam("role/backups/neon-s3-backup-github-actions")),
      ...job({ path: "/backups/" }),
    },
    'bucket.administrators[0]: must not be a backup role, since a backup job must not be able to delete backups for good, got "arn:aws:iam::123456789012:role/backups/neon-s3-backup-github-actions": name the role or user who administers the account',
  ],
  [
    "an administrator is the role that copies, which is named after the bucket",
    bucket({
      administrators: [iam("role/neon-s3-backup-replication")],
      replication: COPIES,
    }),
    'bucket.administrators[0]: must not be the role with which S3 copies backups, since what copies backups must not be able to delete them for good, got "arn:aws:iam::123456789012:role/neon-s3-backup-replication": name the role or user who administers the account',
  ],
  ...refused(
    "bucket.administrators",
    (value) => bucket({ administrators: value }),
    [
      "must be a list with at least one entry",
      'write ["arn:aws:iam::123456789012:role/administrator"], or leave the prop out',
      iam("role/administrator"),
      ...[null, { role: "administrator" }],
    ],
  ),
  ...refused("bucket.administrators[0]", among, [
    PRINCIPAL,
    `write it like "${iam("role/administrator")}"`,
    iam("role/team/*"),
    "arn:aws:iam:::role/root",
    "arn:aws:iam:::role/administrator",
    "arn:aws:iam::*:role/administrator",
    "arn:*:iam::123456789012:role/a",
    iam("role/a//b"),
    iam("role/administrator\n"),
    ` ${iam("role/administrator")}`,
    iam("role/${aws:username}"),
  ]),
  ...refused(
    "bucket.administrators[0]",
    among,
    ...[
      "role/eu-central-1/",
      "role/aws-reserved/",
      "role/aws-reserved/sso.amazonaws.com.example/",
      "role/team/aws-reserved/sso.amazonaws.com/",
    ].map(
      (path) =>
        [
          'must have the path of a role of IAM Identity Center, "aws-reserved/sso.amazonaws.com/", since AWS compares the whole ARN',
          `write what \`aws iam get-role --role-name ${SSO} --query Role.Arn\` prints`,
          iam(`${path}${SSO}`),
        ] as const,
    ),
  ),
  [
    "what is proposed for an administrator is of the bucket's partition",
    {
      region: "us-gov-west-1",
      ...among(
        "administrator",
        "arn:aws-us-gov:sts::123456789012:assumed-role/a/b",
      ),
    },
    `bucket.administrators[0]: ${PRINCIPAL}, got "administrator": write it like "arn:aws-us-gov:iam::123456789012:role/administrator"`,
    `bucket.administrators[1]: ${PRINCIPAL}, got "arn:aws-us-gov:sts::123456789012:assumed-role/a/b": write "arn:aws-us-gov:iam::123456789012:role/a", with the role's path where it has one`,
  ],
  [
    "what is no text is twice among the administrators, which is not said",
    among(null, null),
    "bucket.administrators[0]: must be a non-empty string, got null: write the value in quotes, or leave the prop out",
    "bucket.administrators[1]: must be a non-empty string, got null: write the value in quotes, or leave the prop out",
  ],
  [
    "an administrator is called like the backup role, in whatever account",
    among("arn:aws:iam::210987654321:role/neon-s3-backup-github-actions"),
    'bucket.administrators[0]: must not be a backup role, since a backup job must not be able to delete backups for good, got "arn:aws:iam::210987654321:role/neon-s3-backup-github-actions": name the role or user who administers the account',
  ],
  ...["create", "existing"].map((source): BadInput => [
    `an administrator is the role that copies, whose name is said, to a bucket of the source ${source}`,
    bucket({
      administrators: [iam("role/administrator"), iam("role/copy-backups")],
      replication: { ...COPIES, source, roleName: "copy-backups" },
    }),
    `bucket.administrators[1]: must not be the role with which S3 copies backups, since what copies backups must not be able to delete them for good, got "${iam("role/copy-backups")}": name the role or user who administers the account`,
  ]),
];

export const good: GoodInput[] = [
  ["a role as an administrator", among(iam("role/administrator"))],
  [
    "a role with a path as an administrator",
    among(iam("role/team/data/administrator")),
  ],
  [
    "a role of IAM Identity Center as an administrator",
    among(
      iam(
        "role/aws-reserved/sso.amazonaws.com/eu-central-1/AWSReservedSSO_Admin_0123456789abcdef",
      ),
    ),
  ],
  [
    "a role of IAM Identity Center in us-east-1 as an administrator",
    among(
      iam(
        "role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admin_0123456789abcdef",
      ),
    ),
  ],
  [
    "an administrator whose name is like that of the role that copies",
    bucket({
      administrators: [iam("role/a-neon-s3-backup-replication")],
      replication: COPIES,
    }),
  ],
  [
    "an administrator whose name the role that copies would have",
    among(iam("role/neon-s3-backup-replication")),
  ],
  ["a user as an administrator", among(iam("user/octocat@example.com"))],
  [
    "an administrator of the stack's account",
    { accountId: "123456789012", ...among(iam("role/administrator")) },
  ],
  [
    "an administrator of an account that only Terraform knows",
    { accountId: unknownText(), ...among(iam("role/administrator")) },
  ],
  [
    "an administrator of the partition",
    {
      region: "cn-north-1",
      ...among("arn:aws-cn:iam::123456789012:role/administrator"),
    },
  ],
  [
    "an administrator whose name starts like the backup role's",
    among(iam("role/neon-s3-backup-github-actions-administrator")),
  ],
  [
    "an administrator whose name ends like the backup role's",
    among(iam("role/not-neon-s3-backup-github-actions")),
  ],
  [
    "a user of the backup role's name as an administrator",
    among(iam("user/neon-s3-backup-github-actions")),
  ],
  ...taken(
    "an administrator",
    among,
    ...[iam("role/a.b/A_1+=,.@-"), iam("role/root"), iam(`user/${SSO}`)],
    iam("role/team/AWSReserved_Admin"),
  ),
  [
    "a role and a user of one name as administrators",
    among(iam("role/administrator"), iam("user/administrator")),
  ],
  ...[
    "role/neon-s3-backup-replication-2",
    "user/neon-s3-backup-replication",
  ].map((rest): GoodInput => [
    `the ${rest} as an administrator where S3 copies backups`,
    bucket({ administrators: [iam(rest)], replication: COPIES }),
  ]),
];
