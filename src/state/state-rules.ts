import type { Problems } from "../validation/problems";
import { at, checkChoice, isObject } from "../validation/shape";
import { checkNames } from "./name-rules";
import type { OptionGroup } from "./option";
import { isKnown } from "./option-rules";
import { withoutSecrets } from "../validation/secrets";
import {
  backendOf,
  STATE_TYPES,
  type StateBackend,
  withDefaults,
} from "./state-backend";

/** Checks where a stack's state is kept. No message shows a value that may be a secret. */
export function checkStateBackend(
  problems: Problems,
  path: string,
  value: unknown,
  stackId: string,
): void {
  if (value === undefined) return;
  const discreet = problems.showing(withoutSecrets);
  const fix =
    'write { type: "s3", bucket: "octo-org-terraform-state", region: "us-east-1" }, or leave the prop out';
  if (!isKnown(discreet, path, value)) return;
  if (!isObject(discreet, path, value, fix)) return;
  if (!hasType(discreet, path, value)) return;
  const before = problems.count;
  const backend = backendOf(value);
  const { [backend.apart]: name } = withDefaults(value, stackId);
  const props = { ...value, [backend.apart]: name };
  checkGroup(discreet, path, props, backend, ["type"]);
  if (problems.count === before) backend.check?.(discreet, path, props);
}

/** Whether the type of a state is one that there is; says so if not. */
function hasType(
  problems: Problems,
  path: string,
  value: Readonly<Record<string, unknown>>,
): value is Record<string, unknown> & StateBackend {
  const { type } = value;
  if (type === undefined)
    problems.add(
      at(path, "type"),
      "must be given",
      undefined,
      `add one of ${STATE_TYPES.map((one) => `type: "${one}"`).join(", ")}`,
    );
  else checkChoice(problems, at(path, "type"), type, STATE_TYPES);
  return STATE_TYPES.some((one) => one === type);
}

function checkGroup(
  problems: Problems,
  path: string,
  props: Readonly<Record<string, unknown>>,
  group: OptionGroup,
  others: readonly string[],
): void {
  checkNames(problems, path, props, group, others);
  for (const [prop, option] of Object.entries(group.options)) {
    const where = at(path, prop);
    const value = props[prop];
    if (value === undefined) {
      if (option.required)
        problems.add(where, "must be given", undefined, `add "${prop}"`);
    } else if (option.group === undefined)
      option.check?.(problems, where, value);
    else if (
      isKnown(problems, where, value) &&
      isObject(problems, where, value, `write { ${examples(option.group)} }`)
    )
      checkGroup(problems, where, value, option.group, []);
  }
}

/** The names of what a group must have, or else of all that it can have. */
function examples({ options }: OptionGroup): string {
  const names = Object.keys(options);
  const needed = names.filter((name) => options[name]?.required);
  return (needed.length > 0 ? needed : names).join(", ");
}
