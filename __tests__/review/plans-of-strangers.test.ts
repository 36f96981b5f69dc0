import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { exitCodeOf, readPlan, renderVerdict, verdict } from "../../src/review";

const FOLDER = join(__dirname, "plans/of-strangers");

/** What the first line of the verdict on each plan says, by the code that it ends with. */
const FIRST_LINES: Readonly<
  Record<0 | 2 | 3, Readonly<Record<string, RegExp>>>
> = {
  0: {
    "condition-key-case": /Nothing/,
    "condition-results-that-hold": /Nothing/,
    "drift-null-to-empty": /Nothing/,
    "like-without-wildcard": /Nothing/,
    "new-bucket-lifecycle-by-id": /Nothing/,
    "new-key-default-policy-and-alias": /Nothing/,
  },
  2: {
    "acl-public-read":
      /`public-read`, was `private`, so \*\*everyone\*\* gets in/,
    "actions-hidden-after-50":
      /allows too much\*\*: \*\*`iam:\*`\*\*, \*\*`iam:PassRole`\*\*, \*\*`sts:AssumeRole`\*\*/,
    "attached-to-undefined": /\*\*attached\*\* to `aws_iam_role\.octo`:/,
    "bucket-policy-made-public": /is public: it lets everyone in/,
    "copies-to-another-account":
      /of \*\*another account\*\*: `999999999999`, was `123456789012`/,
    "drift-bucket-made-public":
      /outside of Terraform: .*is public: it lets everyone in/,
    "everything-allowed-not-called-out":
      /allows everything\*\*: \*\*`\*` on `\*`/,
    "first-plan-common-idioms": /aws_iam_openid_connect_provider/,
    "key-removed": /key of KMS: from `arn.*` to \*\*S3's own\*\*/,
    "new-key-policy-lockout-check": /the key's policy \*\*is new\*\*/,
    "null-resource-with-local-exec":
      /runs commands\*\*: by `local-exec`, `curl/,
    "security-group-to-the-world": /everyone on the internet/,
    "subject-of-another-issuer":
      /tokens with the subject `repo:.*\.octo\.example`/,
    "trust-audience-removed":
      /\*\*lets others in\*\* \(\*\*the condition is gone\*\* that `.*:aud` is `sts/,
    "trust-in-a-policy-document": /\*\*everyone on GitHub\*\*.*`repo:\*`/,
  },
  3: {
    "bucket-destroyed-with-its-settings":
      /the bucket `octo-org-data` is destroyed\*\*\. In all: what goes \(1\), data that can be lost \(1\)\.$/,
    "bucket-with-settings-of-its-own":
      /deleted after 1 days; .*\*\*public\*\*: the ACL is `public-read`/,
    "data-destroyed-of-types-not-listed":
      /`aws_docdb_cluster\.x` and 21 more: \*\*destroyed\*\*, with all/,
    "database-weakened":
      /backup_retention_period: from `30` to `0`; .*\*\*public\*\*.*deletion_protection/,
    "expiry-of-one-day-partly-unknown": /deleted after 1 days/,
    "one-delete-among-60-creates":
      /`aws_docdb_cluster\.prod`: \*\*destroyed\*\*, with all/,
    "other-key-known-only-after-apply":
      /key of KMS: from `arn.*` to what is known only after apply/,
    "versioning-suspended-by-new-resource": /from nothing to `Suspended`/,
  },
};

function textOf(name: string): string {
  return readFileSync(join(FOLDER, `${name}.json`), "utf8");
}

function judged(name: string) {
  const found = verdict(readPlan(textOf(name)));
  return { code: exitCodeOf(found.level), text: renderVerdict(found) };
}

describe.each(Object.entries(FIRST_LINES))("ends with %s:", (code, plans) => {
  test.each(Object.entries(plans))("%s", (name, words) => {
    const { code: is, text } = judged(name);

    expect(is).toBe(Number(code));
    expect(text.split("\n")[0]).toMatch(words);
  });
});

test("every plan of a stranger that is kept is judged here, none of them by what is not judged", () => {
  const names = readdirSync(FOLDER).map((file) => file.replace(".json", ""));

  expect(names.sort()).toEqual(
    Object.values(FIRST_LINES).flatMap(Object.keys).sort(),
  );
  for (const name of names)
    expect(judged(name).text).not.toContain("### Not judged");
});

test("what a plan says once it says once, and what goes stands first", () => {
  const { text } = judged("bucket-destroyed-with-its-settings");

  expect(text).not.toMatch(/turned off|versioning: from/);
  expect(judged("one-delete-among-60-creates").text).toMatch(
    /^.*\n\n### What goes\n\n- `aws_docdb_cluster\.prod`/,
  );
});

test("actions that allow too much are told before any list is cut", () => {
  expect(judged("actions-hidden-after-50").text).toContain(
    "added: **allows** **`iam:*`**, **`iam:PassRole`**, **`sts:AssumeRole`**, `ec2:Describe000`",
  );
});
