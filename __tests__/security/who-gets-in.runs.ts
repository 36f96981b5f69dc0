import {
  githubToken,
  type GitHubRun,
  SCHEDULED,
} from "../support/github-token";
import type { Claims } from "../support/web-identity";

/** What differs from another run; under `claims` what GitHub itself would not write so. */
export type Change = Partial<GitHubRun> & { readonly claims?: Claims };

/** The token of a run that is as the guide's, but for this. */
export function tokenOf({ claims, ...run }: Change): Claims {
  return { ...githubToken({ ...SCHEDULED, ...run }), ...claims };
}

/** What all runs for a pull request have in common. */
export const PULL_REQUEST = {
  event: "pull_request",
  ref: "refs/pull/7/merge",
  headRef: "feature",
  baseRef: "main",
};

/** In what GitHub runs workflows of a repository. Every trust says which of them it lets in, and all others stay out. */
export const CONTEXTS = {
  "a schedule on main": {},
  "a push to main": { event: "push" },
  "a start by hand on main": { event: "workflow_dispatch" },
  "a run after another workflow, on main": { event: "workflow_run" },
  "a push to Main": { event: "push", ref: "refs/heads/Main" },
  "a push to main2": { event: "push", ref: "refs/heads/main2" },
  "a push to feature/main": { event: "push", ref: "refs/heads/feature/main" },
  "a push to a branch refs/heads/main": {
    event: "push",
    ref: "refs/heads/refs/heads/main",
  },
  "a push to release/1.2": { event: "push", ref: "refs/heads/release/1.2" },
  "a merge queue for main": {
    event: "merge_group",
    ref: "refs/heads/gh-readonly-queue/main/pr-7-0f1e",
  },
  "a tag main": { event: "push", ref: "refs/tags/main" },
  "a tag v1.2.3": { event: "push", ref: "refs/tags/v1.2.3" },
  "a tag v1x2.3": { event: "push", ref: "refs/tags/v1x2.3" },
  "a start by hand on the tag v1.2.3": {
    event: "workflow_dispatch",
    ref: "refs/tags/v1.2.3",
  },
  "main in the environment production": { environment: "production" },
  "main in the environment Production": { environment: "Production" },
  "main in the environment production-eu": { environment: "production-eu" },
  "main in the environment main": { environment: "main" },
  "main in the environment *": { environment: "*" },
  "main in the environment pull_request": { environment: "pull_request" },
  "the branch develop in the environment production": {
    event: "push",
    ref: "refs/heads/develop",
    environment: "production",
  },
  "a pull request": PULL_REQUEST,
  "a review of a pull request": {
    ...PULL_REQUEST,
    event: "pull_request_review",
  },
  "a pull request in the environment production": {
    ...PULL_REQUEST,
    environment: "production",
  },
  // GitHub mints a token for it only where a private repository gives forks write tokens.
  "a pull request of a fork": {
    ...PULL_REQUEST,
    headRef: "main",
    actor: "mallory",
    actorId: "66",
  },
  // Runs the base branch's workflow, also for a fork's pull request.
  "a pull_request_target run": {
    ...PULL_REQUEST,
    event: "pull_request_target",
    ref: "refs/heads/main",
  },
} satisfies Record<string, Change>;

/** The name of a context. */
export type Context = keyof typeof CONTEXTS;

/** The names of all contexts. */
export const ANY_CONTEXT = Object.keys(CONTEXTS) as Context[];

const ISSUER = SCHEDULED.issuer;

/** Those who stay out of every role that trusts `octo-org/octo-repo`, as they differ from whom it lets in. */
export function strangers(letIn: Claims): Readonly<Record<string, Change>> {
  const of = (repository: string): Change => ({
    repository,
    ownerId: "6500",
    repositoryId: "7400",
    actor: "mallory",
    actorId: "66",
  });
  const sub = (text: string): Change => ({ claims: { sub: text } });
  return {
    "a fork": of("mallory/octo-repo"),
    "a fork's own pull request": {
      ...of("mallory/octo-repo"),
      ...PULL_REQUEST,
    },
    "an owner with a longer name": of("octo-organization/octo-repo"),
    "an owner whose name ends so": of("not-octo-org/octo-repo"),
    "an owner with a shorter name": of("octo/octo-repo"),
    "an owner whose name looks like the ids": of("octo-org-65/octo-repo-74"),
    "the owner in another case": { repository: "Octo-Org/octo-repo" },
    "another repository of the owner": {
      repository: "octo-org/octo-cat",
      repositoryId: "75",
    },
    "a repository with a longer name": {
      repository: "octo-org/octo-repo2",
      repositoryId: "75",
    },
    "a repository whose name ends so": {
      repository: "octo-org/not-octo-repo",
      repositoryId: "75",
    },
    "a repository with a shorter name": {
      repository: "octo-org/octo",
      repositoryId: "75",
    },
    "the repository in another case": { repository: "octo-org/Octo-Repo" },
    "owner and repository the other way round": of("octo-repo/octo-org"),
    "the repository under its owner's new name": {
      repository: "octo-renamed/octo-repo",
    },
    "the audience that GitHub gives by itself": {
      audience: "https://github.com/octo-org",
    },
    "the audience in another case": {
      audience: String(letIn["aud"]).toUpperCase(),
    },
    "a longer audience": { audience: `${letIn["aud"]}.evil.example` },
    "a token without a subject": sub(""),
    "a subject *": sub("*"),
    "a subject with * for the owner": sub("repo:*"),
    "a subject with * for the repository": sub("repo:octo-org/*"),
    "a subject that a template made of the owner": sub(
      "repository_owner:octo-org",
    ),
    "a subject that a template made of the repository": sub(
      "repo:octo-org/octo-repo",
    ),
    "a subject that a template made of the workflow": sub(
      "job_workflow_ref:octo-org/octo-repo/.github/workflows/backup.yml@refs/heads/main",
    ),
    "a subject with more in front": sub(`x${letIn["sub"]}`),
    "an enterprise's issuer": { issuer: `${ISSUER}/evil-enterprise` },
    "a data residency's issuer": {
      issuer: "https://token.actions.evil.ghe.com",
    },
    "a GitHub Enterprise Server's issuer": {
      issuer: "https://github.evil.example/_services/token",
    },
    ...(letIn["iss"] !== ISSUER && {
      "github.com's issuer": { issuer: ISSUER },
    }),
  };
}

/** A repository that sends the other form of the subject. */
export const IMMUTABLE_FORM = {
  "the same run with the immutable subject": { subjectFormat: "immutable" },
} satisfies Record<string, Change>;

/** The same, the other way round. */
export const CLASSIC_FORM = {
  "the same run with the classic subject": { subjectFormat: "classic" },
} satisfies Record<string, Change>;

/** Who can have the names of what was deleted or renamed, and never the ids. */
export const RE_CREATED = {
  "a repository that was created again under the name": { repositoryId: "75" },
  "the same of an owner that was created again": {
    ownerId: "66",
    repositoryId: "75",
  },
  "an owner that was created again, with the repository's id": {
    ownerId: "66",
  },
  "ids that start so": { ownerId: "650", repositoryId: "740" },
  "ids the other way round": { ownerId: "74", repositoryId: "65" },
  "the repository after a transfer": {
    repository: "octo-heirs/octo-repo",
    ownerId: "67",
  },
  "the repository under its new name": { repository: "octo-org/octo-renamed" },
} satisfies Record<string, Change>;
