import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Plan, readPlan } from "../../../../src/review";
import { OWNER } from "../aws-cli";
import { endpointSetting } from "../endpoints";
import { run } from "../run";
import { tool } from "../tools";
import type { Case, Module } from "./module";

const PLAN_FILE = "cases.tfplan";

/** Some cases in one run of Terraform, each in a module of its own. */
export class CaseRuns {
  private readonly folder = mkdtempSync(join(tmpdir(), "e2e-review-"));

  public constructor(
    private readonly cases: Readonly<Record<string, Case>>,
    private readonly emulatorUrl: string,
  ) {}

  /** Makes what is there before. */
  public async apply(): Promise<void> {
    this.write("before");
    await this.run("init");
    await this.run("apply", "-auto-approve", "-parallelism=50");
  }

  /** Plans what comes after. */
  public async plan(): Promise<Plan> {
    this.write("after");
    await this.run("init");
    await this.run("plan", `-out=${PLAN_FILE}`, "-parallelism=50");
    const { stdout } = await this.run("show", "-json", PLAN_FILE);
    return readPlan(stdout);
  }

  public remove(): void {
    rmSync(this.folder, { recursive: true });
  }

  private write(when: "before" | "after"): void {
    const modules = Object.entries(this.cases).flatMap(([name, one]) => {
      const module = one[when];
      if (module === undefined) return [];
      this.save(name, module);
      return [[name, { source: `./${name}` }]] as const;
    });
    const roots = Object.values(this.cases).flatMap(({ root }) =>
      root === undefined || when === "before" ? [] : Object.entries(root),
    );
    this.save(".", {
      terraform: {
        required_providers: {
          aws: {
            source: "hashicorp/aws",
            version: tool("terraform").provider.version,
          },
        },
      },
      provider: { aws: this.provider() },
      module: Object.fromEntries(modules),
      ...Object.fromEntries(roots),
    });
  }

  private provider(): Module {
    return {
      region: "us-east-1",
      access_key: OWNER.AccessKeyId,
      secret_key: OWNER.SecretAccessKey,
      skip_credentials_validation: true,
      skip_metadata_api_check: true,
      s3_use_path_style: true,
      ...endpointSetting(this.folder, this.emulatorUrl),
    };
  }

  private save(folder: string, module: Module): void {
    mkdirSync(join(this.folder, folder), { recursive: true });
    writeFileSync(
      join(this.folder, folder, "main.tf.json"),
      JSON.stringify(module),
    );
  }

  private run(command: string, ...args: string[]) {
    return run("terraform", [command, "-no-color", ...args], {
      cwd: this.folder,
    });
  }
}
