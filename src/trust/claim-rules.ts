import { didYouMeanName } from "../validation/did-you-mean";
import { knownText } from "../validation/kinds";
import { list } from "../validation/list";
import type { Problems } from "../validation/problems";
import type { Prop } from "../validation/prop";
import { rule } from "../validation/rules";
import { checkIsObject } from "../validation/schema";
import { hideSecrets } from "../validation/secrets";
import { type TextRule, without } from "../validation/text-rule";
import { at } from "../validation/values";
import { type Claim, CLAIM_KEYS, CLAIMS, isClaimKey } from "./claim-keys";
import { EXPRESSIBLE } from "./expressible";
import type { Issuer } from "./issuer";

type Beside = Readonly<Record<string, unknown>>;

const NO_CLAIMS = rule(
  "must be left out for GitHub Enterprise Server, of whose claims AWS compares only `sub` and `aud`",
);
const COMPARED = rule(
  "must be a claim that AWS can compare, or the condition would never hold",
);
const NO_ENVIRONMENT = rule(
  "must be left out beside a branch, a tag or a pull request, since the subject of a job in an environment names neither: no token would fit",
);
const NO_CONTRADICTION = rule(
  (by: string, value: string) =>
    `must not contradict \`${by}\`, which makes it ${JSON.stringify(value)}: no token would fit`,
);
const EXACT = without(
  /\*/,
  "must be an exact value, since a wildcard is compared as it stands",
  "list the values",
);

/** The claims that narrow a trust, by the rules of who signs them. */
export function claims(issuer: Issuer): Prop {
  return {
    check(problems, path, given, trust = {}) {
      const fix = 'write it like { job_workflow_ref: "…" }';
      if (!checkIsObject(problems, path, given, fix)) return;
      if (!issuer.hasClaimKeys)
        problems.add(path, NO_CLAIMS, Object.keys(given), "remove it");
      else
        for (const [key, value] of Object.entries(given))
          if (value !== undefined)
            checkClaim(problems, at(path, key), key, value, trust);
    },
  };
}

function checkClaim(
  problems: Problems,
  path: string,
  key: string,
  value: unknown,
  trust: Beside,
): void {
  if (!isClaimKey(key)) {
    problems.add(
      path,
      COMPARED,
      hideSecrets(key, value),
      didYouMeanName(key, CLAIM_KEYS),
    );
    return;
  }
  const before = problems.count;
  const { form = [], saidBy = {} }: Claim = CLAIMS[key];
  oneOrMore(form).check(problems, path, value);
  if (key === "environment" && isInNoEnvironment(trust))
    problems.add(
      path,
      NO_ENVIRONMENT,
      value,
      "give `environment` in their place, and the branch as the claim `ref`",
    );
  if (problems.count > before) return;
  checkContradiction(problems, path, value, saidBy, trust);
}

/** Checks that what a claim must be is, or has among others, what other props of the trust make it. */
export function checkContradiction(
  problems: Problems,
  path: string,
  value: unknown,
  saidBy: Readonly<Record<string, string>>,
  trust: Beside,
): void {
  const by = Object.keys(saidBy).find((one) => typeof trust[one] === "string");
  if (by === undefined) return;
  const said = `${saidBy[by]}${trust[by] as string}`;
  if (![value].flat().includes(said))
    problems.add(
      path,
      NO_CONTRADICTION(by, said),
      value,
      "remove one of the two",
    );
}

/** One value of a claim, in the form that tokens have it in. */
export function claimValue(form: readonly TextRule[]): Prop {
  return knownText(EXACT, ...form, EXPRESSIBLE);
}

/** A value of a claim, or several, of which any one will do. */
function oneOrMore(form: readonly TextRule[]): Prop {
  const one = claimValue(form);
  const several = list(one, { fix: "add a value, or remove the claim" });
  return {
    check(problems, path, value) {
      (Array.isArray(value) ? several : one).check(problems, path, value);
    },
  };
}

function isInNoEnvironment({ branch, tag, pullRequest }: Beside): boolean {
  return [branch, tag, pullRequest].some((context) => context !== undefined);
}
