import type { BackupJob, Trust } from "../../../src";
import { environmentLists } from "../../../src/stack/github-setup/environment-lists";
import { prefixedJob } from "../../support/synth";

const repository = "octo-org/db";
const MAIN: Trust = { repository, branch: "main" };
const environment = (name: string): Trust => ({
  repository,
  environment: name,
});

const job = (name: string, trust: readonly Trust[], restore?: Trust) =>
  ({
    ...prefixedJob(name),
    trust,
    restore: restore && { roleName: `restore-${name}`, trust: [restore] },
  }) satisfies BackupJob;

/** The environments of backups and of drills. */
const lists = (...jobs: readonly BackupJob[]) =>
  Object.fromEntries(
    environmentLists(jobs).map(({ variable, environments }) => [
      variable,
      environments,
    ]),
  );

test("a repository without environments needs no list", () => {
  expect(
    environmentLists([job("acme", [MAIN]), job("globex", [MAIN])]),
  ).toEqual([]);
});

test("environments are listed in the order of the jobs, for backups and for drills", () => {
  const environments = ["acme", "globex"];
  expect(
    environmentLists(
      environments.map((name) => job(name, [environment(name)])),
    ),
  ).toEqual([
    { variable: "BACKUP_ENVIRONMENTS", repository, environments },
    { variable: "DRILL_ENVIRONMENTS", repository, environments },
  ]);
});

test("drills are where the role that restores is trusted, if there is one", () => {
  expect(
    lists(job("acme", [environment("acme")], environment("drill"))),
  ).toEqual({ BACKUP_ENVIRONMENTS: ["acme"], DRILL_ENVIRONMENTS: ["drill"] });
  expect(lists(job("acme", [MAIN], environment("drill")))).toEqual({
    DRILL_ENVIRONMENTS: ["drill"],
  });
});

test("a job in no environment is still run beside those in one", () => {
  expect(
    lists(job("acme", [MAIN]), job("globex", [environment("globex")])),
  ).toMatchObject({ BACKUP_ENVIRONMENTS: ["", "globex"] });
});

test("a job with a branch and an environment is not run twice", () => {
  expect(lists(job("acme", [MAIN, environment("acme")]))).toMatchObject({
    BACKUP_ENVIRONMENTS: ["acme"],
  });
});
