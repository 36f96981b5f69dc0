import {
  EVERYONE,
  policyLiteral,
  type PolicyStatement,
} from "../../aws/policy-document";
import { at } from "../../validation/values";
import type { Schema } from "../../validation/schema";
import type { FurtherStatement } from "../policy/further-statement";
import {
  checkFurtherStatements,
  checkPrincipalsPlace,
} from "../policy/further-statement-rules";
import { furtherStatements as statements } from "../policy/further-statement-schema";
import type { PolicyFacts } from "../site";
import type { BucketFeature } from "./feature";

export interface FurtherStatementsProps {
  /**
   * Further statements of the bucket's policy, for what no prop covers. They let in whom they name, past what the props
   * of jobs and `readers` say: each is a way to the backups that nobody looks after here. They can't let in everyone,
   * allow what destroys backups or changes protections, or take a denial away.
   *
   * @default - none
   */
  readonly dangerouslyAddStatements?: readonly FurtherStatement[];
}

/** What no prop covers. */
export const furtherStatements: BucketFeature<FurtherStatementsProps> = {
  schema: {
    dangerouslyAddStatements: statements,
  } satisfies Schema<FurtherStatementsProps>,
  check: (problems, path, options, place) =>
    checkPrincipalsPlace(
      problems,
      at(path, "dangerouslyAddStatements"),
      options.dangerouslyAddStatements,
      place,
    ),
  checkTogether: (problems, path, options) =>
    checkFurtherStatements(
      problems,
      at(path, "dangerouslyAddStatements"),
      options.dangerouslyAddStatements ?? [],
    ),
  statements: ({ dangerouslyAddStatements = [] }, facts) =>
    dangerouslyAddStatements.map((one) => statementOf(one, facts)),
};

function statementOf(
  statement: FurtherStatement,
  { bucketArn }: PolicyFacts,
): PolicyStatement {
  const { sid, effect, actions, keys, principals, services, conditions } =
    statement;
  return {
    sid: `Further${sid}`,
    effect,
    actions: [...actions],
    resources: keys?.map((key) => `${bucketArn}/${key}`) ?? [bucketArn],
    principals: principals?.includes("*")
      ? EVERYONE
      : principals
        ? [{ type: "AWS", identifiers: [...principals] }]
        : [{ type: "Service", identifiers: [...(services ?? [])] }],
    ...(conditions && {
      condition: conditions.map(({ test, variable, values }) => ({
        test,
        variable,
        values: values.map(policyLiteral),
      })),
    }),
  };
}
