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
      return (await besides()) ?? { found: true, folder };
  }
  return {
    found: false,
    why: "postgres: PostgreSQL's server is not installed",
    remedy: `apt-get install postgresql, or put ${COMMANDS.join(", ")} on PATH`,
  };
}

/** What is missing of the tools that the workflows, and the server's encryption, need. */
async function besides(): Promise<Tools["postgres"] | undefined> {
  for (const [command, probe] of [
    ["jq", "--version"],
    ["openssl", "version"],
    ["curl", "--version"],
  ] as const)
    if ((await tryRun(command, [probe])).code !== 0)
      return {
        found: false,
        why: `${command}: it is not installed, and backups need it`,
        remedy: `apt-get install ${command}`,
      };
  return undefined;
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
