import { configurationOf } from "../../src/review/configuration";
import { planOf, resourceChange } from "../support/review-plan";
import type { ResourceChange } from "../../src/review/plan";

const resources = [
  { mode: "data", type: "a", name: "b", expressions: { of_data: {} } },
  { mode: "managed", type: "a", name: "b", expressions: { one: {} } },
];

const plan = planOf([], {
  configuration: {
    root_module: {
      resources,
      module_calls: {
        outer: {
          module: {
            module_calls: {
              inner: {
                module: {
                  resources: [
                    {
                      mode: "managed",
                      type: "a",
                      name: "b",
                      expressions: { other: {} },
                    },
                  ],
                },
              },
            },
          },
        },
      },
    },
  },
});

function configured(key: string, others: object = {}): boolean {
  const change = resourceChange({ type: "a", name: "b", ...others });
  return configurationOf(plan)(change as ResourceChange).isConfigured(key);
}

test("provisioners are told", () => {
  const has = (resource: object) =>
    configurationOf(
      planOf([], { configuration: { root_module: { resources: [resource] } } }),
    )(resourceChange({ type: "a", name: "b" }) as ResourceChange)
      .hasProvisioners;
  const resource = { mode: "managed", type: "a", name: "b" };

  expect(has({ ...resource, provisioners: [{ type: "local-exec" }] })).toBe(
    true,
  );
  expect(has({ ...resource, provisioners: [] })).toBe(false);
  expect(has(resource)).toBe(false);
});

test("an attribute is configured if the resource's expressions have it", () => {
  expect(configured("one")).toBe(true);
  expect(configured("other")).toBe(false);
  expect(configured("of_data")).toBe(false);
  expect(configured("of_data", { mode: "data" })).toBe(true);
});

test.each([
  "module.outer.module.inner",
  'module.outer["a.b[0]"].module.inner[3]',
  'module.outer["a\\"].module.x[\\""].module.inner',
])("a resource is found in %s", (module_address) => {
  expect(configured("other", { module_address })).toBe(true);
  expect(configured("one", { module_address })).toBe(false);
});

test("all may be configured where the configuration does not tell", () => {
  expect(configured("anything", { name: "missing" })).toBe(true);
  expect(configured("anything", { module_address: "module.missing" })).toBe(
    true,
  );
});
