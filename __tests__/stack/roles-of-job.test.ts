import type { BackupJob } from "../../src";
import { rolesOfJob } from "../../src/stack/roles-of-job";
import { prefixedJob } from "../support/synth";

const JOB: BackupJob = { ...prefixedJob("acme"), maxSessionSeconds: 7200 };
const RESTORE = { roleName: "restore", trust: JOB.trust };

const restoring = (change: object) =>
  rolesOfJob({ ...JOB, restore: { ...RESTORE, ...change } })[1];

test("a job has one role, which is called as the job is", () => {
  expect(rolesOfJob(JOB)).toMatchObject([{ kind: "backup", id: "acme" }]);
});

test("a role that restores is called after the job, and has its folder and its session", () => {
  expect(restoring({})).toEqual({
    kind: "restore",
    prop: "restore.",
    id: "acme-restore",
    options: {
      ...RESTORE,
      prefix: JOB.prefix,
      maxSessionSeconds: 7200,
      audience: undefined,
    },
  });
});

test("its own session counts more than the job's, and no folder but the job's", () => {
  const { options } = restoring({ maxSessionSeconds: 3600, prefix: "x" }) ?? {};
  expect(options).toMatchObject({
    maxSessionSeconds: 3600,
    prefix: JOB.prefix,
  });
});
