import type { Backend } from "./backend";
import { AZURERM, type AzurermState } from "./backends/azurerm";
import { CONSUL, type ConsulState } from "./backends/consul";
import { COS, type CosState } from "./backends/cos";
import { GCS, type GcsState } from "./backends/gcs";
import {
  CLOUD,
  type CloudState,
  REMOTE,
  type RemoteState,
} from "./backends/hcp";
import { HTTP, type HttpState } from "./backends/http";
import { KUBERNETES, type KubernetesState } from "./backends/kubernetes";
import { LOCAL, type LocalState } from "./backends/local";
import { OSS, type OssState } from "./backends/oss";
import { PG, type PgState } from "./backends/pg";
import { S3 } from "./backends/s3";
import type { S3State } from "./backends/s3-props";

export type { S3State };

/**
 * Where Terraform keeps the state of a stack: one of its backends, with locking and encryption on wherever the backend
 * knows them. No secret is a prop, since it would stand in the JSON; Terraform reads them from the environment.
 *
 * @see https://developer.hashicorp.com/terraform/language/backend
 */
export type StateBackend =
  | LocalState
  | S3State
  | AzurermState
  | GcsState
  | PgState
  | HttpState
  | ConsulState
  | CosState
  | OssState
  | KubernetesState
  | RemoteState
  | CloudState;

/** The types of backend that Terraform has. */
export type StateType = StateBackend["type"];

type Registry = {
  readonly [T in StateType]: Backend<Extract<StateBackend, { type: T }>>;
};

/** What this project knows of each. */
export const BACKENDS: Registry = {
  local: LOCAL,
  s3: S3,
  azurerm: AZURERM,
  gcs: GCS,
  pg: PG,
  http: HTTP,
  consul: CONSUL,
  cos: COS,
  oss: OSS,
  kubernetes: KUBERNETES,
  remote: REMOTE,
  cloud: CLOUD,
};

export const STATE_TYPES = Object.keys(BACKENDS) as readonly StateType[];

/** What this project knows of a state's backend, with the state's own type forgotten. */
export function backendOf(state: StateBackend): Backend<StateBackend> {
  return BACKENDS[state.type] as Backend<StateBackend>;
}

/** The props of a state, with defaults in place of those that are not given. */
export function withDefaults(
  state: StateBackend,
  stackId: string,
): Readonly<Record<string, unknown>> {
  const given = Object.fromEntries(
    Object.entries(state).filter(([, value]) => value !== undefined),
  ) as Partial<StateBackend>;
  return { ...given, ...backendOf(state).defaults(stackId, given) };
}
