import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { App } from "cdktf";
import {
  PostgresBackupStack,
  type PostgresBackupStackProps,
} from "../../../src";
import type { Credentials } from "./aws-cli";
import { endpointSetting } from "./endpoints";
import { writeOverlay } from "./overlay";
import type { Plan } from "./plan";
import { run } from "./run";
import { STACK } from "./workspace";

type Json = Readonly<Record<string, unknown>>;

type Resources = Readonly<Record<string, Readonly<Record<string, Json>>>>;

interface Stack extends Json {
  readonly resource: Resources;
  readonly provider: { readonly aws: readonly AwsProvider[] };
  readonly terraform: {
    readonly backend: unknown;
    readonly required_providers: { readonly aws: Json };
  };
}

interface Overlay extends Json {
  readonly resource: Resources;
  readonly provider: { readonly aws: readonly AwsProvider[] };
  readonly terraform?: { readonly required_providers: { readonly aws: Json } };
}

interface AwsProvider extends Json {
  readonly alias?: string;
}

/** The resources of a stack as they were synthesized, and what the overlay puts in place of that. */
export interface Overlaid {
  readonly synthesized: Resources;
  readonly over: Resources;
}

const PLAN_FILE = "fleet.tfplan";

// Terraform waits most of the time: until a lifecycle is steady, nearly a minute for each.
const AT_ONCE = "-parallelism=200";

/**
 * Some stacks that one run of Terraform applies. Each is a module, with its JSON as it was synthesized, but for the two
 * things that only a root module has: the backend and the providers. The root has a provider for each of the settings
 * that the stacks give to theirs.
 */
export class Fleet {
  private readonly providers = new Map<string, Json>();
  private readonly modules: Record<string, Json> = {};
  private readonly stacks: {
    readonly folder: string;
    readonly hcl: string;
    /** What only a root module has, in the form that a module has it. */
    readonly settings: Json;
  }[] = [];
  private terraform: Json = {};

  public constructor(
    private readonly folder: string,
    private readonly emulatorUrl: string,
    private readonly credentials: Credentials,
  ) {
    mkdirSync(folder);
    // Terraform runs here, and the settings of the stacks' providers move here.
    endpointSetting(folder, emulatorUrl);
  }

  /** Synthesizes one more stack, as an app of its own. */
  public add(name: string, props: PostgresBackupStackProps): Overlaid {
    const app = new App({
      outdir: join(this.folder, name),
      stackTraces: false,
    });
    const stack = new PostgresBackupStack(app, STACK, props);
    app.synth();

    const source = `./${name}/stacks/${STACK}`;
    const stackFolder = join(this.folder, source);
    writeOverlay(stackFolder, this.emulatorUrl, this.credentials);
    const [stackFile, overlayFile] = ["cdk", "emulator_override"].map((file) =>
      join(stackFolder, `${file}.tf.json`),
    ) as [string, string];
    const { provider, terraform, ...rest } = read<Stack>(stackFile);
    const {
      provider: over,
      terraform: older,
      ...overlay
    } = read<Overlay>(overlayFile);
    const aws = {
      ...terraform.required_providers.aws,
      ...older?.required_providers.aws,
    };
    const aliases = provider.aws.flatMap(({ alias }) =>
      alias === undefined ? [] : [`aws.${alias}`],
    );
    write(overlayFile, overlay);
    const settings = {
      terraform: {
        ...terraform,
        backend: undefined,
        required_providers: { aws: { ...aws, configuration_aliases: aliases } },
      },
    };
    write(stackFile, { ...rest, ...settings });
    this.stacks.push({
      folder: stackFolder,
      hcl: stack.toHclTerraform().hcl,
      settings,
    });
    this.terraform = { required_providers: { aws } };
    this.modules[name] = {
      source,
      providers: Object.fromEntries(
        provider.aws.map((settings, index) => [
          ["aws", settings.alias].filter(Boolean).join("."),
          this.provider({ ...settings, ...over.aws[index] }),
        ]),
      ),
    };
    return { synthesized: rest.resource, over: overlay.resource };
  }

  /** Applies all of the stacks to an account that has none of them. */
  public async apply(): Promise<void> {
    const aws = [...this.providers.values()];
    write(join(this.folder, "main.tf.json"), {
      terraform: this.terraform,
      provider: { aws },
      module: this.modules,
      output: Object.fromEntries(
        Object.keys(this.modules).map((name) => [
          name,
          { value: `\${module.${name}}` },
        ]),
      ),
    });
    await this.run("init");
    await this.run("apply", "-auto-approve", AT_ONCE);
  }

  /** Puts HCL in place of the JSON of each stack, which Terraform must find well formatted and valid. */
  public async turnToHcl(): Promise<void> {
    for (const { folder, hcl, settings } of this.stacks) {
      rmSync(join(folder, "cdk.tf.json"));
      write(join(folder, "settings.tf.json"), settings);
      writeFileSync(join(folder, "cdk.tf"), hcl);
    }
    await run("terraform", ["fmt", "-check", "-recursive", "-no-color"], {
      cwd: this.folder,
    });
    for (const { folder, hcl } of this.stacks)
      writeFileSync(join(folder, "cdk.tf"), withoutSettings(hcl));
    await this.run("init");
    await this.run("validate");
  }

  /** Plans them again, all or the one that is named. */
  public async plan(name?: string): Promise<Plan> {
    const target = name === undefined ? [] : [`-target=module.${name}`];
    await this.run("plan", `-out=${PLAN_FILE}`, AT_ONCE, ...target);
    const { stdout } = await this.run("show", "-json", PLAN_FILE);
    return JSON.parse(stdout) as Plan;
  }

  /** The root's provider with these settings. */
  private provider(given: AwsProvider): string {
    const settings = { ...given, alias: undefined };
    const key = JSON.stringify(settings);
    const alias =
      (this.providers.get(key)?.["alias"] as string | undefined) ??
      `provider-${this.providers.size}`;
    this.providers.set(key, { ...settings, alias });
    return `aws.${alias}`;
  }

  private run(command: string, ...args: string[]) {
    return run("terraform", [command, "-no-color", ...args], {
      cwd: this.folder,
    });
  }
}

/** HCL without the blocks of the settings of Terraform and of providers. */
function withoutSettings(hcl: string): string {
  return hcl.replaceAll(
    /^(?:terraform|provider "aws") \{\n(?:.*\n)*?\}\n/gm,
    "",
  );
}

function read<T>(file: string): T {
  return JSON.parse(readFileSync(file, "utf8")) as T;
}

function write(file: string, content: Json): void {
  writeFileSync(file, JSON.stringify(content));
}
