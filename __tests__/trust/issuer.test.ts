import {
  checkGitHubInstance,
  type GitHubInstance,
  issuerOf,
} from "../../src/trust/issuer";
import { problemsOf } from "../support/problems-of";
import { mustBeKnown, unknownText } from "../support/trust-fixtures";

const linesFor = (value: unknown) =>
  problemsOf((problems) => checkGitHubInstance(problems, "github", value));

const label63 = "g".repeat(63);

describe("an instance of GitHub is taken, and has this issuer", () => {
  it.each<[GitHubInstance | undefined, string, boolean]>([
    [undefined, "token.actions.githubusercontent.com", true],
    ["github.com", "token.actions.githubusercontent.com", true],
    [
      { enterpriseSlug: "octo-enterprise" },
      "token.actions.githubusercontent.com/octo-enterprise",
      true,
    ],
    [{ enterpriseSlug: "o" }, "token.actions.githubusercontent.com/o", true],
    [
      { dataResidencyHost: "octocorp.ghe.com" },
      "token.actions.octocorp.ghe.com",
      true,
    ],
    [
      { enterpriseServerUrl: "https://github.example.com" },
      "github.example.com/_services/token",
      false,
    ],
    [
      { enterpriseServerUrl: "https://github.example.com/" },
      "github.example.com/_services/token",
      false,
    ],
    [
      { enterpriseServerUrl: `https://${label63}.example.com` },
      `${label63}.example.com/_services/token`,
      false,
    ],
  ])("%j", (github, hostPath, hasClaimKeys) => {
    expect(linesFor(github)).toEqual([]);
    expect(issuerOf(github)).toEqual({ hostPath, hasClaimKeys });
  });
});

test("an instance that is left undefined beside another does not count", () => {
  const github = {
    enterpriseSlug: undefined,
    dataResidencyHost: "octocorp.ghe.com",
  } as unknown as GitHubInstance;
  expect(linesFor(github)).toEqual([]);
  expect(issuerOf(github)).toEqual({
    hostPath: "token.actions.octocorp.ghe.com",
    hasClaimKeys: true,
  });
});

describe("an instance of GitHub is refused", () => {
  const SLUG = "must be the slug of an enterprise";
  const SLUG_FIX =
    'copy it from https://github.com/enterprises/SLUG, such as "octo-enterprise"';
  const HOST = "must be a host below ghe.com, without a scheme";
  const HOST_FIX = 'write it like "octocorp.ghe.com"';
  const URL =
    "must be the https URL of a GitHub Enterprise Server, with no port and no path, since AWS reaches it by host name";
  const URL_FIX = 'write it like "https://github.example.com"';

  it.each([
    ["enterpriseSlug", "Octo", SLUG, SLUG_FIX],
    ["enterpriseSlug", "octo enterprise", SLUG, SLUG_FIX],
    ["enterpriseSlug", "-octo", SLUG, SLUG_FIX],
    ["enterpriseSlug", "octo-", SLUG, SLUG_FIX],
    ["enterpriseSlug", "octo/enterprise", SLUG, SLUG_FIX],
    ["enterpriseSlug", "*", SLUG, SLUG_FIX],
    ["enterpriseSlug", "https://github.com/enterprises/octo", SLUG, SLUG_FIX],
    ["dataResidencyHost", "https://octocorp.ghe.com", HOST, HOST_FIX],
    ["dataResidencyHost", "octocorp", HOST, HOST_FIX],
    ["dataResidencyHost", "ghe.com", HOST, HOST_FIX],
    ["dataResidencyHost", ".ghe.com", HOST, HOST_FIX],
    ["dataResidencyHost", "a.b.ghe.com", HOST, HOST_FIX],
    ["dataResidencyHost", "octocorp.ghe.com/", HOST, HOST_FIX],
    ["dataResidencyHost", "octocorp.ghe.com.evil.example", HOST, HOST_FIX],
    ["dataResidencyHost", "octocorpxghe.com", HOST, HOST_FIX],
    ["dataResidencyHost", "*.ghe.com", HOST, HOST_FIX],
    ["enterpriseServerUrl", "github.example.com", URL, URL_FIX],
    ["enterpriseServerUrl", "https://github.com", URL, URL_FIX],
    ["enterpriseServerUrl", "https://www.github.com/", URL, URL_FIX],
    ["enterpriseServerUrl", "https://octocorp.ghe.com", URL, URL_FIX],
    ["enterpriseServerUrl", "http://github.example.com", URL, URL_FIX],
    ["enterpriseServerUrl", "https://github.example.com:8443", URL, URL_FIX],
    ["enterpriseServerUrl", "https://github.example.com/ghes", URL, URL_FIX],
    [
      "enterpriseServerUrl",
      "https://github.example.com/_services/token",
      URL,
      URL_FIX,
    ],
    ["enterpriseServerUrl", "https://github.example.com?x=1", URL, URL_FIX],
    ["enterpriseServerUrl", "https://octo@github.example.com", URL, URL_FIX],
    ["enterpriseServerUrl", "https://GitHub.example.com", URL, URL_FIX],
    ["enterpriseServerUrl", "https://localhost", URL, URL_FIX],
    ["enterpriseServerUrl", "https://-a.example.com", URL, URL_FIX],
    ["enterpriseServerUrl", "https://*.example.com", URL, URL_FIX],
  ])("%s: %j", (kind, value, rule, fix) => {
    expect(linesFor({ [kind]: value })).toEqual([
      `github.${kind}: ${rule}, got ${JSON.stringify(value)}: ${fix}`,
    ]);
  });

  it.each([null, "", 7, [], {}].map((value) => [value]))(
    "a slug that is %j",
    (value) => {
      expect(linesFor({ enterpriseSlug: value })).toEqual([
        `github.enterpriseSlug: must be a non-empty string, got ${JSON.stringify(value)}: write the value in quotes, or leave the prop out`,
      ]);
    },
  );

  it.each(["enterpriseSlug", "dataResidencyHost", "enterpriseServerUrl"])(
    "%s that only Terraform knows",
    (kind) => {
      expect(linesFor({ [kind]: unknownText() })).toEqual([
        mustBeKnown(`github.${kind}`),
      ]);
    },
  );

  it.each([
    ["gitlab.com"],
    ["GitHub.com"],
    [""],
    [null],
    [7],
    [["github.com"]],
  ])("%j, which is no object", (value) => {
    expect(linesFor(value)).toEqual([
      `github: must be an object, got ${JSON.stringify(value)}: write "github.com", or one of { enterpriseSlug }, { dataResidencyHost }, { enterpriseServerUrl }`,
    ]);
  });

  it.each<[object, string]>([
    [
      {},
      "github: must have exactly one of enterpriseSlug, dataResidencyHost, enterpriseServerUrl, got []: add one",
    ],
    [
      { enterpriseSlug: undefined },
      "github: must have exactly one of enterpriseSlug, dataResidencyHost, enterpriseServerUrl, got []: add one",
    ],
    [
      { enterpriseSlug: "octo", dataResidencyHost: "octocorp.ghe.com" },
      'github: must have exactly one of enterpriseSlug, dataResidencyHost, enterpriseServerUrl, got ["enterpriseSlug","dataResidencyHost"]: keep one',
    ],
  ])("%j, which is not exactly one", (value, line) => {
    expect(linesFor(value)).toEqual([line]);
  });

  it("a misspelled kind, with the right one", () => {
    expect(linesFor({ enterpriceSlug: "octo" })).toEqual([
      'github.enterpriceSlug: must be a known prop, got "octo": did you mean "enterpriseSlug"?',
      "github: must have exactly one of enterpriseSlug, dataResidencyHost, enterpriseServerUrl, got []: add one",
    ]);
  });
});
