import { didYouMeanName } from "../validation/did-you-mean";
import type { Problems } from "../validation/problems";
import {
  isFilledList,
  isKnownEntry,
  isKnownText,
  isObject,
  isUnknown,
} from "../validation/shape";
import { CLAIM_KEYS, type ClaimKey } from "./claim-keys";
import { checkExpressible } from "./context-rules";
import type { Issuer } from "./issuer";
import type { Trust } from "./trust";

const DIGITS = {
  pattern: /^[1-9]\d*$/,
  rule: "must be a string of digits",
  fix: "copy the number that GitHub's API shows, in quotes",
};

const FORMATS: Partial<
  Record<ClaimKey, { pattern: RegExp; rule: string; fix: string }>
> = {
  actor_id: DIGITS,
  enterprise_id: DIGITS,
  repository_id: DIGITS,
  repository_owner_id: DIGITS,
  ref: {
    pattern: /^refs\/[^/]+\/./,
    rule: 'must be a whole ref, starting with "refs/"',
    fix: 'write it like "refs/heads/main"',
  },
  job_workflow_ref: {
    pattern: /^[^/]+\/[^/]+\/\.github\/workflows\/[^/@]+\.ya?ml@.+$/,
    rule: "must be OWNER/REPO/.github/workflows/FILE.yml@REF",
    fix: 'write it like "octo-org/octo-repo/.github/workflows/backup.yml@refs/heads/main"',
  },
};

/** Checks an id of GitHub's, which is a string because some are larger than a number can hold exactly. */
export function checkId(
  problems: Problems,
  path: string,
  value: unknown,
): void {
  if (value === undefined) return;
  if (isUnknown(value)) {
    isKnownText(problems, path, value);
    return;
  }
  if (typeof value === "string" && DIGITS.pattern.test(value)) return;
  problems.add(
    path,
    DIGITS.rule,
    value,
    typeof value === "number"
      ? `write "${value}", in quotes`
      : "find it with `gh api repos/OWNER/REPO --jq '{ownerId: .owner.id, repositoryId: .id}'`",
  );
}

/** Checks the claims that narrow a trust. */
export function checkClaims(
  problems: Problems,
  path: string,
  trust: Partial<Trust>,
  issuer: Issuer,
): void {
  const claims: unknown = trust.claims;
  if (claims === undefined) return;
  if (
    !isObject(problems, path, claims, 'write it like { job_workflow_ref: "…" }')
  )
    return;
  if (!issuer.hasClaimKeys) {
    problems.add(
      path,
      "must be left out for GitHub Enterprise Server, of whose claims AWS compares only `sub` and `aud`",
      Object.keys(claims),
      "remove it",
    );
    return;
  }
  for (const [key, value] of Object.entries(claims)) {
    if (value === undefined) continue;
    const where = `${path}.${key}`;
    if ((CLAIM_KEYS as readonly string[]).includes(key))
      checkClaim(problems, where, key as ClaimKey, value, trust);
    else
      problems.add(
        where,
        "must be a claim that AWS can compare, or the condition would never hold",
        value,
        didYouMeanName(key, CLAIM_KEYS),
      );
  }
}

function checkClaim(
  problems: Problems,
  path: string,
  key: ClaimKey,
  value: unknown,
  trust: Partial<Trust>,
): void {
  const before = problems.count;
  const isList = Array.isArray(value);
  if (
    isList &&
    !isFilledList(problems, path, value, "add a value, or remove the claim")
  )
    return;
  const values: unknown[] = isList ? value : [value];
  const format = FORMATS[key];
  values.forEach((one, index) => {
    const where = isList ? `${path}[${index}]` : path;
    if (!isKnownEntry(problems, where, one)) return;
    if (one.includes("*"))
      problems.add(
        where,
        "must be an exact value, since a wildcard is compared as it stands",
        one,
        "list the values",
      );
    else if (format !== undefined && !format.pattern.test(one))
      problems.add(where, format.rule, one, format.fix);
    else checkExpressible(problems, where, one);
  });
  if (key === "environment" && inNoEnvironment(trust))
    problems.add(
      path,
      "must be left out beside a branch, a tag or a pull request, since the subject of a job in an environment names neither: no token would fit",
      value,
      "give `environment` in their place, and the branch as the claim `ref`",
    );
  const said = saidElsewhere(trust, key);
  if (
    said !== undefined &&
    problems.count === before &&
    !values.includes(said.value)
  )
    problems.add(
      path,
      `must not contradict \`${said.by}\`, which makes it ${JSON.stringify(said.value)}: no token would fit`,
      value,
      "remove one of the two",
    );
}

function inNoEnvironment(trust: Partial<Trust>): boolean {
  return [trust.branch, trust.tag, trust.pullRequest].some(
    (context) => context !== undefined,
  );
}

/** What another prop of the same trust says of a claim. */
function saidElsewhere(
  trust: Partial<Trust>,
  key: ClaimKey,
): { by: keyof Trust; value: string } | undefined {
  const said = (by: keyof Trust, start = "") => {
    const value = trust[by];
    return typeof value === "string"
      ? { by, value: `${start}${value}` }
      : undefined;
  };
  switch (key) {
    case "repository":
      return said("repository");
    case "repository_id":
      return said("repositoryId");
    case "repository_owner_id":
      return said("ownerId");
    case "environment":
      return said("environment");
    case "ref":
      return said("branch", "refs/heads/") ?? said("tag", "refs/tags/");
    default:
      return undefined;
  }
}
