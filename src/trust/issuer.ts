import { knownText } from "../validation/kinds";
import type { Prop } from "../validation/prop";
import { rule } from "../validation/rules";
import { object } from "../validation/schema";
import { matching } from "../validation/text-rule";

/** Where the repositories live: github.com, or an enterprise's own part or installation of GitHub. */
export type GitHubInstance =
  | "github.com"
  | {
      /** GitHub Enterprise Cloud whose tokens have an issuer of their own: the enterprise's slug, `octo-enterprise`. */
      readonly enterpriseSlug: string;
    }
  | {
      /** GitHub Enterprise Cloud with data residency: its host, `octocorp.ghe.com`. */
      readonly dataResidencyHost: string;
    }
  | {
      /** GitHub Enterprise Server: its URL, `https://github.example.com`. */
      readonly enterpriseServerUrl: string;
    };

/** Who signs the tokens of a GitHub instance. */
export interface Issuer {
  /** The issuer without its scheme, as ARNs and condition keys have it. */
  readonly hostPath: string;
  /** Whether AWS can compare more of this issuer's claims than `sub` and `aud`, and its subjects can hold ids. */
  readonly hasClaimKeys: boolean;
}

const GITHUB_ISSUER = "token.actions.githubusercontent.com";

/**
 * The issuer of a GitHub instance.
 *
 * @see https://docs.github.com/en/actions/reference/security/oidc
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html for the claims
 */
export function issuerOf(github: GitHubInstance = "github.com"): Issuer {
  if (github === "github.com")
    return { hostPath: GITHUB_ISSUER, hasClaimKeys: true };
  const { enterpriseSlug, dataResidencyHost, enterpriseServerUrl } =
    github as Partial<Record<keyof typeof INSTANCES, string>>;
  if (enterpriseSlug !== undefined)
    return {
      hostPath: `${GITHUB_ISSUER}/${enterpriseSlug}`,
      hasClaimKeys: true,
    };
  if (dataResidencyHost !== undefined)
    return {
      hostPath: `token.actions.${dataResidencyHost}`,
      hasClaimKeys: true,
    };
  const host = hostOf(String(enterpriseServerUrl));
  return { hostPath: `${host}/_services/token`, hasClaimKeys: false };
}

function hostOf(url: string): string | undefined {
  return url.split("/")[2];
}

/** The host by which people and the GitHub CLI reach a GitHub instance. */
export function gitHubHost(github?: GitHubInstance): string {
  const { dataResidencyHost, enterpriseServerUrl } = (github ?? {}) as Partial<
    Record<keyof typeof INSTANCES, string>
  >;
  return (
    dataResidencyHost ??
    (enterpriseServerUrl && hostOf(enterpriseServerUrl)) ??
    "github.com"
  );
}

const LABEL = "[a-z0-9](?:[a-z0-9-]*[a-z0-9])?";

const INSTANCES = {
  enterpriseSlug: knownText(
    matching(
      new RegExp(`^${LABEL}$`),
      "must be the slug of an enterprise",
      'copy it from https://github.com/enterprises/SLUG, such as "octo-enterprise"',
    ),
  ),
  dataResidencyHost: knownText(
    matching(
      new RegExp(`^${LABEL}\\.ghe\\.com$`),
      "must be a host below ghe.com, without a scheme",
      'write it like "octocorp.ghe.com"',
    ),
  ),
  enterpriseServerUrl: knownText(
    matching(
      new RegExp(
        `^https://(?!(?:[^/]*\\.)?(?:github|ghe)\\.com(?:/|$))${LABEL}(?:\\.${LABEL})+/?$`,
      ),
      "must be the https URL of a GitHub Enterprise Server, with no port and no path, since AWS reaches it by host name",
      'write it like "https://github.example.com"',
    ),
  ),
};

const KINDS = Object.keys(INSTANCES) as readonly (keyof typeof INSTANCES)[];

const ONE_KIND = rule(`must have exactly one of ${KINDS.join(", ")}`);

const instance = object<Record<keyof typeof INSTANCES, unknown>>(INSTANCES, {
  fix: 'write "github.com", or one of { enterpriseSlug }, { dataResidencyHost }, { enterpriseServerUrl }',
  also(problems, path, github) {
    const given = KINDS.filter((kind) => github[kind] !== undefined);
    if (given.length !== 1)
      problems.add(
        path,
        ONE_KIND,
        given,
        given.length === 0 ? "add one" : "keep one",
      );
  },
});

/** Where the repositories live. */
export const githubInstance: Prop = {
  check(problems, path, value) {
    if (value !== "github.com") instance.check(problems, path, value);
  },
};
