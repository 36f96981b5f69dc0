import { AwsCli } from "../aws-cli";

/** A manifest, as far as the tests read it. */
export interface Manifest {
  readonly name: string;
  readonly database: string;
  readonly started: string;
  readonly ended: string;
  readonly seconds: number;
  readonly longestSeconds: number;
  readonly server: string;
  readonly client: string;
  readonly dump: {
    readonly key: string;
    readonly versionId: string | null;
    readonly bytes: number;
    readonly sha256: string;
    readonly compression: string;
  };
  readonly globals: { readonly key: string; readonly sha256: string } | null;
  readonly fingerprint: {
    readonly tables: readonly {
      readonly schema: string;
      readonly table: string;
      readonly rows: number;
      readonly checksum?: string;
    }[];
    readonly largeObjects: number;
  };
}

/** All that a bucket holds: the versions of objects, and the marks of deletion. */
export interface Contents {
  readonly kept: readonly string[];
  readonly deleted: readonly string[];
}

/** A bucket with versions, as the stack makes it, in the hands of its owner. */
export class BackupBucket {
  public readonly aws: AwsCli;

  private constructor(
    private readonly emulatorUrl: string,
    public readonly name: string,
  ) {
    this.aws = new AwsCli(emulatorUrl);
  }

  public static async create(
    emulatorUrl: string,
    name: string,
  ): Promise<BackupBucket> {
    const bucket = new BackupBucket(emulatorUrl, name);
    await bucket.api("create-bucket");
    await bucket.api(
      "put-bucket-versioning",
      ...["--versioning-configuration", "Status=Enabled"],
    );
    return bucket;
  }

  /** The keys of all objects, in their order. */
  public async keys(under = ""): Promise<string[]> {
    const query = `list-type=2&prefix=${encodeURIComponent(under)}`;
    return all(await this.text("GET", `?${query}`), "Contents");
  }

  /** All that was ever written or deleted and is not gone for good. */
  public async contents(): Promise<Contents> {
    const answer = await this.text("GET", "?versions");
    return {
      kept: all(answer, "Version").sort(),
      deleted: all(answer, "DeleteMarker").sort(),
    };
  }

  /** The newest manifest in a folder. */
  public async manifest(folder = ""): Promise<Manifest> {
    const keys = await this.keys(`${folder}manifests/`);
    return JSON.parse(
      await this.text("GET", `/${String(keys.at(-1))}`),
    ) as Manifest;
  }

  public async put(key: string, body: string | Uint8Array): Promise<void> {
    await this.text("PUT", `/${key}`, body);
  }

  public async remove(key: string): Promise<void> {
    await this.text("DELETE", `/${key}`);
  }

  public async get(key: string): Promise<Buffer> {
    const answer = await this.request("GET", `/${key}`);
    return Buffer.from(await answer.arrayBuffer());
  }

  /** Writes a backup as it was made at some time. */
  public async putBackup(
    folder: string,
    at: Date,
    manifest: Partial<Manifest> = {},
  ): Promise<string> {
    const time = at.toISOString().slice(0, 19);
    const name = `${time.replaceAll(":", "-")}Z-1-1`;
    const key = `${folder}dumps/${name}.dump`;
    await this.put(key, "a dump");
    const dump = { key, bytes: 6, sha256: "", compression: "6" };
    await this.put(
      `${folder}manifests/${name}.json`,
      JSON.stringify({
        ...{ format: 1, name, started: `${time}Z`, longestSeconds: 1 },
        ...{ server: "15.1", client: "15.1", globals: null },
        dump: { ...dump, versionId: null },
        fingerprint: { tables: [], largeObjects: 0 },
        ...manifest,
      }),
    );
    return name;
  }

  public api<T = unknown>(command: string, ...args: string[]): Promise<T> {
    return this.aws.json<T>("s3api", command, "--bucket", this.name, ...args);
  }

  private async text(
    method: string,
    path: string,
    body?: string | Uint8Array,
  ): Promise<string> {
    return (await this.request(method, path, body)).text();
  }

  /** Asks the emulator itself, which is quicker than by the AWS CLI. */
  private async request(
    method: string,
    path: string,
    body?: string | Uint8Array,
  ): Promise<Response> {
    const authorization =
      "AWS4-HMAC-SHA256 Credential=any/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=none";
    const answer = await fetch(`${this.emulatorUrl}/${this.name}${path}`, {
      method,
      body: body as string | undefined,
      headers: { authorization },
    });
    if (!answer.ok)
      throw new Error(
        `${method} ${path}: ${answer.status} ${await answer.text()}`,
      );
    return answer;
  }
}

/** The keys in a listing of S3's. */
function all(listing: string, element: string): string[] {
  const pattern = new RegExp(`<${element}>.*?<Key>(.*?)</Key>`, "gs");
  return [...listing.matchAll(pattern)].map(([, key]) => key as string);
}
