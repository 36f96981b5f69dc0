import {
  type Replication,
  replicationRoleName,
} from "../../../src/bucket/features/replication-props";

const created: Replication = {
  source: "create",
  bucketName: "neon-s3-backup-copies",
  region: "us-west-2",
};
const existing: Replication = { ...created, source: "existing" };

test.each([created, existing])(
  "the role is called after the bucket for backups, not after that for copies: %j",
  (replication) => {
    expect(replicationRoleName("neon-s3-backup", replication)).toBe(
      "neon-s3-backup-replication",
    );
  },
);

test.each([created, existing])(
  "the role is called what is said: %j",
  (replication) => {
    expect(
      replicationRoleName("neon-s3-backup", {
        ...replication,
        roleName: "copies-backups",
      }),
    ).toBe("copies-backups");
  },
);
