import { type Markdown, NOTHING, plain, say } from "../markdown";

/** `repo:OWNER/REPO:<context>`, maybe with more behind it that somebody has customized, and with or without `@<id>` after both names. */
const GITHUB = /^repo:([^/:]+)\/([^/:]+):(.+)$/s;

/** Whether nothing of an owner stands before the first wildcard. */
function isAnyRepository(subject: string): boolean {
  const wildcard = subject.search(/[*?]/);
  return wildcard >= 0 && "repo:".startsWith(subject.slice(0, wildcard));
}

/**
 * Who is meant by the subject of a token: of GitHub's, the repository and the branch, tag, environment or pull requests.
 *
 * @see https://docs.github.com/en/actions/reference/security/oidc#example-subject-claims
 */
export function subjectWords(
  subject: string,
  { isPattern, isGitHub }: { isPattern: boolean; isGitHub: boolean },
): Markdown {
  const wildcard =
    isPattern && /[*?]/.test(subject) ? plain(" (**wildcard**)") : NOTHING;
  if (isPattern && isGitHub && isAnyRepository(subject))
    return say`**everyone on GitHub**, with the subject ${subject}${wildcard}`;
  const [, owner, repository, context] =
    (isGitHub && GITHUB.exec(subject)) || [];
  if (owner === undefined || context === undefined)
    return say`tokens with the subject ${subject}${wildcard}`;
  return say`repository ${`${owner}/${repository}`}, ${contextWords(context)}${wildcard}`;
}

function contextWords(context: string): Markdown {
  if (context === "pull_request") return plain("pull requests");
  if (context === "*") return plain("whatever runs there");
  const [, kind, name, rest = ""] =
    /^(environment:|ref:refs\/heads\/|ref:refs\/tags\/)([^:]+)(?::(.+))?$/s.exec(
      context,
    ) ?? [];
  if (kind === undefined || name === undefined)
    return say`runs of the context ${context}`;
  const word = kind.endsWith("heads/")
    ? "branch"
    : kind.endsWith("tags/")
      ? "tag"
      : "environment";
  const where = say`${plain(word)} ${name}`;
  return rest === "" ? where : say`${where}, where the subject says ${rest}`;
}
