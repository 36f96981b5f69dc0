import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

const root = join(__dirname, "../../..");

test("a mutation run names what no test notices, and nothing else", () => {
  const said = execFileSync(
    process.execPath,
    [join(root, "scripts/mutation/mutate.mjs")],
    {
      encoding: "utf8",
      env: { ...process.env, MUTATION_GROUPS: join(__dirname, "groups.js") },
    },
  );
  const at = "__tests__/scripts/mutation/example/example.ts";
  expect(said.replace(/\d+ s$/m, "1 s")).toBe(
    `
${at}:2:46 StringLiteral: "unseen" -> ""
${at}:10:49 BlockStatement: { … -> {}
${at}:11:10 ConditionalExpression: count < 3 -> true
${at}:11:10 ConditionalExpression: count < 3 -> false
${at}:11:10 EqualityOperator: count < 3 -> count <= 3
${at}:11:10 EqualityOperator: count < 3 -> count >= 3
${at}:22:33 BlockStatement, not reached: { … -> {}
${at}:23:10 StringLiteral, not reached: "never" -> ""
example: 12 of 20 noticed, 60.0 %, 1 s
`.trimStart(),
  );
});

test("every group is of sources and of tests that are there", () => {
  const all = Object.values(
    jest.requireActual<
      Record<string, Record<"loading" | "mutate" | "tests", string[]>>
    >("../../../scripts/mutation/groups"),
  );

  expect(all.length).toBeGreaterThan(5);
  for (const { loading, mutate, tests } of all)
    for (const path of [
      ...mutate,
      ...[...tests, ...loading].map((one) => `__tests__/${one}`),
    ])
      expect([path, existsSync(join(root, path))]).toEqual([path, true]);
});
