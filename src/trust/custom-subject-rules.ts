import { didYouMeanName } from "../validation/did-you-mean";
import { checkDiffer, list } from "../validation/list";
import type { Problems } from "../validation/problems";
import { andThen, type Prop } from "../validation/prop";
import { rule } from "../validation/rules";
import { hideSecrets } from "../validation/secrets";
import { at, isRecord } from "../validation/values";
import { checkContradiction, claimValue } from "./claim-rules";
import type { Issuer } from "./issuer";
import {
  partClaim,
  PART_CLAIM_KEYS,
  SAID_PARTS,
  type SaidPart,
} from "./subject-parts";

type Beside = Readonly<Record<string, unknown>>;

const PART = rule(
  `must be one of ${SAID_PARTS.join(", ")}, or one claim with its value`,
);
const IN_SUBJECTS = rule("must be a claim that a subject can hold");
const GIVEN = rule(
  (props: string) =>
    `must be left out where the trust does not give ${props}, whose value it is`,
);
const OTHER_PART = rule(
  (earlier: string) =>
    `must differ from the other parts, as ${earlier} has it already`,
);
const NO_PATTERN = rule(
  "must be left out beside `dangerouslyMatchContext`, since a customized subject is matched exactly",
);
const SAYS_WHERE = rule(
  'must hold "context", or the trust must name an environment, since nothing else tells a branch\'s runs from those of a pull request',
);
const WHOLE_OF_SERVER = rule(
  'must hold "repo" and "context" for GitHub Enterprise Server, of whose claims AWS compares only `sub` and `aud`',
);

/** The props that give the value of a part that is named alone. */
const GIVEN_BY: Readonly<Partial<Record<SaidPart, string>>> = {
  environment: "environment",
  repository_id: "repositoryId",
  repository_owner_id: "ownerId",
};

/** What to write in place of what is no part. */
const FIXES: Readonly<Record<string, string>> = {
  repository: 'write "repo", as GitHub does in a subject',
};

/** No two runs have the same, so that a trust could name none of them. */
const OF_ONE_RUN = [
  ...["run_id", "run_number", "run_attempt"],
  ...["check_run_id", "jti", "sha"],
];

const isSaid = (name: string): name is SaidPart =>
  (SAID_PARTS as readonly string[]).includes(name);

const part: Prop = {
  check(problems, path, value, trust = {}) {
    if (typeof value === "string") checkSaid(problems, path, value, trust);
    else if (isRecord(value) && Object.keys(value).length === 1)
      for (const [name, one] of Object.entries(value))
        checkClaim(problems, at(path, name), name, one, trust);
    else
      problems.add(
        path,
        PART,
        value,
        'write "context", or { job_workflow_ref: "…" }',
      );
  },
};

function checkSaid(
  problems: Problems,
  path: string,
  name: string,
  trust: Beside,
): void {
  if (!isSaid(name)) {
    problems.add(path, PART, name, fixOf(name));
    return;
  }
  const by = GIVEN_BY[name];
  if (by !== undefined && trust[by] === undefined)
    problems.add(path, GIVEN(`\`${by}\``), name, `give \`${by}\``);
}

function checkClaim(
  problems: Problems,
  path: string,
  name: string,
  value: unknown,
  trust: Beside,
): void {
  const claim = partClaim(name);
  if (claim === undefined) {
    problems.add(path, IN_SUBJECTS, hideSecrets(name, value), fixOf(name));
    return;
  }
  const { form = [], saidBy = {} } = claim;
  const before = problems.count;
  claimValue(form).check(problems, path, value);
  if (problems.count === before)
    checkContradiction(problems, path, value, saidBy, trust);
}

function fixOf(name: string): string {
  if (Object.hasOwn(FIXES, name)) return FIXES[name] as string;
  if (isSaid(name))
    return `write ${JSON.stringify(name)} alone, whose value the trust says`;
  if (partClaim(name) !== undefined) return `write { ${name}: "…" }`;
  if (OF_ONE_RUN.includes(name))
    return "take it out of GitHub's include_claim_keys, since no two runs have the same";
  return didYouMeanName(name, [...SAID_PARTS, ...PART_CLAIM_KEYS]);
}

const parts = list(part, {
  fix: 'write it in the order of GitHub\'s include_claim_keys, such as ["repo", "context", { job_workflow_ref: "…" }]',
  also(problems, path, given) {
    const names = given.map((one) =>
      isRecord(one) ? Object.keys(one)[0] : one,
    );
    checkDiffer(problems, names, (index) => `${path}[${index}]`, {
      rule: OTHER_PART,
      fix: "remove one of the two",
    });
  },
});

/** The parts of a customized subject. They and the claims beside it say which repository, and where in it. */
export function customSubject(issuer: Issuer): Prop {
  return andThen(parts, (problems, path, given, trust = {}) => {
    const names = given as readonly unknown[];
    const isWhole = names.includes("repo") && names.includes("context");
    if (trust["dangerouslyMatchContext"] !== undefined)
      problems.add(
        path,
        NO_PATTERN,
        given,
        "name the branch, tag or environment, or write all behind the repository as the pattern",
      );
    else if (!issuer.hasClaimKeys && !isWhole)
      problems.add(
        path,
        WHOLE_OF_SERVER,
        given,
        "add them, here and to GitHub's include_claim_keys",
      );
    else if (!names.includes("context") && trust["environment"] === undefined)
      problems.add(
        path,
        SAYS_WHERE,
        given,
        "add it, here and to GitHub's include_claim_keys, or let the job name an environment",
      );
  });
}
