/** A run of a workflow, as far as GitHub's token tells of it. */
export interface GitHubRun {
  /** Where GitHub lives, and who signs: the token's `iss`. */
  readonly issuer: string;
  /** For whom the workflow asks for the token; `aws-actions/configure-aws-credentials` asks for AWS. */
  readonly audience: string;
  /** `OWNER/REPO` of the repository in which the workflow runs. */
  readonly repository: string;
  readonly ownerId: string;
  readonly repositoryId: string;
  /** The form of `sub` that the repository sends. */
  readonly subjectFormat: "classic" | "immutable";
  /** The claims that `sub` is made of, where the repository or its organization has customized it. */
  readonly includeClaimKeys?: readonly string[];
  readonly event: string;
  /** The ref that the run is for: a branch, a tag, or a pull request's merge. */
  readonly ref: string;
  /** The branches of a pull request. */
  readonly headRef: string;
  readonly baseRef: string;
  /** The environment that the job names. */
  readonly environment?: string;
  readonly actor: string;
  readonly actorId: string;
  /** The workflow's name. */
  readonly workflow: string;
  /** The file that has the job, where that is not the repository's own: a reusable workflow, with its ref. */
  readonly reusableWorkflow?: string;
  /** The enterprise that has the repository. */
  readonly enterprise?: { readonly name: string; readonly id: string };
  readonly visibility: string;
  /** The custom properties of the repository that its organization has in tokens. */
  readonly properties?: Readonly<Record<string, string>>;
}

/** A backup on a schedule, as in the guide. */
export const SCHEDULED: GitHubRun = {
  issuer: "https://token.actions.githubusercontent.com",
  audience: "sts.amazonaws.com",
  repository: "octo-org/octo-repo",
  ownerId: "65",
  repositoryId: "74",
  subjectFormat: "classic",
  event: "schedule",
  ref: "refs/heads/main",
  headRef: "",
  baseRef: "",
  actor: "octocat",
  actorId: "12",
  workflow: "acme-co-prod-backup",
  visibility: "private",
};

/**
 * The claims of the token that GitHub mints for a run.
 *
 * @see https://docs.github.com/en/actions/concepts/security/openid-connect#understanding-the-oidc-token
 * @see https://docs.github.com/en/actions/reference/security/oidc#oidc-token-claims
 */
export function githubToken(
  run: GitHubRun,
): Readonly<Record<string, string | number>> {
  const [owner = ""] = run.repository.split("/");
  const file = `${run.repository}/.github/workflows/backup.yml@${run.ref}`;
  const claims = {
    jti: "6f4762ed-0758-4ccb-808d-ee3af5d723a8",
    iss: run.issuer,
    aud: run.audience,
    nbf: 1790000000,
    iat: 1790000300,
    exp: 1790000600,
    actor: run.actor,
    actor_id: run.actorId,
    base_ref: run.baseRef,
    check_run_id: "41000000001",
    ...(run.enterprise && {
      enterprise: run.enterprise.name,
      enterprise_id: run.enterprise.id,
    }),
    ...(run.environment !== undefined && { environment: run.environment }),
    event_name: run.event,
    head_ref: run.headRef,
    job_workflow_ref: run.reusableWorkflow ?? file,
    job_workflow_sha: "example-sha",
    ...Object.fromEntries(
      Object.entries(run.properties ?? {}).map(([name, value]) => [
        `repo_property_${name}`,
        value,
      ]),
    ),
    ref: run.ref,
    ref_protected: "true",
    ref_type: run.ref.startsWith("refs/tags/") ? "tag" : "branch",
    repository: run.repository,
    repository_id: run.repositoryId,
    repository_owner: owner,
    repository_owner_id: run.ownerId,
    repository_visibility: run.visibility,
    run_attempt: "1",
    run_id: "9000000001",
    run_number: "10",
    runner_environment: "github-hosted",
    sha: "example-sha",
    workflow: run.workflow,
    workflow_ref: file,
    workflow_sha: "example-sha",
  };
  return { ...claims, sub: subject(run, claims) };
}

/**
 * The subject: the repository, and then the first that there is of an environment, a pull request, and a ref.
 *
 * A customized one has the claims that it is made of, each behind its name.
 *
 * @see https://docs.github.com/en/actions/reference/security/oidc#example-subject-claims
 * @see https://docs.github.com/en/actions/reference/security/oidc#customizing-the-subject-claims-for-an-organization-or-repository
 */
function subject(run: GitHubRun, claims: object): string {
  const [owner, ...name] = run.repository.split("/");
  const repository =
    run.subjectFormat === "classic"
      ? run.repository
      : `${owner}@${run.ownerId}/${name.join("/")}@${run.repositoryId}`;
  const repo = `repo:${repository}`;
  const { includeClaimKeys = ["repo", "context"] } = run;
  return includeClaimKeys
    .map((key) => {
      if (key === "repo") return repo;
      if (key === "context") return context(run);
      const value = String(claims[key as never] ?? "");
      return `${key}:${value.replaceAll(":", "%3A")}`;
    })
    .join(":");
}

function context({ environment, event, ref }: GitHubRun): string {
  if (environment !== undefined)
    return `environment:${environment.replaceAll(":", "%3A")}`;
  // Events such as pull_request_review and pull_request_target too.
  return event.startsWith("pull_request") ? "pull_request" : `ref:${ref}`;
}
