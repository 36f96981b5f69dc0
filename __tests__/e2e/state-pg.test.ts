import { describeWith } from "./support/describe-with";
import { type Emulator, startEmulator } from "./support/emulator";
import * as guide from "./support/guide";
import { HeldApply } from "./support/held-apply";
import { writeOverlay } from "./support/overlay";
import { type Postgres, startPostgres } from "./support/postgres";
import { Terraform } from "./support/terraform";
import { STACK, Workspace } from "./support/workspace";

describeWith(
  ["terraform", "emulator", "postgres"],
  "a state in Postgres",
  () => {
    let emulator: Emulator;
    let postgres: Postgres;
    const ours = new Workspace();
    const theirs = new Workspace();

    beforeAll(async () => {
      emulator = await startEmulator();
      postgres = await startPostgres();
      for (const workspace of [ours, theirs]) {
        workspace.synthesize({
          ...guide.PROPS,
          state: { type: "pg", connStr: postgres.address },
        });
        writeOverlay(workspace.stackFolder, emulator.url);
      }
    });
    afterAll(async () => {
      await postgres.stop();
      await emulator.stop();
      for (const workspace of [ours, theirs]) workspace.remove();
    });

    const terraformOf = ({ stackFolder }: Workspace) =>
      new Terraform(stackFolder, postgres.credentials);

    test("is out of reach without user and password, which the JSON does not hold", async () => {
      const { PGUSER, PGPASSWORD } = postgres.credentials;
      expect(ours.synthesized()).not.toContain(PGPASSWORD);
      const nobody = new Terraform(ours.stackFolder, { PGUSER });
      expect(await nobody.refusal("init")).toContain("password");
    });

    test("is locked for one of two applies at once", async () => {
      for (const workspace of [ours, theirs])
        await terraformOf(workspace).init();

      const apply = await HeldApply.start(
        ours.stackFolder,
        postgres.credentials,
      );
      try {
        const refusal = await terraformOf(theirs).refusal(
          "apply",
          "-auto-approve",
        );
        expect(refusal).toContain("Error acquiring the state lock");
        await apply.approve();
      } finally {
        await apply.kill();
      }

      expect(await terraformOf(theirs).drift()).toBe("");
    });

    test("is in the schema of the stack, in one row", async () => {
      expect(
        await postgres.query(
          `SELECT name, data::json -> 'serial' IS NOT NULL FROM "${STACK}".states`,
        ),
      ).toBe("default|t");
      expect(
        await postgres.query(
          "SELECT table_schema FROM information_schema.tables WHERE table_name = 'states'",
        ),
      ).toBe(STACK);
    });
  },
);
