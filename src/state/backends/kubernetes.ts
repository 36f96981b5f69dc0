import { required } from "../../validation/prop";
import { matching } from "../../validation/text-rule";
import type { Backend } from "../backend";
import {
  args,
  block,
  flag,
  inEnvironment,
  text,
  textMap,
  texts,
} from "../option";
import { ADDRESS } from "../text-rules";

/** A command that prints the credentials of a cluster, such as `aws eks get-token`. */
export interface KubernetesExec {
  /** The version of the interface: `client.authentication.k8s.io/v1`. */
  readonly apiVersion: string;

  /** The command. It sees the environment that Terraform runs in. */
  readonly command: string;

  /**
   * What it is called with.
   *
   * @default - nothing
   */
  readonly args?: readonly string[];
}

/**
 * A secret in a Kubernetes cluster, locked by a lease. A cluster encrypts its secrets only where its administrator has
 * turned that on. Credentials come from the kube config file, or from `KUBE_TOKEN` and so on.
 *
 * @see https://developer.hashicorp.com/terraform/language/backend/kubernetes
 */
export interface KubernetesState {
  readonly type: "kubernetes";

  /**
   * The end of the secret's name, `tfstate-default-<suffix>`: lower-case letters, digits, hyphens and dots, and no
   * number behind the last hyphen.
   *
   * @default - the stack's id
   */
  readonly secretSuffix?: string;

  /**
   * The namespace of the secret.
   *
   * @default - what `KUBE_NAMESPACE` says, or "default"
   */
  readonly namespace?: string;

  /**
   * More labels of the secret.
   *
   * @default - none
   */
  readonly labels?: Readonly<Record<string, string>>;

  /**
   * Kube config files.
   *
   * @default - what `KUBE_CONFIG_PATH` or `KUBE_CONFIG_PATHS` name
   */
  readonly configPaths?: readonly string[];

  /**
   * The context in them.
   *
   * @default - what `KUBE_CTX` names, or the current one
   */
  readonly configContext?: string;

  /**
   * The user of the context.
   *
   * @default - what `KUBE_CTX_AUTH_INFO` names, or the context's
   */
  readonly configContextAuthInfo?: string;

  /**
   * The cluster of the context.
   *
   * @default - what `KUBE_CTX_CLUSTER` names, or the context's
   */
  readonly configContextCluster?: string;

  /**
   * Whether Terraform runs in a pod of the cluster, as the pod's service account.
   *
   * @default - what `KUBE_IN_CLUSTER_CONFIG` says, or false
   */
  readonly inClusterConfig?: boolean;

  /**
   * The address of the cluster.
   *
   * @default - what `KUBE_HOST` says, or the kube config file
   */
  readonly host?: string;

  /**
   * The certificate, in PEM, of the authority that has signed the cluster's. It is no secret.
   *
   * @default - what `KUBE_CLUSTER_CA_CERT_DATA` says, or the kube config file
   */
  readonly clusterCaCertificate?: string;

  /**
   * The command that prints the credentials.
   *
   * @default - the kube config file's
   */
  readonly exec?: KubernetesExec;

  /**
   * The address of a proxy.
   *
   * @default - what `KUBE_PROXY_URL` says
   */
  readonly proxyUrl?: string;
}

const exec = block<KubernetesExec>({
  options: {
    apiVersion: required(text()),
    command: required(text()),
    args,
  },
  leftOut: {
    env: [
      "since the command sees the environment that Terraform runs in",
      "set the variables there",
    ],
  },
});

export const KUBERNETES: Backend<KubernetesState> = {
  options: {
    secretSuffix: text(
      matching(
        /^(?!(?:.*-)?\d+$)[a-z0-9](?:[a-z0-9.-]{0,61}[a-z0-9])?$/,
        "must have 1 to 63 lower-case letters, digits, hyphens and dots, and no number at the end",
        'write secretSuffix: "postgres-backups"',
      ),
    ),
    namespace: text(),
    labels: textMap,
    configPaths: texts(),
    configContext: text(),
    configContextAuthInfo: text(),
    configContextCluster: text(),
    inClusterConfig: flag,
    host: text(ADDRESS),
    clusterCaCertificate: text(),
    exec,
    proxyUrl: text(ADDRESS),
  },
  secrets: {
    token: inEnvironment("KUBE_TOKEN"),
    username: inEnvironment("KUBE_USER"),
    password: inEnvironment("KUBE_PASSWORD"),
    client_certificate: inEnvironment("KUBE_CLIENT_CERT_DATA"),
    client_key: inEnvironment("KUBE_CLIENT_KEY_DATA"),
  },
  leftOut: {
    config_path: ["since there can be several", 'write configPaths: ["…"]'],
    load_config_file: [
      "since Terraform does not look at it any more",
      "leave it out",
    ],
    insecure: [
      "since anyone on the way could read and change the state",
      "write clusterCaCertificate with the authority of the cluster's certificate",
    ],
  },
  defaults: (stackId, { secretSuffix = stackId }) => ({ secretSuffix }),
  apart: "secretSuffix",
  location: (all) => [
    all["host"],
    all["config_context"],
    all["config_context_cluster"],
    all["namespace"],
    all["secret_suffix"],
  ],
};
