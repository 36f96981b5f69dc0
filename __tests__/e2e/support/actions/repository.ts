import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { PROJECT } from "../paths";
import { run } from "../run";

/** A pull request, as far as git knows it. */
export interface Proposed {
  readonly branch: string;
  readonly headSha: string;
  /** The newest commit of the branch that it is for. */
  readonly baseSha: string;
  /** The commit that GitHub makes of the pull request and the branch that it is for. */
  readonly mergeSha: string;
}

/** A repository with the project in it, on the branch `main`. */
export class Repository {
  private constructor(public readonly folder: string) {}

  public static async create(folder: string): Promise<Repository> {
    mkdirSync(folder, { recursive: true });
    const repository = new Repository(folder);
    const listed = await run(
      "git",
      ["ls-files", "-z", "--cached", "--others", "--exclude-standard"],
      { cwd: PROJECT },
    );
    for (const file of listed.stdout.split("\0").filter(Boolean)) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      cpSync(join(PROJECT, file), join(folder, file));
    }
    await repository.git("init", "--quiet", "--initial-branch=main");
    await repository.commit("chore: begin");
    return repository;
  }

  /** Changes files on a branch, which is made if it is new. */
  public async propose(
    branch: string,
    files: Readonly<Record<string, string>>,
  ): Promise<Proposed> {
    const exists = await this.git("branch", "--list", branch);
    await this.git("checkout", "--quiet", ...(exists ? [] : ["-b"]), branch);
    for (const [file, text] of Object.entries(files))
      writeFileSync(join(this.folder, file), text);
    const headSha = await this.commit(`feat: ${branch}`);
    await this.git("checkout", "--quiet", "--detach", "main");
    await this.git("merge", "--quiet", "--no-ff", "--message=merge", branch);
    const mergeSha = await this.git("rev-parse", "HEAD");
    await this.git("checkout", "--quiet", "main");
    const baseSha = await this.newest();
    return { branch, headSha, baseSha, mergeSha };
  }

  /** Merges a branch in one commit, and returns it. */
  public async squash({ branch }: Proposed): Promise<string> {
    await this.git("merge", "--quiet", "--squash", branch);
    return this.commit(`feat: ${branch}, merged`);
  }

  /** A fresh working copy of a commit. */
  public async checkOut(sha: string, folder: string): Promise<void> {
    await this.git("clone", "--quiet", "--no-checkout", this.folder, folder);
    await this.git("-C", folder, "fetch", "--quiet", "origin", sha);
    await this.git("-C", folder, "checkout", "--quiet", "--detach", sha);
  }

  public newest(): Promise<string> {
    return this.git("rev-parse", "main");
  }

  private async commit(message: string): Promise<string> {
    await this.git("add", "--all");
    await this.git("commit", "--quiet", "--allow-empty", "--message", message);
    return this.git("rev-parse", "HEAD");
  }

  private async git(...args: string[]): Promise<string> {
    const who = ["-c", "user.name=octocat", "-c", "user.email=o@example.com"];
    const quiet = ["-c", "commit.gpgsign=false", "-c", "advice.detachedHead=0"];
    const { stdout } = await run("git", [...who, ...quiet, ...args], {
      cwd: this.folder,
    });
    return stdout.trim();
  }
}
