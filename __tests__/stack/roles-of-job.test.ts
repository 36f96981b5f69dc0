import type { BackupJob } from "../../src";
import { rolesOfJob } from "../../src/stack/roles-of-job";
import { prefixedJob } from "../support/synth";

const JOB: BackupJob = {
  ...prefixedJob("acme"),
  maxSessionSeconds: 7200,
  tags: { team: "data" },
};
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
      tags: { team: "data" },
      audience: undefined,
    },
  });
});

test("its own session and tags count more than the job's, and no folder but the job's", () => {
  const own = { maxSessionSeconds: 3600, prefix: "x", tags: { team: "dba" } };
  const { options } = restoring(own) ?? {};
  expect(options).toMatchObject({
    maxSessionSeconds: 3600,
    tags: { team: "dba" },
    prefix: JOB.prefix,
  });
});
