import { alarmDescription, ruleDescription } from "../../src/alarm/alarm-texts";
import type { AlarmedJob } from "../../src/alarm/alarmed-job";

const PLACE = { bucketName: "neon-s3-backup", name: "neon" };
const JOB: AlarmedJob = {
  name: "acme",
  prefix: "acme-backup",
  repositories: ["octo-org/acme"],
  afterHours: 36,
  counts: "verified",
};

/** Names as long as AWS, GitHub and synth let them be. */
const LONGEST: AlarmedJob = {
  name: "j".repeat(62),
  prefix: "p".repeat(256),
  repositories: ["a", "b", "c"].map(
    (letter) => `${letter.repeat(39)}/${letter.repeat(100)}`,
  ),
  afterHours: 168,
  counts: { smallestBytes: 5_000_000_000 },
};
const LONGEST_PLACE = { bucketName: "b".repeat(63), name: "n" };

test("the mail says what is missing, and what to do", () => {
  expect(alarmDescription(PLACE, JOB)).toBe(
    'No backup of acme has come for 36 hours: no manifest in s3://neon-s3-backup/acme-backup/manifests/. Look at the last runs of its workflow, under "Actions" of octo-org/acme: it has failed, or GitHub has not started it, as happens in public repositories after 60 days without activity. Start it by hand once that is mended: with the next backup that counts this alarm is OK again. What has come is listed in the log group /aws/events/neon.',
  );
});

test("the mail names a repository, and how many more there are", () => {
  const among = (...repositories: string[]) =>
    alarmDescription(PLACE, { ...JOB, repositories });

  expect(among("o/a", "o/a")).toContain('"Actions" of o/a:');
  expect(among("o/a", "o/b", "o/c")).toContain('"Actions" of o/a or 2 more:');
});

test("a rule says which backups it runs for", () => {
  expect(ruleDescription(PLACE, JOB)).toBe(
    "Runs for each backup of acme that counts: manifest in s3://neon-s3-backup/acme-backup/manifests/",
  );
  expect(
    ruleDescription(PLACE, { ...JOB, counts: { smallestBytes: 1000 } }),
  ).toBe(
    "Runs for each backup of acme that counts: object of 1000 bytes or more in s3://neon-s3-backup/acme-backup/",
  );
});

test("neither is longer than AWS takes, whatever the names are", () => {
  expect(alarmDescription(LONGEST_PLACE, LONGEST).length).toBeLessThanOrEqual(
    1024,
  );
  expect(ruleDescription(LONGEST_PLACE, LONGEST).length).toBeLessThanOrEqual(
    512,
  );
});
