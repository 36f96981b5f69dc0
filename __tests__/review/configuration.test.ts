import {
  configurationOf,
  configuredAs,
  isConfiguredIn,
  lastKey,
  withoutKeys,
} from "../../src/review/configuration";
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

function configured(key: string, path = "", mode = "managed"): boolean {
  const data = mode === "data" ? "data." : "";
  const change = {
    ...resourceChange({ type: "a", mode }),
    address: `${path}${data}a.b`,
  } as ResourceChange;
  return isConfiguredIn(configuredAs(configurationOf(plan), change))(key);
}

test("an attribute is configured if the resource's expressions have it", () => {
  expect(configured("one")).toBe(true);
  expect(configured("other")).toBe(false);
  expect(configured("of_data")).toBe(false);
  expect(configured("of_data", "", "data")).toBe(true);
});

test.each([
  "module.outer.module.inner",
  'module.outer["a.b[0]"].module.inner[3]',
  'module.outer["a\\"].module.x[\\""].module.inner',
])("a resource is found in %s", (module) => {
  expect(configured("other", `${module}.`)).toBe(true);
  expect(configured("one", `${module}.`)).toBe(false);
});

test("all may be configured where the configuration does not tell", () => {
  expect(configured("anything", "module.missing.")).toBe(true);
});

test("keys of count and for_each are left out, and the last one is known", () => {
  const address = 'module.a["b.c"].d.e["f[0]"]';

  expect(withoutKeys(address)).toBe("module.a.d.e");
  expect(lastKey(address)).toBe('["f[0]"]');
  expect(lastKey('module.a["b"].d.e')).toBe("");
});
