import { createServer, request as ask } from "node:http";
import type { AddressInfo } from "node:net";

/** What a request to S3 takes. */
export interface S3Request {
  readonly action: string;
  readonly resource: string;
  readonly contextVariables: Readonly<Record<string, string>>;
}

/** Stands before the emulator, and writes down what is asked of S3. */
export class RequestLog {
  public readonly requests: S3Request[] = [];
  private readonly server = createServer((incoming, response) => {
    const { method = "", url = "", headers } = incoming;
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.on("end", () => {
      const body = Buffer.concat(chunks);
      if (String(headers.authorization).includes("/s3/"))
        this.requests.push(...needs(method, url, body));
      ask(new URL(url, this.emulatorUrl), { method, headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(response);
      })
        .on("error", (error) => response.destroy(error))
        .end(body);
    });
  });

  private constructor(private readonly emulatorUrl: string) {}

  public static async before(emulatorUrl: string): Promise<RequestLog> {
    const log = new RequestLog(emulatorUrl);
    await new Promise<void>((done) => log.server.listen(0, "127.0.0.1", done));
    return log;
  }

  public get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  public async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }
}

/**
 * What a request takes. What is not known here is a mistake, so that nothing goes unjudged.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html
 */
function needs(method: string, url: string, body: Buffer): S3Request[] {
  const { pathname, searchParams } = new URL(url, "http://emulator");
  const [, bucket = "", key = ""] = /^\/([^/]+)\/?(.*)$/.exec(pathname) ?? [];
  const arn = `arn:aws:s3:::${bucket}`;
  const onObject = (name: string, of = decodeURIComponent(key)) => ({
    action: `s3:${name}`,
    resource: `${arn}/${of}`,
    contextVariables: {},
  });
  const has = (...names: string[]) => names.some((n) => searchParams.has(n));
  if (key === "" && method === "GET" && searchParams.get("list-type") === "2")
    return [
      {
        action: "s3:ListBucket",
        resource: arn,
        contextVariables: { "s3:prefix": searchParams.get("prefix") ?? "" },
      },
    ];
  if (key === "" && method === "POST" && has("delete"))
    return [...body.toString().matchAll(/<Key>(.*?)<\/Key>/g)].map(([, of]) =>
      onObject("DeleteObject", of),
    );
  if (key !== "" && !has("versionId", "acl", "tagging")) {
    if (method === "GET" || method === "HEAD") return [onObject("GetObject")];
    if (method === "PUT") return [onObject("PutObject")];
    if (method === "POST" && has("uploads", "uploadId"))
      return [onObject("PutObject")];
    if (method === "DELETE" && !has("uploadId"))
      return [onObject("DeleteObject")];
  }
  throw new Error(`${method} ${url} is not known here`);
}
