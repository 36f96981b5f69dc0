import { open } from "../finding";
import { listed, type Markdown, plain, say } from "../markdown";
import { isWorld } from "../policy/world";
import { isTold, type LeafRule, names } from "./any-protection";

const EVERYONE =
  /^(?:allUsers|allAuthenticatedUsers)$|[:/](?:allUsers|allAuthenticatedUsers)$|:all(?:Authenticated)?Users$/;

/** What makes something public, in whatever type it stands. */
export const PUBLIC_RULES: readonly LeafRule[] = [
  {
    path: names(
      ...["publicly_accessible", "public_network_access_enabled"],
      ...["endpoint_public_access", "associate_public_ip_address"],
      ...["assign_public_ip", "allow_blob_public_access"],
      ...["allow_nested_items_to_be_public", "public_access_enabled"],
      ...["public_network_enabled", "ipv4_enabled", "is_public"],
      ...["public_network_access", "enable_public_access"],
      ...["map_public_ip_on_launch", "allow_unauthenticated_identities"],
      ...["anonymous_pull_enabled", "anonymous_access_enabled"],
    ),
    said: (change) => {
      const isOn = (values: readonly unknown[]) =>
        values.some(
          (one) => one === true || /^(?:true|enabled)$/i.test(String(one)),
        );
      return isOn(change.is) && !isOn(change.was) && isTold(change)
        ? [open(say`**public**: ${change.path} is on`)]
        : [];
    },
  },
  {
    // What goes out, and where it goes to, lets nobody in.
    path: /^(?!.*(?:egress|destination|route|target|subnet|next_hop)).*(?:cidr|source_range|source_address|authorized|allow|ip_rule|ip_range|whitelist|trusted|source_ips|source_prefix|remote_ip_prefix)/,
    type: /^(?!.*(?:route|network_acl|egress|prefix_list|_vpc$|subnet|peering|nat_|vpc_endpoint))/,
    isAddress: true,
    said: ({ path, was, is }) => {
      const come = is.filter((one) => isWorld(one) && !was.includes(one));
      return come.length === 0
        ? []
        : [
            open(
              say`**public**: ${path} is open to **everyone**, ${listed([...new Set(come.map(String))])}`,
            ),
          ];
    },
  },
  {
    path: /./,
    type: /^google_/,
    isAnywhere: true,
    said: ({ path, was, is }) => {
      const come = is.filter(
        (one) => EVERYONE.test(String(one)) && !was.includes(one),
      );
      return come.length === 0
        ? []
        : [
            open(
              say`**public**: ${path} names **everyone**, ${listed(come.map(String))}`,
            ),
          ];
    },
  },
  {
    path: /(?:^|\.)(?:acl|canned_acl|predefined_acl|default_acl|object_acl|container_access_type|public_access|access_type|acl_policy)$/,
    said: ({ path, was, is }) => {
      const come = is.filter(
        (one) => PUBLIC_VALUE.test(String(one)) && !was.includes(one),
      );
      return come.length === 0
        ? []
        : [open(say`**public**: ${path} is ${listed(come.map(String))}`)];
    },
  },
  valueIs(
    names("principal", "principals", "principal_arn", "allowed_principals"),
    /^\*$/,
    plain("names **everyone**"),
  ),
  valueIs(
    names("authorization", "authorization_type", "auth_type"),
    /^NONE$/i,
    plain("**everyone** may call it"),
  ),
  valueIs(
    /(?:^|\.)public_access\.type$/,
    /^SERVICE_PROVIDED_EIPS$/,
    plain("it has addresses on the internet"),
  ),
  valueIs(
    /(?:^|\.)permissions\.account_ids$/,
    /^all$/i,
    plain("**everyone** may use it"),
  ),
  {
    path: names("shared_accounts", "shared_with", "group_ids"),
    type: /snapshot|image|ami/,
    said: ({ path, was, is }) =>
      is.includes("all") && !was.includes("all")
        ? [
            open(
              say`**public**: ${path} is ${"all"}, so **everyone** may copy it`,
            ),
          ]
        : [],
  },
  {
    path: /(?:^|\.)(?:network_rules|network_acls|network_rule_set|rule_set)\.default_action$|^default_action$/,
    type: /^azurerm_/,
    said: (change) =>
      change.is.includes("Allow") && !change.was.includes("Allow")
        ? [
            open(
              say`**public**: ${change.path} is ${"Allow"}, for every network`,
            ),
          ]
        : [],
  },
];

/** As S3, Google's storage and Azure's write it. */
const PUBLIC_VALUE =
  /^(?:public.*|authenticated-?read|container|blob|bucketPublicRead)$/i;

/** A value that lets everyone in, in a place of this name. */
function valueIs(path: RegExp, value: RegExp, why: Markdown): LeafRule {
  return {
    path,
    // These have judges of their own, which see what limits it.
    type: /^(?!aws_lambda_(?:permission|function_url)$)/,
    said: (change) => {
      const come = change.is.filter(
        (one) => value.test(String(one)) && !change.was.includes(one),
      );
      return come.length === 0
        ? []
        : [
            open(
              say`**public**: ${change.path} is ${listed(come.map(String))}: ${why}`,
            ),
          ];
    },
  };
}
