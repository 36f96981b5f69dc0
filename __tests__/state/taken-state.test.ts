import { takenState } from "../../src/state/taken-state";
import { FULL, LEAST, SEVERAL_WORKSPACES } from "../support/states";

/** Whether two stacks with these states would have one and the same. */
const meet = (
  [one, oneId]: readonly [Parameters<typeof takenState>[0], string],
  [other, otherId]: readonly [Parameters<typeof takenState>[0], string],
) => takenState(one, oneId).location === takenState(other, otherId).location;

describe.each(Object.values(LEAST).filter(({ type }) => type !== "http"))(
  "two stacks with a state of the type $type that has no name of its own",
  (state) => {
    test("have two states", () => {
      expect(meet([state, "one"], [state, "two"])).toBe(false);
    });

    test("of the same id have one", () => {
      expect(meet([state, "one"], [{ ...state }, "one"])).toBe(true);
    });
  },
);

test.each(Object.values(FULL).filter(({ type }) => type !== "local"))(
  "two stacks with a state of the type $type that has a name have one",
  (state) => {
    expect(meet([state, "one"], [{ ...state }, "two"])).toBe(true);
  },
);

test.each([...SEVERAL_WORKSPACES, LEAST.http])(
  "two stacks that choose from the same workspaces or addresses have one: %j",
  (state) => {
    expect(meet([state, "one"], [{ ...state }, "two"])).toBe(true);
  },
);

test("the folder that Terraform runs in is the stack's own, so that a name alone is another file there", () => {
  expect(meet([FULL.local, "one"], [FULL.local, "two"])).toBe(false);
  const shared = { type: "local", path: "../shared.tfstate" } as const;
  expect(meet([shared, "one"], [shared, "two"])).toBe(true);
  const beside = {
    type: "local",
    path: "../../stacks/./shared.tfstate",
  } as const;
  expect(meet([shared, "one"], [beside, "two"])).toBe(true);
});

test.each([
  [LEAST.s3, { bucket: "another" }],
  [LEAST.s3, { key: "another" }],
  [LEAST.s3, { endpoints: { s3: "https://storage.example.com" } }],
  [LEAST.azurerm, { storageAccountName: "another" }],
  [LEAST.azurerm, { containerName: "another" }],
  [LEAST.gcs, { bucket: "another" }],
  [LEAST.gcs, { storageCustomEndpoint: "https://storage.example.com" }],
  [LEAST.pg, { connStr: "postgres://another.example.com/terraform" }],
  [LEAST.http, { address: "https://terraform.example.com/another" }],
  [LEAST.consul, { address: "another.example.com:8501" }],
  [LEAST.consul, { datacenter: "another" }],
  [LEAST.cos, { bucket: "another-1250000000" }],
  [LEAST.cos, { prefix: "another" }],
  [LEAST.oss, { bucket: "another" }],
  [LEAST.oss, { prefix: "another" }],
  [LEAST.kubernetes, { namespace: "another" }],
  [LEAST.kubernetes, { configContext: "another" }],
  [LEAST.kubernetes, { configContextCluster: "another" }],
  [LEAST.kubernetes, { host: "https://another.example.com" }],
  [LEAST.remote, { organization: "another" }],
  [LEAST.remote, { hostname: "another.example.com" }],
  [LEAST.cloud, { workspaces: { name: "another" } }],
  [LEAST.cloud, { workspaces: { tags: ["another"] } }],
])(
  "in another place there is another state: %j and %j",
  (state, change: object) => {
    expect(meet([state, "one"], [{ ...state, ...change }, "one"])).toBe(false);
  },
);

test.each([
  [LEAST.s3, { profile: "another", region: "eu-central-1" }],
  [LEAST.oss, { prefix: "env:" }],
  [LEAST.cloud, { hostname: "app.terraform.io" }],
])(
  "by another way there is the same state: %j and %j",
  (state, change: object) => {
    expect(meet([state, "one"], [{ ...state, ...change }, "one"])).toBe(true);
  },
);

test("both ways to HCP Terraform name the same workspaces", () => {
  expect(meet([LEAST.remote, "one"], [LEAST.cloud, "one"])).toBe(true);
});

test("the prop is the one that tells states in one place apart, with its value", () => {
  const shown = Object.values(LEAST).map((state) => {
    const { prop, value } = takenState(state, "stack");
    return [prop, value];
  });
  expect(shown).toEqual([
    ["state.path", "../../../terraform.stack.tfstate"],
    ["state.key", "stack.tfstate"],
    ["state.key", "stack.tfstate"],
    ["state.prefix", "stack"],
    ["state.schemaName", "stack"],
    ["state.address", "https://terraform.example.com/backups"],
    ["state.path", "terraform/stack"],
    ["state.key", "stack.tfstate"],
    ["state.key", "stack.tfstate"],
    ["state.secretSuffix", "stack"],
    ["state.workspaces", { name: "stack" }],
    ["state.workspaces", { name: "stack" }],
  ]);
});
