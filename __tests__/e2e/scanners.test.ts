import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { placeDeployment } from "../support/deployment";
import { EVERYTHING } from "../support/everything";
import { type Findings, scanJson, scanPlan } from "./support/checkov";
import { describeWith } from "./support/describe-with";
import * as guide from "./support/guide";
import { useAccount } from "./support/use-account";
import { type Waiver, waiversIn, weigh } from "./support/waivers";

/** A waiver is a check and a reason, whatever number of resources it is noted at. */
const MOST_WAIVERS = 6;

/** Synthesized JSON, as far as tests change it. */
type Json = Record<
  "resource" | "data",
  Record<string, Record<string, Record<string, unknown>>>
>;

/** What checkov says of a stack, and what is noted in it. */
interface Scanned {
  readonly waivers: readonly Waiver[];
  readonly json: Findings;
  readonly plan: Findings;
}

describeWith(["terraform", "emulator", "checkov"], "checkov", () => {
  const account = useAccount();
  let synthesized: string;
  let byDefault: Scanned;
  let everything: Scanned;

  beforeAll(async () => {
    const { workspace } = account();
    workspace.synthesize(EVERYTHING);
    everything = await scan(workspace.synthesized());
    workspace.synthesize(guide.PROPS);
    synthesized = workspace.synthesized();
    byDefault = await scan(synthesized);
  });

  async function scan(json: string): Promise<Scanned> {
    const { workspace, terraform, aim } = account();
    writeFileSync(join(workspace.stackFolder, "cdk.tf.json"), json);
    aim();
    // Another stack has its local state in another file.
    await terraform.init("-reconfigure");
    const [inJson, inPlan] = await Promise.all([
      scanJson(json),
      terraform.plan().then(scanPlan),
    ]);
    return { waivers: waiversIn(json), json: inJson, plan: inPlan };
  }

  test("finds what is waived and nothing else in the default example", () => {
    const { waivers, json, plan } = byDefault;
    expect(weigh(waivers, json, plan)).toEqual([]);
  });

  test("finds what is waived and nothing else in the example with everything on", () => {
    const { waivers, json, plan } = everything;
    expect(weigh(waivers, json, plan)).toEqual([]);
  });

  test("finds what is waived and nothing else in a stack for deployment", async () => {
    const { workspace } = account();
    workspace.synthesizeApp((app) => placeDeployment(app));
    const file = join(workspace.folderOf("deployment"), "cdk.tf.json");
    const { waivers, json, plan } = await scan(readFileSync(file, "utf8"));
    expect(weigh(waivers, json, plan)).toEqual([]);
    expect(new Set(waivers.map(({ check }) => check)).size).toBe(
      waivers.length,
    );
    expect(waivers.length).toBeLessThanOrEqual(MOST_WAIVERS);
  });

  test("looks at every bucket of both, in the JSON and in the plan", () => {
    const hasVersions = ({ passed }: Findings) =>
      passed.filter((finding) => finding.startsWith("CKV_AWS_21 ")).sort();
    const one = ["CKV_AWS_21 aws_s3_bucket.backups"];
    const three = [
      ...one,
      "CKV_AWS_21 aws_s3_bucket.backups_access-logs",
      "CKV_AWS_21 aws_s3_bucket.backups_replica",
    ];
    expect(hasVersions(byDefault.json)).toEqual(one);
    expect(hasVersions(byDefault.plan)).toEqual(one);
    expect(hasVersions(everything.json)).toEqual(three);
    expect(hasVersions(everything.plan)).toEqual(three);
  });

  test(`is waived ${MOST_WAIVERS} times at most, each time with a reason`, () => {
    const all = [...byDefault.waivers, ...everything.waivers];
    const distinct = new Set(all.map((one) => `${one.check}: ${one.reason}`));
    expect(distinct.size).toBeLessThanOrEqual(MOST_WAIVERS);
    for (const waiver of distinct) expect(waiver).toMatch(/: \S+ \S+ \S+/);
  });

  test("is said to be wrong about immutable subjects, with a link", () => {
    const aboutSubjects = everything.waivers.filter(({ check }) =>
      ["CKV_AWS_358", "CKV_AWS_393"].includes(check),
    );
    expect(aboutSubjects).toHaveLength(2 * EVERYTHING.backups.length);
    for (const { reason } of aboutSubjects)
      expect(reason).toContain("https://github.com/bridgecrewio/checkov/");
  });

  test("finds a bucket that is open to the public, and a trust in every repository", async () => {
    const json = JSON.parse(synthesized) as Json;
    Object.assign(
      json.resource["aws_s3_bucket_public_access_block"]?.["backups"] as object,
      { block_public_acls: false, block_public_policy: false },
    );
    const trust = json.data["aws_iam_policy_document"]?.["acme-co-prod_trust"];
    const [{ condition }] = trust?.["statement"] as [
      { condition: { variable: string; values: string[] }[] },
    ];
    for (const one of condition)
      if (one.variable.endsWith(":sub")) one.values = ["repo:*"];
    const open = await scan(JSON.stringify(json));

    const wrong = (trustFailure: string) => [
      "fails: CKV2_AWS_6 aws_s3_bucket.backups",
      `fails: ${trustFailure}`,
      "fails: CKV_AWS_53 aws_s3_bucket_public_access_block.backups",
      "fails: CKV_AWS_54 aws_s3_bucket_public_access_block.backups",
    ];
    expect(weigh(open.waivers, open.json)).toEqual(
      wrong("CKV_AWS_358 data.aws_iam_policy_document.acme-co-prod_trust"),
    );
    expect(weigh(open.waivers, open.plan)).toEqual(
      wrong("CKV_AWS_393 aws_iam_role.acme-co-prod"),
    );
  });

  test("fails for a waiver that is left out, at another resource, or not needed", () => {
    const { waivers, json, plan } = byDefault;
    const [first, ...others] = waivers as [Waiver, ...Waiver[]];
    const finding = `${first.check} aws_s3_bucket.other`;
    const fails = `fails: ${first.finding}`;
    const idle = `waived and does not fail: ${finding}`;
    const elsewhere = { ...first, finding };
    expect(weigh(others, json, plan)).toEqual([fails]);
    expect(weigh([...others, elsewhere], json, plan)).toEqual([fails, idle]);
    expect(weigh([...waivers, elsewhere], json, plan)).toEqual([idle]);
  });

  test("fails where it has read nothing, instead of finding nothing", async () => {
    await expect(scanJson('{ "resource": {} }')).rejects.toThrow(
      "checkov has not read the file",
    );
    await expect(
      scanJson('{ "resource": { "aws_s3_bucket": { "backups": "?" } } }'),
    ).rejects.toThrow("checkov has not read the file");
  });
});
