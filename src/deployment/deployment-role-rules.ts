import { pathAndName } from "../aws/arn";
import { checkRoleOptions, WORKFLOW_ROLE } from "../trust/role-rules";
import { CONTEXTS } from "../trust/context-rules";
import { subjects } from "../trust/subject";
import type { ProviderFacts } from "../trust/trust-size-rules";
import type { WorkflowRoleOptions } from "../trust/workflow-role-props";
import type { Problems } from "../validation/problems";
import { at, checkObject } from "../validation/shape";
import type {
  DeployerOptions,
  DeploymentStackProps,
  PlannerOptions,
} from "./deployment-props";

/** Where a workflow must run to assume a role, and what to write where a trust says something else. */
const CONTEXTS_OF = {
  planner: {
    contexts: ["environment", "pullRequest"],
    rule: "must say where the workflow runs by `environment` or `pullRequest`, since those are what plans are made in",
    fix: 'write `environment: "plan"`, and name that environment in the job that plans',
  },
  deployer: {
    contexts: ["environment"],
    rule: "must say where the workflow runs by `environment`, since its rules in GitHub say who may deploy, and from which branches",
    fix: 'write `environment: "production"`, and name that environment in the job that applies',
  },
} as const;

/** Checks a role that plans or deploys. */
export function checkDeploymentRole(
  problems: Problems,
  role: keyof typeof CONTEXTS_OF,
  options: unknown,
  provider: ProviderFacts,
): void {
  if (options === undefined) return;
  const fix = "write { roleName, trust }";
  if (
    !checkObject<WorkflowRoleOptions>(
      problems,
      role,
      options,
      WORKFLOW_ROLE,
      fix,
    )
  )
    return;
  const before = problems.count;
  checkRoleOptions(problems, role, options, provider);
  if (problems.count > before || options.trust === undefined) return;
  const { contexts, rule, fix: context } = CONTEXTS_OF[role];
  options.trust.forEach((trust, index) => {
    const given = CONTEXTS.filter((key) => trust[key] !== undefined);
    if (!given.some((key) => (contexts as readonly string[]).includes(key)))
      problems.add(`${at(role, "trust")}[${index}]`, rule, given, context);
  });
}

/** Checks that who may plan may not deploy by the same token. GitHub ignores the case of an environment's name. */
export function checkRolesDiffer(
  problems: Problems,
  planner: PlannerOptions,
  deployer: DeployerOptions,
): void {
  if (lowerCase(planner.roleName) === lowerCase(deployer.roleName))
    problems.add(
      "deployer.roleName",
      "must differ from the planner's in more than case",
      deployer.roleName,
      "choose another name",
    );
  const plans = planner.trust.flatMap(subjects).map(lowerCase);
  deployer.trust.forEach((trust, index) => {
    const both = subjects(trust).filter((subject) =>
      plans.includes(lowerCase(subject)),
    );
    if (both.length > 0)
      problems.add(
        `deployer.trust[${index}]`,
        "must not let in whom the planner's trust lets in, or a pull request could apply what it plans",
        both,
        'give the jobs that apply an environment of their own, such as "production"',
      );
  });
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
        "must be neither the planner nor the deployer, who must not be able to change this stack",
        arn,
        "name the role or user who administers the account",
      );
  });
}
