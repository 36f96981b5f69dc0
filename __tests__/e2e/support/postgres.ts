import { chownSync, cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
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
  /** The whole connection string, as a provider's console hands it out: encrypted, and bound to its channel. */
  readonly url: string;
  /** The same for another database, in a user's name. */
  urlOf(database: string, user?: string, password?: string): string;
  /** The folder with the commands of the server's version. */
  readonly commands: string;
  /** What a query finds, a line for each row, with "|" between its columns. */
  query(sql: string, database?: string): Promise<string>;
  stop(): Promise<void>;
}

const CREDENTIALS = { PGUSER: "terraform", PGPASSWORD: "not-in-the-json" };

/** Who runs the server where the tests are run by root, by whom it does not let itself be run. */
const NOBODY = 65534;

/** Starts a server with an empty database. It listens on a socket in a folder of its own, and on loopback with TLS. */
export async function startPostgres(
  commands = tool("postgres").folder,
  settings: readonly string[] = [],
): Promise<Postgres> {
  const home = mkdtempSync(join(tmpdir(), "e2e-postgres-"));
  const passwordFile = join(home, "password");
  const certificate = join(home, "server.crt");
  const key = join(home, "server.key");
  writeFileSync(passwordFile, CREDENTIALS.PGPASSWORD);
  const env = cleanEnv({ LC_ALL: "C" });
  await run(
    "openssl",
    [
      ...["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"],
      ...["-subj", "/CN=localhost", "-keyout", key, "-out", certificate],
    ],
    { env },
  );
  const isRoot = process.getuid?.() === 0;
  // Whoever runs the server may not reach the folder of whoever runs the tests.
  const program =
    isRoot && !commands.startsWith("/usr/") ? join(home, "bin") : commands;
  if (program !== commands)
    cpSync(dirname(commands), home, { recursive: true });
  if (isRoot)
    for (const path of [home, passwordFile, certificate, key])
      chownSync(path, NOBODY, NOBODY);
  const asServer = (command: string, ...args: string[]) => [
    ...(isRoot
      ? ["setpriv", `--reuid=${NOBODY}`, `--regid=${NOBODY}`, "--clear-groups"]
      : ["env"]),
    join(program, command),
    ...["-D", join(home, "data")],
    ...args,
  ];

  const [first = "", ...rest] = asServer(
    "initdb",
    `--username=${CREDENTIALS.PGUSER}`,
    `--pwfile=${passwordFile}`,
    ...["--auth=scram-sha-256", "--encoding=UTF8", "--no-sync"],
    ...["--locale=C"],
  );
  await run(first, rest, { cwd: home, env });
  const port = await freePort();
  const { stop } = await serve(
    asServer(
      "postgres",
      ...["-k", home, "-p", String(port)],
      ...[
        "listen_addresses=127.0.0.1",
        "ssl=on",
        `ssl_cert_file=${certificate}`,
        `ssl_key_file=${key}`,
        "fsync=off",
        ...settings,
      ].flatMap((setting) => ["-c", setting]),
    ),
    /database system is ready to accept connections/,
    env,
  );
  const address = `postgres:///postgres?host=${home}&port=${port}&sslmode=disable`;
  const urlOf: Postgres["urlOf"] = (
    database,
    user = CREDENTIALS.PGUSER,
    password = CREDENTIALS.PGPASSWORD,
  ) => {
    const [who, secret, name] = [user, password, database].map((text) =>
      encodeURIComponent(text),
    );
    return `postgresql://${who}:${secret}@127.0.0.1:${port}/${name}?sslmode=require&channel_binding=require`;
  };
  return {
    address,
    credentials: CREDENTIALS,
    url: urlOf("postgres"),
    urlOf,
    commands,
    async query(sql, database = "postgres") {
      const { stdout } = await run(
        join(commands, "psql"),
        [
          address.replace("/postgres?", `/${encodeURIComponent(database)}?`),
          ...["--no-psqlrc", "--set=ON_ERROR_STOP=1"],
          ...["--tuples-only", "--no-align", "--command", sql],
        ],
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

/** A port that nobody listens on. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}
