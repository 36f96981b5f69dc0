import { backendBlocks } from "../../src/state/backend-blocks";
import { stateBlock } from "../../src/state/state-block";
import { FULL } from "../support/states";

test.each([
  [FULL.cos, ["assume_role"]],
  [FULL.kubernetes, ["exec"]],
  [FULL.remote, ["workspaces"]],
  [FULL.cloud, ["workspaces"]],
  // Groups, lists and maps that are attributes.
  [FULL.s3, []],
  [FULL.gcs, []],
])("of the options of %j those are blocks: %j", (state, names) => {
  const blocks = backendBlocks(stateBlock(state, "stack"));

  expect(Object.keys(blocks)).toEqual(names);
  for (const block of Object.values(blocks))
    expect(block).toMatchObject({ isBlock: true });
});
