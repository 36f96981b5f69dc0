import { required } from "../../validation/prop";
import type { Backend } from "../backend";
import { called, choice, inEnvironment, text, wholeNumber } from "../option";
import { ADDRESS } from "../text-rules";

export type Method =
  "GET" | "POST" | "PUT" | "PATCH" | "DELETE" | "LOCK" | "UNLOCK";

/**
 * A server that takes the state by HTTP and locks it, such as GitLab. User and password come from `TF_HTTP_USERNAME`
 * and `TF_HTTP_PASSWORD`.
 *
 * @see https://developer.hashicorp.com/terraform/language/backend/http
 */
export interface HttpState {
  readonly type: "http";

  /** The address of this stack's state: `https://gitlab.example.com/api/v4/projects/7/terraform/state/backups`. */
  readonly address: string;

  /**
   * How a state is written.
   *
   * @default "POST"
   */
  readonly updateMethod?: Method;

  /**
   * The address that locks the state.
   *
   * @default - `address`
   */
  readonly lockAddress?: string;

  /**
   * How the state is locked. GitLab's is POST.
   *
   * @default "LOCK"
   */
  readonly lockMethod?: Method;

  /**
   * The address that unlocks the state.
   *
   * @default - `lockAddress`
   */
  readonly unlockAddress?: string;

  /**
   * How the state is unlocked. GitLab's is DELETE.
   *
   * @default "UNLOCK"
   */
  readonly unlockMethod?: Method;

  /**
   * How many times a request is made again.
   *
   * @default 2
   */
  readonly retryMax?: number;

  /**
   * How long Terraform waits between requests at least.
   *
   * @default 1
   */
  readonly retryWaitMinSeconds?: number;

  /**
   * How long Terraform waits between requests at most.
   *
   * @default 30
   */
  readonly retryWaitMaxSeconds?: number;

  /**
   * The certificate, in PEM, of the authority that has signed the server's. It is no secret.
   *
   * @default - the authorities of the system
   */
  readonly clientCaCertificatePem?: string;
}

const METHODS: readonly Method[] = [
  "GET",
  "POST",
  "PUT",
  "PATCH",
  "DELETE",
  "LOCK",
  "UNLOCK",
];

const server = text(
  ADDRESS,
  inEnvironment("TF_HTTP_USERNAME and TF_HTTP_PASSWORD"),
);

const wait = wholeNumber("seconds", 0, 3600);

export const HTTP: Backend<HttpState> = {
  options: {
    address: required(server),
    updateMethod: choice(METHODS),
    lockAddress: server,
    lockMethod: choice(METHODS),
    unlockAddress: server,
    unlockMethod: choice(METHODS),
    retryMax: wholeNumber("times", 0, 100),
    retryWaitMinSeconds: called("retry_wait_min", wait),
    retryWaitMaxSeconds: called("retry_wait_max", wait),
    clientCaCertificatePem: text(),
  },
  secrets: {
    username: inEnvironment("TF_HTTP_USERNAME"),
    password: inEnvironment("TF_HTTP_PASSWORD"),
    client_certificate_pem: inEnvironment("TF_HTTP_CLIENT_CERTIFICATE_PEM"),
    client_private_key_pem: inEnvironment("TF_HTTP_CLIENT_PRIVATE_KEY_PEM"),
  },
  leftOut: {
    skip_cert_verification: [
      "since anyone on the way could read and change the state",
      "write clientCaCertificatePem with the authority of the server's certificate",
    ],
  },
  defaults: (
    _stackId,
    { address, lockAddress = address, unlockAddress = lockAddress },
  ) => ({ lockAddress, unlockAddress }),
  apart: "address",
  location: ({ address }) => [address],
};
