import { replicationNeeds } from "../../src/permissions/replication-needs";
import { roleNeeds } from "../../src/trust/role-needs";
import { ACCOUNT, COPIES, GUIDE } from "./support/deployed-stacks";

const ROLE = "arn:aws:iam::123456789012:role/neon-s3-backup-replication";

test("a bucket without copies needs no role for them", () => {
  expect(replicationNeeds(GUIDE)).toEqual([]);
});

test.each([false, true])(
  "the role is what a job's is, with an inline policy, and passed to S3 alone (default tags: %s)",
  (defaultTags) => {
    const facts = { ...GUIDE, replication: COPIES, defaultTags };
    const [job] = roleNeeds(ACCOUNT, facts.roles, defaultTags);

    expect(replicationNeeds(facts)).toEqual([
      {
        of: "ReplicationRole",
        resources: [ROLE],
        reads: [...(job?.reads ?? []), "iam:GetRolePolicy"],
        writes: expect.arrayContaining([
          ...(job?.writes ?? []),
          "iam:DeleteRolePolicy",
          "iam:PutRolePolicy",
        ]) as unknown,
      },
      {
        verb: "Pass",
        of: "ReplicationRole",
        resources: [ROLE],
        writes: ["iam:PassRole"],
        condition: {
          test: "StringEquals",
          variable: "iam:PassedToService",
          values: ["s3.amazonaws.com"],
        },
      },
    ]);
    expect(replicationNeeds(facts)[0]?.writes).toHaveLength(
      (job?.writes ?? []).length + 2,
    );
  },
);
