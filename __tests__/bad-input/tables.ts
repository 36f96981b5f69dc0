import type { Construct } from "constructs";
import * as constructs from "./constructs.cases";
import * as deployment from "./deployment.cases";
import * as neighbours from "./neighbours.cases";
import { place, placeElsewhere, placeSecond } from "./refusal";
import { TOPICS } from "./topics";

/** Inputs of one kind, and how each is placed. */
export interface Table<T> {
  readonly bad: readonly (readonly [
    wrong: string,
    input: T,
    ...problems: string[],
  ])[];
  readonly good: readonly (readonly [right: string, input: T])[];
  /** The id of what is placed, which the message names. */
  readonly subject: string;
  place(app: Construct, input: T): void;
  /** The paths of which nothing is there in an app after a refusal. */
  readonly refused: RegExp;
  /** Whether there is nothing else in the app, which can then go on with the next input. */
  readonly alone: boolean;
}

/** A table whatever its inputs are, which only it places. */
const of = <T>(table: Table<T>) => table as Table<unknown>;

/** What is refused and, beside it, what is not, of an app's one stack. */
const ONE_STACK = Object.entries(TOPICS).map(
  ([topic, { bad, good }]): [string, Table<unknown>] => [
    `about ${topic}`,
    of({ bad, good, place, subject: "stack", refused: /./, alone: true }),
  ],
);

/** The same of all that can be placed. */
export const TABLES: readonly (readonly [string, Table<unknown>])[] = [
  ...ONE_STACK,
  [
    "beside another stack",
    of({
      ...neighbours,
      place: placeSecond,
      subject: "stack",
      refused: /^(?!first(?:\/|$))./,
      alone: false,
    }),
  ],
  [
    "in somebody else's stack",
    of({
      ...constructs,
      place: placeElsewhere,
      subject: "construct",
      refused: /^elsewhere\/construct/,
      alone: false,
    }),
  ],
  [
    "about a stack for deployment",
    of({
      ...deployment,
      place: deployment.placeDeployment,
      subject: "deployment",
      refused: /^deployment/,
      alone: false,
    }),
  ],
];
