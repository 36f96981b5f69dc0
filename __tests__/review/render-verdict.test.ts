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

test("the first line says the worst in words, then all reasons, each with its resources counted", () => {
  const findings = [
    FINE,
    LOOK,
    { ...LOOK, words: plain("even less") },
    { ...LOOK, address: "e.f" },
    RISK,
  ];

  expect(rendered({ level: "data at risk", findings }).split("\n")[0]).toBe(
    "**Data at risk:** `c.d`: gone; `a.b` and 1 more: less. In all: data that can be lost (1), protections (2).",
  );
  expect(rendered({ level: "look", findings: [FINE, LOOK] })).toMatch(
    /^\*\*Look twice:\*\* `a\.b`: less\. In all: protections \(1\)\.\n/,
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
  )
    .toBe(`**Data at risk:** \`c.d\`: gone; \`a.b\`: less. In all: data that can be lost (1), protections (1).

### Data at risk

- \`c.d\`: gone

### Protections

- \`a.b\`: less; more
- \`e.f\`: more

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

test("what goes is first, with all of its names, and in the first line whatever its level", () => {
  const gone = (
    address: string,
    level: Finding["level"] = "look",
  ): Finding => ({
    ...{ topic: "what goes", level, address },
    words: plain("**destroyed**"),
  });
  const names = Array.from({ length: 6 }, (_, index) => `a.b${index}`);

  expect(
    rendered({
      level: "look",
      findings: [LOOK, ...names.map((one) => gone(one))],
    }),
  ).toMatch(
    /^\*\*Look twice:\*\* `a\.b0` and 5 more: \*\*destroyed\*\*; .*what goes \(6\).*\n\n### What goes\n\n- `a\.b0`, .*, `a\.b5`: \*\*destroyed\*\*\n/,
  );
  expect(rendered({ findings: [gone("a.b", "nothing")] })).toMatch(
    /^\*\*Nothing to look at twice\.\*\*\n\nWhat goes \(1\) is no loss\.\n/,
  );
});

test("what is not judged is last, and told once for all of which the same is said", () => {
  const unknown = (address: string): Finding => ({
    ...{ topic: "not judged", level: "look", address },
    words: plain("`create` of `a`"),
  });
  const text = rendered({
    level: "look",
    findings: [...["a.1", "a.2", "a.3", "a.4", "a.5"].map(unknown), FINE],
  });

  expect(text).toMatch(/^\*\*Look twice:\*\* what is not judged \(5\)\.\n/);
  expect(text).toContain(
    "### Not judged\n\n- `a.1`, `a.2`, `a.3` and 2 more: `create` of `a`\n\n### In all",
  );
});

test("what is urgent and what is grave comes before the rest of its topic", () => {
  const text = rendered({
    level: "look",
    findings: [
      FINE,
      { ...LOOK, address: "c.d", words: plain("one") },
      { ...LOOK, address: "e.f", words: plain("two"), isUrgent: true },
    ],
  });

  expect(text).toMatch(/two\n.*one\n.*more\n/);
  expect(text).toMatch(/^\*\*Look twice:\*\* `e\.f`: two\./);
});
