import {
  createServer,
  type IncomingMessage,
  request,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import type { IdentityPolicy } from "../../../src/permissions/identity-policy";
import {
  isAllowed,
  type Permission,
} from "../../permissions/support/identity-decision";
import { PolicyShelf } from "./policy-shelf";
import {
  type ApiRequest,
  type KeyAliases,
  requiredPermissions,
} from "./required-permissions";

/** A gate before the emulator that lets through what policies allow, and writes down what was asked for. */
export class Gate {
  /** The policies of whoever comes; nothing is allowed without one. */
  public policies: readonly IdentityPolicy[] = [];
  /** All that was asked for, in order. */
  public readonly asked: Permission[] = [];
  /** The actions of it that the policies of the time did not allow. */
  public readonly refused = new Set<string>();

  private readonly aliases: KeyAliases = new Map();
  private readonly shelf = new PolicyShelf();
  private readonly server = createServer((incoming, response) => {
    this.pass(incoming, response).catch((error: unknown) => {
      // Not a 5xx, which Terraform would try again for minutes.
      response.writeHead(400).end(String(error));
    });
  });

  private constructor(
    private readonly emulatorUrl: string,
    private readonly keepsPolicies: boolean,
  ) {}

  /** @param keepsPolicies whether the policies of buckets stay here, so that the emulator does not go by them */
  public static async before(
    emulatorUrl: string,
    keepsPolicies = false,
  ): Promise<Gate> {
    const gate = new Gate(emulatorUrl, keepsPolicies);
    await new Promise<void>((done) => {
      gate.server.listen(0, "127.0.0.1", done);
    });
    return gate;
  }

  public get url(): string {
    const { port } = this.server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  public async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  private async pass(incoming: IncomingMessage, response: ServerResponse) {
    const { method = "", url = "", headers } = incoming;
    const body = await bytes(incoming);
    const api: ApiRequest = { method, url, headers, body: body.toString() };
    for (const permission of requiredPermissions(api, this.aliases)) {
      this.asked.push(permission);
      if (await isAllowed(this.policies, permission)) continue;
      this.refused.add(permission.action);
      return refuse(response, permission);
    }
    const answer = this.keepsPolicies ? this.shelf.answer(api) : undefined;
    if (answer !== undefined) {
      response.writeHead(answer.status).end(answer.body || undefined);
      return;
    }
    const onward = request(
      new URL(url, this.emulatorUrl),
      { method, headers },
      (answer) => {
        response.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(response);
      },
    );
    onward.on("error", (error) => response.destroy(error)).end(body);
  }
}

async function bytes(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Refuses as AWS does, in the words of S3 or of IAM. */
function refuse(
  response: ServerResponse,
  { action, resource }: Permission,
): void {
  const error = `<Error><Code>AccessDenied</Code><Message>not authorized to perform: ${action} on resource: ${resource}</Message></Error>`;
  response
    .writeHead(403, { "content-type": "text/xml" })
    .end(
      action.startsWith("s3:")
        ? error
        : `<ErrorResponse>${error}</ErrorResponse>`,
    );
}
