import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { readPlan, renderVerdict, verdict } from "../../src/review";
import { artifactName } from "../../src/workflow/artifact";
import { planReport } from "../../src/workflow/plan-report";
import { describeWith } from "./support/describe-with";
import { PROJECT } from "./support/paths";
import { run } from "./support/run";
import { tool } from "./support/tools";
import { STACK } from "./support/workspace";
import { useAccount } from "./support/use-account";

const PAGE = join(PROJECT, "docs/first-pull-request.md");
const HEAD = "5f3ad2c1b2d94e9d8f0c6a7b8e9f0a1b2c3d4e5f";

describeWith(["terraform", "emulator", "aws"], "main.ts", () => {
  const account = useAccount();

  test("is planned as docs/first-pull-request.md shows it; UPDATE_FIRST_PULL_REQUEST=1 writes the page", async () => {
    const { workspace, terraform, aim } = account();
    await workspace.synthesizeMain();
    aim();
    await terraform.init();
    const plan = await terraform.plan();
    const shown = await run(
      "terraform",
      ["show", "-no-color", "reviewed.tfplan"],
      { cwd: workspace.stackFolder },
    );
    const judged = verdict(readPlan(JSON.stringify(withoutEmulator(plan))));
    const { comment } = planReport({
      stack: STACK,
      headSha: HEAD,
      verdict: renderVerdict(judged).trimEnd(),
      isDataAtRisk: judged.level === "data at risk",
      plan: shown.stdout,
      runUrl: "https://github.com/octo-org/octo-repo/actions/runs/1",
      artifact: artifactName({ stack: STACK, pullRequest: 1, headSha: HEAD }),
    });
    const { version } = tool("terraform").provider;
    const page = `# The first pull request\n\n${introduction(version)}\n\n---\n\n${comment}\n`;
    if (process.env["UPDATE_FIRST_PULL_REQUEST"] === "1")
      writeFileSync(PAGE, page);

    // Another version of the provider tells the same plan in other words.
    const written = readFileSync(PAGE, "utf8");
    const isSame = written.includes(introduction(version));
    expect(isSame ? page : verdictOf(page)).toBe(
      isSame ? written : verdictOf(written),
    );
  });
});

/** The plan without the settings of the provider that lead to the emulator. */
function withoutEmulator(plan: object): object {
  return JSON.parse(JSON.stringify(plan), (key, value: unknown) =>
    key === "provider_config" ? {} : value,
  ) as object;
}

function introduction(version: string): string {
  return `The comment below is what \`plan.yml\` writes to the first pull request after it was set up, for [\`main.ts\`](../main.ts).
Its plan was made on an emulator of AWS, with Terraform and version ${version} of the AWS provider.`;
}

/** What is above the plan itself, without the introduction. */
function verdictOf(page: string): string {
  return page.slice(page.indexOf("<!--"), page.indexOf("<details>"));
}
