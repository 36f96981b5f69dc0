import { copyPolicy, ROOT } from "../judged-stacks";
import type { Refusal } from "../refusals";
import { ownBackup, ownList, READ_WRITE_DELETE } from "./requests";

const ENDPOINTS = {
  variable: "aws:SourceVpce",
  deniedBy: "DenyOutsideVpcEndpoints",
};
const ORGANIZATION = {
  variable: "aws:PrincipalOrgID",
  deniedBy: "DenyOutsideOrganization",
};

const PLACES = [
  {
    ...ENDPOINTS,
    where: "through another VPC endpoint",
    value: "vpce-22222222222222222",
  },
  { ...ENDPOINTS, where: "through no VPC endpoint", value: undefined },
  { ...ORGANIZATION, where: "from another organization", value: "o-fffffffff" },
  { ...ORGANIZATION, where: "from outside of organizations", value: undefined },
];

/** What is refused on versions, also on those of copies. */
const OF_VERSIONS = ["s3:DeleteObjectVersion", "s3:GetObjectVersion"];

/** Requests from elsewhere than they must come from. */
export const ELSEWHERE: readonly Refusal[] = PLACES.flatMap(
  ({ variable, deniedBy, where, value }): Refusal[] => {
    const common = {
      stacks: ["requests from one place", "everything on"],
      change: { contextVariables: { [variable]: value } },
    } as const;
    return [
      ...Object.entries(READ_WRITE_DELETE).map(([doing, action]): Refusal => ({
        ...common,
        name: `${doing} a backup ${where}`,
        letIn: (judged) => ownBackup(action, judged),
        deniedBy,
        unmet: [variable],
      })),
      {
        ...common,
        name: `listing backups ${where}`,
        letIn: ownList,
        unmet: [variable],
      },
      ...[...Object.values(READ_WRITE_DELETE), ...OF_VERSIONS].map(
        (action): Refusal => ({
          ...common,
          name: `${action} by the root user ${where}`,
          letIn: (judged) => ({ ...ownBackup(action, judged), ...ROOT }),
          deniedBy,
        }),
      ),
      ...OF_VERSIONS.map((action): Refusal => ({
        ...common,
        stacks: ["everything on"],
        policy: copyPolicy,
        name: `${action} on a copy by the root user ${where}`,
        letIn: ({ bucket, place }) => ({
          ...ROOT,
          action,
          resource: `${bucket}-copies/b.gz`,
          contextVariables: place,
        }),
        deniedBy,
      })),
    ];
  },
);
