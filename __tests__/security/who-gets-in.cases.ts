import type {
  GitHubInstance,
  PostgresBackupStackProps,
  Trust,
} from "../../src";
import { SCHEDULED } from "../support/github-token";
import {
  ANY_CONTEXT,
  type Change,
  CLASSIC_FORM,
  CONTEXTS,
  type Context,
  IMMUTABLE_FORM,
  PULL_REQUEST,
  RE_CREATED,
} from "./who-gets-in.runs";

/** A form of trust, whom it lets in, and who stays out. */
export interface TrustCase {
  readonly name: string;
  readonly trust: readonly Trust[];
  /** Where the role is, if not in the guide's stack. */
  readonly stack?: Partial<PostgresBackupStackProps>;
  readonly audience?: string;
  readonly partition?: string;
  /** The statements of the trust policy, each with the claims that it compares. */
  readonly compares: Readonly<Record<string, readonly string[]>>;
  /** What the repository's runs have in common. */
  readonly run?: Change;
  /** The contexts in which the repository's runs are let in; in all others they stay out. */
  readonly contexts: readonly Context[];
  /** Who is let in, and differs by one thing from each of those who stay out; by itself the first of the contexts. */
  readonly twin?: Change;
  /** Others who are let in, as they differ from the twin. */
  readonly alsoLetIn?: Readonly<Record<string, Change>>;
  /** Others who stay out, as they differ from the twin. */
  readonly staysOut?: Readonly<Record<string, Change>>;
}

/** Who is let in by a form of trust, as they differ from the guide's run. */
export function twinOf({ run, twin, contexts: [first] }: TrustCase): Change {
  return { ...run, ...twin, ...(first && CONTEXTS[first]) };
}

const ON_MAIN = [
  "a schedule on main",
  "a push to main",
  "a start by hand on main",
  "a run after another workflow, on main",
] as const satisfies readonly Context[];

const IN_PRODUCTION = [
  "main in the environment production",
  "the branch develop in the environment production",
  "a pull request in the environment production",
] as const satisfies readonly Context[];

const ON_TAG = [
  "a tag v1.2.3",
  "a start by hand on the tag v1.2.3",
] as const satisfies readonly Context[];

const ISSUER = SCHEDULED.issuer;
const REPOSITORY = { repository: "octo-org/octo-repo" } as const;
const IDS = { ownerId: "65", repositoryId: "74" } as const;
const SUB_AND_AUD = { AssumeByExactSubject: ["aud", "sub"] };
const WILDCARD = { AssumeByWildcardSubject: ["aud", "sub"] };
const IMMUTABLE = { subjectFormat: "immutable" } as const;

function exactlyAnd(...claims: string[]): TrustCase["compares"] {
  return { AssumeByExactSubject: ["aud", "sub", ...claims] };
}

function instance(github: GitHubInstance): TrustCase["stack"] {
  return { identityProvider: { github } };
}

const SHARED_WORKFLOW =
  "octo-org/octo-automation/.github/workflows/backup.yml@refs/heads/main";

/** Every form of trust. */
export const CASES: readonly TrustCase[] = [
  {
    name: "a branch",
    trust: [{ ...REPOSITORY, branch: "main" }],
    compares: SUB_AND_AUD,
    contexts: ON_MAIN,
    alsoLetIn: {
      "a repository of other ids, since none is asked for": {
        repositoryId: "75",
      },
    },
    staysOut: IMMUTABLE_FORM,
  },
  {
    name: "a branch with odd characters",
    trust: [{ ...REPOSITORY, branch: "release/$HOME-${x}%{y}" }],
    compares: SUB_AND_AUD,
    contexts: [],
    twin: { ref: "refs/heads/release/$HOME-${x}%{y}" },
    staysOut: {
      "the characters as Terraform escapes them": {
        ref: "refs/heads/release/$HOME-$${x}%%{y}",
      },
      "the characters as IAM escapes them": {
        ref: "refs/heads/release/${$}HOME-${$}{x}%{y}",
      },
    },
  },
  {
    name: "a tag",
    trust: [{ ...REPOSITORY, tag: "v1.2.3" }],
    compares: SUB_AND_AUD,
    contexts: ON_TAG,
    staysOut: {
      ...IMMUTABLE_FORM,
      "a branch of the tag's name": { ref: "refs/heads/v1.2.3" },
      "a longer tag": { ref: "refs/tags/v1.2.3-rc.1" },
    },
  },
  {
    name: "an environment",
    trust: [{ ...REPOSITORY, environment: "production" }],
    compares: SUB_AND_AUD,
    contexts: IN_PRODUCTION,
    staysOut: {
      ...IMMUTABLE_FORM,
      "a branch of the environment's name": {
        environment: undefined,
        ref: "refs/heads/production",
      },
    },
  },
  {
    name: "an environment and a workflow with what might be a wildcard",
    trust: [
      {
        ...REPOSITORY,
        environment: "production?",
        claims: { workflow: "nightly?" },
      },
    ],
    compares: exactlyAnd("workflow"),
    run: { workflow: "nightly?" },
    contexts: [],
    twin: { environment: "production?" },
    staysOut: {
      "an environment that would fit": { environment: "productions" },
      "a workflow that would fit": { workflow: "nightly2" },
    },
  },
  {
    name: "an environment with a colon",
    trust: [{ ...REPOSITORY, environment: "production:eu" }],
    compares: SUB_AND_AUD,
    contexts: [],
    twin: { environment: "production:eu" },
    alsoLetIn: {
      "an environment that GitHub's subject does not tell apart": {
        environment: "production%3Aeu",
      },
    },
    staysOut: {
      "a colon that is not escaped": {
        claims: { sub: "repo:octo-org/octo-repo:environment:production:eu" },
      },
      "an escape in lower case": { environment: "production%3aeu" },
      "an escape that is escaped": { environment: "production%253Aeu" },
    },
  },
  {
    name: "an environment with a colon, and its name as a claim",
    trust: [
      {
        ...REPOSITORY,
        environment: "production:eu",
        claims: { environment: "production:eu" },
      },
    ],
    compares: exactlyAnd("environment"),
    contexts: [],
    twin: { environment: "production:eu" },
    staysOut: {
      "an environment that GitHub's subject does not tell apart": {
        environment: "production%3Aeu",
      },
    },
  },
  {
    name: "an environment, and the branch as a claim",
    trust: [
      {
        ...REPOSITORY,
        environment: "production",
        claims: { ref: "refs/heads/main" },
      },
    ],
    compares: exactlyAnd("ref"),
    contexts: ["main in the environment production"],
    alsoLetIn: {
      "a pull_request_target run, since it is the base branch's workflow": {
        ...PULL_REQUEST,
        event: "pull_request_target",
        ref: "refs/heads/main",
      },
    },
    staysOut: { "a tag main": { ref: "refs/tags/main" } },
  },
  {
    name: "pull requests",
    trust: [{ ...REPOSITORY, pullRequest: true }],
    compares: SUB_AND_AUD,
    contexts: [
      "a pull request",
      "a review of a pull request",
      "a pull request of a fork",
      "a pull_request_target run",
    ],
    staysOut: {
      ...IMMUTABLE_FORM,
      "a branch pull_request": {
        event: "push",
        ref: "refs/heads/pull_request",
      },
    },
  },
  {
    name: "a branch, and the workflow as a claim",
    trust: [
      {
        ...REPOSITORY,
        branch: "main",
        claims: { workflow: ["acme-co-prod-backup", "restore"] },
      },
    ],
    compares: exactlyAnd("workflow"),
    contexts: ON_MAIN,
    alsoLetIn: { "the other workflow": { workflow: "restore" } },
    staysOut: {
      "a third workflow": { workflow: "test" },
      "both names in one": { workflow: "acme-co-prod-backup,restore" },
      "the workflow in another case": { workflow: "Acme-co-prod-backup" },
      "a longer workflow": { workflow: "acme-co-prod-backup-2" },
    },
  },
  {
    name: "a branch, and a workflow that looks like a policy variable",
    trust: [
      {
        ...REPOSITORY,
        branch: "main",
        claims: { workflow: "${aws:PrincipalAccount} 100%" },
      },
    ],
    compares: exactlyAnd("workflow"),
    run: { workflow: "${aws:PrincipalAccount} 100%" },
    contexts: ON_MAIN,
    staysOut: {
      "what the variable might stand for": { workflow: "123456789012 100%" },
    },
  },
  {
    name: "a branch, and the file of the job as a claim",
    trust: [
      {
        ...REPOSITORY,
        branch: "main",
        claims: { job_workflow_ref: SHARED_WORKFLOW },
      },
    ],
    compares: exactlyAnd("job_workflow_ref"),
    run: { reusableWorkflow: SHARED_WORKFLOW },
    contexts: ON_MAIN,
    staysOut: {
      "a job of the repository's own": { reusableWorkflow: undefined },
      "the file at another ref": {
        reusableWorkflow: SHARED_WORKFLOW.replace("main", "develop"),
      },
      "the file at a tag": {
        reusableWorkflow: SHARED_WORKFLOW.replace("heads", "tags"),
      },
      "the file of a fork": {
        reusableWorkflow: SHARED_WORKFLOW.replace("octo-org", "mallory"),
      },
      "another file": {
        reusableWorkflow: SHARED_WORKFLOW.replace("backup", "backup2"),
      },
    },
  },
  {
    name: "a branch, and who started the run as claims",
    trust: [
      {
        ...REPOSITORY,
        branch: "main",
        claims: { actor: "octocat", actor_id: "12" },
      },
    ],
    compares: exactlyAnd("actor", "actor_id"),
    contexts: ON_MAIN,
    staysOut: {
      "another actor": { actor: "dependabot[bot]", actorId: "49699333" },
      "another account under the actor's name": { actorId: "13" },
      "the actor in another case": { actor: "Octocat" },
    },
  },
  {
    name: "a branch, and the enterprise as a claim",
    trust: [{ ...REPOSITORY, branch: "main", claims: { enterprise_id: "2" } }],
    compares: exactlyAnd("enterprise_id"),
    run: { enterprise: { name: "avocado-corp", id: "2" } },
    contexts: ON_MAIN,
    alsoLetIn: {
      "the enterprise under its new name": {
        enterprise: { name: "avocado-inc", id: "2" },
      },
    },
    staysOut: {
      "no enterprise": { enterprise: undefined },
      "another enterprise of the name": {
        enterprise: { name: "avocado-corp", id: "3" },
      },
    },
  },
  {
    name: "a branch, and the repository in claims",
    trust: [
      {
        ...REPOSITORY,
        branch: "main",
        claims: {
          repository: "octo-org/octo-repo",
          repository_id: "74",
          repository_owner_id: "65",
        },
      },
    ],
    compares: exactlyAnd("repository", "repository_id", "repository_owner_id"),
    contexts: ON_MAIN,
    staysOut: { ...IMMUTABLE_FORM, ...RE_CREATED },
  },
  {
    name: "a branch, with ids",
    trust: [{ ...REPOSITORY, ...IDS, branch: "main" }],
    compares: exactlyAnd("repository_id", "repository_owner_id"),
    run: IMMUTABLE,
    contexts: ON_MAIN,
    staysOut: {
      ...CLASSIC_FORM,
      ...RE_CREATED,
      "a repository that was created again and sends the classic subject": {
        repositoryId: "75",
        subjectFormat: "classic",
      },
      "the ids in the subject only": {
        claims: { repository_id: "75", repository_owner_id: "66" },
      },
    },
  },
  {
    name: "an environment, with ids",
    trust: [{ ...REPOSITORY, ...IDS, environment: "production" }],
    compares: exactlyAnd("repository_id", "repository_owner_id"),
    run: IMMUTABLE,
    contexts: IN_PRODUCTION,
    staysOut: { ...CLASSIC_FORM, ...RE_CREATED },
  },
  {
    name: "a branch, with ids and the classic subject",
    trust: [
      { ...REPOSITORY, ...IDS, branch: "main", subjectFormat: "classic" },
    ],
    compares: exactlyAnd("repository_id", "repository_owner_id"),
    contexts: ON_MAIN,
    staysOut: { ...IMMUTABLE_FORM, ...RE_CREATED },
  },
  {
    name: "a branch, with ids and both forms of the subject",
    trust: [{ ...REPOSITORY, ...IDS, branch: "main", subjectFormat: "both" }],
    compares: exactlyAnd("repository_id", "repository_owner_id"),
    contexts: ON_MAIN,
    alsoLetIn: IMMUTABLE_FORM,
    staysOut: {
      ...RE_CREATED,
      "a repository that was created again and sends the immutable subject": {
        repositoryId: "75",
        subjectFormat: "immutable",
      },
    },
  },
  {
    name: "a customized subject that asks for the file of the job",
    trust: [
      {
        ...REPOSITORY,
        branch: "main",
        customSubject: [
          "repo",
          "context",
          { job_workflow_ref: SHARED_WORKFLOW },
        ],
      },
    ],
    compares: SUB_AND_AUD,
    run: {
      reusableWorkflow: SHARED_WORKFLOW,
      includeClaimKeys: ["repo", "context", "job_workflow_ref"],
    },
    contexts: ON_MAIN,
    staysOut: {
      ...IMMUTABLE_FORM,
      "a job of the repository's own": { reusableWorkflow: undefined },
      "the file at another ref": {
        reusableWorkflow: SHARED_WORKFLOW.replace("main", "develop"),
      },
      "a longer ref": { reusableWorkflow: `${SHARED_WORKFLOW}2` },
      "the subject that nobody has customized": { includeClaimKeys: undefined },
      "the subject in another order": {
        includeClaimKeys: ["repo", "job_workflow_ref", "context"],
      },
      "a subject with one more claim": {
        includeClaimKeys: ["repo", "context", "job_workflow_ref", "actor"],
      },
    },
  },
  {
    name: "a customized subject of an environment that asks for the file of the job",
    trust: [
      {
        ...REPOSITORY,
        environment: "production",
        customSubject: [
          "repo",
          "context",
          { job_workflow_ref: SHARED_WORKFLOW },
        ],
      },
    ],
    compares: SUB_AND_AUD,
    run: {
      reusableWorkflow: SHARED_WORKFLOW,
      includeClaimKeys: ["repo", "context", "job_workflow_ref"],
    },
    contexts: IN_PRODUCTION,
    staysOut: {
      "an environment that looks like the rest of the subject": {
        environment: `production:job_workflow_ref:${SHARED_WORKFLOW}`,
        reusableWorkflow: undefined,
        includeClaimKeys: ["repo", "context"],
      },
    },
  },
  {
    name: "a customized subject without repository and context",
    trust: [
      {
        ...REPOSITORY,
        environment: "production:eu",
        customSubject: [
          "repository_owner",
          { job_workflow_ref: SHARED_WORKFLOW },
          { workflow: "nightly: all" },
        ],
      },
    ],
    compares: exactlyAnd("environment", "repository"),
    run: {
      workflow: "nightly: all",
      reusableWorkflow: SHARED_WORKFLOW,
      includeClaimKeys: ["repository_owner", "job_workflow_ref", "workflow"],
    },
    contexts: [],
    twin: { environment: "production:eu" },
    staysOut: {
      "no environment": { environment: undefined },
      "an environment that GitHub's subject does not tell apart": {
        environment: "production%3Aeu",
      },
      "another workflow": { workflow: "nightly" },
    },
  },
  {
    name: "a customized subject of ids",
    trust: [
      {
        ...REPOSITORY,
        ...IDS,
        environment: "production",
        subjectFormat: "both",
        customSubject: [
          ...(["repository_owner_id", "repository_id", "environment"] as const),
          { repository_visibility: "private" },
          { repo_property_team: "data" },
        ],
      },
    ],
    compares: exactlyAnd(
      ...["environment", "repository", "repository_id", "repository_owner_id"],
    ),
    run: {
      properties: { team: "data" },
      includeClaimKeys: [
        ...["repository_owner_id", "repository_id", "environment"],
        ...["repository_visibility", "repo_property_team"],
      ],
    },
    contexts: IN_PRODUCTION,
    alsoLetIn: IMMUTABLE_FORM,
    staysOut: {
      ...RE_CREATED,
      "a public repository": { visibility: "public" },
      "another team": { properties: { team: "web" } },
    },
  },
  {
    name: "a branch and a tag",
    trust: [
      { ...REPOSITORY, branch: "main" },
      { ...REPOSITORY, tag: "v1.2.3" },
    ],
    compares: SUB_AND_AUD,
    contexts: [...ON_MAIN, ...ON_TAG],
    staysOut: {
      ...IMMUTABLE_FORM,
      "a branch of the tag's name": { ref: "refs/heads/v1.2.3" },
    },
  },
  {
    name: "several repositories, each narrowed in its own way",
    trust: [
      { ...REPOSITORY, branch: "main", claims: { workflow: "nightly" } },
      {
        repository: "octo-org/Globex.Web",
        environment: "production",
        claims: { ref: "refs/heads/main" },
      },
      {
        repository: "octo-org/initech",
        dangerouslyMatchContext: "ref:refs/tags/backup-*",
      },
    ],
    compares: {
      AssumeByExactSubject: ["aud", "sub", "workflow"],
      AssumeByExactSubject2: ["aud", "sub", "ref"],
      AssumeByWildcardSubject: ["aud", "sub"],
    },
    run: { workflow: "nightly" },
    contexts: ON_MAIN,
    alsoLetIn: {
      "the second repository as it is trusted": {
        repository: "octo-org/Globex.Web",
        environment: "production",
        workflow: "any",
      },
      "the third repository as it is trusted": {
        repository: "octo-org/initech",
        ref: "refs/tags/backup-now",
        workflow: "any",
      },
    },
    staysOut: {
      "the first repository as the second is trusted": {
        environment: "production",
      },
      "the first repository as the third is trusted": {
        ref: "refs/tags/backup-now",
      },
      "the second repository as the first is trusted": {
        repository: "octo-org/Globex.Web",
      },
      "the third repository as the first is trusted": {
        repository: "octo-org/initech",
      },
      "the second repository in another case": {
        repository: "octo-org/globex.web",
        environment: "production",
      },
      "another workflow": { workflow: "any" },
    },
  },
  {
    name: "a pattern of tags, and a branch",
    trust: [
      { ...REPOSITORY, dangerouslyMatchContext: "ref:refs/tags/v?.2.3" },
      { ...REPOSITORY, branch: "main" },
    ],
    compares: { ...WILDCARD, ...SUB_AND_AUD },
    contexts: [...ON_TAG, ...ON_MAIN],
    staysOut: {
      ...IMMUTABLE_FORM,
      "a tag v10.2.3": { ref: "refs/tags/v10.2.3" },
    },
  },
  {
    name: "a pattern of branches",
    trust: [
      { ...REPOSITORY, dangerouslyMatchContext: "ref:refs/heads/release/*" },
    ],
    compares: WILDCARD,
    contexts: ["a push to release/1.2"],
    alsoLetIn: {
      "another branch that fits": { ref: "refs/heads/release/a/b" },
    },
    staysOut: {
      ...IMMUTABLE_FORM,
      "a branch that ends before": { ref: "refs/heads/release" },
      "a branch that starts in another case": { ref: "refs/heads/Release/1.2" },
      "a branch that fits further behind": { ref: "refs/heads/x/release/1.2" },
      "a tag that would fit": { ref: "refs/tags/release/1.2" },
    },
  },
  {
    name: "a pattern of environments, with ids",
    trust: [
      {
        ...REPOSITORY,
        ...IDS,
        dangerouslyMatchContext: "environment:production-??",
      },
    ],
    compares: {
      AssumeByWildcardSubject: [
        "aud",
        "sub",
        "repository_id",
        "repository_owner_id",
      ],
    },
    run: IMMUTABLE,
    contexts: ["main in the environment production-eu"],
    alsoLetIn: { "another that fits": { environment: "production-us" } },
    staysOut: {
      ...CLASSIC_FORM,
      ...RE_CREATED,
      "a character too many": { environment: "production-eu2" },
      "a character too few": { environment: "production-e" },
    },
  },
  {
    name: "any context",
    trust: [{ ...REPOSITORY, dangerouslyMatchContext: "*" }],
    compares: WILDCARD,
    contexts: ANY_CONTEXT,
    alsoLetIn: {
      "any ref": { ref: "refs/heads/any" },
      "a subject that a template made longer": {
        claims: {
          sub: "repo:octo-org/octo-repo:pull_request:workflow:any",
        },
      },
    },
    staysOut: IMMUTABLE_FORM,
  },
  {
    name: "an audience of the team's own",
    trust: [{ ...REPOSITORY, branch: "main" }],
    stack: {
      identityProvider: { audiences: ["sts.amazonaws.com", "octo-backups"] },
    },
    audience: "octo-backups",
    compares: SUB_AND_AUD,
    run: { audience: "octo-backups" },
    contexts: ON_MAIN,
    staysOut: {
      ...IMMUTABLE_FORM,
      "the provider's other audience": { audience: "sts.amazonaws.com" },
    },
  },
  {
    name: "a branch, from a region in China",
    trust: [{ ...REPOSITORY, branch: "main" }],
    stack: { region: "cn-north-1" },
    partition: "aws-cn",
    compares: SUB_AND_AUD,
    run: { audience: "sts.amazonaws.com.cn" },
    contexts: ON_MAIN,
    staysOut: {
      ...IMMUTABLE_FORM,
      "the audience of elsewhere": { audience: "sts.amazonaws.com" },
    },
  },
  {
    name: "a branch, with an identity provider that is there already",
    trust: [{ ...REPOSITORY, branch: "main" }],
    stack: { identityProvider: { source: "existing" } },
    compares: SUB_AND_AUD,
    contexts: ON_MAIN,
    staysOut: IMMUTABLE_FORM,
  },
  {
    name: "an enterprise with an issuer of its own",
    trust: [{ ...REPOSITORY, branch: "main", claims: { workflow: "nightly" } }],
    stack: instance({ enterpriseSlug: "octo-enterprise" }),
    compares: exactlyAnd("workflow"),
    run: { issuer: `${ISSUER}/octo-enterprise`, workflow: "nightly" },
    contexts: ON_MAIN,
    staysOut: {
      ...IMMUTABLE_FORM,
      "another workflow": { workflow: "any" },
      "an enterprise with a longer name": {
        issuer: `${ISSUER}/octo-enterprise2`,
      },
    },
  },
  {
    name: "an enterprise with data residency, with ids",
    trust: [{ ...REPOSITORY, ...IDS, branch: "main" }],
    stack: instance({ dataResidencyHost: "octocorp.ghe.com" }),
    compares: exactlyAnd("repository_id", "repository_owner_id"),
    run: { ...IMMUTABLE, issuer: "https://token.actions.octocorp.ghe.com" },
    contexts: ON_MAIN,
    staysOut: {
      ...CLASSIC_FORM,
      ...RE_CREATED,
      "an enterprise with a longer name": {
        issuer: "https://token.actions.octocorp2.ghe.com",
      },
    },
  },
  {
    name: "a GitHub Enterprise Server",
    trust: [{ ...REPOSITORY, branch: "main" }],
    stack: instance({ enterpriseServerUrl: "https://github.example.com" }),
    compares: SUB_AND_AUD,
    run: { issuer: "https://github.example.com/_services/token" },
    contexts: ON_MAIN,
    alsoLetIn: {
      "a repository of other ids, of which AWS knows nothing": {
        repositoryId: "75",
      },
    },
    staysOut: {
      "a server with a longer name": {
        issuer: "https://github.example.com.evil.example/_services/token",
      },
    },
  },
];
