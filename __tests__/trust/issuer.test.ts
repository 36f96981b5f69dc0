import {
  gitHubHost,
  type GitHubInstance,
  issuerOf,
} from "../../src/trust/issuer";

const label63 = "g".repeat(63);

describe("an instance of GitHub has this issuer", () => {
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
    expect(issuerOf(github)).toEqual({ hostPath, hasClaimKeys });
  });
});

test("an instance that is left undefined beside another does not count", () => {
  const github = {
    enterpriseSlug: undefined,
    dataResidencyHost: "octocorp.ghe.com",
  } as unknown as GitHubInstance;
  expect(issuerOf(github)).toEqual({
    hostPath: "token.actions.octocorp.ghe.com",
    hasClaimKeys: true,
  });
});

test.each([
  [undefined, "github.com"],
  ["github.com", "github.com"],
  [{ enterpriseSlug: "octo" }, "github.com"],
  [{ dataResidencyHost: "octocorp.ghe.com" }, "octocorp.ghe.com"],
  [
    { enterpriseServerUrl: "https://github.example.com/" },
    "github.example.com",
  ],
] as const)("people reach %j at %s", (github, host) => {
  expect(gitHubHost(github)).toBe(host);
});
