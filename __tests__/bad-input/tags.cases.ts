import {
  mustBeKnown,
  unknownMap,
  unknownText,
} from "../support/trust-fixtures";
import {
  type BadInput,
  bucket,
  type GoodInput,
  job,
  JOB,
  taken,
} from "./change";

const tags = (count: number, start = "tag") =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [`${start}-${index}`, "x"]),
  );

/** The tags of a role. */
const restoring = (tags: unknown) =>
  job({ restore: { roleName: "restore", trust: JOB.trust, tags } });

export const bad: BadInput[] = [
  ...(
    [
      ["backups[0].tags", (tags: unknown) => job({ tags })],
      ["backups[0].restore.tags", restoring],
    ] as const
  ).flatMap(([path, roleWith]): BadInput[] => [
    [
      `the tags at ${path} hold the one that decides what a role may reach`,
      roleWith({ "Backup-Prefix": "globex" }),
      `${path}["Backup-Prefix"]: must not be the tag "backup-prefix", which decides what a role may reach, got "globex": use a job's \`prefix\``,
    ],
    [
      `the tags at ${path} are known to Terraform alone, and could hold it`,
      roleWith(unknownMap()),
      mustBeKnown(path, "one of them could decide what the role may reach"),
    ],
    [
      `the tags at ${path} are too many with the default ones`,
      { defaultTags: tags(30), ...roleWith(tags(20, "own")) },
      `${path}: must be at most 49 tags, with the default ones, since AWS allows 50 on a resource and one is the prefix's, got 50: remove some`,
    ],
  ]),
  [
    "a default tag is the one that decides what a role may reach",
    { defaultTags: { "backup-prefix": "acme" } },
    'defaultTags["backup-prefix"]: must not be the tag "backup-prefix", which decides what a role may reach, got "acme": use a job\'s `prefix`',
  ],
  [
    "that tag is in another case, which IAM does not tell apart",
    bucket({ tags: { "Backup-Prefix": "acme" } }),
    'bucket.tags["Backup-Prefix"]: must not be the tag "backup-prefix", which decides what a role may reach, got "acme": use a job\'s `prefix`',
  ],
  [
    "a tag's key is one of AWS's",
    bucket({ tags: { "aws:cost": "a" } }),
    'bucket.tags["aws:cost"]: must not start with "aws:", which AWS keeps for itself, got "aws:cost": choose another key',
  ],
  [
    "a tag's key is one of AWS's in upper case",
    { defaultTags: { "AWS:cost": "a" } },
    'defaultTags["AWS:cost"]: must not start with "aws:", which AWS keeps for itself, got "AWS:cost": choose another key',
  ],
  [
    "a tag's key is empty",
    bucket({ tags: { "": "a" } }),
    'bucket.tags[""]: must be a key of 1 to 128 letters, digits, spaces and "_.:/=+-@", got "": shorten it or remove other characters',
  ],
  [
    "a tag's key has 129 characters",
    bucket({ tags: { ["k".repeat(129)]: "a" } }),
    `bucket.tags["${"k".repeat(129)}"]: must be a key of 1 to 128 letters, digits, spaces and "_.:/=+-@", got "${"k".repeat(129)}": shorten it or remove other characters`,
  ],
  [
    "a tag's key has a number sign",
    { defaultTags: { "team#1": "a" } },
    'defaultTags["team#1"]: must be a key of 1 to 128 letters, digits, spaces and "_.:/=+-@", got "team#1": shorten it or remove other characters',
  ],
  [
    "a tag's value has 257 characters",
    { defaultTags: { team: "v".repeat(257) } },
    `defaultTags["team"]: must be a value of at most 256 letters, digits, spaces and "_.:/=+-@", got "${"v".repeat(257)}": write it as a string, and shorten it or remove other characters`,
  ],
  [
    "a tag's value has an ampersand",
    bucket({ tags: { team: "r&d" } }),
    'bucket.tags["team"]: must be a value of at most 256 letters, digits, spaces and "_.:/=+-@", got "r&d": write it as a string, and shorten it or remove other characters',
  ],
  [
    "a tag's value is a number",
    { defaultTags: { cost: 42 } },
    'defaultTags["cost"]: must be a value of at most 256 letters, digits, spaces and "_.:/=+-@", got 42: write it as a string, and shorten it or remove other characters',
  ],
  [
    "a tag's value is true",
    bucket({ tags: { backup: true } }),
    'bucket.tags["backup"]: must be a value of at most 256 letters, digits, spaces and "_.:/=+-@", got true: write it as a string, and shorten it or remove other characters',
  ],
  [
    "a tag's value is null",
    bucket({ tags: { team: null } }),
    'bucket.tags["team"]: must be a value of at most 256 letters, digits, spaces and "_.:/=+-@", got null: write it as a string, and shorten it or remove other characters',
  ],
  [
    "a tag's value is undefined",
    bucket({ tags: { team: undefined } }),
    'bucket.tags["team"]: must be a value of at most 256 letters, digits, spaces and "_.:/=+-@", got nothing: write it as a string, and shorten it or remove other characters',
  ],
  [
    "two tags' keys differ in case alone",
    { defaultTags: { team: "a", Team: "b" } },
    'defaultTags["Team"]: must differ from the other keys in more than case, since IAM ignores the case of tag keys, got "Team": remove one of the two',
  ],
  [
    "there are 50 default tags",
    { defaultTags: tags(50) },
    "defaultTags: must be at most 49 tags, with the default ones, since AWS allows 50 on a resource and one is the prefix's, got 50: remove some",
  ],
  [
    "the bucket has 50 tags",
    bucket({ tags: tags(50) }),
    "bucket.tags: must be at most 49 tags, with the default ones, since AWS allows 50 on a resource and one is the prefix's, got 50: remove some",
  ],
  [
    "the bucket has 50 tags together with the default ones",
    { defaultTags: tags(25, "a"), ...bucket({ tags: tags(25, "b") }) },
    "bucket.tags: must be at most 49 tags, with the default ones, since AWS allows 50 on a resource and one is the prefix's, got 50: remove some",
  ],
  [
    "tags are pairs in a list",
    { defaultTags: [{ key: "team", value: "data" }] },
    'defaultTags: must be an object, got [{"key":"team","value":"data"}]: write { key: "value" } with the tags',
  ],
  [
    "a tag's key has a line break",
    { defaultTags: { "a\n": "v" } },
    'defaultTags["a\\n"]: must be a key of 1 to 128 letters, digits, spaces and "_.:/=+-@", got "a\\n": shorten it or remove other characters',
  ],
  [
    "a third tag's key differs in case alone from the first's",
    { defaultTags: { team: "a", other: "b", Team: "c" } },
    'defaultTags["Team"]: must differ from the other keys in more than case, since IAM ignores the case of tag keys, got "Team": remove one of the two',
  ],
  [
    "a tag's key and its value are wrong, and another's key is",
    bucket({ tags: { "aws:a": 1, "b!": "v" } }),
    'bucket.tags["aws:a"]: must not start with "aws:", which AWS keeps for itself, got "aws:a": choose another key',
    'bucket.tags["aws:a"]: must be a value of at most 256 letters, digits, spaces and "_.:/=+-@", got 1: write it as a string, and shorten it or remove other characters',
    'bucket.tags["b!"]: must be a key of 1 to 128 letters, digits, spaces and "_.:/=+-@", got "b!": shorten it or remove other characters',
  ],
  [
    "there are 50 default tags, which is said once where the bucket has more",
    { defaultTags: tags(50), ...bucket({ tags: { team: "data" } }) },
    "defaultTags: must be at most 49 tags, with the default ones, since AWS allows 50 on a resource and one is the prefix's, got 50: remove some",
  ],
];

export const good: GoodInput[] = [
  ["tags of a job", job({ prefix: "acme", tags: { team: "data" } })],
  ["tags of a role that restores", restoring({ team: "data" })],
  [
    "49 tags of a role together with the default ones",
    { defaultTags: tags(29), ...job({ tags: tags(20, "own") }) },
  ],
  ["no default tags", { defaultTags: {} }],
  ["49 default tags", { defaultTags: tags(49) }],
  [
    "49 tags of the bucket together with the default ones",
    { defaultTags: tags(25, "a"), ...bucket({ tags: tags(24, "b") }) },
  ],
  [
    "a default tag that the bucket overrides",
    { defaultTags: tags(49), ...bucket({ tags: { "tag-0": "y" } }) },
  ],
  [
    "a tag's key of 128 characters",
    bucket({ tags: { ["k".repeat(128)]: "a" } }),
  ],
  [
    "a tag's value of 256 characters",
    { defaultTags: { team: "v".repeat(256) } },
  ],
  ["a tag's value that is empty", { defaultTags: { team: "" } }],
  [
    "a tag's key that starts like the prefix's",
    bucket({ tags: { "backup-prefixes": "a" } }),
  ],
  ["a tag's key that starts like AWS's", bucket({ tags: { aws: "a" } })],
  ...taken(
    "default tags",
    (defaultTags) => ({ defaultTags }),
    { k: "aws:v" },
    { "aZ0 _.:/=+-@é": "aZ0 _.:/=+-@é" },
    { key: unknownText() },
  ),
  [
    "default tags that are all the bucket's own, too",
    { defaultTags: tags(49), ...bucket({ tags: tags(49) }) },
  ],
];
