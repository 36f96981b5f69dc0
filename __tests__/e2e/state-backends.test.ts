import type { StateBackend } from "../../src";
import { terraformFor } from "../../src/state/state-version";
import { FULL, LEAST, SEVERAL_WORKSPACES } from "../support/states";
import { type Form, initBackend } from "./support/backend-folder";
import { describeWith } from "./support/describe-with";
import * as guide from "./support/guide";
import { writeOverlay } from "./support/overlay";
import { run } from "./support/run";
import { Terraform } from "./support/terraform";
import { Workspace } from "./support/workspace";

const FORMS: readonly Form[] = ["JSON", "HCL"];

/** What Terraform says to a block that is not as the backend wants it. */
const REFUSED =
  /Extraneous JSON|Unsupported (?:argument|block)|Missing|Incorrect|Inappropriate|Invalid|Conflicting|Duplicate|is required|is not set/;

const named = (what: string) => (state: StateBackend) =>
  ({ what: `${state.type} with ${what}`, state }) as const;
const ALL = [
  ...Object.values(LEAST).map(named("what it must have")),
  ...Object.values(FULL).map(named("all that it can have")),
  ...SEVERAL_WORKSPACES.map(named("several workspaces")),
];

describeWith(["terraform"], "a state backend", () => {
  let version = "";
  beforeAll(async () => {
    const { stdout } = await run("terraform", ["version", "-json"]);
    version = (JSON.parse(stdout) as { terraform_version: string })
      .terraform_version;
  });

  /** Whether this Terraform has all that a state is given. */
  const isKnown = (state: StateBackend) =>
    version.localeCompare(terraformFor(state) ?? version, "en", {
      numeric: true,
    }) >= 0;

  describe.each(FORMS)("in %s", (form) => {
    test.each(ALL)(
      "is as Terraform wants it, so that only the way to it is missing: $what",
      async ({ state }) => {
        const { code, said } = await initBackend(state, form);
        expect(said).toContain("Initializing");
        if (isKnown(state)) expect(said).not.toMatch(REFUSED);
        else expect(said).toMatch(REFUSED);
        // A file is always there.
        expect({ said, succeeds: code === 0 }).toEqual({
          said,
          succeeds: state.type === "local",
        });
      },
    );

    test.each([
      ["lacks an option", { ...LEAST.s3, bucket: undefined }],
      ["has an option of another type", { ...LEAST.s3, bucket: ["a"] }],
      ["lacks an option of a group", { ...LEAST.s3, assumeRole: {} }],
      ["lacks an option of a block", { ...LEAST.cos, assumeRole: {} }],
      ["has a value that can't be", { ...LEAST.s3, key: "/" }],
    ])("would be refused if it %s", async (_, state) => {
      const { code, said } = await initBackend(state as StateBackend, form);
      expect(said).toMatch(REFUSED);
      expect(code).not.toBe(0);
    });
  });

  describe("in a whole stack", () => {
    const workspace = new Workspace();
    const terraform = new Terraform(workspace.stackFolder);
    const validated = new Set<string>();
    afterAll(() => workspace.remove());

    /** What the command `validate` looks at. */
    const withoutBackend = () =>
      JSON.stringify(
        JSON.parse(workspace.synthesized(), (key, value: unknown) =>
          key === "backend" ? undefined : value,
        ),
      );

    test.each(Object.values(LEAST))(
      "is valid without being asked: $type",
      async (state) => {
        workspace.synthesize({ ...guide.PROPS, state });
        writeOverlay(workspace.stackFolder, "http://127.0.0.1:9");
        await terraform.init("-backend=false");
        if (validated.has(withoutBackend())) return;
        await terraform.validate();
        validated.add(withoutBackend());
      },
    );
  });
});
