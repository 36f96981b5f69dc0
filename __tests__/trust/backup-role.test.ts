import { TerraformOutput, TerraformVariable } from "cdktf";
import { BackupRole } from "../../src/trust/backup-role";
import { type BackupRoleOptions } from "../../src/trust/backup-role-props";
import { GitHubIdentityProvider } from "../../src/trust/github-identity-provider";
import type { GitHubIdentityProviderProps } from "../../src/trust/identity-provider-props";
import { countByType, only, synthForeign } from "../support/synth";
import { IDS, TRUST } from "../support/trust-fixtures";

const ISSUER = "token.actions.githubusercontent.com";
const ROLE: BackupRoleOptions = { roleName: "backup", trust: [TRUST] };

const synth = (
  options: Partial<BackupRoleOptions> = {},
  providerProps: GitHubIdentityProviderProps = {},
) =>
  synthForeign((stack) => {
    const identityProvider = new GitHubIdentityProvider(
      stack,
      "github",
      providerProps,
    );
    const role = new BackupRole(stack, "job", {
      ...ROLE,
      ...options,
      identityProvider,
    });
    new TerraformOutput(stack, "arn", { value: role.arn });
    new TerraformOutput(stack, "path-and-name", { value: role.pathAndName });
    new TerraformOutput(stack, "prefix", { value: role.prefix ?? "none" });
  });

const roleWith = (options?: Partial<BackupRoleOptions>) =>
  only(synth(options).resource, "aws_iam_role");

const policyWith = (
  options?: Partial<BackupRoleOptions>,
  providerProps?: GitHubIdentityProviderProps,
) => only(synth(options, providerProps).data, "aws_iam_policy_document");

/** The start of an ARN of the stack's, from the names of the data sources that it is built from. */
function arnStart({ data }: ReturnType<typeof synth>): string {
  const [partition] = Object.keys(data.aws_partition ?? {});
  const [identity] = Object.keys(data.aws_caller_identity ?? {});
  return `arn:\${data.aws_partition.${partition}.partition}:iam::\${data.aws_caller_identity.${identity}.account_id}`;
}

/** A condition that a claim is a value, by the issuer's name of it. */
const is = (issuer: string, claim: string, value: string) => ({
  test: "StringEquals",
  variable: `${issuer}:${claim}`,
  values: [value],
});

describe("a role", () => {
  it("is one role and one policy that says who may assume it, and has no permissions", () => {
    const json = synth();
    expect(countByType(json.resource)).toEqual({
      aws_iam_openid_connect_provider: 1,
      aws_iam_role: 1,
    });
    expect(countByType(json.data)).toEqual({
      aws_caller_identity: 1,
      aws_iam_policy_document: 1,
      aws_partition: 1,
    });
  });

  it("has safe defaults for everything but its name", () => {
    const json = synth();
    const [policy] = Object.keys(json.data.aws_iam_policy_document ?? {});
    expect(only(json.resource, "aws_iam_role")).toEqual({
      name: "backup",
      path: "/",
      description: "Assumed by GitHub Actions to back up Postgres",
      assume_role_policy: `\${data.aws_iam_policy_document.${policy}.json}`,
      max_session_duration: 3600,
      depends_on: ["aws_iam_openid_connect_provider.github"],
    });
  });

  it("has what it is given instead", () => {
    expect(
      roleWith({
        roleName: "neon-s3-backup",
        prefix: "acme/prod",
        description: "Backs up acme",
        path: "/teams/acme/",
        maxSessionSeconds: 43200,
        permissionsBoundary: "arn:aws:iam::123456789012:policy/boundary",
      }),
    ).toEqual({
      name: "neon-s3-backup",
      path: "/teams/acme/",
      description: "Backs up acme",
      assume_role_policy: expect.stringMatching(
        /^\$\{data\.aws_iam_policy_document\.\w+\.json\}$/,
      ),
      max_session_duration: 43200,
      permissions_boundary: "arn:aws:iam::123456789012:policy/boundary",
      tags: { "backup-prefix": "acme/prod" },
      depends_on: ["aws_iam_openid_connect_provider.github"],
    });
  });

  it("has tags of its own beside that of its folder, or without one", () => {
    expect(roleWith({ prefix: "acme", tags: { team: "data" } }).tags).toEqual({
      "backup-prefix": "acme",
      team: "data",
    });
    expect(roleWith({ tags: { team: "data" } }).tags).toEqual({ team: "data" });
    expect(roleWith({}).tags).toBeUndefined();
  });

  it("waits for the identity provider that the account has already", () => {
    expect(
      only(synth({}, { source: "existing" }).resource, "aws_iam_role")
        .depends_on,
    ).toEqual(["data.aws_iam_openid_connect_provider.github"]);
  });

  it("has a description that Terraform takes literally", () => {
    expect(roleWith({ description: "costs ${var.x} %{if}" }).description).toBe(
      "costs $${var.x} %%{if}",
    );
  });

  it("passes on what only Terraform knows, where that decides nothing about who gets in", () => {
    const json = synthForeign((stack) => {
      const { stringValue, numberValue } = new TerraformVariable(
        stack,
        "known-later",
        {},
      );
      new BackupRole(stack, "job", {
        ...ROLE,
        description: stringValue,
        maxSessionSeconds: numberValue,
        permissionsBoundary: stringValue,
        identityProvider: new GitHubIdentityProvider(stack, "github"),
      });
    });
    expect(only(json.resource, "aws_iam_role")).toMatchObject({
      description: "${var.known-later}",
      max_session_duration: "${var.known-later}",
      permissions_boundary: "${var.known-later}",
    });
  });
});

describe("a role's ARN and name for the workflow", () => {
  it.each([
    [undefined, "/backup", "backup"],
    ["/", "/backup", "backup"],
    ["/teams/acme/", "/teams/acme/backup", "teams/acme/backup"],
  ])("with the path %j end in %s", (path, arnEnd, pathAndName) => {
    const json = synth({ path });
    expect(json.output?.arn?.value).toBe(`${arnStart(json)}:role${arnEnd}`);
    expect(json.output?.["path-and-name"]?.value).toBe(pathAndName);
  });

  it("leave the prefix to who asks for it", () => {
    expect(synth().output?.prefix?.value).toBe("none");
    expect(synth({ prefix: "acme" }).output?.prefix?.value).toBe("acme");
  });
});

describe("a role's trust policy", () => {
  const statement = (
    json: ReturnType<typeof synth>,
    issuer: string,
    condition: object[],
  ) => ({
    sid: "AssumeByExactSubject",
    effect: "Allow",
    actions: ["sts:AssumeRoleWithWebIdentity"],
    principals: [
      {
        type: "Federated",
        identifiers: [`${arnStart(json)}:oidc-provider/${issuer}`],
      },
    ],
    condition,
  });

  it("lets in exactly one subject for exactly one audience", () => {
    const json = synth();
    expect(only(json.data, "aws_iam_policy_document")).toEqual({
      statement: [
        statement(json, ISSUER, [
          is(ISSUER, "aud", "sts.amazonaws.com"),
          is(ISSUER, "sub", "repo:octo-org/octo-repo:ref:refs/heads/main"),
        ]),
      ],
    });
  });

  it("has the conditions on both ids", () => {
    const json = synth({ trust: [{ ...TRUST, ...IDS }] });
    expect(only(json.data, "aws_iam_policy_document")).toEqual({
      statement: [
        statement(json, ISSUER, [
          is(ISSUER, "aud", "sts.amazonaws.com"),
          is(
            ISSUER,
            "sub",
            "repo:octo-org@65/octo-repo@74:ref:refs/heads/main",
          ),
          is(ISSUER, "repository_id", "74"),
          is(ISSUER, "repository_owner_id", "65"),
        ]),
      ],
    });
  });

  it("follows the identity provider's issuer", () => {
    const issuer = "github.example.com/_services/token";
    const json = synth(
      {},
      { github: { enterpriseServerUrl: "https://github.example.com" } },
    );
    expect(only(json.data, "aws_iam_policy_document")).toEqual({
      statement: [
        statement(json, issuer, [
          is(issuer, "aud", "sts.amazonaws.com"),
          is(issuer, "sub", "repo:octo-org/octo-repo:ref:refs/heads/main"),
        ]),
      ],
    });
  });

  it.each([
    [undefined, "first"],
    ["first", "first"],
    ["second", "second"],
  ])("with the audience %j accepts %s alone", (audience, accepted) => {
    expect(
      policyWith({ audience }, { audiences: ["first", "second"] }).statement,
    ).toEqual([
      expect.objectContaining({
        condition: [
          is(ISSUER, "aud", accepted),
          is(ISSUER, "sub", "repo:octo-org/octo-repo:ref:refs/heads/main"),
        ],
      }),
    ]);
  });

  it("never lets a session bring tags, with a prefix least of all", () => {
    for (const prefix of [undefined, "acme"])
      expect(JSON.stringify(synth({ prefix }))).not.toContain("TagSession");
  });
});
