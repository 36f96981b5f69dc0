import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { AwsCli, Credentials } from "./aws-cli";

/** What part one of the guide hands to part two. */
export interface HandedOver {
  readonly AWS_ACCOUNT_ID: string;
  readonly S3_BUCKET_NAME: string;
  readonly IAM_ROLE: string;
}

/** The commands of the workflow in part two of the guide, with the credentials that its first step gets. */
export class GuideWorkflow {
  public constructor(
    public readonly aws: AwsCli,
    private readonly bucket: string,
    private readonly folder: string,
  ) {}

  /** Trades a token of GitHub's for credentials of the role. The emulator takes any token. */
  public static async start(
    owner: AwsCli,
    handedOver: HandedOver,
    folder: string,
  ): Promise<GuideWorkflow> {
    const { AWS_ACCOUNT_ID, S3_BUCKET_NAME, IAM_ROLE } = handedOver;
    const { Credentials: keys } = await owner.json<{
      Credentials: Credentials;
    }>(
      ...["sts", "assume-role-with-web-identity"],
      ...["--role-arn", `arn:aws:iam::${AWS_ACCOUNT_ID}:role/${IAM_ROLE}`],
      ...["--role-session-name", "GitHubActions"],
      ...["--web-identity-token", "a-token-of-github"],
    );
    return new GuideWorkflow(owner.as(keys), S3_BUCKET_NAME, folder);
  }

  public hasFolder(): Promise<boolean> {
    return this.aws.succeeds("s3api", "head-object", ...this.folderMarker());
  }

  public async createFolder(): Promise<void> {
    await this.aws.json("s3api", "put-object", ...this.folderMarker());
  }

  /** Uploads a dump, without headers, as `pg_dump | gzip` leaves it. */
  public async upload(dump: string, name: string, from: string): Promise<void> {
    const file = join(from, name);
    writeFileSync(file, gzipSync(dump));
    await this.aws.text("s3", "cp", file, this.address(name));
  }

  public async download(name: string, to: string): Promise<void> {
    await this.aws.text("s3", "cp", this.address(name), to);
  }

  /** The backups that were last written before a day. */
  public async backupsBefore(day: string): Promise<string[]> {
    const answer = await this.aws.text(
      ...["s3api", "list-objects", "--bucket", this.bucket],
      ...["--prefix", `${this.folder}/`],
      "--query",
      `Contents[?LastModified<'${day}'] | [?ends_with(Key, '.gz')].{Key: Key}`,
    );
    return answer.split("\n").filter((line) => line !== "");
  }

  public async remove(key: string): Promise<void> {
    await this.aws.text("s3", "rm", `s3://${this.bucket}/${key}`);
  }

  private address(name: string): string {
    return `s3://${this.bucket}/${this.folder}/${name}`;
  }

  private folderMarker(): string[] {
    return ["--bucket", this.bucket, "--key", `${this.folder}/`];
  }
}
