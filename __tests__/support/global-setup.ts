import { chmodSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Gives the run a folder for temporary files of its own: CDKTF's `Testing` makes some and leaves them behind. */
export default function globalSetup(): void {
  const folder = mkdtempSync(join(tmpdir(), "unit-tests-"));
  // A server that must not be run by root is run by somebody else, who has to pass through.
  chmodSync(folder, 0o711);
  process.env["TMPDIR"] = folder;
}
