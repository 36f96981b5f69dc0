import { type Finding, renderVerdict, type Verdict } from "../../src/review";
import { plain } from "../../src/review/markdown";

const FINE: Finding = {
  topic: "protections",
  level: "nothing",
  address: "a.b",
  words: plain("more"),
};
const LOOK: Finding = { ...FINE, level: "look", words: plain("less") };
const RISK: Finding = {
  ...FINE,
  topic: "data at risk",
  level: "data at risk",
  address: "c.d",
  words: plain("gone"),
};

function rendered(given: Partial<Verdict>): string {
  return renderVerdict({
    level: "nothing",
    findings: [],
    counts: [],
    ...given,
  });
}

test("a plan that does nothing says so", () => {
  expect(rendered({})).toBe(
    "**Nothing to look at twice.**\n\n### In all\n\nno resources\n",
  );
});

test("the first line says why to look: topics, each with its resources counted", () => {
  const findings = [
    FINE,
    LOOK,
    { ...LOOK, words: plain("even less") },
    { ...LOOK, address: "e.f" },
    RISK,
  ];

  expect(rendered({ level: "data at risk", findings }).split("\n")[0]).toBe(
    "**Data at risk:** protections (2), data that can be lost (1).",
  );
  expect(rendered({ level: "look", findings: [FINE, LOOK] })).toMatch(
    /^\*\*Look twice:\*\* protections \(1\)\.\n/,
  );
});

test("findings are by topic, and what is short of one resource is in one line", () => {
  expect(
    rendered({
      level: "data at risk",
      findings: [RISK, FINE, { ...FINE, address: "e.f" }, LOOK],
      counts: [
        ["created", 1],
        ["changed", 2],
      ],
    }),
  ).toBe(`**Data at risk:** protections (1), data that can be lost (1).

### Protections

- \`a.b\`: more; less
- \`e.f\`: more

### Data at risk

- \`c.d\`: gone

### In all

created: 1, changed: 2
`);
});

test("what is long has its details below it", () => {
  const details = [plain("one"), plain("two")];

  expect(rendered({ findings: [FINE, { ...LOOK, details }] })).toContain(
    "- `a.b`: more\n- `a.b`: less\n  - one\n  - two\n",
  );
});

test("a hundred details are told, and more are counted", () => {
  const many = (length: number) =>
    rendered({
      findings: [
        { ...LOOK, details: Array.from({ length }, () => plain("one")) },
      ],
    });

  expect(many(100)).not.toContain("more");
  expect(many(102)).toContain("  - and 2 more\n");
});
