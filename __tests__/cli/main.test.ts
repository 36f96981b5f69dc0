import { execFile } from "node:child_process";
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
