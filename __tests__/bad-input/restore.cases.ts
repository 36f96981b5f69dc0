import { mustBeKnown, unknownText } from "../support/trust-fixtures";
import {
  type BadInput,
  bucket,
  type Change,
  type GoodInput,
  job,
  JOB,
  refused,
  TRUST,
} from "./change";

const RESTORE = { roleName: "restore", trust: [TRUST] };
const restore = (change: Change) => job({ restore: { ...RESTORE, ...change } });
const named = (name: string, change: Change = {}) => ({
  ...JOB,
  name,
  roleName: `backup-${name}`,
  prefix: name,
  ...change,
});

export const bad: BadInput[] = [
  ...refused("backups[0].restore", (value) => job({ restore: value }), [
    "must be an object",
    "write { roleName, trust }, or leave the prop out",
    true,
    "restore",
    [],
  ]),
  [
    "a role that restores has no name and trusts nobody",
    job({ restore: {} }),
    'backups[0].restore.roleName: must be given, got nothing: add "roleName"',
    'backups[0].restore.trust: must be given, got nothing: add "trust"',
  ],
  [
    "a role that restores has a folder of its own",
    restore({ prefix: "acme" }),
    'backups[0].restore.prefix: must be a known prop, got "acme": leave it out: the role reads the folder of its job',
  ],
  [
    "a role that restores trusts a repository of anybody's",
    restore({ trust: [{ ...TRUST, repository: "*/*" }] }),
    'backups[0].restore.trust[0].repository: must name one repository, since a wildcard here would let in repositories of others, got "*/*": list every repository as an entry of its own',
  ],
  [
    "a role that restores trusts whom only Terraform knows",
    restore({ trust: [{ ...TRUST, branch: unknownText() }] }),
    mustBeKnown("backups[0].restore.trust[0].branch"),
  ],
  [
    "the session of a role that restores is too long",
    restore({ maxSessionSeconds: 43201 }),
    "backups[0].restore.maxSessionSeconds: must be a whole number of seconds from 3600 (one hour) to 43200 (twelve hours), got 43201: write 3600 for one hour",
  ],
  [
    "the boundary of a role that restores is another account's",
    {
      accountId: "123456789012",
      ...restore({
        permissionsBoundary: "arn:aws:iam::210987654321:policy/boundary",
      }),
    },
    'backups[0].restore.permissionsBoundary: must be a policy of the stack\'s account, "123456789012", or of AWS, got "arn:aws:iam::210987654321:policy/boundary": name a policy of that account',
  ],
  [
    "a role that restores is the job's own",
    restore({ roleName: JOB.roleName.toUpperCase() }),
    `backups[0].restore.roleName: must differ from every other role's in more than case, as backups[0].roleName has it already, got "${JOB.roleName.toUpperCase()}": choose another name`,
  ],
  [
    "a role that restores is another job's",
    {
      backups: [
        named("acme", { restore: { ...RESTORE, roleName: "backup-globex" } }),
        named("globex"),
      ],
    },
    'backups[1].roleName: must differ from every other role\'s in more than case, as backups[0].restore.roleName has it already, got "backup-globex": choose another name',
  ],
  [
    "two jobs have one role that restores",
    {
      backups: [
        named("acme", { restore: RESTORE }),
        named("globex", { restore: RESTORE }),
      ],
    },
    'backups[1].restore.roleName: must differ from every other role\'s in more than case, as backups[0].restore.roleName has it already, got "restore": choose another name',
  ],
  [
    "a job is called as another's role that restores",
    {
      backups: [named("acme", { restore: RESTORE }), named("acme-restore")],
    },
    'backups[1].name: must not be the name in Terraform addresses of the role that restores, which backups[0].restore makes, got "acme-restore": choose another name',
  ],
  [
    "a role that restores is the one that copies",
    {
      ...bucket({
        replication: {
          source: "create",
          bucketName: "neon-s3-backup-copies",
          region: "us-west-2",
          roleName: "restore",
        },
      }),
      ...restore({}),
    },
    'bucket.replication.roleName: must differ from every job\'s, as backups[0].restore.roleName has it already, got "restore": choose another name',
  ],
  [
    "a role that restores is an administrator",
    {
      ...bucket({
        administrators: ["arn:aws:iam::123456789012:role/drills/restore"],
      }),
      ...restore({ path: "/drills/" }),
    },
    'bucket.administrators[0]: must not be a role that restores, since such a role must be able to read backups and do nothing else, got "arn:aws:iam::123456789012:role/drills/restore": name the role or user who administers the account',
  ],
  [
    "a role that restores is a reader of everything",
    {
      ...bucket({
        readers: [{ principal: "arn:aws:iam::123456789012:role/restore" }],
      }),
      ...restore({}),
    },
    "bucket.readers[0].principal: must not be a role that restores, which reads its job's backups already, and must read no other job's, got \"arn:aws:iam::123456789012:role/restore\": name the role or user who restores",
  ],
];

export const good: GoodInput[] = [
  ["a role that restores", restore({})],
  [
    "a role that restores, of the same name as an administrator under another path",
    {
      ...bucket({ administrators: ["arn:aws:iam::123456789012:role/restore"] }),
      ...restore({ path: "/drills/" }),
    },
  ],
  [
    "a role that restores whose name only Terraform knows",
    restore({ roleName: unknownText() }),
  ],
  [
    "a job whose name ends as that of a role that restores, where there is none",
    { backups: [named("acme"), named("acme-restore")] },
  ],
  [
    "a role that restores, of a job that is called as one",
    { backups: [named("acme-restore", { restore: RESTORE }), named("acme")] },
  ],
  [
    "150 jobs that each have a role that restores",
    {
      backups: Array.from({ length: 150 }, (_, index) =>
        named(`job-${index}`, {
          restore: { ...RESTORE, roleName: `restore-${index}` },
        }),
      ),
    },
  ],
];
