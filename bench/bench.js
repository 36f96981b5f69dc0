"use strict";
// Prints how this project's synth and verdict compare with a baseline that runs in turns with them: ratios of medians,
// which hold on a slow or busy machine as well.
const { spawnSync } = require("node:child_process");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { buildSync } = require("esbuild");
const { compareBackups } = require("./backup");
const { planIn } = require("./plan-of-many");

const root = path.resolve(__dirname, "..");
const work = fs.mkdtempSync(path.join(os.tmpdir(), "bench-"));
process.on("exit", () => fs.rmSync(work, { recursive: true, force: true }));

/** What the verdict ends with where somebody new gets in. */
const LOOK = 2;

const QUIET = {
  CI: "1",
  CHECKPOINT_DISABLE: "1",
  DISABLE_VERSION_CHECK: "1",
  npm_config_yes: "true",
};

/** Runs a command line to its end; its time in milliseconds and its peak memory in bytes, if it tells. */
function run({ command, args, env, cwd = root, expected = 0 }) {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd,
    encoding: "utf8",
    maxBuffer: 2 ** 28,
    env: {
      ...process.env,
      ...QUIET,
      CDKTF_OUTDIR: path.join(work, "cdktf.out"),
      ...env,
    },
  });
  const time = performance.now() - start;
  if (status !== expected)
    throw new Error(`${command} ${args.join(" ")}\n${stdout}\n${stderr}`);
  return { time, stdout, memory: Number(/^peak (\d+)$/m.exec(stderr)?.[1]) };
}

/** Medians of two programs that run in turns, after one run of each to warm the caches. */
function inTurns(rounds, ...programs) {
  programs.forEach(run);
  const times = programs.map(() => []);
  for (let round = 0; round < rounds; round++)
    programs.forEach((program, i) => times[i].push(run(program).time));
  return times.map(median);
}

function median(numbers) {
  return numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

const floorBundle = path.join(work, "floor.js");
buildSync({
  entryPoints: [path.join(__dirname, "floor.js")],
  outfile: floorBundle,
  bundle: true,
  platform: "node",
});
const floor = { command: "node", args: [floorBundle] };
const jobs = (count, ...nodeArgs) => ({
  command: "node",
  args: [...nodeArgs, "scripts/run-app.js", "bench/jobs.ts"],
  env: { JOBS: String(count) },
});
const cli = (cwd) => ({
  command: path.join(root, "node_modules/.bin/cdktf"),
  args: ["synth", "--output", path.join(work, "cli.out")],
  cwd,
});

const rows = [];
function report(what, value, limit, unit, detail) {
  const text = unit === "MB" ? value.toFixed(0) : value.toFixed(2);
  const verdict = value <= limit ? "within" : "OVER";
  rows.push([what, `${text} ${unit}`, `${limit} ${unit}`, verdict, detail]);
}
const ms = (time) => `${time.toFixed(0)} ms`;

const [own, least] = inTurns(21, jobs(1), floor);
report(
  "(a) synth of one job / the floor",
  own / least,
  1.3,
  "x",
  `${ms(own)} / ${ms(least)}`,
);

const [ours, template] = inTurns(
  3,
  cli(root),
  cli(path.join(__dirname, "template")),
);
report(
  "(b) cdktf synth / the template's way",
  ours / template,
  0.25,
  "x",
  `${ms(ours)} / ${ms(template)}`,
);

const [many, one] = inTurns(11, jobs(150), jobs(1));
report(
  "(c) synth of 150 jobs / one job",
  many / one,
  3,
  "x",
  `${ms(many)} / ${ms(one)}`,
);

const peak = (count) =>
  run(jobs(count, "--require", path.join(__dirname, "peak-memory.js"))).memory /
  2 ** 20;
report("(d) peak memory, one job", peak(1), 100, "MB", "");
report("(d) peak memory, 150 jobs", peak(150), 200, "MB", "");

/** The verdict of a plan against Terraform's own printing of that plan, which has to come before it. */
async function verdictOfMany() {
  const what = "(e) verdict of 150 jobs / terraform show";
  const out = path.join(work, "many.out");
  const many = jobs(150);
  run({ ...many, env: { ...many.env, CDKTF_OUTDIR: out } });
  const [stack] = fs.readdirSync(path.join(out, "stacks"));
  const folder = path.join(out, "stacks", stack);
  const missing = await planIn(folder, QUIET);
  if (missing !== undefined) {
    rows.push([what, "", "0.2 x", "NOT RUN", missing]);
    return;
  }
  const show = {
    command: "terraform",
    args: [`-chdir=${folder}`, "show", "-json", "many.tfplan"],
  };
  const plan = path.join(work, "many.json");
  fs.writeFileSync(plan, run(show).stdout);
  const [judged, shown] = inTurns(
    7,
    {
      command: "node",
      args: ["scripts/run-app.js", "src/cli/main.ts", "review", plan],
      expected: LOOK,
    },
    show,
  );
  report(what, judged / shown, 0.2, "x", `${ms(judged)} / ${ms(shown)}`);
}

function print() {
  const head = ["measure", "value", "limit", "", "medians"];
  const widths = head.map((h, i) =>
    Math.max(...[head, ...rows].map((r) => r[i].length)),
  );
  for (const row of [head, ...rows])
    console.log(
      row
        .map((cell, i) => cell.padEnd(widths[i]))
        .join("  ")
        .trimEnd(),
    );
}

/** A backup by the workflow of this project against one by the guide's. */
async function backups() {
  const what = "backup by our workflow / by the guide's";
  const { missing, ours, guides } = await compareBackups(work);
  if (missing !== undefined) {
    rows.push([`(f) ${what}`, "", "0.7 x", "NOT RUN", missing]);
    return;
  }
  const seconds = (key) =>
    `${ours[key].toFixed(2)} s / ${guides[key].toFixed(2)} s`;
  report(
    `(f) ${what}, time`,
    ours.time / guides.time,
    0.7,
    "x",
    seconds("time"),
  );
  report(
    `(g) ${what}, processors`,
    ours.cpu / guides.cpu,
    0.5,
    "x",
    seconds("cpu"),
  );
}

void verdictOfMany().then(backups).then(print);
