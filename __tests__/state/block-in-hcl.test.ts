import { blockInHcl } from "../../src/state/block-in-hcl";
import { stateBlock } from "../../src/state/state-block";
import { FULL, LEAST } from "../support/states";

const inHcl = (state: Parameters<typeof stateBlock>[0]) =>
  blockInHcl(stateBlock(state, "stack")) as Record<string, unknown>;

test("a text is one even if it could be taken for a number, a list or an object", () => {
  for (const bucket of ["123456", "[a]", "{}", '"a"', "a\nb"])
    expect(inHcl({ ...LEAST.s3, bucket })["bucket"]).toBe(
      JSON.stringify(bucket),
    );
});

test("numbers and booleans stay what they are", () => {
  const { max_retries, use_path_style, encrypt } = inHcl(FULL.s3);
  expect({ max_retries, use_path_style, encrypt }).toEqual({
    max_retries: 0,
    use_path_style: true,
    encrypt: true,
  });
});

test("lists, maps and groups that are attributes are written as JSON", () => {
  expect(inHcl(FULL.s3)).toMatchObject({
    allowed_account_ids: '["123456789012"]',
    endpoints: JSON.stringify(FULL.s3.endpoints),
  });
  expect(inHcl(FULL.kubernetes)["labels"]).toBe(
    '{"app.kubernetes.io/part-of":"backups"}',
  );
});

test.each([
  [
    FULL.cos,
    "assume_role",
    {
      role_arn: '"qcs::cam::uin/100000000001:roleName/terraform-state"',
      session_name: '"backups"',
      session_duration: 3600,
      external_id: '"octo-org"',
    },
  ],
  [
    FULL.kubernetes,
    "exec",
    {
      api_version: '"client.authentication.k8s.io/v1"',
      command: '"aws"',
      args: '["eks","get-token","--cluster-name","data"]',
    },
  ],
  [FULL.remote, "workspaces", { name: '"backups"' }],
  [FULL.cloud, "workspaces", { name: '"backups"', project: '"data"' }],
])("a group that is a block is written as one: %#", (state, name, value) => {
  expect(inHcl(state)[name]).toEqual({ value, isBlock: true });
});
