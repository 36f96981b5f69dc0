import {
  type Configuration,
  configuredAs,
  isConfiguredIn,
} from "./configuration";
import { changedKeys } from "./changed-keys";
import { filler } from "./fill-unknown";
import { type Finding, goes, notJudged, type Said } from "./finding";
import { isGoneWithIts } from "./gone-together";
import { judgeChange } from "./judge-change";
import { isMarked, isObject, own } from "./json";
import { judgeOf } from "./judges";
import { holdsData } from "./judges/data-holders";
import type { Circumstances, TypeJudge } from "./judges/judge";
import { listed, type Markdown, plain, say } from "./markdown";
import type { Change, Plan, ResourceChange } from "./plan";
import { provisioners } from "./provisioners";
import { TAGS } from "./tags";
import { isUsual, onlyReads } from "./usual-provider";
import { type WholePlan, wholePlan } from "./whole-plan";

/** What is said of the changes of all resources, and of what was changed outside of Terraform since the last apply. */
export function judgeResources(
  plan: Plan,
  configuration: Configuration,
): Finding[] {
  const judge = judgeIn(plan, configuration);
  return [
    ...plan.resource_changes.flatMap((resource) =>
      judge(resource, { isDrift: false }).map((said) => ({
        ...said,
        address: resource.address,
      })),
    ),
    ...plan.resource_drift.flatMap((resource) =>
      judge(resource, { isDrift: true }).map((said) => ({
        ...said,
        address: resource.address,
        words: say`outside of Terraform: ${said.words}`,
      })),
    ),
  ];
}

type Judge = (
  resource: ResourceChange,
  how: Pick<Circumstances, "isDrift">,
) => readonly Said[];

function judgeIn(plan: Plan, configuration: Configuration): Judge {
  const whole = wholePlan(plan);
  const fill = filler(plan, configuration);
  return (resource, { isDrift }) => {
    const { mode, type, change } = resource;
    const actions = change.actions.join();
    if (actions === "no-op") return [];
    if (mode === "data" && actions === "read" && onlyReads(resource)) return [];
    if (mode !== "managed" || !KNOWN.has(actions))
      return [notJudged(doneTo(resource))];
    const judge = judgeOf(type);
    if (actions === "forget")
      return [
        notJudged(
          judge === undefined
            ? doneTo(resource)
            : plain("stays as it is, and is **no longer managed**"),
        ),
      ];
    const configured = configuredAs(configuration, resource);
    const around: Circumstances = {
      ...{ type, plan: whole, isDrift },
      isConfigured: isConfiguredIn(configured),
    };
    const filled = isDrift ? change : fill(resource);
    return [
      ...(isGoneWithIts(resource, whole)
        ? [goes(plain("goes with what it belongs to"), "nothing")]
        : changeOf(judge, resource, filled, around)),
      ...(isDrift ? [] : madeAgain(resource, whole)),
      ...(isUsual(resource) || judge === undefined
        ? []
        : [notJudged(doneTo(resource))]),
      ...(actions === "update" ? [] : provisioners(configured)),
    ];
  };
}

/**
 * What has another address and is otherwise the same, so that a move would do. Terraform knows of no order between the
 * two: it destroys first, or finds the name taken, or destroys what it has just made.
 */
function madeAgain(
  { type, change }: ResourceChange,
  plan: WholePlan,
): readonly Said[] {
  if (change.actions.join() !== "delete" || !isObject(change.before)) return [];
  const address = plan.madeAgainAs(type, change.before);
  return address === undefined
    ? []
    : [
        {
          ...goes(
            say`**made again** as ${address}, by the same name: it is gone until then, or the apply fails. A ${"moved"} block keeps it`,
          ),
          isUrgent: true,
        },
      ];
}

/** Of a type that is not judged, what is judged in every type. */
const UNKNOWN: TypeJudge = { judged: {}, rest: "not judged" };

function changeOf(
  judge: TypeJudge | undefined,
  resource: ResourceChange,
  change: Change,
  around: Circumstances,
): readonly Said[] {
  const said = judgeChange(
    { ...(judge ?? UNKNOWN), ...destroyedAs(judge, resource) },
    change,
    around,
  );
  if (judge !== undefined || resource.change.actions.join() === "delete")
    return said;
  return isToldByValues(resource.change, around) ||
    said.some(({ topic }) => topic === "not judged")
    ? said
    : [...said, notJudged(doneTo(resource))];
}

/**
 * Whether a change shows in the plan's values. Where no value differs, but for those that the provider will fill in,
 * something changes that no plan shows, such as a write-only argument.
 */
function isToldByValues(change: Change, { isDrift }: Circumstances): boolean {
  if (change.actions.join() !== "update" || !isObject(change.after))
    return false;
  return (
    isDrift ||
    changedKeys(change).some(
      (key) => TAGS.has(key) || !isMarked(own(change.after_unknown, key)),
    )
  );
}

/** What is said of a type that holds data, in place of all else, where it is destroyed. */
function destroyedAs(
  judge: TypeJudge | undefined,
  { type, change }: ResourceChange,
): Partial<TypeJudge> {
  if (!holdsData(type) || judge?.destroyed !== undefined) return {};
  const after = change.actions.includes("create") ? ", and made anew" : "";
  return {
    destroyed: () => [
      goes(
        plain(`**destroyed**, with all that is in it${after}`),
        "data at risk",
      ),
    ],
  };
}

const KNOWN = new Set([
  ...["create", "update", "delete", "forget"],
  ...["delete,create", "create,delete", "create,forget"],
]);

function doneTo({ change, type }: ResourceChange): Markdown {
  return say`${listed(change.actions, " and ")} of ${type}`;
}
