import type { Problems } from "../validation/problems";
import { isKnownText } from "../validation/shape";

const EXAMPLE = '"octo-org/octo-repo"';

/**
 * A user's or an organization's name: letters, digits and single hyphens, 39 at most. Names of managed users end in an
 * underscore and the enterprise's short code.
 */
const OWNER = /^(?=.{1,39}$)[a-z\d]+(?:-[a-z\d]+)*(?:_[a-z\d]+)?$/i;
const REPOSITORY = /^(?!\.{1,2}$)[\w.-]{1,100}$/;

/**
 * Checks the name of a repository, and says the one thing that is most wrong with it.
 *
 * @returns whether subjects can be built from it
 */
export function checkRepository(
  problems: Problems,
  path: string,
  value: unknown,
): boolean {
  if (!isKnownText(problems, path, value)) return false;
  const wrong = whatIsWrong(value);
  if (wrong !== undefined) problems.add(path, wrong.rule, value, wrong.fix);
  return wrong === undefined;
}

function whatIsWrong(value: string): { rule: string; fix: string } | undefined {
  const bare = value
    .replace(/^(?:https?:\/\/)?(?:[^/@]+@)?(?:www\.)?github\.com[/:]/i, "")
    .replace(/(?:\.git)?\/*$/i, "");
  const corrected = /^[\w.-]+\/[\w.-]+$/.test(bare)
    ? `write ${JSON.stringify(bare)}`
    : `write it like ${EXAMPLE}`;
  if (/:|^github\.com\//i.test(value))
    return { rule: "must be OWNER/REPO and not a URL", fix: corrected };
  if (/\s/.test(value))
    return {
      rule: "must be OWNER/REPO without spaces",
      fix: `write it like ${EXAMPLE}`,
    };
  if (/[*?]/.test(value))
    return {
      rule: "must name one repository, since a wildcard here would let in repositories of others",
      fix: "list every repository as an entry of its own",
    };
  const [owner = "", name = "", ...rest] = value.split("/");
  if (owner === "" || name === "" || rest.length > 0)
    return {
      rule: "must be the repository's owner and name, as OWNER/REPO",
      fix: corrected.includes(`"${value}"`)
        ? `write it like ${EXAMPLE}`
        : corrected,
    };
  if (value.includes("@"))
    return {
      rule: "must be OWNER/REPO without ids",
      fix: "give the ids as `ownerId` and `repositoryId`",
    };
  if (/\.git$/i.test(name))
    return { rule: 'must be without ".git"', fix: corrected };
  if (!OWNER.test(owner))
    return {
      rule: "must have an owner that GitHub can have: 1 to 39 letters, digits and single hyphens, with no hyphen at either end",
      fix: "copy it from the repository's address",
    };
  if (!REPOSITORY.test(name))
    return {
      rule: 'must have a name that GitHub can have: 1 to 100 letters, digits and ".-_"',
      fix: "copy it from the repository's address",
    };
  return undefined;
}
