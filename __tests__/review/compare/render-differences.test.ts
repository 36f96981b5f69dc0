import { type Difference, renderDifferences } from "../../../src/review";

const ONE: Difference = {
  path: ["resource_changes", "a.b", "change", "after", "c"],
  reviewed: "old",
  planned: { new: 1 },
  isSecret: false,
};

test("no difference is one line", () => {
  expect(renderDifferences([])).toBe("**The plan does what was reviewed.**\n");
});

test("a difference says where it is, and both values", () => {
  expect(renderDifferences([ONE])).toBe(
    `**The plan is not the one that was reviewed** (1 difference).

- \`a.b\` \`change\` \`after\` \`c\`: reviewed \`old\`, now \`{"new":1}\`
`,
  );
});

test("what is in no resource says in which part of the plan it is", () => {
  expect(
    renderDifferences([{ ...ONE, path: ["complete"], planned: undefined }]),
  ).toContain("- `complete`: reviewed `old`, now nothing\n");
});

test("a secret is not shown", () => {
  const text = renderDifferences([{ ...ONE, isSecret: true }]);

  expect(text).toContain("`c`: differs, and may be secret\n");
  expect(text).not.toMatch(/old|new/);
});

test("what can't be compared says why", () => {
  const rendered = (path: string[]) =>
    renderDifferences([{ ...ONE, path, isUnknown: true }]);

  expect(rendered(["resource_changes", "a.b", "change"])).toContain(
    "- `a.b` `change`: known only after apply, so it can't be compared\n",
  );
  expect(rendered(["configuration", "providers", "aws"])).toContain(
    "`aws`: not all of it is in a plan, so it can't be compared\n",
  );
});

test("a hundred differences are told, and more are counted", () => {
  const many = (count: number) =>
    renderDifferences(Array.from({ length: count }, () => ONE)).split("\n");

  expect(many(100)).toHaveLength(103);
  expect(many(101)).toHaveLength(104);
  expect(many(101).slice(-2)).toEqual(["- and 1 more", ""]);
  expect(many(101)[0]).toContain("(101 differences)");
});
