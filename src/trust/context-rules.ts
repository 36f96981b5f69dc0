import type { Problems } from "../validation/problems";
import { exactly } from "../validation/kinds";
import { at, isKnownText } from "../validation/shape";
import type { Trust } from "./trust";

/** The props of which a trust has exactly one. */
export const CONTEXTS = [
  "branch",
  "tag",
  "environment",
  "pullRequest",
  "dangerouslyMatchContext",
] as const satisfies readonly (keyof Trust)[];

type Contexts = Partial<Record<(typeof CONTEXTS)[number], unknown>>;

/** Checks where in its repository a workflow must run. */
export function checkContext(
  problems: Problems,
  path: string,
  trust: Contexts,
): void {
  const given = CONTEXTS.filter((key) => trust[key] !== undefined);
  if (given.length !== 1) {
    problems.add(
      path,
      "must say where the workflow runs by exactly one of branch, tag, environment, pullRequest",
      given,
      given.length === 0
        ? 'add one, such as `branch: "main"` for a workflow on a schedule'
        : "keep one, and write an entry of its own for each other",
    );
  }
  checkRef(problems, at(path, "branch"), trust.branch, "branch", "refs/heads/");
  checkRef(problems, at(path, "tag"), trust.tag, "tag", "refs/tags/");
  checkEnvironment(problems, at(path, "environment"), trust.environment);
  if (trust.pullRequest !== undefined)
    exactly(true).check(problems, at(path, "pullRequest"), trust.pullRequest);
  checkPattern(
    problems,
    at(path, "dangerouslyMatchContext"),
    trust.dangerouslyMatchContext,
  );
}

/** What Git forbids in the name of a branch or tag. @see https://git-scm.com/docs/git-check-ref-format */
const NO_REF =
  // eslint-disable-next-line no-control-regex -- control characters are among what Git forbids
  /[\x00-\x20\x7f~^:\\[]|\.\.|@\{|\/\/|^[/-]|[/.]$|(?:^|\/)\.|\.lock(?:\/|$)|^@$|^HEAD$/;

function checkRef(
  problems: Problems,
  path: string,
  value: unknown,
  kind: "branch" | "tag",
  start: string,
): void {
  if (!isKnownText(problems, path, value)) return;
  if (value.startsWith("refs/")) {
    problems.add(
      path,
      `must be the ${kind}'s name without "refs/…/"`,
      value,
      value.startsWith(start) && value !== start
        ? `write ${JSON.stringify(value.slice(start.length))}`
        : `write the name of a ${kind}`,
    );
  } else if (/[*?]/.test(value)) {
    problems.add(
      path,
      `must be the name of one ${kind}, without a wildcard`,
      value,
      `list every ${kind} as an entry of its own, or give up exactness with \`dangerouslyMatchContext: ${JSON.stringify(`ref:${start}${value}`)}\``,
    );
  } else if (NO_REF.test(value)) {
    problems.add(
      path,
      `must be a name that Git allows for a ${kind}`,
      value,
      "copy it from `git for-each-ref --format='%(refname:short)'`",
    );
  } else checkExpressible(problems, path, value);
}

function checkEnvironment(
  problems: Problems,
  path: string,
  value: unknown,
): void {
  if (!isKnownText(problems, path, value)) return;
  if (value.includes("*")) {
    problems.add(
      path,
      "must be the name of one environment, without a wildcard",
      value,
      `list every environment as an entry of its own, or give up exactness with \`dangerouslyMatchContext: ${JSON.stringify(`environment:${value}`)}\``,
    );
  } else if (value !== value.trim() || value.length > 255) {
    problems.add(
      path,
      "must be a name of 1 to 255 characters with no space at either end",
      value,
      "copy it from the repository's Settings > Environments",
    );
  } else checkExpressible(problems, path, value);
}

function checkPattern(problems: Problems, path: string, value: unknown): void {
  if (!isKnownText(problems, path, value)) return;
  if (value.startsWith("repo:")) {
    problems.add(
      path,
      'must be the part of the subject behind "repo:OWNER/REPO:", which `repository` already says',
      value,
      `write ${JSON.stringify(value.split(":").slice(2).join(":") || "ref:refs/heads/*")}`,
    );
  } else if (!/^(?:\*|ref:refs\/.+|environment:.+|pull_request)$/.test(value)) {
    problems.add(
      path,
      'must start with "ref:refs/" or "environment:", or be "pull_request" or "*"',
      value,
      'write it like "ref:refs/heads/release/*"',
    );
  } else checkExpressible(problems, path, value);
}

/** Says which text a policy can't hold: `aws_iam_policy_document` takes `&{` for a policy variable, without escape. */
export function checkExpressible(
  problems: Problems,
  path: string,
  value: string,
): void {
  if (!value.includes("&{") && /^[\x20-\x7e\xa0-\xff]*$/.test(value)) return;
  problems.add(
    path,
    'must hold only characters that an IAM policy can hold (up to U+00FF, no control characters) and no "&{"',
    value,
    "rename it in GitHub",
  );
}
