import { configurationOf } from "./configuration";
import { atRisk, type Finding, notJudged, type Said } from "./finding";
import { DATA_HOLDERS, JUDGES } from "./judges";
import { judgeChange } from "./judge-change";
import type { Circumstances } from "./judges/judge";
import { listed, type Markdown, plain, say } from "./markdown";
import type { Plan, ResourceChange } from "./plan";
import { surroundings } from "./surroundings";

const ONLY_READS = /^aws_(?!lambda_invocation$)/;

/** What is said of the changes of all resources. */
export function judgeResources(plan: Plan): Finding[] {
  const judge = judgeEach(plan, { isDrift: false });
  return plan.resource_changes.flatMap((change) =>
    judge(change).map((said) => ({ ...said, address: change.address })),
  );
}

/** What is said of what was changed outside of Terraform since the last apply. */
export function judgeDrift(plan: Plan): Finding[] {
  const judge = judgeEach(plan, { isDrift: true });
  return plan.resource_drift.flatMap((change) =>
    judge(change).map((said) => ({
      ...said,
      address: change.address,
      words: say`outside of Terraform: ${said.words}`,
    })),
  );
}

function judgeEach(
  plan: Plan,
  { isDrift }: Pick<Circumstances, "isDrift">,
): (change: ResourceChange) => readonly Said[] {
  const around = surroundings(plan);
  const configuration = configurationOf(plan);
  return (resource) => {
    const { mode, type, change } = resource;
    const actions = change.actions.join();
    if (actions === "no-op") return [];
    if (mode === "data" && actions === "read" && onlyReads(resource)) return [];
    if (mode !== "managed" || !isUsual(resource) || !KNOWN.has(actions))
      return [notJudged(doneTo(resource))];
    if (DATA_HOLDERS.has(type) && change.actions.includes("delete"))
      return [atRisk(plain("**destroyed**, with all that is in it"))];
    const judge = JUDGES.get(type);
    if (judge === undefined) return [notJudged(doneTo(resource))];
    if (actions === "forget")
      return [notJudged(plain("stays as it is, and is **no longer managed**"))];
    const { isConfigured, hasProvisioners } = configuration(resource);
    return [
      ...judgeChange(judge, change, { plan: around, isConfigured, isDrift }),
      ...(hasProvisioners && actions !== "update"
        ? [notJudged(plain("**provisioners**, which run commands"))]
        : []),
    ];
  };
}

const KNOWN = new Set([
  ...["create", "update", "delete", "forget"],
  ...["delete,create", "create,delete", "create,forget"],
]);

const REGISTRIES = ["registry.terraform.io", "registry.opentofu.org"];

/**
 * Whether the resource is of the provider that its type is named for, from a registry that HashiCorp or OpenTofu keeps:
 * whoever keeps another registry decides what its providers do.
 */
function isUsual({ type, provider_name }: ResourceChange): boolean {
  return (
    provider_name === undefined ||
    REGISTRIES.some(
      (registry) =>
        provider_name === `${registry}/hashicorp/${type.split("_")[0]}`,
    )
  );
}

/** Whether it reads AWS and does nothing else; other data may run code, or a request that does more. */
function onlyReads(resource: ResourceChange): boolean {
  return ONLY_READS.test(resource.type) && isUsual(resource);
}

function doneTo({ change, type }: ResourceChange): Markdown {
  return say`${listed(change.actions, " and ")} of ${type}`;
}
