import { chownSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cleanEnv } from "./clean-env";
import { run } from "./run";
import { serve } from "./serve";
import { tool } from "./tools";

/** A running server of PostgreSQL with an empty database. */
export interface Postgres {
  /** Where the database is, without user and password. */
  readonly address: string;
  /** User and password, in the environment. */
  readonly credentials: NodeJS.ProcessEnv;
  /** What a query finds, a line for each row, with "|" between its columns. */
  query(sql: string): Promise<string>;
  stop(): Promise<void>;
}

const CREDENTIALS = { PGUSER: "terraform", PGPASSWORD: "not-in-the-json" };

/** Who runs the server where the tests are run by root, by whom it does not let itself be run. */
const NOBODY = 65534;

/** Starts a server with an empty database. It listens on a socket in a folder of its own. */
export async function startPostgres(): Promise<Postgres> {
  const { folder } = tool("postgres");
  const home = mkdtempSync(join(tmpdir(), "e2e-postgres-"));
  const passwordFile = join(home, "password");
  writeFileSync(passwordFile, CREDENTIALS.PGPASSWORD);
  const isRoot = process.getuid?.() === 0;
  if (isRoot)
    for (const path of [home, passwordFile]) chownSync(path, NOBODY, NOBODY);
  const asServer = (command: string, ...args: string[]) => [
    ...(isRoot
      ? ["setpriv", `--reuid=${NOBODY}`, `--regid=${NOBODY}`, "--clear-groups"]
      : ["env"]),
    join(folder, command),
    ...["-D", join(home, "data")],
    ...args,
  ];
  const env = cleanEnv({ LC_ALL: "C" });

  const [first = "", ...rest] = asServer(
    "initdb",
    `--username=${CREDENTIALS.PGUSER}`,
    `--pwfile=${passwordFile}`,
    ...["--auth=scram-sha-256", "--encoding=UTF8", "--no-sync"],
  );
  await run(first, rest, { cwd: home, env });
  const { stop } = await serve(
    asServer("postgres", "-k", home, "-c", "listen_addresses="),
    /database system is ready to accept connections/,
    env,
  );
  const address = `postgres:///postgres?host=${home}&sslmode=disable`;
  return {
    address,
    credentials: CREDENTIALS,
    async query(sql) {
      const { stdout } = await run(
        join(folder, "psql"),
        [address, "--tuples-only", "--no-align", "--command", sql],
        { env: { ...env, ...CREDENTIALS } },
      );
      return stdout.trim();
    },
    async stop() {
      await stop();
      rmSync(home, { recursive: true });
    },
  };
}
