import {
  createHmac,
  generateKeyPairSync,
  type KeyObject,
  sign,
} from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Claims } from "../../../support/web-identity";

/** How a token is made otherwise than GitHub makes it. */
export interface Forgery {
  /** Another key than the one that the issuer publishes. */
  readonly key?: KeyObject;
  readonly kid?: string;
  readonly alg?: "none" | "HS256";
}

const SECONDS = { valid: 300, skew: 5 };

/** An issuer of tokens like GitHub's, which shows its public key to whoever asks on this machine. */
export class Issuer {
  private readonly keys = generateKeyPairSync("rsa", { modulusLength: 2048 });
  private readonly server = createServer((_, response) => {
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ keys: [this.publicKey()] }));
  });

  public static async start(): Promise<Issuer> {
    const issuer = new Issuer();
    await new Promise<void>((done) => {
      issuer.server.listen(0, "127.0.0.1", done);
    });
    return issuer;
  }

  /** Where the public keys are. */
  public get jwksUri(): string {
    const { port } = this.server.address() as AddressInfo;
    return `http://127.0.0.1:${port}/jwks`;
  }

  /** A token with these claims, valid for a few minutes unless they say otherwise. */
  public token(claims: Claims, forgery: Forgery = {}): string {
    const now = Math.floor(Date.now() / 1000);
    const { alg = "RS256", kid = "test", key = this.keys.privateKey } = forgery;
    const text = [
      { alg, kid, typ: "JWT" },
      {
        ...claims,
        iat: claims["iat"] ?? now,
        nbf: claims["nbf"] ?? now - SECONDS.skew,
        exp: claims["exp"] ?? now + SECONDS.valid,
      },
    ]
      .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
      .join(".");
    return `${text}.${this.signature(text, alg, key)}`;
  }

  private signature(
    text: string,
    alg: "RS256" | "none" | "HS256",
    key: KeyObject,
  ): string {
    if (alg === "none") return "";
    // Whoever takes the published key for a shared secret would take this.
    if (alg === "HS256")
      return createHmac("sha256", this.pem()).update(text).digest("base64url");
    return sign("sha256", Buffer.from(text), key).toString("base64url");
  }

  private pem(): string {
    return String(this.keys.publicKey.export({ type: "spki", format: "pem" }));
  }

  private publicKey(): object {
    const jwk = this.keys.publicKey.export({ format: "jwk" });
    return { ...jwk, kid: "test", alg: "RS256", use: "sig" };
  }

  public async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }
}
