import { execFile, spawn } from "node:child_process";
import { existsSync, openSync } from "node:fs";
import path from "node:path";
import { renderVerdict, verdict } from "../../src/review";
import { recordedPlan, recordedText } from "../support/recorded-plans";

const root = path.resolve(__dirname, "../..");

/** Runs what `npm run review` runs. */
function review(input: string, ...args: string[]) {
  return new Promise<{ status: unknown; stdout: string; stderr: string }>(
    (resolve) => {
      const child = execFile(
        process.execPath,
        ["scripts/run-app.js", "src/cli/main.ts", "review", ...args],
        { cwd: root },
        (_, stdout, stderr) =>
          resolve({ status: child.exitCode, stdout, stderr }),
      );
      child.stdin?.end(input);
    },
  );
}

const file = "__tests__/review/plans/trust-widened.json";
const rendered = renderVerdict(verdict(recordedPlan("trust-widened")));

test("the verdict of a file is printed, and its level is the exit code", async () => {
  expect(await review("", file)).toEqual({
    status: 2,
    stdout: rendered,
    stderr: "",
  });
});

test("the verdict of the standard input is the same", async () => {
  expect(await review(recordedText("trust-widened"), "-")).toEqual({
    status: 2,
    stdout: rendered,
    stderr: "",
  });
});

test("what can't be read ends with 1, and a message on the standard error", async () => {
  expect(await review("", "missing.json")).toEqual({
    status: 1,
    stdout: "",
    stderr: expect.stringMatching(/^missing.json: can't be read: ENOENT/),
  });
});

test("a plan that is not the reviewed one ends with 4", async () => {
  const other = "__tests__/review/plans/unchanged.json";

  expect(await review("", "--reviewed", file, other)).toMatchObject({
    status: 4,
    stderr: "",
  });
});

const harmless = "__tests__/review/plans/unchanged.json";
const dangerous = "__tests__/review/plans/bucket-destroyed.json";
const FULL = "/dev/full";

/** Runs the review with an output that can't be written. */
function reviewInto(output: "full" | "gone", plan: string) {
  return new Promise<{ status: unknown; stderr: string }>((resolve) => {
    const child = spawn(
      process.execPath,
      ["scripts/run-app.js", "src/cli/main.ts", "review", plan],
      {
        cwd: root,
        stdio: [
          "ignore",
          output === "full" ? openSync(FULL, "w") : "pipe",
          "pipe",
        ],
      },
    );
    child.stdout?.destroy();
    let stderr = "";
    child.stderr?.on("data", (chunk) => (stderr += String(chunk)));
    child.on("close", (status) => resolve({ status, stderr }));
  });
}

describe("where the verdict can't be printed", () => {
  const outputs = [
    ...(existsSync(FULL)
      ? [["full", /^the output can't be written: ENOSPC.*\n$/] as const]
      : []),
    ["gone", /^the output can't be written: write EPIPE\n$/] as const,
  ];

  test.each(outputs)(
    "since the output is %s, it is still the exit code, and one line says so",
    async (output, line) => {
      const stderr = expect.stringMatching(line) as string;
      expect(await reviewInto(output, dangerous)).toEqual({
        status: 3,
        stderr,
      });
      expect(await reviewInto(output, file)).toEqual({ status: 2, stderr });
      expect(await reviewInto(output, harmless)).toEqual({ status: 1, stderr });
    },
  );
});

test("a plan that nests deeper than any ends with 1, and a line", async () => {
  const deep = `${"[".repeat(50_000)}${"]".repeat(50_000)}`;
  const change = `{"actions":["update"],"before":{"a":${deep}},"after":{"a":1}}`;
  const plan = `{"format_version":"1.2","planned_values":{},"resource_changes":[{"address":"a.b","mode":"managed","type":"a","name":"b","change":${change}}]}`;

  expect(await review(plan, "-")).toEqual({
    status: 1,
    stdout: "",
    stderr: expect.stringMatching(/^the plan nests too deeply.*\n$/),
  });
  expect(await review(deep, "-")).toEqual({
    status: 1,
    stdout: "",
    stderr: expect.stringMatching(/^-: the input is no object of JSON.*\n$/),
  });
});
