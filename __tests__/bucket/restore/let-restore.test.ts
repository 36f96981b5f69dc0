import type { BackupJob } from "../../../src";
import {
  countByType,
  GUIDE,
  prefixedJob,
  synthStack,
} from "../../support/synth";

const TRUST = [{ repository: "octo-org/drills", branch: "main" }];
const restoring = (name: string): BackupJob => ({
  ...prefixedJob(name),
  restore: { roleName: `restore-${name}`, trust: TRUST },
});

test("the policy stands at the role, by the role's name, and its text in full in the first plan", () => {
  const { data, resource } = synthStack({ backups: [restoring("acme")] });
  expect(resource["aws_iam_role_policy"]).toMatchObject({
    "acme-restore": {
      name: "read-backups",
      role: "${aws_iam_role.acme-restore.name}",
      policy: "${data.aws_iam_policy_document.acme-restore.json}",
    },
  });
  const document = data["aws_iam_policy_document"]?.["acme-restore"];
  expect(JSON.stringify(document)).not.toMatch(/aws_iam_role|aws_s3|aws_kms/);
});

test("a job without it is one more resource, a job with it three", () => {
  const count = (backups: readonly BackupJob[]) =>
    Object.values(countByType(synthStack({ backups }).resource)).reduce(
      (sum, one) => sum + one,
    );
  expect(count(GUIDE.backups)).toBe(9);
  expect(count([prefixedJob("acme")])).toBe(9);
  expect(count([prefixedJob("acme"), prefixedJob("globex")])).toBe(10);
  expect(count([prefixedJob("acme"), restoring("globex")])).toBe(12);
});

test("150 jobs, each with a role that restores, have room in one bucket, whose policy is the same as without", () => {
  const names = Array.from({ length: 150 }, (_, index) => `job-${index}`);
  const policy = (backups: readonly BackupJob[]) =>
    synthStack({ backups }).data["aws_iam_policy_document"]?.["backups"]?.[
      "statement"
    ];
  expect(policy(names.map(restoring))).toEqual(policy(names.map(prefixedJob)));
});

test("a role that restores is refused to destroy the whole bucket by name, a role of a folder by its tag", () => {
  const denied = (job: BackupJob) => {
    const [document] = Object.entries(
      synthStack({ backups: [job] }).data["aws_iam_policy_document"] ?? {},
    ).filter(([name]) => name === "backups");
    const statements = document?.[1]["statement"] as {
      sid: string;
      principals: { identifiers: string[] }[];
    }[];
    return statements
      .find(({ sid }) => sid === "DenyDeletingVersionsAndChangingProtections")
      ?.principals.flatMap(({ identifiers }) => identifiers)
      .map((one) => one.split("/").at(-1));
  };
  const job = restoring("acme");
  expect(denied(job)).toEqual(["*"]);
  expect(denied({ ...job, prefix: undefined })).toEqual([
    "backup-acme",
    "restore-acme",
  ]);
});
