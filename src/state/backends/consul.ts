import { matching } from "../../validation/text-rule";
import type { Backend } from "../backend";
import { choice, flag, inEnvironment, text } from "../option";

/**
 * A key of Consul's key-value store, locked by a session of Consul. The token comes from `CONSUL_HTTP_TOKEN`.
 * Consul does not encrypt what it stores.
 *
 * @see https://developer.hashicorp.com/terraform/language/backend/consul
 */
export interface ConsulState {
  readonly type: "consul";

  /**
   * The key.
   *
   * @default - `terraform/<stack>`
   */
  readonly path?: string;

  /**
   * Host and port of Consul: `consul.example.com:8501`.
   *
   * @default - what `CONSUL_HTTP_ADDR` says, or the agent on the machine
   */
  readonly address?: string;

  /**
   * How Consul is asked. Over `http` the state and the token can be read on the way.
   *
   * @default "https"
   */
  readonly scheme?: "https" | "http";

  /**
   * The datacenter.
   *
   * @default - the agent's
   */
  readonly datacenter?: string;

  /**
   * Whether the state is compressed. Consul holds up to 512 KB in a key.
   *
   * @default false
   */
  readonly gzip?: boolean;

  /**
   * The file, in PEM, with the certificate of the authority that has signed Consul's.
   *
   * @default - what `CONSUL_CACERT` names
   */
  readonly caFile?: string;

  /**
   * The file, in PEM, with the certificate that Terraform shows to Consul.
   *
   * @default - what `CONSUL_CLIENT_CERT` names
   */
  readonly certFile?: string;

  /**
   * The file, in PEM, with the key of that certificate.
   *
   * @default - what `CONSUL_CLIENT_KEY` names
   */
  readonly keyFile?: string;
}

export const CONSUL: Backend<ConsulState> = {
  options: {
    path: text(
      matching(
        /^[^/].*[^/]$/,
        'must not start or end with "/"',
        'write it like "terraform/postgres-backups"',
      ),
    ),
    address: text(
      matching(
        /^(?:[\w.-]+|\[[0-9a-f:]+\])(?::\d+)?$/i,
        "must be a host with its port, without scheme, user and path",
        'write it like "consul.example.com:8501"',
      ),
      inEnvironment("CONSUL_HTTP_AUTH", "CONSUL_HTTP_TOKEN"),
    ),
    scheme: choice(["https", "http"]),
    datacenter: text(),
    gzip: flag,
    caFile: text(),
    certFile: text(),
    keyFile: text(),
  },
  always: { lock: true },
  secrets: {
    access_token: inEnvironment("CONSUL_HTTP_TOKEN"),
    http_auth: inEnvironment("CONSUL_HTTP_AUTH"),
  },
  leftOut: { lock: ["since it is always on", "leave it out"] },
  defaults: (stackId, { path = `terraform/${stackId}`, scheme = "https" }) => ({
    path,
    scheme,
  }),
  apart: "path",
  location: ({ address, datacenter, path }) => [address, datacenter, path],
};
