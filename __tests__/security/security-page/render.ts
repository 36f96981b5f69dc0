import * as markdown from "prettier/plugins/markdown";
import { format } from "prettier/standalone";
import { REFUSALS_TRIED } from "../figures";
import { type Reason, REASONS } from "../guide-against-ours/reasons";
import { PROTECTIONS } from "../what-they-may-do/destruction.cases";
import { HARMLESS } from "../what-they-may-do/harmless.cases";
import { type Evidence, shownTitle, type TestName, tests } from "./evidence";
import { type Keeper, PROMISES, type SecurityPromise } from "./promises";
import { lines } from "./settings";

/** The titles of the tests that show settings. */
export const SETTING_TITLES = {
  kept: "is kept: %s",
  missed: "is missed where that is not there, or another: %s",
};

/** The page for whoever reviews the security of a stack: docs/security.md. */
export async function securityPage(): Promise<string> {
  const page = [INTRODUCTION, promises(), against(), FIGURES, NOT_SHOWN, LINKS];
  return format(page.join("\n"), {
    parser: "markdown",
    plugins: [markdown],
    proseWrap: "always",
    printWidth: 120,
  });
}

const code = (text: string) => `\`${text}\``;

function table(head: readonly string[], rows: readonly string[][]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "-")), ...rows.map(line)].join("\n");
}

/** The files with tests, by what the page calls them. */
const FILES = Object.fromEntries(
  [
    ...[
      "alarm",
      "further-statements",
      "guide-against-ours",
      "keys",
      "part-two",
      "policy-evaluator",
      "policy-evaluator.trust",
      "readers",
      "security-page",
      "what-they-may-do",
      "who-deploys",
      "who-gets-in",
      "who-gets-in.property",
    ].map((name) => `security/${name}`),
    ...[
      "access",
      "deployment",
      "drift",
      "everything-on",
      "faults",
      "least-privilege",
      "least-privilege-everything",
      "lost-state",
      "scanners",
    ].map((name) => `e2e/${name}`),
    "/bad-input",
  ].map((file) => [
    file.slice(file.indexOf("/") + 1),
    `../__tests__/${file.replace(/^\//, "")}.test.ts`,
  ]),
);

const LINKS = Object.entries(FILES)
  .map(([name, file]) => `[${name}]: ${file}`)
  .join("\n");

function link(file: string): string {
  const name = file.replace("../e2e/", "").replace(".test.ts", "");
  if (FILES[name] === undefined) throw new Error(`no link to ${file}`);
  return `[${name}]`;
}

const INTRODUCTION = `# Security

For whoever reviews what this project sets up: every promise, what in the plan keeps it, the test that shows it, and the
twin of that test.

A statement of a policy has an id, its sid, and stands in the plan under the address that is given. It is judged as a
whole stack synthesizes it, by an evaluator of IAM policies that this project did not write
([iam-simulate](https://github.com/cloud-copilot/iam-simulate)). A test that shows a refusal asserts which statement
denies the request, or what no longer fits the one that would allow it. Its **twin** is the same request but for one
thing, and must be let in: a policy that refuses everything, or is never asked, fails there. What a statement denies is
let in, too, once the statement is taken out.

That the statement or setting is there, in the JSON that Terraform gets, is shown by [security-page] for every line below:
“${SETTING_TITLES.kept.replace(": %s", "")}”. Its twin takes it away, and changes every value of a setting, and must notice each time.

What [access] shows is shown by requests as well, to a server of S3 and STS that checks tokens and goes by policies
([SeaweedFS](https://github.com/seaweedfs/seaweedfs)): it gets the trust policies and the bucket's policy that Terraform
plans, tokens that an issuer of the test's own signs with the claims that GitHub sends, and then the guide's commands,
the backup and the restore. What that server can't tell only the evaluator has shown: folders by the tag of a role,
administrators, old TLS, keys of KMS, the length of a session, and a dollar in the name of a branch or a workflow.

This page is rendered from the data of the tests, and a test compares it. All of it but [access] runs offline in seconds:
\`npx jest --selectProjects security\`. The words: a **job** is the role of a backup job, as a run of its workflow
assumes it. **Who administers** has every permission that an account can give. In addresses \`<job>\` is the name of a
job.
`;

function promises(): string {
  const byDefault = PROMISES.filter(({ prop }) => prop === undefined);
  const byProp = PROMISES.filter(({ prop }) => prop !== undefined);
  const props = [...new Set(byProp.map(({ prop = "" }) => prop))];
  return `## What holds by default

${byDefault.map(item).join("\n")}

The buckets that are made for logs and for copies have all of these settings, too. They refuse plain HTTP, old TLS and
destruction as that for backups does; that for copies refuses keys of clients, that for logs everyone's uploads but S3's.

## What is one prop away

[protections.md](protections.md) says how to turn them on. Numbers of days are examples. No prop weakens the others: with
Object Lock, access logs, copies and events the bucket's policy is the same as without.

${props
  .map(
    (prop) =>
      `### ${code(prop)}\n\n${byProp
        .filter((one) => one.prop === prop)
        .map(item)
        .join("\n")}\n`,
  )
  .join("\n")}
## What counts as destruction

What ${code("DenyDeletingVersionsAndChangingProtections")} refuses: to the jobs, or with ${code("administrators")} to
everyone else.

${actionList(PROTECTIONS)}

Every other action of S3 that changes a bucket or an object is not refused to who administers, for the reason that stands
before it. A job may only delete and put objects. A new action in AWS's list fails a test until it stands in one of the two
lists.

${actionList(HARMLESS)}
`;
}

function item(promise: SecurityPromise): string {
  const evidence = evidenceOf(promise).map(
    ({ shown, twin }) => `${testName(shown)}. Twin: ${testName(twin, shown)}`,
  );
  const below = [...promise.keptBy.map(keeperText), ...evidence];
  return [`- **${promise.promise}**`, ...below.map((one) => `  - ${one}`)].join(
    "\n",
  );
}

function actionList(actions: Readonly<Record<string, readonly string[]>>) {
  return Object.entries(actions)
    .map(([what, list]) => `- ${what}: ${list.map(code).join(", ")}`)
    .join("\n");
}

function keeperText(keeper: Keeper): string {
  const { address } = keeper;
  return "sid" in keeper
    ? `${code(keeper.sid)} in ${code(address)}`
    : `${code(address)}: ${lines(keeper.has).map(code).join(", ")}`;
}

/** The evidence of a promise; that of its settings is the same for all. */
function evidenceOf({ keptBy, evidence = [] }: SecurityPromise): Evidence[] {
  const file = "security-page.test.ts";
  const { kept, missed } = SETTING_TITLES;
  return keptBy.some((keeper) => "has" in keeper)
    ? [tests(file, [kept], [missed]), ...evidence]
    : [...evidence];
}

/** A test as the page names it; of a twin only what differs. */
function testName({ file, titles }: TestName, beside?: TestName): string {
  const shown = titles.filter((title) => !beside?.titles.includes(title));
  const text = shown
    .map((title) => shownTitle(title).replace(/: …$/, ""))
    .join(" › ");
  return file === beside?.file ? `“${text}”` : `${link(file)} “${text}”`;
}

function against(): string {
  const rows = REASONS.map((one: Reason) => [
    one.prop === undefined ? "default" : code(one.prop),
    one.requests,
    Object.keys(one.refused).join("; "),
    one.statement.split(": ").map(code).join(", not met: "),
    one.reason,
  ]);
  return `## The guide's policy against ours

The guide's bucket policy allows its role four actions, and says nothing else. Both policies were asked the same: every
action of S3 on a bucket and in it, by jobs, by others with and without permissions of their own, from another account
and without signing in, over plain HTTP and versions of TLS, with and without naming an encryption, in and out of folders,
from inside and outside. This is all that the guide's allows and ours refuses. **There is nothing that ours allows and the guide's refuses.**
${link("guide-against-ours.test.ts")} fails where a difference has no row here, and where a row is for nothing.

${table(["With", "Requests", "Whose", "Refused by", "Why"], rows)}
`;
}

const tried = (number: number) => number.toLocaleString("en");

const FIGURES = `## How much was tried

${table(
  ["Test", "Refusals, at least"],
  [
    [link("what-they-may-do.test.ts"), tried(REFUSALS_TRIED.whatTheyMayDo)],
    [link("keys.test.ts"), tried(REFUSALS_TRIED.keys)],
    [
      link("guide-against-ours.test.ts"),
      tried(REFUSALS_TRIED.guideAgainstOurs),
    ],
  ],
)}

What else is shown, and where:

${table(
  ["", "Test"],
  [
    [
      "Who gets in: for each form of trust the tokens that GitHub mints, and their neighbours",
      link("who-gets-in.test.ts"),
    ],
    [
      "The same for drawn repositories, branches, tags and environments",
      link("who-gets-in.property.test.ts"),
    ],
    [
      "The guide's workflow under every combination of protections",
      link("part-two.test.ts"),
    ],
    [
      "That the evaluator decides as AWS documents, and errs rather than pass over what it does not know",
      `${link("policy-evaluator.test.ts")}, ${link("policy-evaluator.trust.test.ts")}`,
    ],
    [
      "The least that whoever deploys needs, enforced by an emulator of AWS",
      link("least-privilege"),
    ],
    ["The same with everything on", link("least-privilege-everything")],
    [
      "The roles that plan and deploy: whose tokens get them, and what they may do, also with Terraform",
      `${link("who-deploys.test.ts")}, ${link("deployment")}`,
    ],
    [
      "Scanners, with the reasons for what they are told to pass over",
      link("scanners"),
    ],
    [
      "Wrong and impossible values, each with its whole message",
      link("bad-input"),
    ],
    ["That a stack which is applied plans without changes", link("drift")],
    [
      "That an apply which is killed can be repeated, and loses nothing",
      `${link("faults")}, ${link("lost-state")}`,
    ],
    [
      "That Terraform renders the policies with everything on as they are judged here",
      link("everything-on"),
    ],
  ],
)}
`;

const NOT_SHOWN = `## What is not shown

- **AWS and GitHub themselves are never asked.** Stacks are applied to an emulator, which enforces neither trust policies
  nor policies of buckets and keys. Those are judged by the evaluator, a model of IAM by others, from AWS's published
  list of actions. For two actions, ${code("s3:InitiateReplication")} and
  ${code("s3:AllowVendedLogDeliveryForResource")}, that list has no version of TLS. Where the evaluator does not know a
  key of a condition, another that no policy compares stands in for it: for GitHub's ${code("sub")} and ${code("aud")}
  those of an issuer that it knows, for ${code("kms:EncryptionContext:aws:s3:arn")} an alias.
- **The emulator's own limits.** It does not return ${code("blocked_encryption_types")}, so that setting is in the JSON
  that is judged, and left out where stacks are applied. Where no provider in the project's range can be installed, the
  end-to-end tests run on an older one, and say so.
- **That S3's logging says who it is**: ${code("DenyWritesOfOthers")} rests on ${code("aws:PrincipalServiceName")} as AWS
  documents it. If the key were missing, no log would arrive, and nobody else's either.
- **What AWS does by itself** is taken from its documentation: that versions stay, that the lifecycle removes them in
  time, that locks hold, that copies arrive, that a session ends.
- **A run that is taken over** can do what the job may, as long as the session lasts: read the backups of its folder, hide
  them, and put others in their place. What was there stays as a version until \`recoverableDays\` are over.
- **Who administers the account** can change all of this: the policy of a bucket, a role, its trust or its tag, a key's
  policy or alias. A job to which somebody attaches permissions of IAM or of KMS administers, too. \`administrators\`
  narrows destruction to named principals, at the bucket and not at the key. Only Object Lock in the mode
  \`COMPLIANCE\` holds against the root user, and not where the key is deleted.
- **Who deploys** writes the bucket's policy, its lifecycle and the trust of the roles, and so could let anybody in, or
  have every backup expire. \`deployer-policy.json\` reads, writes and deletes no backup by itself, and binds whoever
  deploys to what the stack makes, with two seams. AWS knows a new key by no name, so the policy lets manage keys that
  have no alias at all. And with \`replication\` whoever deploys writes the policy and the trust of the role that copies,
  with \`restore\` those of the roles that restore, within their boundaries where they have some: the roles of a
  \`DeploymentStack\` deploy no stack where they have none.
- **That whoever applies is not locked out** is asked by names, as STS tells them. An administrator's role whose path is
  left out passes, and AWS then refuses it; only of roles of IAM Identity Center does synth know that there must be one.
- **Whose bucket copies go to.** S3 knows it by its name. If an existing bucket in the stack's own account is deleted and
  somebody else takes its name, copies would go there; with \`accountId\` S3 checks the owner. A condition on
  \`aws:ResourceAccount\` is left out, since AWS does not say that replication tells it, and then nothing would be copied.
- **That each permission of who deploys is needed** is shown on the emulator for the guide's stack, its changes and
  everything on; for an existing key and existing logs by the evaluator alone.
- **Who can write to the trusted branch**, or approve for the trusted environment, can run what they like as the job.
  Protect both in GitHub.
- **What the backups contain**: whether they can be restored shows only when one is restored.
`;
