import { rmSync } from "node:fs";
import { tmpdir } from "node:os";

/** Removes the folder that the setup made. */
export default function globalTeardown(): void {
  rmSync(tmpdir(), { recursive: true, force: true });
  delete process.env["TMPDIR"];
}
