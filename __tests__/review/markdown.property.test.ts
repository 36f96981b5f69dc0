import fc from "fast-check";
import {
  differences,
  type Plan,
  readPlan,
  renderDifferences,
  renderVerdict,
  verdict,
} from "../../src/review";
import { escapeMarkdown } from "../../src/review/markdown";
import { codeIn, structureOf } from "../support/markdown-structure";
import { resourceChange } from "../support/review-plan";

/** Text that would do something in Markdown, or on GitHub, if it were let. */
const EVIL = [
  "`",
  "``` `` `",
  "\n\n# heading\n",
  "<img src=x onerror=alert(1)>",
  "</code></details><script>",
  "<!-- hidden -->",
  "[link](https://example.com)",
  "![image](https://example.com/a.png)",
  "https://example.com www.example.com a@example.com",
  "@octo-org/team #1 octo-org/octo-repo#1 GH-1",
  "|a|b|\n|-|-|\n|c|d|",
  "\r\n- item\n1. one\n> quote\n---\n",
  "**bold** _em_ ~~gone~~ \\` \\",
  "\u202e\u2066\u200b\u0000\u001b[31m",
  "&lt;b&gt; &#x60; &grave;",
  "    indented",
  "[ref]: https://example.com",
  ":+1: $x$ $$y$$",
  "x".repeat(1000),
];

const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(...EVIL),
      fc.string({ unit: "binary" }),
      fc.string({ unit: "grapheme", minLength: 1 }),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((parts) => parts.join(""));

/** A plan in which a text of somebody else stands in every place that is shown. */
function planWith(one: string, other: string): Plan {
  const policy = (Sid: string, value: string) =>
    JSON.stringify({
      Statement: [
        {
          Sid,
          Effect: "Allow",
          Principal: { AWS: value, [value]: value },
          Action: [value, "s3:GetObject"],
          Resource: value,
          Condition: { [value]: { [value]: [value, "b"] } },
        },
        { Sid: "Deny", Effect: "Deny", NotPrincipal: "*", NotAction: value },
      ],
    });
  const trust = (value: string) =>
    JSON.stringify({
      Statement: {
        Effect: "Allow",
        Principal: { Federated: value },
        Action: ["sts:AssumeRole", value],
        Condition: {
          StringLike: { ":sub": [`repo:a/b:environment:${value}`, "b"] },
          Bool: { [value]: value },
        },
      },
    });
  const changes = [
    {
      type: "aws_s3_bucket_policy",
      before: { policy: policy("A", "a") },
      after: { policy: policy("A", one) },
    },
    { type: "aws_s3_bucket_policy", after: { policy: policy(one, one) } },
    {
      type: "aws_iam_role",
      before: { assume_role_policy: trust("a") },
      after: {
        assume_role_policy: trust(one),
        permissions_boundary: one,
        managed_policy_arns: [one],
      },
    },
    {
      type: "aws_iam_openid_connect_provider",
      after: { url: one, client_id_list: [one] },
    },
    { type: "aws_s3_bucket", before: { bucket: one } },
    {
      type: "aws_s3_bucket_versioning",
      before: { versioning_configuration: [{ status: "Enabled" }] },
      after: { versioning_configuration: [{ status: one }] },
    },
    {
      type: "aws_s3_bucket_lifecycle_configuration",
      after: {
        rule: [
          {
            status: "Enabled",
            filter: [{ prefix: one }],
            expiration: [{ date: one }],
          },
        ],
      },
    },
    {
      type: "aws_s3_bucket_replication_configuration",
      after: {
        role: one,
        rule: [{ status: one, destination: [{ bucket: one }] }],
      },
    },
    {
      type: "aws_kms_key",
      before: { key_id: one, deletion_window_in_days: 30 },
    },
    { type: one, name: one, actions: [one] },
    {
      type: "aws_iam_role_policy_attachment",
      after: { role: one, policy_arn: one },
    },
    {
      type: "aws_s3_bucket",
      before: {},
      after: { [`x${one}`]: one },
      address: one,
    },
  ].map(resourceChange);
  return readPlan(
    JSON.stringify({
      format_version: "1.2",
      planned_values: {},
      resource_changes: changes,
      resource_drift: changes,
      output_changes: { [one]: { actions: ["create"], after: other } },
      deferred_changes: [{ reason: one, resource_change: { address: one } }],
      checks: [
        {
          address: { kind: "check", to_display: one },
          status: "fail",
          instances: [{ problems: [{ message: one }] }],
        },
      ],
      [`x${one}`]: one,
    }),
  );
}

const HARMLESS = "word";

/** The kinds of blocks and spans that this project writes. */
const OURS = new Set([
  ...["paragraph_open", "paragraph_close", "heading_open", "heading_close"],
  ...["bullet_list_open", "bullet_list_close", "list_item_open"],
  ...["list_item_close", "text", "code_inline", "softbreak"],
  ...["strong_open", "strong_close"],
]);

function kinds(markdown: string): string[] {
  return structureOf(markdown).map((line) => line.split(" ")[0] as string);
}

test("a value is one code span and nothing else, whatever it is", () => {
  fc.assert(
    fc.property(text, (value) => {
      const [open, ...inside] = structureOf(`- ${escapeMarkdown(value)}`);

      expect(open).toBe("bullet_list_open ul");
      expect(inside.filter((one) => one === "code_inline")).toHaveLength(1);
      expect(
        kinds(`- ${escapeMarkdown(value)}`).filter((kind) => !OURS.has(kind)),
      ).toEqual([]);
    }),
  );
});

test("two values that are shown whole look the same only if they are the same", () => {
  const short = fc.string({ unit: "binary", maxLength: 40 });
  fc.assert(
    fc.property(short, short, (one, other) => {
      const isSame = escapeMarkdown(one) === escapeMarkdown(other);

      expect(isSame).toBe(one === other);
    }),
  );
});

test("what is shown is printable ASCII, and can't be taken for anything else", () => {
  fc.assert(
    fc.property(text, (value) => {
      const [shown] = codeIn(escapeMarkdown(value));

      expect(shown).toMatch(/^[ -~]+$/);
      expect(shown).not.toMatch(/[`<>|]/);
    }),
  );
});

test("no text of a plan changes the structure of a verdict", () => {
  const rendered = (value: string) =>
    renderVerdict(verdict(planWith(value, value)));
  const headings = (markdown: string) =>
    markdown.split("\n").filter((line) => line.startsWith("#"));
  const usual = rendered(HARMLESS);
  fc.assert(
    fc.property(text, (value) => {
      const markdown = rendered(value);

      expect(kinds(markdown).filter((kind) => !OURS.has(kind))).toEqual([]);
      expect(headings(markdown)).toEqual(headings(usual));
      expect(markdown.split("\n")[0]).toMatch(/^\*\*Data at risk:\*\*/);
      expect(withoutCode(markdown)).toMatch(OUR_WORDS);
    }),
  );
});

test("no text of a plan changes the structure of differences", () => {
  fc.assert(
    fc.property(text, text, (one, other) => {
      const found = differences(planWith(one, one), planWith(one, `${other}x`));
      const markdown = renderDifferences(found);

      expect(kinds(markdown).filter((kind) => !OURS.has(kind))).toEqual([]);
      expect(withoutCode(markdown)).toMatch(OUR_WORDS);
    }),
  );
});

/** Text without what stands in code spans. Escaped values hold no backtick. */
function withoutCode(markdown: string): string {
  return markdown.replaceAll(/`[^`\n]*`/g, "");
}

const OUR_WORDS = /^[\w\s.,:;*()#/'…-]*$/;
