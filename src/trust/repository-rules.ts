import { knownText } from "../validation/kinds";
import { matching, without } from "../validation/text-rule";

const LIKE = 'write it like "octo-org/octo-repo"';
const COPY = "copy it from the repository's address";

/**
 * A user's or an organization's name: letters, digits and single hyphens, 39 at most. Names of managed users end in an
 * underscore and the enterprise's short code.
 */
const OWNER = /^(?=[^/]{1,39}\/)[a-z\d]+(?:-[a-z\d]+)*(?:_[a-z\d]+)?\//i;
const NAME = /\/(?!\.{1,2}$)[\w.-]{1,100}$/;

/** A repository. Of what is wrong with its name the one thing is said that is most wrong. */
export const repository = knownText(
  without(
    /:|^github\.com\//i,
    "must be OWNER/REPO and not a URL",
    (value) => corrected(value) ?? LIKE,
  ),
  without(/\s/, "must be OWNER/REPO without spaces", LIKE),
  without(
    /[*?]/,
    "must name one repository, since a wildcard here would let in repositories of others",
    "list every repository as an entry of its own",
  ),
  matching(
    /^[^/]+\/[^/]+$/,
    "must be the repository's owner and name, as OWNER/REPO",
    (value) => corrected(value) ?? LIKE,
  ),
  without(
    /@/,
    "must be OWNER/REPO without ids",
    "give the ids as `ownerId` and `repositoryId`",
  ),
  without(
    /\.git$/i,
    'must be without ".git"',
    (value) => corrected(value) ?? LIKE,
  ),
  matching(
    OWNER,
    "must have an owner that GitHub can have: 1 to 39 letters, digits and single hyphens, with no hyphen at either end",
    COPY,
  ),
  matching(
    NAME,
    'must have a name that GitHub can have: 1 to 100 letters, digits and ".-_"',
    COPY,
  ),
);

/** The repository that an address leads to. */
function corrected(value: string): string | undefined {
  const bare = value
    .replace(/^(?:https?:\/\/)?(?:[^/@]+@)?(?:www\.)?github\.com[/:]/i, "")
    .replace(/(?:\.git)?\/*$/i, "");
  return /^[\w.-]+\/[\w.-]+$/.test(bare)
    ? `write ${JSON.stringify(bare)}`
    : undefined;
}
