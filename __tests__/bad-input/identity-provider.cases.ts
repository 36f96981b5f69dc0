import {
  mustBeKnown,
  unknownList,
  unknownText,
} from "../support/trust-fixtures";
import {
  type BadInput,
  type Change,
  type GoodInput,
  refused,
  taken,
} from "./change";

const provider = (change: Change): Change => ({ identityProvider: change });
const github = (instance: unknown) => provider({ github: instance });
const server = (url: unknown) => github({ enterpriseServerUrl: url });

const IN_QUOTES = "write the value in quotes, or leave the prop out";

export const bad: BadInput[] = [
  [
    "the identity provider is said in one word",
    { identityProvider: "existing" },
    'identityProvider: must be an object, got "existing": write { source: "existing" }, or leave the prop out',
  ],
  [
    "its source is mistyped",
    provider({ source: "exsiting" }),
    'identityProvider.source: must be one of "create", "existing", got "exsiting": did you mean "existing"?',
  ],
  [
    "its source is another word",
    provider({ source: "import" }),
    'identityProvider.source: must be one of "create", "existing", got "import": use one of create, existing',
  ],
  [
    "its source is null",
    provider({ source: null }),
    'identityProvider.source: must be one of "create", "existing", got null: use one of create, existing',
  ],
  [
    "its audiences are called one audience",
    provider({ audience: "sts.amazonaws.com" }),
    'identityProvider.audience: must be a known prop, got "sts.amazonaws.com": did you mean "audiences"?',
  ],
  [
    "it has no audience",
    provider({ audiences: [] }),
    'identityProvider.audiences: must be a list with at least one entry, got []: write ["sts.amazonaws.com"], or leave the prop out',
  ],
  [
    "its audiences are a text",
    provider({ audiences: "sts.amazonaws.com" }),
    'identityProvider.audiences: must be a list with at least one entry, got "sts.amazonaws.com": write ["sts.amazonaws.com"], or leave the prop out',
  ],
  [
    "its audiences are known to Terraform alone",
    provider({ audiences: unknownList() }),
    mustBeKnown("identityProvider.audiences"),
  ],
  [
    "an audience is known to Terraform alone",
    provider({ audiences: [unknownText()] }),
    mustBeKnown("identityProvider.audiences[0]"),
  ],
  [
    "an audience is there twice",
    provider({ audiences: ["sts.amazonaws.com", "sts.amazonaws.com"] }),
    'identityProvider.audiences[1]: must differ from the other audiences, as identityProvider.audiences[0] has it already, got "sts.amazonaws.com": remove one of the two',
  ],
  [
    "an audience is undefined",
    provider({ audiences: ["sts.amazonaws.com", undefined] }),
    "identityProvider.audiences[1]: must be given, got nothing: give it a value, or remove it from the list",
  ],
  [
    "GitHub is no instance",
    github({}),
    "identityProvider.github: must have exactly one of enterpriseSlug, dataResidencyHost, enterpriseServerUrl, got []: add one",
  ],
  [
    "GitHub is two instances",
    github({ enterpriseSlug: "octo", dataResidencyHost: "octocorp.ghe.com" }),
    'identityProvider.github: must have exactly one of enterpriseSlug, dataResidencyHost, enterpriseServerUrl, got ["enterpriseSlug","dataResidencyHost"]: keep one',
  ],
  [
    "GitHub's kind is mistyped",
    github({ enterpriseSlag: "octo" }),
    'identityProvider.github.enterpriseSlag: must be a known prop, got "octo": did you mean "enterpriseSlug"?',
    "identityProvider.github: must have exactly one of enterpriseSlug, dataResidencyHost, enterpriseServerUrl, got []: add one",
  ],
  [
    "the enterprise's slug is known to Terraform alone",
    github({ enterpriseSlug: unknownText() }),
    mustBeKnown("identityProvider.github.enterpriseSlug"),
  ],
  ...refused(
    "identityProvider.audiences[0]",
    (audience) => provider({ audiences: [audience] }),
    [
      'must be an exact audience: 1 to 255 letters, digits and "_.:/@+=,-"',
      'write it as the workflow asks for it, such as "sts.amazonaws.com"',
      "*",
      "a".repeat(256),
      "sts amazonaws com",
      ...["sts.*", "sts.amazonaws.co?", "sts.amazonaws.com\n"],
      ...["${aws:username}", "é"],
    ],
    ["must be a non-empty string", IN_QUOTES, ""],
  ),
  ...refused(
    "identityProvider.github.enterpriseSlug",
    (enterpriseSlug) => github({ enterpriseSlug }),
    [
      "must be the slug of an enterprise",
      'copy it from https://github.com/enterprises/SLUG, such as "octo-enterprise"',
      "Octo Enterprise",
      "octo-",
      ...["Octo", "octo enterprise", "-octo", "octo/enterprise", "*"],
      "https://github.com/enterprises/octo",
    ],
    ["must be a non-empty string", IN_QUOTES, ""],
  ),
  ...refused(
    "identityProvider.github.dataResidencyHost",
    (dataResidencyHost) => github({ dataResidencyHost }),
    [
      "must be a host below ghe.com, without a scheme",
      'write it like "octocorp.ghe.com"',
      "https://octocorp.ghe.com",
      "octocorp.example.com",
      "octocorp.ghe.com.example.com",
      ...["octocorp", "ghe.com", ".ghe.com", "a.b.ghe.com", "*.ghe.com"],
      ...["octocorp.ghe.com/", "octocorpxghe.com"],
    ],
    ["must be a non-empty string", IN_QUOTES, null, ""],
  ),
  ...refused(
    "identityProvider.github.enterpriseServerUrl",
    server,
    [
      "must be the https URL of a GitHub Enterprise Server, with no port and no path, since AWS reaches it by host name",
      'write it like "https://github.example.com"',
      "http://github.example.com",
      "github.example.com",
      "https://github.example.com:8443",
      "https://github.example.com/api/v3",
      "https://github.com",
      "https://octocorp.ghe.com",
      "https://localhost",
      "https://www.github.com/",
      "https://github.example.com/_services/token",
      "https://github.example.com?x=1",
      "https://GitHub.example.com",
      "https://-a.example.com",
      "https://*.example.com",
    ],
    ["must be a non-empty string", IN_QUOTES, null, ""],
  ),
  [
    "the host with data residency is known to Terraform alone",
    github({ dataResidencyHost: unknownText() }),
    mustBeKnown("identityProvider.github.dataResidencyHost"),
  ],
  [
    "the server's URL is known to Terraform alone",
    server(unknownText()),
    mustBeKnown("identityProvider.github.enterpriseServerUrl"),
  ],
  ...refused("identityProvider.github", github, [
    "must be an object",
    'write "github.com", or one of { enterpriseSlug }, { dataResidencyHost }, { enterpriseServerUrl }',
    "https://github.com",
    ...["gitlab.com", "GitHub.com", "", ["github.com"]],
  ]),
  [
    "GitHub's one instance is undefined",
    github({ enterpriseSlug: undefined }),
    "identityProvider.github: must have exactly one of enterpriseSlug, dataResidencyHost, enterpriseServerUrl, got []: add one",
  ],
  [
    "all of it is wrong",
    provider({
      sorce: "create",
      source: "old",
      github: {},
      audiences: ["a b"],
    }),
    'identityProvider.sorce: must be a known prop, got "create": did you mean "source"?',
    'identityProvider.source: must be one of "create", "existing", got "old": use one of create, existing',
    "identityProvider.github: must have exactly one of enterpriseSlug, dataResidencyHost, enterpriseServerUrl, got []: add one",
    'identityProvider.audiences[0]: must be an exact audience: 1 to 255 letters, digits and "_.:/@+=,-", got "a b": write it as the workflow asks for it, such as "sts.amazonaws.com"',
  ],
];

export const good: GoodInput[] = [
  ["nothing about the identity provider", provider({})],
  ["an identity provider that exists", provider({ source: "existing" })],
  ["an identity provider that is made", provider({ source: "create" })],
  ["github.com by name", github("github.com")],
  ["an enterprise's slug", github({ enterpriseSlug: "octo-enterprise" })],
  [
    "a host with data residency",
    github({ dataResidencyHost: "octocorp.ghe.com" }),
  ],
  ["a server's URL", server("https://github.example.com")],
  [
    "a server's URL with a slash behind it",
    server("https://github.example.com/"),
  ],
  [
    "a server's URL whose domain ends like GitHub's",
    server("https://mygithub.com"),
  ],
  ["an audience of 255 characters", provider({ audiences: ["a".repeat(255)] })],
  ["two audiences", provider({ audiences: ["sts.amazonaws.com", "backups"] })],
  ...taken(
    "an audience",
    (audience) => provider({ audiences: [audience] }),
    "sts.amazonaws.com.cn",
    "https://github.com/octo-org",
    "api://AzureADTokenExchange",
    "a_b.c:d/e@f+g=h,i-j",
    "a",
  ),
  ["an enterprise's slug of one letter", github({ enterpriseSlug: "o" })],
  [
    "a server's URL whose host has a label of 63 characters",
    server(`https://${"g".repeat(63)}.example.com`),
  ],
  [
    "a host with data residency beside a slug that is left out",
    github({
      enterpriseSlug: undefined,
      dataResidencyHost: "octocorp.ghe.com",
    }),
  ],
  [
    "props of the identity provider that are left out",
    provider({ source: undefined, github: undefined, audiences: undefined }),
  ],
];
