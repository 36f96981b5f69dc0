import { jobSuffix } from "../../src/stack/job-suffix";

test.each([
  ["db", 0, ""],
  ["db", 1, "_DB"],
  ["acme-co-prod-2", 7, "_ACME_CO_PROD_2"],
])(
  "values of the job %s at %i have %j behind their names",
  (name, index, suffix) => {
    expect(jobSuffix(name, index)).toBe(suffix);
  },
);
