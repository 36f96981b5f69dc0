import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { request as overHttp } from "node:http";
import { request as overHttps } from "node:https";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Credentials, sign } from "aws4";
import { cleanEnv } from "../clean-env";
import { run } from "../run";
import { serve, type Served } from "../serve";
import { tool } from "../tools";

/** A role of the server's. */
export interface ServedRole {
  readonly name: string;
  readonly trustPolicy: object;
  /** Whether the account's own policies allow it everything in S3. */
  readonly mayEverything?: boolean;
}

/** Whose tokens the server takes, as AWS does with an identity provider. */
export interface ServedIssuer {
  /** What trust policies call the identity provider. */
  readonly arn: string;
  readonly url: string;
  readonly jwksUri: string;
  readonly audience: string;
}

export interface Answer {
  readonly status: number;
  /** The code of an error. */
  readonly code: string;
  /** The version of an object. */
  readonly version: string;
  readonly etag: string;
  readonly body: string;
}

export interface Request {
  readonly method: "GET" | "PUT" | "POST" | "DELETE";
  readonly path: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Whether it goes over plain HTTP. */
  readonly isPlain?: boolean;
}

const ADMIN = { accessKeyId: "admin", secretAccessKey: "secret-of-admin" };
const EVERYTHING = {
  name: "everything",
  document: {
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Action: ["s3:*"], Resource: ["*"] }],
  },
};

const POLL_MS = 50;
const LONGEST_MS = 20_000;

const PORTS = ["master", "volume", "filer", "s3", "s3.https"] as const;

/** A server of S3 and STS that checks tokens, and goes by the policies of roles and buckets. */
export class AccessServer {
  private readonly ca: Buffer;

  private constructor(
    private readonly folder: string,
    private readonly server: Served,
    private readonly ports: { readonly plain: number; readonly tls: number },
  ) {
    this.ca = readFileSync(this.certificate);
  }

  public static async start(
    issuer: ServedIssuer,
    roles: readonly ServedRole[],
  ): Promise<AccessServer> {
    const folder = mkdtempSync(join(tmpdir(), "e2e-access-"));
    await makeCertificate(folder);
    write(folder, "master.toml", "[master.volume_growth]\ncopy_1 = 1\n");
    write(folder, "s3.json", {
      identities: [
        {
          name: "admin",
          credentials: [
            { accessKey: ADMIN.accessKeyId, secretKey: ADMIN.secretAccessKey },
          ],
          actions: ["Admin"],
        },
      ],
    });
    write(folder, "iam.json", {
      sts: {
        tokenDuration: "1h",
        maxSessionLength: "12h",
        issuer: "sts",
        signingKey: Buffer.alloc(32, "key").toString("base64"),
      },
      providers: [
        {
          name: issuer.arn,
          type: "oidc",
          enabled: true,
          config: {
            issuer: issuer.url,
            clientId: issuer.audience,
            jwksUri: issuer.jwksUri,
          },
        },
      ],
      policy: { defaultEffect: "Deny", storeType: "memory" },
      policies: [EVERYTHING],
      roles: roles.map(({ name, trustPolicy, mayEverything }) => ({
        roleName: name,
        roleArn: arnOf(name),
        trustPolicy,
        attachedPolicies: mayEverything ? [EVERYTHING.name] : [],
      })),
    });
    const free = await freePorts(2 * PORTS.length);
    const [plain = 0, tls = 0] = PORTS.map((_, index) => free[index]).slice(3);
    const server = await serve(
      [
        "sh",
        "-c",
        'cd "$0" && exec "$@"',
        folder,
        tool("accessServer").command,
        "server",
        ...["-ip=127.0.0.1", "-ip.bind=127.0.0.1", `-dir=${folder}`],
        ...["-s3", "-filer=true", "-master.telemetry=false"],
        ...["master", "volume", "filer", "s3"].flatMap((name, index) => [
          `-${name}.port=${free[index]}`,
          `-${name}.port.grpc=${free[PORTS.length + index]}`,
        ]),
        `-s3.port.https=${tls}`,
        ...["-s3.port.iceberg=0", "-s3.port.lance=0"],
        `-s3.cert.file=${join(folder, "cert.pem")}`,
        `-s3.key.file=${join(folder, "key.pem")}`,
        `-s3.config=${join(folder, "s3.json")}`,
        `-s3.iam.config=${join(folder, "iam.json")}`,
        ...["-volume.max=400", "-master.volumeSizeLimitMB=64"],
      ],
      /Start Seaweed S3 API Server .* at http port/,
      cleanEnv(),
      "KILL",
    );
    return new AccessServer(folder, server, { plain, tls });
  }

  public get url(): string {
    return `https://127.0.0.1:${this.ports.tls}`;
  }

  /** What tells clients that the server is whom they mean. */
  public get certificate(): string {
    return join(this.folder, "cert.pem");
  }

  /** Asks for credentials of a role by a token. */
  public async assume(
    role: string,
    token: string,
  ): Promise<Credentials | undefined> {
    const { status, body } = await this.send({
      method: "POST",
      path: "/",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: String(
        new URLSearchParams({
          Action: "AssumeRoleWithWebIdentity",
          Version: "2011-06-15",
          RoleArn: arnOf(role),
          RoleSessionName: "backup",
          WebIdentityToken: token,
        }),
      ),
    });
    if (status >= 400 && status < 500) return undefined;
    const text = (name: string) =>
      new RegExp(`<${name}>([^<]+)</${name}>`).exec(body)?.[1];
    const credentials = {
      accessKeyId: text("AccessKeyId"),
      secretAccessKey: text("SecretAccessKey"),
      sessionToken: text("SessionToken"),
    };
    if (status !== 200 || Object.values(credentials).includes(undefined))
      throw new Error(`AssumeRoleWithWebIdentity: ${status} ${body}`);
    return credentials;
  }

  /** Makes a bucket with versioning and a policy, and waits until the server goes by that, which takes a moment. */
  public async makeBucket(
    name: string,
    policy: object,
    isInForce: () => Promise<boolean>,
  ): Promise<void> {
    const path = `/${name}`;
    await this.byAdmin({ method: "PUT", path });
    await this.byAdmin({
      method: "PUT",
      path: `${path}?versioning`,
      body: "<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>",
    });
    await this.byAdmin({
      method: "PUT",
      path: `${path}?policy`,
      body: JSON.stringify(policy),
    });
    for (let waited = 0; !(await isInForce()); waited += POLL_MS) {
      if (waited > LONGEST_MS)
        throw new Error(`the policy of ${name} is not in force`);
      await new Promise((done) => setTimeout(done, POLL_MS));
    }
  }

  /** A request of whoever may everything, which must succeed. */
  public async byAdmin(request: Request): Promise<Answer> {
    const answer = await this.send(request, ADMIN);
    if (answer.status >= 300)
      throw new Error(
        `${request.method} ${request.path}: ${answer.status} ${answer.body}`,
      );
    return answer;
  }

  /** A request, signed if there are credentials. */
  public send(
    { method, path, body = "", headers = {}, isPlain = false }: Request,
    credentials?: Credentials,
  ): Promise<Answer> {
    const port = isPlain ? this.ports.plain : this.ports.tls;
    const options = {
      ...{ host: `127.0.0.1:${port}`, hostname: "127.0.0.1", port },
      ...{ method, path, body, headers: { ...headers } },
      ...{ service: "s3", region: "us-east-1" },
      ca: this.ca,
    };
    if (credentials !== undefined) sign(options, credentials);
    return new Promise((done, fail) => {
      const sent = (isPlain ? overHttp : overHttps)(options, (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (part: string) => {
          text += part;
        });
        response.on("end", () =>
          done({
            status: response.statusCode ?? 0,
            version: String(response.headers["x-amz-version-id"]),
            etag: String(response.headers.etag),
            code: /<Code>(\w+)<\/Code>/.exec(text)?.[1] ?? "",
            body: text,
          }),
        );
      });
      sent.on("error", fail).end(body);
    });
  }

  public async stop(): Promise<void> {
    await this.server.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function arnOf(role: string): string {
  return `arn:aws:iam::role/${role}`;
}

function write(folder: string, name: string, content: string | object): void {
  writeFileSync(
    join(folder, name),
    typeof content === "string" ? content : JSON.stringify(content),
  );
}

function makeCertificate(folder: string): Promise<unknown> {
  return run("openssl", [
    ...["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"],
    ...["-keyout", join(folder, "key.pem"), "-out", join(folder, "cert.pem")],
    ...["-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1"],
  ]);
}

/** Ports that nobody has yet. */
async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer();
      await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
      return server;
    }),
  );
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(
    servers.map((server) => new Promise((done) => server.close(done))),
  );
  return ports;
}
