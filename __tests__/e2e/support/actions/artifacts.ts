import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import { basename, join, relative } from "node:path";
import type { FakeGitHub } from "../../../support/fake-github";
import { endpointSetting } from "../endpoints";
import { writeOverlay } from "../overlay";

type Inputs = Readonly<Record<string, string>>;

/** Where an action runs. */
interface Where {
  /** The working copy of the job. */
  readonly folder: string;
  /** The run whose artifacts it is about. */
  readonly runId: number;
}

const OVERLAY = "emulator_override.tf.json";

/** The artifacts of all runs, as far as the workflows use them. Whatever Terraform is to run on is led to the emulator. */
export class Artifacts {
  /** What leads each stack to the emulator. */
  private readonly overlays = new Map<string, Buffer>();

  public constructor(
    private readonly folder: string,
    private readonly github: FakeGitHub,
    private readonly emulatorUrl: string,
  ) {}

  public upload(inputs: Inputs, { folder, runId }: Where): void {
    const { name = "", path = "", overwrite } = inputs;
    const all = this.github.artifacts;
    const same = all.findIndex(
      (one) => one.runId === runId && one.name === name,
    );
    if (same >= 0 && overwrite !== "true") throw new Error(`${name} is there`);
    if (same >= 0) all.splice(same, 1);
    const id = this.github.nextId();
    const shown = (file: string) =>
      inputs["include-hidden-files"] === "true" ||
      !basename(file).startsWith(".");
    for (const line of path.split("\n").filter(Boolean)) {
      const { root, found } = matches(folder, line);
      for (const file of found)
        cpSync(file, join(this.place(id), relative(root, file)), {
          recursive: true,
          filter: shown,
        });
    }
    if (!existsSync(this.place(id))) throw new Error(`${path}: no such file`);
    const created_at = new Date().toISOString();
    all.push({ id, runId, name, expired: false, created_at });
  }

  public download(inputs: Inputs, { folder, runId }: Where): void {
    const found = this.github.artifacts.find(
      (one) =>
        one.runId === runId &&
        (inputs["name"] === undefined
          ? one.id === Number(inputs["artifact-ids"])
          : one.name === inputs["name"]),
    );
    if (found === undefined) throw new Error("there is no such artifact");
    const to = join(folder, String(inputs["path"]));
    mkdirSync(to, { recursive: true });
    cpSync(this.place(found.id), to, { recursive: true });
    if (found.name === "stacks") this.leadToEmulator(to);
    const [, stack = ""] = /^planned-(.+)$/.exec(found.name) ?? [];
    const overlay = this.overlays.get(stack);
    if (overlay === undefined) return;
    writeFileSync(join(to, OVERLAY), overlay);
    endpointSetting(to, this.emulatorUrl);
  }

  private leadToEmulator(stacks: string): void {
    for (const stack of readdirSync(stacks)) {
      writeOverlay(join(stacks, stack), this.emulatorUrl);
      this.overlays.set(stack, readFileSync(join(stacks, stack, OVERLAY)));
    }
  }

  private place(id: number): string {
    return join(this.folder, `artifact-${id}`);
  }
}

/** The files that a path names, which may have a `*` for one folder, and what they are named relative to. */
function matches(
  folder: string,
  path: string,
): { readonly root: string; readonly found: readonly string[] } {
  const [before = "", after] = path.split("*");
  const root = join(folder, before);
  if (after === undefined) return { root, found: [root] };
  return {
    root,
    found: readdirSync(root)
      .map((name) => join(root, name, after))
      .filter((file) => existsSync(file)),
  };
}
