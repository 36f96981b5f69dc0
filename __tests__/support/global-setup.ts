import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Gives the run a folder for temporary files of its own: CDKTF's `Testing` makes some and leaves them behind. */
export default function globalSetup(): void {
  process.env["TMPDIR"] = mkdtempSync(join(tmpdir(), "unit-tests-"));
}
