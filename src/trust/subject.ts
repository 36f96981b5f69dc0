import type { SaidPart, SubjectPart } from "./subject-parts";
import type { SubjectFormat, Trust } from "./trust";

/** The form of subject that a trust asks for. */
export function subjectFormat(trust: Trust): SubjectFormat {
  return trust.subjectFormat ?? (hasIds(trust) ? "immutable" : "classic");
}

/** Whether a trust names the ids of the repository and its owner. */
export function hasIds(trust: Trust): boolean {
  return trust.ownerId !== undefined && trust.repositoryId !== undefined;
}

/** What a subject is made of where nobody has customized it. */
const USUAL: readonly SubjectPart[] = ["repo", "context"];

/** Whether the subject that a trust asks for holds a part. */
export function hasPart(trust: Trust, part: SaidPart): boolean {
  return (trust.customSubject ?? USUAL).includes(part);
}

/**
 * The subjects (`sub`) that a trust lets in: one, or two for both forms.
 *
 * @see https://docs.github.com/en/actions/reference/security/oidc#example-subject-claims
 */
export function subjects(trust: Trust): string[] {
  const [owner, repo] = trust.repository.split("/");
  const classic = `repo:${trust.repository}`;
  const immutable = `repo:${owner}@${trust.ownerId}/${repo}@${trust.repositoryId}`;
  const format = subjectFormat(trust);
  const repositories = [
    ...(format === "immutable" ? [] : [classic]),
    ...(format === "classic" ? [] : [immutable]),
  ];
  const all = repositories.map((repository) =>
    (trust.customSubject ?? USUAL)
      .map((part) => partText(part, repository, trust))
      .join(":"),
  );
  return [...new Set(all)];
}

function partText(part: SubjectPart, repository: string, trust: Trust): string {
  if (part === "repo") return repository;
  if (part === "context") return context(trust);
  const said = {
    environment: trust.environment,
    repository_id: trust.repositoryId,
    repository_owner: trust.repository.split("/")[0],
    repository_owner_id: trust.ownerId,
  };
  return Object.entries(
    typeof part === "string" ? { [part]: said[part] } : part,
  )
    .map(([key, value]) => `${key}:${escaped(String(value))}`)
    .join(":");
}

/** A value in a subject, whose parts are apart by colons. */
function escaped(value: string): string {
  return value.replaceAll(":", "%3A");
}

/** The part of a subject that says where in the repository a workflow runs. */
export function context(trust: Trust): string {
  if (trust.branch !== undefined) return `ref:refs/heads/${trust.branch}`;
  if (trust.tag !== undefined) return `ref:refs/tags/${trust.tag}`;
  if (trust.environment !== undefined)
    return `environment:${escaped(trust.environment)}`;
  if (trust.pullRequest !== undefined) return "pull_request";
  return trust.dangerouslyMatchContext;
}
