import { App } from "cdktf";
import { PostgresBackupStack, type PostgresBackupStackProps } from "../../src";
import { reasonFor } from "../../src/stack/reasons";
import { placeDeployment } from "../support/deployment";
import { EVERYTHING } from "../support/everything";
import { GUIDE, prefixedJob } from "../support/synth";

/** What stands before each data source and resource of a stack's HCL. */
function before(
  stack: PostgresBackupStack | ReturnType<typeof placeDeployment>,
) {
  const { hcl } = stack.toHclTerraform() as { hcl: string };
  const lines = hcl.split("\n");
  return lines.flatMap((line, index) =>
    /^(?:resource|data) /.test(line) ? [[line, lines[index - 1]]] : [],
  );
}

const backups = (props: PostgresBackupStackProps) =>
  new PostgresBackupStack(new App(), "stack", props);

test.each([
  ["the guide", () => backups(GUIDE)],
  ["everything", () => backups(EVERYTHING)],
  [
    "an existing provider and an existing key",
    () =>
      backups({
        ...GUIDE,
        identityProvider: { source: "existing" },
        bucket: {
          ...GUIDE.bucket,
          kmsKey: {
            source: "existing",
            arn: "arn:aws:kms:us-east-1:123456789012:key/0f3a6c1e-7b1d-4c3a-9a52-6f0d8e2b4c71",
          },
        },
      }),
  ],
  ["a stack for deployment", () => placeDeployment(new App())],
])("in HCL everything has its reason: %s", (_, make) => {
  const all = before(make());

  expect(all.length).toBeGreaterThan(10);
  expect(
    all.filter(([, comment]) => !/^# [A-Z].*\.$/.test(comment ?? "")),
  ).toEqual([]);
});

test("what has the same type has another reason where it is there for another", () => {
  expect(reasonFor("aws_s3_bucket.backups")).not.toBe(
    reasonFor("aws_s3_bucket.backups_replica"),
  );
  expect(reasonFor("aws_iam_role.job")).not.toBe(
    reasonFor("aws_iam_role.job-restore"),
  );
});

test("somebody else's resource has none", () => {
  expect(reasonFor("aws_instance.backups")).toBeUndefined();
  expect(reasonFor("constructor.x")).toBeUndefined();
});

test("the JSON has no comments", () => {
  const json = JSON.stringify(
    backups({ ...GUIDE, backups: [prefixedJob("one")] }).toTerraform(),
  );
  expect(json).not.toContain(reasonFor("aws_s3_bucket.backups"));
});
