import { settings, UsageError } from "../../src/workflow/settings";

test("the variables that are asked for are handed over, and no others", () => {
  const env = { GITHUB_SHA: "c0ffee", GITHUB_REPOSITORY: "o/r", HOME: "/root" };
  expect(settings(env, "GITHUB_SHA", "GITHUB_REPOSITORY")).toEqual({
    GITHUB_SHA: "c0ffee",
    GITHUB_REPOSITORY: "o/r",
  });
});

test("all that are missing or empty are named", () => {
  const env = { GITHUB_TOKEN: "", GITHUB_SHA: "c0ffee" };
  const act = () => settings(env, "GITHUB_SHA", "GITHUB_TOKEN", "HEAD_SHA");
  expect(act).toThrow(UsageError);
  expect(act).toThrow(
    "not set: GITHUB_TOKEN, HEAD_SHA: run this in a workflow",
  );
});
