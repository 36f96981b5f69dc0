import {
  type BadInput,
  type Change,
  type GoodInput,
  job,
  TRUST,
} from "./change";

const IDS = { ownerId: "65", repositoryId: "74" };
const NARROW = { ...TRUST, claims: { actor: "octocat" } };
const claims = (given: Change) => ({ ...TRUST, claims: given });

/** Two entries of which the second lets in nobody whom the first does not. */
const OVERLAPS: readonly (readonly [
  what: string,
  wide: object,
  tight: object,
])[] = [
  ["a narrower entry", TRUST, NARROW],
  ["a list of the one value alone", NARROW, claims({ actor: ["octocat"] })],
  [
    "claims in another order",
    claims({ actor: "a", workflow: "w" }),
    claims({ workflow: "w", actor: "a" }),
  ],
  ["fewer values", claims({ actor: ["octocat", "hubot"] }), NARROW],
  [
    "the immutable form beside both",
    { ...TRUST, ...IDS, subjectFormat: "both" },
    { ...TRUST, ...IDS },
  ],
  [
    "the classic form with ids",
    TRUST,
    { ...TRUST, ...IDS, subjectFormat: "classic" },
  ],
];

/** Two entries each of which lets in somebody whom the other does not. */
const APART: readonly (readonly [what: string, one: object, other: object])[] =
  [
    ["other branches", TRUST, { ...TRUST, branch: "next" }],
    ["other repositories", TRUST, { ...TRUST, repository: "octo-org/other" }],
    [
      "a branch and a tag of one name",
      TRUST,
      { ...TRUST, branch: undefined, tag: "main" },
    ],
    ["other values of a claim", NARROW, claims({ actor: "hubot" })],
    [
      "a value of a claim that both have, and one more each",
      claims({ actor: ["octocat", "hubot"] }),
      claims({ actor: ["hubot", "monalisa"] }),
    ],
    [
      "one form of a subject, and both with a claim",
      { ...TRUST, ...IDS },
      { ...NARROW, ...IDS, subjectFormat: "both" },
    ],
    ["other claims", NARROW, claims({ workflow: "w" })],
    ["the classic form, and the immutable", TRUST, { ...TRUST, ...IDS }],
    [
      "a branch, and a pattern that is the same text",
      TRUST,
      {
        ...TRUST,
        branch: undefined,
        dangerouslyMatchContext: "ref:refs/heads/main",
      },
    ],
  ];

export const bad: BadInput[] = [
  ...OVERLAPS.map(([what, wide, tight]): BadInput => [
    `a trust's second entry lets in nobody new, for ${what}`,
    job({ trust: [wide, tight] }),
    `backups[0].trust[1]: must let in somebody whom backups[0].trust[0] does not let in already, got ${JSON.stringify(tight)}: remove one of the two`,
  ]),
  [
    "a trust's third entry is its first",
    job({ trust: [TRUST, { ...TRUST, branch: "next" }, TRUST] }),
    `backups[0].trust[2]: must let in somebody whom backups[0].trust[0] does not let in already, got ${JSON.stringify(TRUST)}: remove one of the two`,
  ],
];

export const good: GoodInput[] = APART.flatMap(([what, one, other]) => [
  [`two entries of a trust: ${what}`, job({ trust: [one, other] })],
  [
    `two entries of a trust, the other way round: ${what}`,
    job({ trust: [other, one] }),
  ],
]);
