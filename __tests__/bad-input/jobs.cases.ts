import { prefixedJob } from "../support/synth";
import { mustBeKnown, unknownText } from "../support/trust-fixtures";
import { type BadInput, type Change, type GoodInput, job, JOB } from "./change";

const backups = (...jobs: unknown[]): Change => ({ backups: jobs });
const ACME = prefixedJob("acme");
const GLOBEX = prefixedJob("globex");

/** Jobs whose roles' names have 64 characters. */
const many = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    ...prefixedJob(`database-${index}`),
    roleName: String(index).padStart(64, "r"),
  }));

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
    'backups[0].repository: must be a known prop, got "octo-org/octo-repo": leave it out, or use one of the nearest: roleName, trust, description',
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
    "two jobs have one role",
    backups(ACME, { ...GLOBEX, roleName: "Backup-ACME" }),
    'backups[1].roleName: must differ from every other job\'s in more than case, as backups[0].roleName has it already, got "Backup-ACME": choose another name',
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
    "a prefix is a slash",
    job({ prefix: "/" }),
    'backups[0].prefix: must be a folder\'s name with no slash at either end and no empty folder within, got "/": name the folder',
  ],
  [
    "a prefix is empty",
    job({ prefix: "" }),
    'backups[0].prefix: must be a non-empty string, got "": write the value in quotes, or leave the prop out',
  ],
  [
    "a prefix leads out of the folder",
    job({ prefix: "acme/../globex" }),
    'backups[0].prefix: must have no folder "." or ".." and no line break, which not all clients take as they stand, got "acme/../globex": rename the folder, which in the guide is the workflow\'s name',
  ],
  [
    "a prefix has a wildcard",
    job({ prefix: "acme-*" }),
    'backups[0].prefix: must be what the tag "backup-prefix" can hold: at most 256 letters, digits, spaces and "_.:/=+-@", got "acme-*": rename the folder, which in the guide is the workflow\'s name',
  ],
  [
    "a prefix is a policy variable",
    job({ prefix: "${aws:PrincipalTag/backup-prefix}" }),
    'backups[0].prefix: must be what the tag "backup-prefix" can hold: at most 256 letters, digits, spaces and "_.:/=+-@", got "${aws:PrincipalTag/backup-prefix}": rename the folder, which in the guide is the workflow\'s name',
  ],
  [
    "a prefix has 257 characters",
    job({ prefix: "p".repeat(257) }),
    `backups[0].prefix: must be what the tag "backup-prefix" can hold: at most 256 letters, digits, spaces and "_.:/=+-@", got "${"p".repeat(257)}": rename the folder, which in the guide is the workflow's name`,
  ],
  [
    "a prefix ends in a space",
    job({ prefix: "acme " }),
    'backups[0].prefix: must have no space at either end, got "acme ": write "acme"',
  ],
  [
    "a prefix is known to Terraform alone",
    job({ prefix: unknownText() }),
    mustBeKnown("backups[0].prefix"),
  ],
  [
    "there are more roles than fit into the bucket's policy",
    backups(...many(200)),
    'backups: must make a bucket policy of at most 20480 bytes, AWS\'s limit, got "40990 bytes from 200 jobs": move some jobs to another bucket, in another stack of the same app',
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
  [
    "a job's name with letters, digits and hyphens",
    job({ name: "acme-2-prod" }),
  ],
  ["a prefix of 256 characters", job({ prefix: "p".repeat(256) })],
  [
    "a prefix of folders, spaces and dots",
    job({ prefix: "team a/acme.prod/..." }),
  ],
];
