import type { Block, TerraformJson } from "../../support/synth";
import { type JudgedStack, policyAt } from "../judged-stacks";
import type { Keeper, SecurityPromise } from "./promises";
import { has, spoilt } from "./settings";

function blockAt(json: TerraformJson, address: string): Block | undefined {
  const [type = "", name = ""] = address.split(".");
  return json.resource[type]?.[name];
}

/**
 * The addresses at which a stack must have what keeps a promise: for jobs that of each, and for a setting that needs no
 * prop those of all buckets.
 */
export function addressesOf(
  { jobs, json }: JudgedStack,
  { prop }: SecurityPromise,
  keeper: Keeper,
): string[] {
  const { address } = keeper;
  const [type = "", name] = address.split(".");
  if (name?.startsWith("<job>"))
    return jobs.map((job) => address.replace("<job>", job.name));
  if ("sid" in keeper || prop !== undefined) return [address];
  const names = Object.keys(json.resource[type] ?? {});
  return names.length === 0 ? [address] : names.map((one) => `${type}.${one}`);
}

/** Whether something keeps a promise at an address. */
export function isKept(
  json: TerraformJson,
  keeper: Keeper,
  address: string,
): boolean {
  const block = blockAt(json, address);
  if (block === undefined) return false;
  if ("has" in keeper) return has(block, keeper.has);
  return policyAt({ json }, address, keeper.attribute).Statement.some(
    ({ Sid }) => Sid === keeper.sid,
  );
}

/** The stacks in which nothing keeps a promise at an address any more, for one difference each. */
export function spoiltStacks(
  json: TerraformJson,
  keeper: Keeper,
  address: string,
): TerraformJson[] {
  const [type = "", name = ""] = address.split(".");
  const { [name]: block, ...others } = json.resource[type] ?? {};
  const without = (blocks: Readonly<Record<string, Block>>) => ({
    ...json,
    resource: { ...json.resource, [type]: blocks },
  });
  const changed =
    "has" in keeper
      ? spoilt(block, keeper.has).map((other) =>
          without({ ...others, [name]: other as Block }),
        )
      : [
          JSON.parse(
            JSON.stringify(json).replaceAll(`"${keeper.sid}"`, '"Other"'),
          ) as TerraformJson,
        ];
  return [without(others), ...changed];
}
