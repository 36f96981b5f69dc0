import {
  type BadInput,
  bucket,
  type Change,
  type GoodInput,
  job,
  trust,
} from "./change";

const MEANT =
  'must not hold "undefined", "null", "NaN" or "[object Object]" as a word, which a property that is not there leaves in a text';
const LOOK = "look where it is put together";

/** Where a text stands, and the change that puts one there. */
const TEXTS: readonly (readonly [string, (text: string) => Change])[] = [
  ["bucket.name", (name) => bucket({ name: name.toLowerCase() })],
  ["backups[0].prefix", (prefix) => job({ prefix })],
  ["backups[0].name", (name) => job({ name })],
  ["backups[0].roleName", (roleName) => job({ roleName })],
  ["backups[0].path", (path) => job({ path: `/${path}/` })],
  [
    "backups[0].trust[0].repository",
    (name) => trust({ repository: `octo-org/${name}` }),
  ],
  ["backups[0].trust[0].branch", (branch) => trust({ branch })],
  [
    "backups[0].trust[0].environment",
    (environment) => trust({ branch: undefined, environment }),
  ],
  [
    "backups[0].trust[0].claims.workflow",
    (workflow) => trust({ claims: { workflow } }),
  ],
  ['defaultTags["team"]', (team) => ({ defaultTags: { team } })],
  ['bucket.tags["team"]', (team) => bucket({ tags: { team } })],
  [
    "state.key",
    (key) => ({
      state: { type: "s3", bucket: "states", region: "us-east-1", key },
    }),
  ],
];

const textOf = (change: Change, path: string): unknown =>
  path
    .replaceAll(/\[("?)([^\]"]+)\1\]/g, ".$2")
    .split(".")
    .reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], change);

export const bad: BadInput[] = [
  ...TEXTS.map(([path, change]): BadInput => {
    const given = change("nightly-undefined");
    return [
      `${path} holds what a mistyped property leaves`,
      given,
      `${path}: ${MEANT}, got ${JSON.stringify(textOf(given, path))}: ${LOOK}`,
    ];
  }),
  ...["undefined", "null", "release/null", "NaN", "v1.NaN", "a_null_b"].map(
    (branch): BadInput => [
      `a branch is ${branch}`,
      trust({ branch }),
      `backups[0].trust[0].branch: ${MEANT}, got ${JSON.stringify(branch)}: ${LOOK}`,
    ],
  ),
  [
    "a branch is what an object becomes in a text",
    trust({ branch: `${{}}` }),
    `backups[0].trust[0].branch: ${MEANT}, got "[object Object]": ${LOOK}`,
  ],
  [
    "a tag's key holds what a mistyped property leaves",
    { defaultTags: { "undefined-team": "a" } },
    `defaultTags["undefined-team"]: ${MEANT}, got "undefined-team": ${LOOK}`,
  ],
];

export const good: GoodInput[] = [
  ...["nullable", "undefinedness", "Null", "nan", "x0null", "objects"].map(
    (branch): GoodInput => [`a branch is ${branch}`, trust({ branch })],
  ),
  [
    "a description tells of such a word",
    job({ description: "Backs up null and undefined" }),
  ],
];
