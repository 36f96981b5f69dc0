import { required } from "../../validation/prop";
import { matching } from "../../validation/text-rule";
import type { Backend } from "../backend";
import { choice, flag, inEnvironment, since, text } from "../option";

/**
 * A blob in a container of Azure Storage, which encrypts it, and which locks it by a lease. Credentials come from the
 * environment (`ARM_CLIENT_SECRET`, `ARM_ACCESS_KEY` and so on), from the Azure CLI, a managed identity, or by OIDC.
 *
 * @see https://developer.hashicorp.com/terraform/language/backend/azurerm
 */
export interface AzurermState {
  readonly type: "azurerm";

  /** The storage account: 3 to 24 lower-case letters and digits. */
  readonly storageAccountName: string;

  /** The container in it. It must exist. */
  readonly containerName: string;

  /**
   * The blob's name.
   *
   * @default - `<stack>.tfstate`
   */
  readonly key?: string;

  /**
   * The resource group of the storage account, for the ways of signing in that look up its access key.
   *
   * @default - none
   */
  readonly resourceGroupName?: string;

  /**
   * The id of the subscription of the storage account.
   *
   * @default - what `ARM_SUBSCRIPTION_ID` says
   */
  readonly subscriptionId?: string;

  /**
   * The id of the tenant that is signed in to.
   *
   * @default - what `ARM_TENANT_ID` says
   */
  readonly tenantId?: string;

  /**
   * The id of the application that signs in. It is no secret.
   *
   * @default - what `ARM_CLIENT_ID` says
   */
  readonly clientId?: string;

  /**
   * Whether the blob is reached as the identity that is signed in, without an access key of the storage account.
   *
   * @default - what `ARM_USE_AZUREAD` says, or false
   */
  readonly useAzureadAuth?: boolean;

  /**
   * Whether the identity signs in by OIDC, as workflows of GitHub do.
   *
   * @default - what `ARM_USE_OIDC` says, or false
   */
  readonly useOidc?: boolean;

  /**
   * Whether the identity that the Azure CLI is signed in with is used. Needs Terraform 1.11.
   *
   * @default - what `ARM_USE_CLI` says, or true
   */
  readonly useCli?: boolean;

  /**
   * Whether the managed identity of the machine is used.
   *
   * @default - what `ARM_USE_MSI` says, or false
   */
  readonly useMsi?: boolean;

  /**
   * Whether the identity of a workload in Azure Kubernetes Service is used. Needs Terraform 1.11.
   *
   * @default - what `ARM_USE_AKS_WORKLOAD_IDENTITY` says, or false
   */
  readonly useAksWorkloadIdentity?: boolean;

  /**
   * The id of the service connection of a pipeline in Azure DevOps. Needs Terraform 1.11.
   *
   * @default - none
   */
  readonly adoPipelineServiceConnectionId?: string;

  /**
   * Whether a snapshot of the blob is made before each write.
   *
   * @default - what `ARM_SNAPSHOT` says, or false
   */
  readonly snapshot?: boolean;

  /**
   * Whether the endpoint of the storage account is looked up, as DNS zone endpoints need it. Needs Terraform 1.11.
   *
   * @default - what `ARM_USE_DNS_ZONE_ENDPOINT` says, or false
   */
  readonly lookupBlobEndpoint?: boolean;

  /**
   * The cloud of Azure.
   *
   * @default - what `ARM_ENVIRONMENT` says, or "public"
   */
  readonly environment?: "public" | "usgovernment" | "china";

  /**
   * The host that knows the endpoints of an Azure that is none of these clouds.
   *
   * @default - what `ARM_METADATA_HOSTNAME` says
   */
  readonly metadataHost?: string;
}

const UUID = matching(
  /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
  "must be an id of Azure",
  'write it like "00000000-0000-0000-0000-000000000000"',
);
const onTheMachine = (variable: string) =>
  [
    "since it belongs to the machine that Terraform runs on",
    inEnvironment(variable),
  ] as const;

export const AZURERM: Backend<AzurermState> = {
  options: {
    storageAccountName: required(
      text(
        matching(
          /^[a-z0-9]{3,24}$/,
          "must have 3 to 24 lower-case letters and digits",
          'write it like "octoorgterraform"',
        ),
      ),
    ),
    containerName: required(
      text(
        matching(
          /^(?!-)(?!.*--)[a-z0-9-]{3,63}(?<!-)$/,
          "must have 3 to 63 lower-case letters, digits and single hyphens",
          'write it like "terraform-state"',
        ),
      ),
    ),
    key: text(),
    resourceGroupName: text(),
    subscriptionId: text(UUID),
    tenantId: text(UUID),
    clientId: text(UUID),
    useAzureadAuth: flag,
    useOidc: flag,
    useCli: since("1.11.0", flag),
    useMsi: flag,
    useAksWorkloadIdentity: since("1.11.0", flag),
    adoPipelineServiceConnectionId: since("1.11.0", text()),
    snapshot: flag,
    lookupBlobEndpoint: since("1.11.0", flag),
    environment: choice(["public", "usgovernment", "china"]),
    metadataHost: text(),
  },
  secrets: {
    access_key: inEnvironment("ARM_ACCESS_KEY"),
    sas_token: inEnvironment("ARM_SAS_TOKEN"),
    client_secret: inEnvironment("ARM_CLIENT_SECRET"),
    client_certificate: inEnvironment("ARM_CLIENT_CERTIFICATE"),
    client_certificate_password: inEnvironment(
      "ARM_CLIENT_CERTIFICATE_PASSWORD",
    ),
    oidc_token: inEnvironment("ARM_OIDC_TOKEN"),
    oidc_request_token: inEnvironment("ARM_OIDC_REQUEST_TOKEN"),
  },
  leftOut: {
    client_certificate_path: onTheMachine("ARM_CLIENT_CERTIFICATE_PATH"),
    client_id_file_path: onTheMachine("ARM_CLIENT_ID_FILE_PATH"),
    client_secret_file_path: onTheMachine("ARM_CLIENT_SECRET_FILE_PATH"),
    oidc_token_file_path: onTheMachine("ARM_OIDC_TOKEN_FILE_PATH"),
    oidc_request_url: onTheMachine("ARM_OIDC_REQUEST_URL"),
    msi_endpoint: onTheMachine("ARM_MSI_ENDPOINT"),
    endpoint: onTheMachine("ARM_MSI_ENDPOINT"),
  },
  defaults: (stackId, { key = `${stackId}.tfstate` }) => ({ key }),
  apart: "key",
  location: (block) => [
    block["storage_account_name"],
    block["container_name"],
    block["key"],
  ],
};
