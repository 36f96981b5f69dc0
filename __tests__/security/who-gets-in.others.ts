import fc from "fast-check";
import type { GitHubRun } from "../support/github-token";
import { context, run } from "./who-gets-in.arbitraries";

/** A small change of a text; now and then none, such as another case of a digit. */
const edit = fc.record({
  how: fc.constantFrom(
    ...(["drop", "insert", "replace", "case", "cut", "wildcard"] as const),
  ),
  at: fc.nat(60),
  character: fc.constantFrom(..."aA0*?:@%$/-_. "),
});
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

/** A text after a change. */
export function edited(text: string, { how, at, character }: Edit): string {
  const place = at % (text.length + 1);
  const [start, one, end] = [
    text.slice(0, place),
    text.charAt(place),
    text.slice(place + 1),
  ];
  switch (how) {
    case "drop":
      return start + end;
    case "insert":
      return start + character + one + end;
    case "replace":
      return start + character + end;
    case "case":
      return one === one.toLowerCase()
        ? start + one.toUpperCase() + end
        : start + one.toLowerCase() + end;
    case "cut":
      return start;
    case "wildcard":
      return `${start}*`;
  }
}

/** Somebody else: near to who is let in, or drawn without knowing them. */
export const other = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      field: fc.constantFrom(
        ...(["repository", "ownerId", "repositoryId", "ref"] as const),
        ...(["environment", "workflow", "audience"] as const),
      ),
      edit,
    }),
  },
  { weight: 3, arbitrary: fc.record({ subject: edit }) },
  { weight: 2, arbitrary: context.map(({ run }) => ({ change: run })) },
  { weight: 2, arbitrary: run.map(({ run }) => ({ change: run })) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      { turn: "branch into tag" as const },
      { turn: "ref into environment" as const },
      { turn: "environment into branch" as const },
      { turn: "subject into its other form" as const },
      { turn: "run into a pull request's" as const },
      { turn: "issuer into an enterprise's" as const },
    ),
  },
);
type Other = typeof other extends fc.Arbitrary<infer T> ? T : never;

/** The run that somebody else has. Where only the subject is changed, it is the same run. */
export function otherRun(twin: GitHubRun, other: Other): GitHubRun {
  if ("subject" in other) return twin;
  if ("field" in other)
    return {
      ...twin,
      [other.field]: edited(twin[other.field] ?? "", other.edit),
    };
  if ("change" in other)
    return { ...twin, environment: undefined, ...other.change };
  const name = twin.ref.replace(/^refs\/[^/]+\//, "");
  switch (other.turn) {
    case "branch into tag":
      return { ...twin, ref: `refs/tags/${name}` };
    case "ref into environment":
      return { ...twin, environment: name };
    case "environment into branch":
      return {
        ...twin,
        environment: undefined,
        ref: `refs/heads/${twin.environment}`,
      };
    case "subject into its other form":
      return {
        ...twin,
        subjectFormat:
          twin.subjectFormat === "classic" ? "immutable" : "classic",
      };
    case "run into a pull request's":
      return { ...twin, event: "pull_request" };
    case "issuer into an enterprise's":
      return { ...twin, issuer: `${twin.issuer}/octo-enterprise` };
  }
}
