import type { SubjectFormat, Trust } from "./trust";

/** The form of subject that a trust asks for. */
export function subjectFormat(trust: Trust): SubjectFormat {
  return trust.subjectFormat ?? (hasIds(trust) ? "immutable" : "classic");
}

/** Whether a trust names the ids of the repository and its owner. */
export function hasIds(trust: Trust): boolean {
  return trust.ownerId !== undefined && trust.repositoryId !== undefined;
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
  return repositories.map((repository) => `${repository}:${context(trust)}`);
}

/** The last part of a subject: where in the repository a workflow runs. In an environment's name GitHub writes `:` as `%3A`. */
export function context(trust: Trust): string {
  if (trust.branch !== undefined) return `ref:refs/heads/${trust.branch}`;
  if (trust.tag !== undefined) return `ref:refs/tags/${trust.tag}`;
  if (trust.environment !== undefined)
    return `environment:${trust.environment.replaceAll(":", "%3A")}`;
  if (trust.pullRequest !== undefined) return "pull_request";
  return trust.dangerouslyMatchContext;
}
