import type { Problems } from "../validation/problems";
import { at, checkObject, isKnownText } from "../validation/shape";

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
  const host = String(enterpriseServerUrl)
    .replace(/^https:\/\//, "")
    .replace(/\/$/, "");
  return { hostPath: `${host}/_services/token`, hasClaimKeys: false };
}

const LABEL = "[a-z0-9](?:[a-z0-9-]*[a-z0-9])?";

const INSTANCES = {
  enterpriseSlug: {
    pattern: new RegExp(`^${LABEL}$`),
    rule: "must be the slug of an enterprise",
    fix: 'copy it from https://github.com/enterprises/SLUG, such as "octo-enterprise"',
  },
  dataResidencyHost: {
    pattern: new RegExp(`^${LABEL}\\.ghe\\.com$`),
    rule: "must be a host below ghe.com, without a scheme",
    fix: 'write it like "octocorp.ghe.com"',
  },
  enterpriseServerUrl: {
    pattern: new RegExp(
      `^https://(?!(?:[^/]*\\.)?(?:github|ghe)\\.com(?:/|$))${LABEL}(?:\\.${LABEL})+/?$`,
    ),
    rule: "must be the https URL of a GitHub Enterprise Server, with no port and no path, since AWS reaches it by host name",
    fix: 'write it like "https://github.example.com"',
  },
};

/** Checks where the repositories live. */
export function checkGitHubInstance(
  problems: Problems,
  path: string,
  github: unknown,
): void {
  if (github === undefined || github === "github.com") return;
  const shape = {
    enterpriseSlug: false,
    dataResidencyHost: false,
    enterpriseServerUrl: false,
  };
  if (
    !checkObject<Record<keyof typeof INSTANCES, string>>(
      problems,
      path,
      github,
      shape,
      'write "github.com", or one of { enterpriseSlug }, { dataResidencyHost }, { enterpriseServerUrl }',
    )
  )
    return;
  const kinds = Object.keys(INSTANCES) as (keyof typeof INSTANCES)[];
  const given = kinds.filter((kind) => github[kind] !== undefined);
  if (given.length !== 1) {
    problems.add(
      path,
      `must have exactly one of ${kinds.join(", ")}`,
      given,
      given.length === 0 ? "add one" : "keep one",
    );
  }
  for (const kind of given) {
    const value = github[kind];
    const { pattern, rule, fix } = INSTANCES[kind];
    if (isKnownText(problems, at(path, kind), value) && !pattern.test(value))
      problems.add(at(path, kind), rule, value, fix);
  }
}
