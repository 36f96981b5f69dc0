import { readdirSync } from "node:fs";
import { delimiter, join } from "node:path";
import { tryRun } from "./run";
import type { Tools } from "./tools";

/** Where Debian puts each version of the server, without putting it on PATH. */
const DEBIAN = "/usr/lib/postgresql";

const COMMANDS = ["initdb", "postgres", "psql", "pg_dump", "pg_restore"];

/** Finds PostgreSQL's server: on PATH, else the newest one where Debian puts them. */
export async function detectPostgres(): Promise<Tools["postgres"]> {
  const onPath = (process.env["PATH"] ?? "").split(delimiter).filter(Boolean);
  for (const folder of [...onPath, ...debianFolders()]) {
    const works = COMMANDS.map((command) =>
      tryRun(join(folder, command), ["--version"]),
    );
    if ((await Promise.all(works)).every(({ code }) => code === 0))
      return { found: true, folder };
  }
  return {
    found: false,
    why: "postgres: PostgreSQL's server is not installed",
    remedy: `apt-get install postgresql, or put ${COMMANDS.join(", ")} on PATH`,
  };
}

function debianFolders(): string[] {
  try {
    return readdirSync(DEBIAN)
      .sort((a, b) => Number(b) - Number(a))
      .map((version) => join(DEBIAN, version, "bin"));
  } catch {
    return [];
  }
}
