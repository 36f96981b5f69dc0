import { choice } from "../validation/kinds";
import type { Problems } from "../validation/problems";
import { addMissing, type Prop } from "../validation/prop";
import { checkIsObject } from "../validation/schema";
import { withoutSecrets } from "../validation/secrets";
import { at } from "../validation/values";
import { checkGroup, knownToBackend } from "./option";
import {
  backendOf,
  STATE_TYPES,
  type StateBackend,
  type StateType,
  withDefaults,
} from "./state-backend";

const FIX =
  'write { type: "s3", bucket: "octo-org-terraform-state", region: "us-east-1" }, or leave the prop out';

/** Where a stack's state is kept. No message shows a value that may be a secret. */
export function stateBackend(stackId: string): Prop {
  return knownToBackend({
    check(problems, path, value) {
      const discreet = problems.showing(withoutSecrets);
      if (!checkIsObject(discreet, path, value, FIX)) return;
      const { type, ...given } = value;
      if (!isType(discreet, at(path, "type"), type)) return;
      checkOptions(discreet, path, type, given, stackId);
    },
  });
}

function checkOptions(
  problems: Problems,
  path: string,
  type: StateType,
  given: Readonly<Record<string, unknown>>,
  stackId: string,
): void {
  const before = problems.count;
  const state = { ...given, type } as StateBackend;
  const backend = backendOf(state);
  const { [backend.apart]: name } = withDefaults(state, stackId);
  const options = { ...given, [backend.apart]: name };
  checkGroup(problems, path, options, backend);
  if (problems.count === before) backend.check?.(problems, path, options);
}

/** Whether the type of a state is one that there is; says so if not. */
function isType(
  problems: Problems,
  path: string,
  type: unknown,
): type is StateType {
  if (type === undefined)
    addMissing(
      problems,
      path,
      `add one of ${STATE_TYPES.map((one) => `type: "${one}"`).join(", ")}`,
    );
  else choice(STATE_TYPES).check(problems, path, type);
  return STATE_TYPES.some((one) => one === type);
}
