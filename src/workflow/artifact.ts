/**
 * The name of the artifact that holds a reviewed plan. It says which pull request and which commit of it the plan was
 * made for: several can have the same commit, and a commit can be planned more than once.
 */
export function artifactName(of: {
  readonly stack: string;
  readonly pullRequest: number;
  readonly headSha: string;
}): string {
  return `plan-${of.stack}-${of.pullRequest}-${of.headSha}`;
}
