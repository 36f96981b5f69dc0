import type { StackName } from "../judged-stacks";
import { BY_DEFAULT } from "./by-default.promises";
import { BY_PROP } from "./by-prop.promises";
import type { Evidence } from "./evidence";
import type { Setting } from "./settings";

/** A statement of a policy, or a setting of a resource. */
export type Keeper = {
  /** The Terraform address; `<job>` stands for the name of a job. */
  readonly address: string;
} & (
  | {
      readonly sid: string;
      /** The attribute that has the policy. */
      readonly attribute?: string;
    }
  | { readonly has: Readonly<Record<string, Setting>> }
);

/** What holds of a stack, and how that is known. */
export interface SecurityPromise {
  /** The prop that it needs; none where it holds by default. */
  readonly prop?: string;
  readonly promise: string;
  /**
   * The stacks that keep it.
   *
   * @default - the guide's, and the one with everything on
   */
  readonly stacks?: readonly StackName[];
  readonly keptBy: readonly Keeper[];
  /** What shows that statements do what the promise says. Settings are shown by the test of this page. */
  readonly evidence?: readonly Evidence[];
}

/** Everything that the page promises. */
export const PROMISES: readonly SecurityPromise[] = [...BY_DEFAULT, ...BY_PROP];
