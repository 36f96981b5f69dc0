import { checkTagsTogether } from "../aws/tag-rules";
import { pathAndName } from "../aws/arn";
import { CONTEXTS } from "../trust/context-rules";
import { role, workflowRoleProps } from "../trust/role-rules";
import { subjects } from "../trust/subject";
import type { ProviderFacts } from "../trust/trust-size-rules";
import type { Trust } from "../trust/trust";
import type { WorkflowRoleOptions } from "../trust/workflow-role-props";
import type { Problems } from "../validation/problems";
import { andThen, type Prop } from "../validation/prop";
import { rule } from "../validation/rules";
import { at } from "../validation/values";
import type { DeploymentStackProps } from "./deployment-props";

/** Where a workflow must run to assume a role, and what to write where a trust says something else. */
const CONTEXTS_OF = {
  planner: {
    contexts: ["environment", "pullRequest"],
    rule: rule(
      "must say where the workflow runs by `environment` or `pullRequest`, since those are what plans are made in",
    ),
    fix: 'write `environment: "plan"`, and name that environment in the job that plans',
  },
  deployer: {
    contexts: ["environment"],
    rule: rule(
      "must say where the workflow runs by `environment`, since its rules in GitHub say who may deploy, and from which branches",
    ),
    fix: 'write `environment: "production"`, and name that environment in the job that applies',
  },
} as const;

/** A role that plans or deploys. */
export function deploymentRole(
  kind: keyof typeof CONTEXTS_OF,
  provider: ProviderFacts,
): Prop {
  const { contexts, rule, fix } = CONTEXTS_OF[kind];
  return andThen(
    role(workflowRoleProps(provider), provider),
    (problems, path, value, beside = {}) => {
      const { tags, trust } = value as WorkflowRoleOptions;
      checkTagsTogether(
        problems,
        at(path, "tags"),
        beside["defaultTags"],
        tags,
      );
      trust.forEach((one, index) => {
        const given = CONTEXTS.filter((key) => one[key] !== undefined);
        if (!given.some((key) => (contexts as readonly string[]).includes(key)))
          problems.add(`${at(path, "trust")}[${index}]`, rule, given, fix);
      });
    },
  );
}

const OTHER_NAME = rule("must differ from the planner's in more than case");
const OTHER_TRUST = rule(
  "must not let in whom the planner's trust lets in, or a pull request could apply what it plans",
);
const OTHER_ADMINISTRATOR = rule(
  "must be neither the planner nor the deployer, who must not be able to change this stack",
);

/** Checks that who may plan may not deploy by the same token. GitHub ignores the case of an environment's name. */
export function checkRolesDiffer(
  problems: Problems,
  { planner, deployer }: DeploymentStackProps,
): void {
  if (lowerCase(planner.roleName) === lowerCase(deployer.roleName))
    problems.add(
      "deployer.roleName",
      OTHER_NAME,
      deployer.roleName,
      "choose another name",
    );
  const plans = planner.trust.flatMap(usualSubjects).map(lowerCase);
  deployer.trust.forEach((trust, index) => {
    const both = usualSubjects(trust).filter((subject) =>
      plans.includes(lowerCase(subject)),
    );
    if (both.length > 0)
      problems.add(
        `deployer.trust[${index}]`,
        OTHER_TRUST,
        both,
        'give the jobs that apply an environment of their own, such as "production"',
      );
  });
}

/** The subjects as nobody has customized them: whatever else they hold, an environment's job has one of the two roles. */
function usualSubjects(trust: Trust): string[] {
  return subjects({ ...trust, customSubject: undefined });
}

function lowerCase(text: string): string {
  return text.toLowerCase();
}

/** Checks that neither role is among those who may delete states for good. */
export function checkRolesAreOthers(
  problems: Problems,
  { planner, deployer, stateBucket }: DeploymentStackProps,
): void {
  const names = [planner, deployer].map(({ path = "/", roleName }) =>
    pathAndName(path, roleName),
  );
  stateBucket?.administrators?.forEach((arn, index) => {
    if (names.some((name) => arn.endsWith(`:role/${name}`)))
      problems.add(
        `stateBucket.administrators[${index}]`,
        OTHER_ADMINISTRATOR,
        arn,
        "name the role or user who administers the account",
      );
  });
}
