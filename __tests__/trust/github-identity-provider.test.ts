import { TerraformOutput } from "cdktf";
import type { GitHubInstance } from "../../src/trust/issuer";
import { GitHubIdentityProvider } from "../../src/trust/github-identity-provider";
import type { GitHubIdentityProviderProps } from "../../src/trust/identity-provider-props";
import { only, synthForeign } from "../support/synth";

const ISSUER = "token.actions.githubusercontent.com";

const synth = (props?: GitHubIdentityProviderProps) =>
  synthForeign((stack) => {
    new GitHubIdentityProvider(stack, "github", props);
  });

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
