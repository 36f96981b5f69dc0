import { type OptionGroup, terraformName } from "../../src/state/option-group";
import { BACKENDS, STATE_TYPES } from "../../src/state/state-backend";
import { FULL, SEVERAL_WORKSPACES } from "../support/states";
import { TERRAFORM_OPTIONS } from "../support/terraform-options";

/** Terraform's names of all that a group knows, those in groups behind the group's. */
function names(
  { options, secrets = {}, leftOut = {} }: OptionGroup,
  start = "",
): string[] {
  return [
    ...Object.entries(options).flatMap(([prop, option]) => {
      const name = start + terraformName(prop, option);
      return [name, ...(option.group ? names(option.group, `${name}.`) : [])];
    }),
    ...[...Object.keys(secrets), ...Object.keys(leftOut)].map(
      (name) => start + name,
    ),
  ];
}

/** The names of all props, those in groups behind the group's. */
const props = ({ options }: OptionGroup, start = ""): string[] =>
  Object.entries(options).flatMap(([prop, { group }]) => [
    start + prop,
    ...(group ? props(group, `${start}${prop}.`) : []),
  ]);

/** The names of all that a state gives. */
const given = (state: object, groups: OptionGroup, start = ""): string[] =>
  Object.entries(state).flatMap(([prop, value]) => {
    const group = groups.options[prop]?.group;
    return [
      start + prop,
      ...(group ? given(value as object, group, `${start}${prop}.`) : []),
    ];
  });

test("there is a type for every backend that Terraform has", () => {
  expect([...STATE_TYPES].sort()).toEqual(
    Object.keys(TERRAFORM_OPTIONS).sort(),
  );
});

describe.each(STATE_TYPES)("of the type %s", (type) => {
  const backend: OptionGroup & { readonly always?: object } = BACKENDS[type];

  test("every option of Terraform's is a prop, a secret, or left out with a word why", () => {
    const always = Object.keys(backend.always ?? {});
    expect(names(backend).sort()).toEqual([...TERRAFORM_OPTIONS[type]].sort());
    expect(names(backend)).toEqual(expect.arrayContaining(always));
  });

  test("the tests give every prop", () => {
    const others = SEVERAL_WORKSPACES.filter((one) => one.type === type);
    const all = [FULL[type], ...others].flatMap((one) => given(one, backend));
    expect([...new Set(all)].sort()).toEqual(
      ["type", ...props(backend)].sort(),
    );
  });

  test("a secret names what Terraform reads instead", () => {
    for (const fix of Object.values(backend.secrets ?? {}))
      expect(fix).toMatch(/^set [A-Z][A-Z_]+ where Terraform runs$|TF_TOKEN_/);
  });
});
