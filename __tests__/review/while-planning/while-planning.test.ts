import { differences, renderVerdict, verdict } from "../../../src/review";
import { planOf } from "../../support/review-plan";

interface Given {
  readonly resources?: readonly object[];
  readonly outputs?: object;
  readonly provider?: object;
  readonly source?: string;
  readonly output_changes?: object;
}

/** A plan without a change, whose configuration holds this, in the root or in a module of a module. */
function configured(given: Given, isNested = false) {
  const { resources = [], outputs = {}, provider = {} } = given;
  const module = { resources, outputs };
  const nested = {
    outputs: Object.fromEntries(
      Object.keys(outputs).map((name) => [
        name,
        { expression: { references: [`module.a.${name}`, "module.a"] } },
      ]),
    ),
    module_calls: { a: { module } },
  };
  return planOf([], {
    output_changes: given.output_changes ?? {},
    configuration: {
      provider_config: {
        aws: {
          name: "aws",
          full_name: given.source ?? "registry.terraform.io/hashicorp/aws",
          expressions: provider,
        },
      },
      root_module: isNested ? nested : module,
    },
  });
}

const is = (constant_value: unknown) => ({ constant_value });
const data = (type: string, expressions: object = {}, mode = "data") => ({
  ...{ mode, type, name: "it", expressions },
  provider_config_key: type.split("_")[0],
});
const reads = (type: string, attribute: string): Given => ({
  resources: [data(type)],
  outputs: {
    it: {
      expression: {
        references: [`data.${type}.it.${attribute}`, `data.${type}.it`],
      },
    },
  },
});

const RUNS = { program: is(["sh", "-c", "id"]) };
const URL = { url: is("https://example.com") };

describe.each<[what: string, given: Given, words: RegExp]>([
  [
    "a command",
    { resources: [data("external", RUNS)] },
    /\*\*runs a command while planning\*\*: `sh`, `-c`, `id`/,
  ],
  [
    "a command of the provider for files",
    { resources: [data("local_command", { command: is("id") })] },
    /runs a command while planning\*\*: `id`/,
  ],
  [
    "a function",
    { resources: [data("aws_lambda_invocation", { function_name: is("f") })] },
    /runs a function while planning\*\*: `f`/,
  ],
  [
    "a function whose answer is not kept",
    { resources: [data("aws_lambda_invocation", {}, "ephemeral")] },
    /runs a function while planning/,
  ],
  [
    "a request",
    { resources: [data("http", URL)] },
    /sends a request while planning\*\*: `https:\/\/example.com`/,
  ],
  [
    "data of a type that is not known",
    { resources: [data("shell_script")] },
    /`shell_script` is read while planning/,
  ],
  ...[
    ["terraform_remote_state", "outputs.password"],
    ["local_file", "content"],
    ["aws_secretsmanager_secret_version", "secret_string"],
    ["aws_ssm_parameter", "value"],
    ["aws_kms_secrets", "plaintext"],
    ["google_secret_manager_secret_version", "secret_data"],
    ["azurerm_key_vault_secret", "value"],
  ].map(([type = "", attribute = ""]): [string, Given, RegExp] => [
    `${attribute} of ${type}, given out`,
    reads(type, attribute),
    /output it.*\*\*gives out\*\* what/,
  ]),
])("%s", (_, given, words) => {
  test.each([
    ["in the root", false],
    ["in a module", true],
  ])("%s", (__, isNested) => {
    const found = verdict(configured(given, isNested));

    expect(found.level).toBe("look");
    expect(renderVerdict(found)).toMatch(words);
  });
});

test.each<[what: string, provider: object, words: RegExp]>([
  [
    "other endpoints",
    { endpoints: [{ s3: is("https://example.com") }] },
    /other addresses\*\*: `endpoints.s3` `https:\/\/example.com`/,
  ],
  [
    "another endpoint of Google",
    { storage_custom_endpoint: is("https://example.com") },
    /other addresses/,
  ],
  [
    "another role",
    { assume_role: [{ role_arn: is("arn:r") }] },
    /acts as another role\*\*: `assume_role.role_arn` `arn:r`/,
  ],
  [
    "another role that comes from a variable",
    { assume_role: [{ role_arn: { references: ["var.role"] } }] },
    /acts as another role.*`var.role`/,
  ],
  [
    "another role by a token",
    { assume_role_with_web_identity: [{ role_arn: is("arn:r") }] },
    /acts as another role/,
  ],
  [
    "another account of a service",
    { impersonate_service_account: is("a@b") },
    /acts as another role/,
  ],
  [
    "files of settings, which may run commands",
    { shared_config_files: is(["./config"]) },
    /credentials from files/,
  ],
  [
    "a command for its token",
    { kubernetes: [{ exec: [{ command: is("sh") }] }] },
    /runs a command while planning\*\*: `kubernetes.exec.command` `sh`/,
  ],
  ["a proxy", { https_proxy: is("http://example.com") }, /way of a proxy/],
  ["no check of certificates", { insecure: is(true) }, /another one's answers/],
])("a provider with %s", (_, provider, words) => {
  const [plain, changed] = [{}, provider].map((one) =>
    configured({ provider: one }),
  ) as [ReturnType<typeof configured>, ReturnType<typeof configured>];

  expect(verdict(changed).level).toBe("look");
  expect(renderVerdict(verdict(changed)).split("\n")[0]).toMatch(words);
  expect(differences(plain, changed)).not.toEqual([]);
});

test.each<[what: string, given: Given]>([
  ...[
    ...["aws_caller_identity", "aws_partition", "aws_iam_policy_document"],
    ...["aws_iam_openid_connect_provider", "terraform_remote_state"],
    ...["aws_ssm_parameter", "local_file", "google_client_config"],
  ].map((type): [string, Given] => [type, { resources: [data(type)] }]),
  ["an account's id, given out", reads("aws_caller_identity", "account_id")],
  ["the ARN of a secret, given out", reads("aws_ssm_parameter", "arn")],
  [
    "what was given out before",
    {
      ...reads("terraform_remote_state", "outputs.a"),
      output_changes: { it: { actions: ["no-op"] } },
    },
  ],
  [
    "a local value, where nothing is kept from others",
    {
      resources: [data("aws_caller_identity")],
      outputs: { it: { expression: { references: ["local.a"] } } },
    },
  ],
  [
    "a provider with what says where it works",
    {
      provider: {
        ...{
          region: is("eu-central-1"),
          profile: is("a"),
          insecure: is(false),
        },
        default_tags: [{ tags: is({ a: "b" }) }],
        allowed_account_ids: is(["123456789012"]),
        ...{ use_fips_endpoint: is(true), https_proxy: is(null) },
        ec2_metadata_service_endpoint_mode: is("IPv6"),
      },
    },
  ],
  [
    "a partner's provider",
    { source: "registry.terraform.io/cloudflare/cloudflare" },
  ],
])("nothing is said of %s", (_, given) => {
  expect(verdict(configured(given)).level).toBe("nothing");
});

test("a local value may be what is kept from others", () => {
  const plan = configured({
    resources: [data("terraform_remote_state")],
    outputs: { it: { expression: { references: ["local.a"] } } },
  });

  expect(renderVerdict(verdict(plan))).toMatch(
    /\*\*may be\*\* what `data.terraform_remote_state.it` reads/,
  );
});

test.each(["registry.terraform.io/evil/aws", "example.com/hashicorp/aws"])(
  "a provider from %s runs while planning, and so does its data",
  (source) => {
    const plan = configured({
      source,
      resources: [data("aws_caller_identity")],
    });

    expect(renderVerdict(verdict(plan))).toContain("**foreign**");
    expect(
      verdict(plan)
        .findings.map(({ address }) => address)
        .sort(),
    ).toEqual(["data.aws_caller_identity.it", "provider aws"]);
  },
);

test("a command that only one of two plans ran is a difference, and harmless data is none", () => {
  const plan = (...resources: object[]) => configured({ resources });
  const run = plan(data("external", RUNS));

  expect(differences(plan(), run).map(({ path }) => path.join(" "))).toEqual([
    "configuration ran data.external.it",
  ]);
  expect(differences(run, run)).toEqual([]);
  expect(differences(plan(), plan(data("aws_caller_identity")))).toEqual([]);
});
