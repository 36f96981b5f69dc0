import { allowsTooMuch, letsIn, open, type Said, weaker } from "../finding";
import { blocks, isEmpty, own } from "../json";
import { listed, type Markdown, plain, say, shown } from "../markdown";
import type { JudgedResource, TypeJudge } from "./judge";

/** Names of roles and policies by which one may do everything. */
const ALL =
  /(?:^|[/:])(?:AdministratorAccess|IAMFullAccess|PowerUserAccess|cluster-admin|\w*ClusterAdminPolicy)$/;

/** A type by which somebody is given access, or data. */
function given(
  words: (is: (key: string) => Markdown) => Markdown,
  by?: string,
) {
  const said = ({ after }: JudgedResource): readonly Said[] => {
    const told = words((key) => shown(own(after, key)));
    const what = String(own(after, by ?? ""));
    return [ALL.test(what) ? allowsTooMuch(told) : letsIn(told)];
  };
  return judge(said);
}

/** What is said of a new one. What changes of one that is there is not judged. */
function judge(said: (resource: JudgedResource) => readonly Said[]): TypeJudge {
  return { judged: {}, created: said, rest: "harmless where new" };
}

/** Who has a role of Kubernetes. */
const ROLE_BINDING = judge(({ after }) => {
  const [role] = blocks(own(after, "role_ref"));
  const name = own(role, "name");
  const who = blocks(own(after, "subject")).map(
    (one) => say`${shown(own(one, "kind"))} ${shown(own(one, "name"))}`,
  );
  const words = say`gives the role ${shown(name)} to ${listed(who)}`;
  return [ALL.test(String(name)) ? allowsTooMuch(words) : letsIn(words)];
});

/** A load balancer, which takes connections of everyone unless it is internal. */
const BALANCER: TypeJudge = {
  judged: {
    internal: ({ after, resource: { before } }) =>
      before !== undefined && after !== true ? [ON_THE_INTERNET] : [],
  },
  created: ({ after, isConfigured }) =>
    own(after, "internal") === true ||
    (isEmpty(own(after, "internal")) && isConfigured("internal"))
      ? []
      : [ON_THE_INTERNET],
  rest: "harmless where new",
};

const ON_THE_INTERNET = open(
  plain("**public**: it takes connections from the internet"),
);

const ENCRYPTION_BY_DEFAULT: TypeJudge = {
  judged: {
    enabled: ({ after }) =>
      after === false
        ? [weaker(plain("new disks are **not encrypted** by default"))]
        : [],
  },
  rest: "harmless",
};

/** Types by which somebody is given access or data, or everyone. */
export const GIVEN_ACCESS: ReadonlyMap<string, TypeJudge> = new Map<
  string,
  TypeJudge
>([
  [
    "aws_ssoadmin_account_assignment",
    given(
      (is) =>
        say`gives ${is("permission_set_arn")} in the account ${is("target_id")} to ${is("principal_id")}`,
    ),
  ],
  [
    "aws_ssoadmin_managed_policy_attachment",
    given(
      (is) =>
        say`gives ${is("managed_policy_arn")} to all who have ${is("permission_set_arn")}`,
      "managed_policy_arn",
    ),
  ],
  [
    "aws_eks_access_entry",
    given(
      (is) =>
        say`lets ${is("principal_arn")} into the cluster ${is("cluster_name")}`,
    ),
  ],
  [
    "aws_eks_access_policy_association",
    given(
      (is) =>
        say`gives ${is("policy_arn")} in the cluster ${is("cluster_name")} to ${is("principal_arn")}`,
      "policy_arn",
    ),
  ],
  [
    "aws_ram_principal_association",
    given(
      (is) => say`shares ${is("resource_share_arn")} with ${is("principal")}`,
    ),
  ],
  [
    "aws_cloudwatch_log_subscription_filter",
    given(
      (is) =>
        say`sends the logs of ${is("log_group_name")} to ${is("destination_arn")}`,
    ),
  ],
  [
    "aws_sns_topic_subscription",
    given((is) => say`sends what ${is("topic_arn")} gets to ${is("endpoint")}`),
  ],
  ...[
    ...[
      "kubernetes_cluster_role_binding",
      "kubernetes_cluster_role_binding_v1",
    ],
    ...["kubernetes_role_binding", "kubernetes_role_binding_v1"],
  ].map((type) => [type, ROLE_BINDING] as const),
  ...["aws_lb", "aws_alb", "aws_elb"].map((type) => [type, BALANCER] as const),
  ["aws_ebs_encryption_by_default", ENCRYPTION_BY_DEFAULT],
]);
