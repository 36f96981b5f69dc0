import { TerraformOutput } from "cdktf";
import type { GitHubInstance } from "../../src/trust/issuer";
import {
  checkIdentityProvider,
  GitHubIdentityProvider,
  type GitHubIdentityProviderProps,
} from "../../src/trust/github-identity-provider";
import { linesThrownBy, problemsOf } from "../support/problems-of";
import { only, synthForeign } from "../support/synth";
import {
  mustBeKnown,
  unknownList,
  unknownText,
} from "../support/trust-fixtures";

const ISSUER = "token.actions.githubusercontent.com";

const synth = (props?: GitHubIdentityProviderProps) =>
  synthForeign((stack) => {
    new GitHubIdentityProvider(stack, "github", props);
  });

const linesFor = (props: unknown) =>
  problemsOf((problems) => checkIdentityProvider(problems, "", props));

describe("the identity provider", () => {
  it.each([[undefined], [{}], [{ source: "create" as const }]])(
    "is created for github.com by default: %j",
    (props) => {
      const json = synth(props);
      expect(json.resource).toEqual({
        aws_iam_openid_connect_provider: {
          github: {
            url: `https://${ISSUER}`,
            client_id_list: ["sts.amazonaws.com"],
          },
        },
      });
      expect(json.data).not.toHaveProperty("aws_iam_openid_connect_provider");
    },
  );

  it.each<[GitHubInstance, string]>([
    ["github.com", `https://${ISSUER}`],
    [{ enterpriseSlug: "octo" }, `https://${ISSUER}/octo`],
    [
      { dataResidencyHost: "octocorp.ghe.com" },
      "https://token.actions.octocorp.ghe.com",
    ],
    [
      { enterpriseServerUrl: "https://github.example.com/" },
      "https://github.example.com/_services/token",
    ],
  ])("trusts the issuer of %j", (github, url) => {
    expect(
      only(synth({ github }).resource, "aws_iam_openid_connect_provider"),
    ).toEqual({ url, client_id_list: ["sts.amazonaws.com"] });
    expect(
      only(
        synth({ github, source: "existing" }).data,
        "aws_iam_openid_connect_provider",
      ),
    ).toHaveProperty("url", url);
  });

  it("accepts the audiences that are given, in their order", () => {
    const audiences = ["sts.amazonaws.com.cn", "https://github.com/octo-org"];
    expect(
      only(synth({ audiences }).resource, "aws_iam_openid_connect_provider"),
    ).toEqual({ url: `https://${ISSUER}`, client_id_list: audiences });
  });

  it("is looked up where the account has it, and must accept each audience", () => {
    const json = synth({
      source: "existing",
      audiences: ["sts.amazonaws.com", "other"],
    });
    expect(json.resource).toEqual({});
    expect(only(json.data, "aws_iam_openid_connect_provider")).toEqual({
      url: `https://${ISSUER}`,
      lifecycle: {
        postcondition: [
          {
            condition: '${contains(self.client_id_list, "sts.amazonaws.com")}',
            error_message: `The account's identity provider for https://${ISSUER} lacks the audience sts.amazonaws.com: add it to the provider.`,
          },
          {
            condition: '${contains(self.client_id_list, "other")}',
            error_message: `The account's identity provider for https://${ISSUER} lacks the audience other: add it to the provider.`,
          },
        ],
      },
    });
  });

  it("must accept the default audience where the account has it", () => {
    expect(
      only(
        synth({ source: "existing" }).data,
        "aws_iam_openid_connect_provider",
      ).lifecycle,
    ).toEqual({
      postcondition: [
        {
          condition: '${contains(self.client_id_list, "sts.amazonaws.com")}',
          error_message: `The account's identity provider for https://${ISSUER} lacks the audience sts.amazonaws.com: add it to the provider.`,
        },
      ],
    });
  });

  it("has no thumbprint", () => {
    expect(JSON.stringify(synth())).not.toContain("thumbprint");
  });

  it("tells roles its issuer and its audiences", () => {
    synthForeign((stack) => {
      const created = new GitHubIdentityProvider(stack, "created");
      expect(created.issuer).toEqual({ hostPath: ISSUER, hasClaimKeys: true });
      expect(created.audiences).toEqual(["sts.amazonaws.com"]);
      const existing = new GitHubIdentityProvider(stack, "existing", {
        source: "existing",
        audiences: ["other"],
        github: { enterpriseServerUrl: "https://github.example.com" },
      });
      expect(existing.issuer).toEqual({
        hostPath: "github.example.com/_services/token",
        hasClaimKeys: false,
      });
      expect(existing.audiences).toEqual(["other"]);
    });
  });

  it.each(["create", "existing"] as const)(
    "has an ARN that is built from names, so that it is known when Terraform plans: %s",
    (source) => {
      const json = synthForeign((stack) => {
        const { arn } = new GitHubIdentityProvider(stack, "github", { source });
        new TerraformOutput(stack, "arn", { value: arn });
      });
      const [partition] = Object.keys(json.data.aws_partition ?? {});
      const [identity] = Object.keys(json.data.aws_caller_identity ?? {});
      expect(json.output?.arn?.value).toBe(
        `arn:\${data.aws_partition.${partition}.partition}:iam::\${data.aws_caller_identity.${identity}.account_id}:oidc-provider/${ISSUER}`,
      );
    },
  );
});

describe("an identity provider is refused", () => {
  const OBJECT = 'write { source: "existing" }, or leave the prop out';
  const AUDIENCES = 'write ["sts.amazonaws.com"], or leave the prop out';

  it.each([[null], ["existing"], [7], [[]], [true]])("as %j", (props) => {
    expect(linesFor(props)).toEqual([
      `props: must be an object, got ${JSON.stringify(props)}: ${OBJECT}`,
    ]);
  });

  it.each<[object, string]>([
    [
      { source: "exising" },
      'source: must be one of "create", "existing", got "exising": did you mean "existing"?',
    ],
    [
      { source: "import" },
      'source: must be one of "create", "existing", got "import": use one of create, existing',
    ],
    [
      { source: true },
      'source: must be one of "create", "existing", got true: use one of create, existing',
    ],
    [
      { source: null },
      'source: must be one of "create", "existing", got null: use one of create, existing',
    ],
    [
      { audience: ["x"] },
      'audience: must be a known prop, got ["x"]: did you mean "audiences"?',
    ],
    [
      { thumbprintList: [] },
      "thumbprintList: must be a known prop, got []: leave it out, or use one of the nearest: audiences, source, github",
    ],
    [
      { github: "gitlab.com" },
      'github: must be an object, got "gitlab.com": write "github.com", or one of { enterpriseSlug }, { dataResidencyHost }, { enterpriseServerUrl }',
    ],
    [
      { github: { enterpriseSlug: "Octo" } },
      'github.enterpriseSlug: must be the slug of an enterprise, got "Octo": copy it from https://github.com/enterprises/SLUG, such as "octo-enterprise"',
    ],
    [
      { audiences: [] },
      `audiences: must be a list with at least one entry, got []: ${AUDIENCES}`,
    ],
    [
      { audiences: "sts.amazonaws.com" },
      `audiences: must be a list with at least one entry, got "sts.amazonaws.com": ${AUDIENCES}`,
    ],
    [
      { audiences: null },
      `audiences: must be a list with at least one entry, got null: ${AUDIENCES}`,
    ],
    [
      { audiences: ["sts.amazonaws.com", "*"] },
      'audiences[1]: must be an exact audience: 1 to 255 letters, digits and "_.:/@+=,-", got "*": write it as the workflow asks for it, such as "sts.amazonaws.com"',
    ],
    [
      { audiences: ["a", "b", "a"] },
      'audiences[2]: must differ from the other audiences, as audiences[0] has it already, got "a": remove one of the two',
    ],
    [
      { audiences: [7] },
      "audiences[0]: must be a non-empty string, got 7: write the value in quotes, or leave the prop out",
    ],
    [
      { audiences: ["a", undefined] },
      "audiences[1]: must be given, got nothing: give it a value, or remove it from the list",
    ],
    [{ audiences: unknownList() }, mustBeKnown("audiences")],
    [{ audiences: [unknownText()] }, mustBeKnown("audiences[0]")],
    [
      { github: { enterpriseSlug: unknownText() } },
      mustBeKnown("github.enterpriseSlug"),
    ],
  ])("%j", (props, line) => {
    expect(linesFor(props)).toEqual([line]);
  });

  it.each<[unknown]>([
    [undefined],
    [{}],
    [{ source: "create" }],
    [{ source: "existing" }],
    [{ github: "github.com" }],
    [{ audiences: ["a"] }],
    [{ audiences: ["a", "b"] }],
    [{ source: undefined, github: undefined, audiences: undefined }],
  ])("but not as %j", (props) => {
    expect(linesFor(props)).toEqual([]);
  });

  it("with everything that is wrong, by its full path", () => {
    expect(
      problemsOf((problems) =>
        checkIdentityProvider(problems, "identityProvider", {
          sorce: "create",
          source: "old",
          github: {},
          audiences: ["a b"],
        }),
      ),
    ).toEqual([
      'identityProvider.sorce: must be a known prop, got "create": did you mean "source"?',
      'identityProvider.source: must be one of "create", "existing", got "old": use one of create, existing',
      "identityProvider.github: must have exactly one of enterpriseSlug, dataResidencyHost, enterpriseServerUrl, got []: add one",
      'identityProvider.audiences[0]: must be an exact audience: 1 to 255 letters, digits and "_.:/@+=,-", got "a b": write it as the workflow asks for it, such as "sts.amazonaws.com"',
    ]);
  });

  it("by its constructor, before anything is placed", () => {
    synthForeign((stack) => {
      const before = stack.node.findAll().length;
      expect(
        linesThrownBy(
          () => new GitHubIdentityProvider(stack, "github", { audiences: [] }),
        ),
      ).toEqual([
        `audiences: must be a list with at least one entry, got []: ${AUDIENCES}`,
      ]);
      expect(stack.node.findAll()).toHaveLength(before);
    });
  });
});
