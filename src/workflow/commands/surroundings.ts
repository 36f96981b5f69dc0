import { GitHubApi } from "../github-api";
import { type Environment, settings } from "../settings";

/** What a command knows of the machine that it runs on. */
export interface Surroundings {
  readonly env: Environment;
  /** The content of a file. */
  read(file: string): string;
  /** Writes at the end of a file. */
  append(file: string, text: string): void;
}

/** The files that Terraform's plan is in: as `terraform show -json` and as `terraform show -no-color` write it. */
export interface PlanFiles {
  readonly json: string;
  readonly text: string;
}

/** GitHub's API, as the job may use it. */
export function apiOf({ env }: Surroundings): GitHubApi {
  const { GITHUB_API_URL, GITHUB_TOKEN, GITHUB_REPOSITORY } = settings(
    env,
    "GITHUB_API_URL",
    "GITHUB_TOKEN",
    "GITHUB_REPOSITORY",
  );
  return new GitHubApi({
    url: GITHUB_API_URL,
    token: GITHUB_TOKEN,
    repository: GITHUB_REPOSITORY,
  });
}

/** The page of the run that a command is part of. */
export function runUrl({ env }: Surroundings): string {
  const { GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_RUN_ID } = settings(
    env,
    "GITHUB_SERVER_URL",
    "GITHUB_REPOSITORY",
    "GITHUB_RUN_ID",
  );
  return `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/actions/runs/${GITHUB_RUN_ID}`;
}

/** Adds to the summary of the job. */
export function summarize(surroundings: Surroundings, text: string): void {
  const { GITHUB_STEP_SUMMARY } = settings(
    surroundings.env,
    "GITHUB_STEP_SUMMARY",
  );
  surroundings.append(GITHUB_STEP_SUMMARY, `${text}\n`);
}

/** Hands values to later steps, as `steps.<id>.outputs.<name>`. None of them has a line break. */
export function output(
  surroundings: Surroundings,
  values: Readonly<Record<string, string | number>>,
): void {
  const { GITHUB_OUTPUT } = settings(surroundings.env, "GITHUB_OUTPUT");
  for (const [name, value] of Object.entries(values))
    surroundings.append(GITHUB_OUTPUT, `${name}=${value}\n`);
}
