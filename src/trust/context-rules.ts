import { exactly, knownText } from "../validation/kinds";
import type { Prop } from "../validation/prop";
import type { Problems } from "../validation/problems";
import { rule } from "../validation/rules";
import { matching, without } from "../validation/text-rule";
import type { Schema } from "../validation/schema";
import { ENVIRONMENT } from "./environment-name";
import { EXPRESSIBLE } from "./expressible";
import type { Contexts } from "./trust";

/** What Git forbids in the name of a branch or tag. @see https://git-scm.com/docs/git-check-ref-format */
const NO_REF =
  // eslint-disable-next-line no-control-regex -- control characters are among what Git forbids
  /[\x00-\x20\x7f~^:\\[]|\.\.|@\{|\/\/|^[/-]|[/.]$|(?:^|\/)\.|\.lock(?:\/|$)|^@$|^HEAD$/;

/** Where in its repository a workflow must run: the props of which a trust has exactly one. */
export const CONTEXT: Schema<Contexts> = {
  branch: nameOfRef("branch", "refs/heads/"),
  tag: nameOfRef("tag", "refs/tags/"),
  environment: knownText(
    without(
      /\*/,
      "must be the name of one environment, without a wildcard",
      (value) => eachByItself("environment", `environment:${value}`),
    ),
    ENVIRONMENT,
    EXPRESSIBLE,
  ),
  pullRequest: exactly(true),
  dangerouslyMatchContext: knownText(
    without(
      /^repo:/,
      'must be the part of the subject behind "repo:OWNER/REPO:", which `repository` already says',
      (value) =>
        `write ${JSON.stringify(value.split(":").slice(2).join(":") || "ref:refs/heads/*")}`,
    ),
    matching(
      /^(?:\*|ref:refs\/.+|environment:.+|pull_request)$/,
      'must start with "ref:refs/" or "environment:", or be "pull_request" or "*"',
      'write it like "ref:refs/heads/release/*"',
    ),
    EXPRESSIBLE,
  ),
};

export const CONTEXTS = Object.keys(CONTEXT) as readonly (keyof Contexts)[];

function nameOfRef(kind: "branch" | "tag", start: string): Prop {
  return knownText(
    without(
      /^refs\//,
      `must be the ${kind}'s name without "refs/…/"`,
      (value) =>
        value.startsWith(start) && value !== start
          ? `write ${JSON.stringify(value.slice(start.length))}`
          : `write the name of a ${kind}`,
    ),
    without(
      /[*?]/,
      `must be the name of one ${kind}, without a wildcard`,
      (value) => eachByItself(kind, `ref:${start}${value}`),
    ),
    without(
      NO_REF,
      `must be a name that Git allows for a ${kind}`,
      "copy it from `git for-each-ref --format='%(refname:short)'`",
    ),
    EXPRESSIBLE,
  );
}

function eachByItself(kind: keyof Contexts, pattern: string): string {
  return `list every ${kind} as an entry of its own, or give up exactness with \`dangerouslyMatchContext: ${JSON.stringify(pattern)}\``;
}

const ONE_CONTEXT = rule(
  "must say where the workflow runs by exactly one of branch, tag, environment, pullRequest",
);

/** Checks that a trust says where the workflow runs, and says so once. */
export function checkOneContext(
  problems: Problems,
  path: string,
  trust: Partial<Record<keyof Contexts, unknown>>,
): void {
  const given = CONTEXTS.filter((key) => trust[key] !== undefined);
  if (given.length !== 1)
    problems.add(
      path,
      ONE_CONTEXT,
      given,
      given.length === 0
        ? 'add one, such as `branch: "main"` for a workflow on a schedule'
        : "keep one, and write an entry of its own for each other",
    );
}
