import { GitHubApi } from "../github-api";
import type { Machine } from "../machine";
import { settings } from "../settings";

/** The files that Terraform's plan is in: as `terraform show -json` and as `terraform show -no-color` write it. */
export interface PlanFiles {
  readonly json: string;
  readonly text: string;
}

/** GitHub's API, as the job may use it. */
export function apiOf({ env }: Machine): GitHubApi {
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
export function runUrl({ env }: Machine): string {
  const { GITHUB_SERVER_URL, GITHUB_REPOSITORY, GITHUB_RUN_ID } = settings(
    env,
    "GITHUB_SERVER_URL",
    "GITHUB_REPOSITORY",
    "GITHUB_RUN_ID",
  );
  return `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}/actions/runs/${GITHUB_RUN_ID}`;
}

/** Adds to the summary of the job. */
export function summarize(machine: Machine, text: string): void {
  const { GITHUB_STEP_SUMMARY } = settings(machine.env, "GITHUB_STEP_SUMMARY");
  machine.append(GITHUB_STEP_SUMMARY, `${text}\n`);
}

/** Hands values to later steps, as `steps.<id>.outputs.<name>`. None of them has a line break. */
export function output(
  machine: Machine,
  values: Readonly<Record<string, string | number>>,
): void {
  const { GITHUB_OUTPUT } = settings(machine.env, "GITHUB_OUTPUT");
  for (const [name, value] of Object.entries(values))
    machine.append(GITHUB_OUTPUT, `${name}=${value}\n`);
}
