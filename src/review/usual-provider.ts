import { own } from "./json";

/** What is of a type, and of the provider of that name. */
interface OfProvider {
  readonly type: string;
  readonly provider_name?: unknown;
}

/** Data that only reads what is there; other data may run code, or a request that does more. */
const ONLY_READS =
  /^(?:aws_(?!lambda_invocation$)|google_|azurerm_|azuread_|template_|archive_|cloudinit_|local_(?!command$)|tls_|kubernetes_|terraform_remote_state$|random_|consul_|vault_(?!generic_endpoint))/;

/** Providers that HashiCorp makes, whose names nobody else's should bear. */
const HASHICORPS = new Set([
  ...["archive", "aws", "awscc", "azuread", "azurerm", "cloudinit", "consul"],
  ...["dns", "external", "google", "google-beta", "helm", "http"],
  ...["kubernetes", "local", "nomad", "null", "random", "template", "time"],
  ...["tls", "vault"],
]);

/** Providers whose types are named for another one: a beta of Google's, and what Terraform has built in. */
const PROVIDERS: Readonly<Record<string, readonly string[]>> = {
  google: ["google", "google-beta"],
};

const REGISTRIES = ["registry.terraform.io", "registry.opentofu.org"];

/**
 * Whether the resource is of the provider that its type is named for, from a registry that HashiCorp or OpenTofu keeps:
 * whoever keeps another registry decides what its providers do.
 */
export function isUsual({ type, provider_name }: OfProvider): boolean {
  const name = type.split("_")[0] ?? "";
  if (provider_name === undefined) return true;
  if (name === "terraform")
    return provider_name === "terraform.io/builtin/terraform";
  // Terraform 0.12 names the provider alone.
  return ((own(PROVIDERS, name) as string[] | undefined) ?? [name]).some(
    (provider) =>
      provider_name === provider ||
      REGISTRIES.some(
        (registry) => provider_name === `${registry}/hashicorp/${provider}`,
      ),
  );
}

/** Whether a provider is from a registry that HashiCorp or OpenTofu keeps, and is none that only bears a name of HashiCorp's. */
export function isFromUsualSource(source: string): boolean {
  const [host = "", namespace = "", name = ""] = source.split("/");
  if (name === "" || host === "terraform.io") return true;
  return (
    REGISTRIES.includes(host) &&
    (namespace === "hashicorp" || !HASHICORPS.has(name))
  );
}

/** Whether it reads what is there and does nothing else. */
export function onlyReads(resource: OfProvider): boolean {
  return ONLY_READS.test(resource.type) && isUsual(resource);
}
