import { artifactName } from "../../src/workflow/artifact";

test("an artifact's name says for which stack, pull request and commit its plan is", () => {
  expect(
    artifactName({
      stack: "postgres-backups",
      pullRequest: 7,
      headSha: "c0ffee",
    }),
  ).toBe("plan-postgres-backups-7-c0ffee");
});
