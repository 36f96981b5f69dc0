import { alarmedJobs, type WatchedJob } from "../../src/alarm/alarmed-job";

const notify = { email: "backups@example.com" };
const job = (name: string, alarm?: WatchedJob["alarm"]): WatchedJob => ({
  name,
  repositories: [`octo-org/${name}`],
  alarm,
});

test("a job has the stack's values where it has none of its own, and what is verified counts by default", () => {
  expect(
    alarmedJobs({ afterHours: 36, notify }, [
      { ...job("one"), prefix: "one" },
      job("two", {}),
      job("three", { afterHours: 48 }),
      job("four", { counts: { smallestBytes: 21 } }),
    ]),
  ).toEqual([
    {
      name: "one",
      prefix: "one",
      repositories: ["octo-org/one"],
      afterHours: 36,
      counts: "verified",
    },
    expect.objectContaining({ afterHours: 36, counts: "verified" }),
    expect.objectContaining({ afterHours: 48, counts: "verified" }),
    expect.objectContaining({ afterHours: 36, counts: { smallestBytes: 21 } }),
  ]);
});

test("a job can count by itself what the stack does not", () => {
  expect(
    alarmedJobs({ afterHours: 36, notify, counts: { smallestBytes: 21 } }, [
      job("one"),
      job("two", { counts: "verified" }),
    ]).map(({ counts }) => counts),
  ).toEqual([{ smallestBytes: 21 }, "verified"]);
});

test("a job that wants no alarm has none", () => {
  expect(
    alarmedJobs({ afterHours: 36, notify }, [
      job("one", false),
      job("two"),
    ]).map(({ name }) => name),
  ).toEqual(["two"]);
});
