import { prefixedJob } from "../support/synth";
import { mustBeKnown, unknownText } from "../support/trust-fixtures";
import {
  type BadInput,
  bucket,
  type Change,
  type GoodInput,
  job,
  JOB,
  refused,
  taken,
} from "./change";

const backups = (...jobs: unknown[]): Change => ({ backups: jobs });
const ACME = prefixedJob("acme");
const GLOBEX = prefixedJob("globex");

/** Jobs with these prefixes. */
const prefixes = (...all: string[]) =>
  backups(
    ...all.map((prefix, index) => ({
      ...prefixedJob(`job-${"abcdef"[index]}`),
      prefix,
    })),
  );

/** Jobs whose roles' names have 19 characters. */
const databases = (count: number, change: Change = {}) =>
  backups(
    ...Array.from({ length: count }, (_, index) => ({
      ...prefixedJob(`database-${String(index).padStart(3, "0")}`),
      ...change,
    })),
  );

const ADDRESSES =
  "must be lower-case letters, digits and single hyphens, starting with a letter, since it is part of Terraform addresses";
const OWN_NAMES = "write the names that this job had before, the oldest first";
const GONE = (job: string) =>
  `must be a name that no role has in Terraform addresses any more, as one of ${job} has`;
/** A role that restores. */
const RESTORE = {
  roleName: "restore",
  trust: [{ repository: "octo-org/globex", environment: "restore" }],
};
const FOLDER =
  "must be a folder's name with no slash at either end and no empty folder within";
const RENAME = "rename the folder, which in the guide is the workflow's name";
const NEEDED =
  "must be given where there is more than one job, since a job without a prefix could read and delete the backups of the others, got nothing: give every job a folder of its own, or list several repositories in the `trust` of one job";
const inside = (outer: string, owner: number, inner: string) =>
  `must not be inside the prefix "${outer}" of backups[${owner}].prefix, whose job could then read and delete these backups, got "${inner}": choose a folder beside it`;
const TOO_BIG =
  "backups: must make a bucket policy of at most 20480 bytes, AWS's limit";
const MOVE =
  "move some jobs to another bucket, in another stack of the same app";

export const bad: BadInput[] = [
  [
    "there is no job in the list",
    backups(),
    "backups: must be a list with at least one entry, got []: list the backup jobs, at least one",
  ],
  [
    "a job is not in a list",
    { backups: JOB },
    'backups: must be a list with at least one entry, got {"name":"acme-co-prod","roleName":"neon-s3-backup-github-actions","trust":[{"repository":"octo-org/octo-repo","branch":"main"}]}: list the backup jobs, at least one',
  ],
  [
    "a job is a name alone",
    backups("acme"),
    'backups[0]: must be an object, got "acme": write { name, roleName, trust }',
  ],
  [
    "a job is undefined",
    backups(undefined),
    "backups[0]: must be an object, got nothing: write { name, roleName, trust }",
  ],
  [
    "a job is a hole in the list",
    { backups: new Array(1) },
    "backups[0]: must be given, got nothing: give it a value, or remove it from the list",
  ],
  [
    "a job has nothing",
    backups({}),
    'backups[0].name: must be given, got nothing: add "name"',
    'backups[0].roleName: must be given, got nothing: add "roleName"',
    'backups[0].trust: must be given, got nothing: add "trust"',
  ],
  [
    "a job's prop is mistyped",
    job({ prefx: "acme" }),
    'backups[0].prefx: must be a known prop, got "acme": did you mean "prefix"?',
  ],
  [
    "a job's prop is in another case",
    job({ rolename: "acme" }),
    'backups[0].rolename: must be a known prop, got "acme": did you mean "roleName"?',
  ],
  [
    "a job's prop is one of its trust's",
    job({ repository: "octo-org/octo-repo" }),
    'backups[0].repository: must be a known prop, got "octo-org/octo-repo": leave it out, or use one of the nearest: restore, description, path',
  ],
  [
    "a job's name is left out",
    job({ name: undefined }),
    'backups[0].name: must be given, got nothing: add "name"',
  ],
  [
    "a job's name is in upper case",
    job({ name: "ACME" }),
    'backups[0].name: must be lower-case letters, digits and single hyphens, starting with a letter, since it is part of Terraform addresses, got "ACME": write "acme"',
  ],
  [
    "a job's name has an underscore",
    job({ name: "acme_prod" }),
    'backups[0].name: must be lower-case letters, digits and single hyphens, starting with a letter, since it is part of Terraform addresses, got "acme_prod": write "acme-prod"',
  ],
  [
    "a job's name starts with a digit",
    job({ name: "2024-acme" }),
    'backups[0].name: must be lower-case letters, digits and single hyphens, starting with a letter, since it is part of Terraform addresses, got "2024-acme": write "job-2024-acme"',
  ],
  [
    "a job's name has two hyphens in a row",
    job({ name: "acme--prod" }),
    'backups[0].name: must be lower-case letters, digits and single hyphens, starting with a letter, since it is part of Terraform addresses, got "acme--prod": write "acme-prod"',
  ],
  [
    "a job's name is one that CDKTF has taken",
    job({ name: "constructor" }),
    'backups[0].name: must not be a name that CDKTF takes for one of its own, got "constructor": choose another name',
  ],
  [
    "two jobs have one name",
    backups(ACME, { ...GLOBEX, name: "acme" }),
    'backups[1].name: must differ from every other job\'s, as backups[0].name has it already, got "acme": choose another name',
  ],
  [
    "a job had a name that no job can have",
    job({ formerName: "ACME" }),
    `backups[0].formerName: ${ADDRESSES}, got "ACME": write "acme"`,
  ],
  [
    "a job had such a name among others",
    job({ formerName: ["acme", "a--b"] }),
    `backups[0].formerName[1]: ${ADDRESSES}, got "a--b": write "a-b"`,
  ],
  [
    "a job had no names, in a list",
    job({ formerName: [] }),
    `backups[0].formerName: must be a list with at least one entry, got []: ${OWN_NAMES}`,
  ],
  [
    "a job has its former name still",
    job({ formerName: "acme-co-prod" }),
    `backups[0].formerName: ${GONE("backups[0]")}, got "acme-co-prod": ${OWN_NAMES}`,
  ],
  [
    "a job had the name that another has",
    backups(ACME, { ...GLOBEX, formerName: "acme" }),
    `backups[1].formerName: ${GONE("backups[0]")}, got "acme": ${OWN_NAMES}`,
  ],
  [
    "a job's role that restores had the name that another job's role has",
    backups(
      { ...ACME, name: "old-restore" },
      { ...GLOBEX, formerName: "old", restore: RESTORE },
    ),
    `backups[1].formerName: ${GONE("backups[0]")}, got "old": ${OWN_NAMES}`,
  ],
  [
    "a job had the name of another job's role that restores",
    backups(
      { ...ACME, restore: RESTORE },
      { ...GLOBEX, formerName: "acme-restore" },
    ),
    `backups[1].formerName: ${GONE("backups[0]")}, got "acme-restore": ${OWN_NAMES}`,
  ],
  [
    "two jobs had one name",
    backups(
      { ...ACME, formerName: "old" },
      { ...GLOBEX, formerName: ["older", "old"] },
    ),
    `backups[1].formerName[1]: must be a name that no other job had, as backups[0].formerName says, got "old": ${OWN_NAMES}`,
  ],
  [
    "two jobs have one role",
    backups(ACME, { ...GLOBEX, roleName: "Backup-ACME" }),
    'backups[1].roleName: must differ from every other role\'s in more than case, as backups[0].roleName has it already, got "Backup-ACME": choose another name',
  ],
  [
    "two jobs have one prefix",
    backups(ACME, { ...GLOBEX, prefix: "acme" }),
    'backups[1].prefix: must differ from every other job\'s, as backups[0].prefix has it already, got "acme": choose another folder',
  ],
  [
    "the first of two jobs has no prefix",
    backups(JOB, GLOBEX),
    "backups[0].prefix: must be given where there is more than one job, since a job without a prefix could read and delete the backups of the others, got nothing: give every job a folder of its own, or list several repositories in the `trust` of one job",
  ],
  [
    "none of two jobs has a prefix",
    backups(JOB, { ...GLOBEX, prefix: undefined }),
    "backups[0].prefix: must be given where there is more than one job, since a job without a prefix could read and delete the backups of the others, got nothing: give every job a folder of its own, or list several repositories in the `trust` of one job",
    "backups[1].prefix: must be given where there is more than one job, since a job without a prefix could read and delete the backups of the others, got nothing: give every job a folder of its own, or list several repositories in the `trust` of one job",
  ],
  [
    "a job's prefix is inside another's",
    backups(ACME, { ...GLOBEX, prefix: "acme/globex" }),
    'backups[1].prefix: must not be inside the prefix "acme" of backups[0].prefix, whose job could then read and delete these backups, got "acme/globex": choose a folder beside it',
  ],
  [
    "a job's prefix is inside that of a job behind it",
    backups({ ...GLOBEX, prefix: "acme/globex" }, ACME),
    'backups[0].prefix: must not be inside the prefix "acme" of backups[1].prefix, whose job could then read and delete these backups, got "acme/globex": choose a folder beside it',
  ],
  [
    "a prefix starts with a slash",
    job({ prefix: "/acme" }),
    'backups[0].prefix: must be a folder\'s name with no slash at either end and no empty folder within, got "/acme": write "acme"',
  ],
  [
    "a prefix ends in a slash",
    job({ prefix: "acme/" }),
    'backups[0].prefix: must be a folder\'s name with no slash at either end and no empty folder within, got "acme/": write "acme"',
  ],
  [
    "a prefix has an empty folder",
    job({ prefix: "team//acme" }),
    'backups[0].prefix: must be a folder\'s name with no slash at either end and no empty folder within, got "team//acme": write "team/acme"',
  ],
  [
    "a prefix is empty",
    job({ prefix: "" }),
    'backups[0].prefix: must be a non-empty string, got "": write the value in quotes, or leave the prop out',
  ],
  [
    "a prefix is known to Terraform alone",
    job({ prefix: unknownText() }),
    mustBeKnown("backups[0].prefix"),
  ],
  ...refused(
    "backups[0].name",
    (name) => job({ name }),
    [ADDRESSES, 'write "one-a"', "one a", "one.a"],
    [ADDRESSES, 'write "one"', "-one", "one-", "one\n"],
    [ADDRESSES, 'write "job-1"', "é"],
  ),
  ...refused(
    "backups[0].prefix",
    (prefix) => job({ prefix }),
    [FOLDER, 'write "teams/acme"', "//teams/acme//"],
    [FOLDER, "name the folder", "/", "//"],
    [
      'must be what the tag "backup-prefix" can hold: at most 256 letters, digits, spaces and "_.:/=+-@"',
      RENAME,
      "acme-*",
      "${aws:PrincipalTag/backup-prefix}",
      "p".repeat(257),
      ...["*", "acm?", "acme(prod)", "acme,prod", "acme\tprod", "acme\n"],
      "acme🎉",
    ],
    [
      'must have no folder "." or ".." and no line break, which not all clients take as they stand',
      RENAME,
      "acme/../globex",
      ...[".", "..", "teams/..", "./acme", "acme\u2028prod"],
    ],
    ["must have no space at either end", 'write "acme"', "acme ", " acme"],
  ),
  [
    "two jobs have one role under another path, since IAM compares names alone",
    backups(ACME, { ...GLOBEX, roleName: "backup-acme", path: "/two/" }),
    'backups[1].roleName: must differ from every other role\'s in more than case, as backups[0].roleName has it already, got "backup-acme": choose another name',
  ],
  [
    "the second of two jobs has no prefix",
    backups(ACME, { ...GLOBEX, prefix: undefined }),
    `backups[1].prefix: ${NEEDED}`,
  ],
  [
    "the second of two jobs has no role and no trust",
    backups(ACME, { name: "two", prefix: "two" }),
    'backups[1].roleName: must be given, got nothing: add "roleName"',
    'backups[1].trust: must be given, got nothing: add "trust"',
  ],
  [
    "a prefix beside another's is a number, which is said once",
    backups(ACME, { ...GLOBEX, prefix: 5 }),
    "backups[1].prefix: must be a non-empty string, got 5: write the value in quotes, or leave the prop out",
  ],
  [
    "a job's prefix is deep inside that of a job behind it",
    prefixes("a/b/c/d", "x", "a/b"),
    `backups[0].prefix: ${inside("a/b", 2, "a/b/c/d")}`,
  ],
  [
    "jobs' prefixes are inside one another, each of which is inside the outermost",
    prefixes("a", "a/b", "a/b/c"),
    `backups[1].prefix: ${inside("a", 0, "a/b")}`,
    `backups[2].prefix: ${inside("a", 0, "a/b/c")}`,
  ],
  [
    "two jobs have one prefix, and a third one's is inside the first one's",
    prefixes("a", "a", "a/b"),
    'backups[1].prefix: must differ from every other job\'s, as backups[0].prefix has it already, got "a": choose another folder',
    `backups[2].prefix: ${inside("a", 0, "a/b")}`,
  ],
  [
    "there is a role more than fits into the bucket's policy",
    databases(177),
    `${TOO_BIG}, got "20552 bytes from 177 jobs": ${MOVE}`,
  ],
  [
    "roles' paths make the bucket's policy too long",
    databases(176, { path: "/a/" }),
    `${TOO_BIG}, got "21150 bytes from 176 jobs": ${MOVE}`,
  ],
  [
    "the bucket's name makes its policy too long",
    { ...databases(176), bucket: { name: "b".repeat(63) } },
    `${TOO_BIG}, got "20887 bytes from 176 jobs": ${MOVE}`,
  ],
  [
    "the partition makes the bucket's policy too long",
    { ...databases(176), region: "cn-north-1" },
    `${TOO_BIG}, got "21529 bytes from 176 jobs": ${MOVE}`,
  ],
  [
    "the bucket's protections make its policy too long",
    {
      ...databases(176),
      ...bucket({
        administrators: ["arn:aws:iam::123456789012:role/administrator"],
        kmsKey: { source: "create" },
        onlyFrom: { organizationId: "o-a1b2c3d4e5" },
      }),
    },
    `${TOO_BIG}, got "21113 bytes from 176 jobs": ${MOVE}`,
  ],
];

export const good: GoodInput[] = [
  ["a job with a prefix", backups(ACME)],
  ["two jobs with a prefix each", backups(ACME, GLOBEX)],
  [
    "two jobs whose prefixes differ in case",
    backups({ ...ACME, prefix: "a" }, { ...GLOBEX, prefix: "A" }),
  ],
  [
    "two jobs of which one's prefix starts like the other's",
    backups({ ...ACME, prefix: "a" }, { ...GLOBEX, prefix: "ab/c" }),
  ],
  ["a job's name of one letter", job({ name: "a" })],
  ["a job that had another name", job({ formerName: "acme" })],
  ["a job that had several", job({ formerName: ["a", "b-restore"] })],
  [
    "a name that another job's role would have if it restored",
    backups({ ...ACME, name: "old-restore" }, { ...GLOBEX, formerName: "old" }),
  ],
  [
    "a job's name with letters, digits and hyphens",
    job({ name: "acme-2-prod" }),
  ],
  ["a prefix of 256 characters", job({ prefix: "p".repeat(256) })],
  [
    "a prefix of folders, spaces and dots",
    job({ prefix: "team a/acme.prod/..." }),
  ],
  ...taken(
    "a prefix",
    (prefix) => job({ prefix }),
    ...["a=b+c@d.e", "données", ".hidden/a..b", "备份", "p", "a b: c_1"],
  ),
  [
    "jobs' prefixes that are neighbours",
    prefixes("team/a", "team/ab", "team/b", "teams", "a"),
  ],
  ["as many roles as fit into the bucket's policy", databases(176)],
];
