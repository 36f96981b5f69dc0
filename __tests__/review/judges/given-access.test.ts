import { saidOf, saidOfAttribute } from "../../support/said-of";

const ACCOUNT = "999999999999";
const ROLE = `arn:aws:iam::${ACCOUNT}:role/x`;
const FIRST = /^look, what they may do: \*\*allows too much\*\*: /;

test.each<[type: string, after: object, words: string]>([
  [
    "aws_ssoadmin_account_assignment",
    { permission_set_arn: "p", target_id: ACCOUNT, principal_id: "u" },
    "gives `p` in the account `999999999999` to `u`",
  ],
  [
    "aws_ssoadmin_managed_policy_attachment",
    {
      managed_policy_arn: "arn:aws:iam::aws:policy/ReadOnlyAccess",
      permission_set_arn: "p",
    },
    "gives `arn:aws:iam::aws:policy/ReadOnlyAccess` to all who have `p`",
  ],
  [
    "aws_eks_access_entry",
    { cluster_name: "c", principal_arn: ROLE },
    `lets \`${ROLE}\` into the cluster \`c\``,
  ],
  [
    "aws_eks_access_policy_association",
    {
      cluster_name: "c",
      policy_arn: "a:policy/AmazonEKSViewPolicy",
      principal_arn: ROLE,
    },
    `gives \`a:policy/AmazonEKSViewPolicy\` in the cluster \`c\` to \`${ROLE}\``,
  ],
  [
    "aws_ram_principal_association",
    { principal: ACCOUNT, resource_share_arn: "s" },
    "shares `s` with `999999999999`",
  ],
  [
    "aws_cloudwatch_log_subscription_filter",
    { log_group_name: "l", destination_arn: "d" },
    "sends the logs of `l` to `d`",
  ],
  [
    "aws_sns_topic_subscription",
    { topic_arn: "t", endpoint: "mallory@example.com" },
    "sends what `t` gets to `mallory@example.com`",
  ],
  [
    "kubernetes_role_binding",
    { role_ref: [{ name: "view" }], subject: [{ kind: "User", name: "octo" }] },
    "gives the role `view` to `User` `octo`",
  ],
])("a new %s says who is given what", (type, after, words) => {
  expect(saidOf({ type, after })).toEqual([`look, who gets in: ${words}`]);
});

test.each<[type: string, after: object]>([
  [
    "aws_ssoadmin_managed_policy_attachment",
    { managed_policy_arn: "arn:aws:iam::aws:policy/AdministratorAccess" },
  ],
  [
    "aws_eks_access_policy_association",
    {
      policy_arn:
        "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy",
    },
  ],
  [
    "kubernetes_cluster_role_binding_v1",
    { role_ref: [{ name: "cluster-admin" }], subject: [] },
  ],
])("a %s that gives everything is called out", (type, after) => {
  expect(saidOf({ type, after })).toEqual([expect.stringMatching(FIRST)]);
});

describe("a load balancer", () => {
  const PUBLIC = [
    "look, what is public: **public**: it takes connections from the internet",
  ];

  test.each(["aws_lb", "aws_alb", "aws_elb"])(
    "of the type %s is public unless it is internal",
    (type) => {
      expect(saidOf({ type, after: { internal: false } })).toEqual(PUBLIC);
      expect(saidOf({ type, after: { internal: true } })).toEqual([]);
    },
  );

  test("is told when it becomes public, and not the other way round", () => {
    expect(saidOfAttribute("aws_lb", "internal", true, false)).toEqual(PUBLIC);
    expect(saidOfAttribute("aws_lb", "internal", false, true)).toEqual([]);
  });
});

test("disks that are no longer encrypted by default are less protected, and new encryption is not", () => {
  const type = "aws_ebs_encryption_by_default";
  const LESS = [
    "look, protections: new disks are **not encrypted** by default",
  ];
  expect(saidOf({ type, after: { enabled: false } })).toEqual(LESS);
  expect(saidOfAttribute(type, "enabled", true, false)).toEqual(LESS);
  expect(saidOf({ type, after: { enabled: true } })).toEqual([]);
});
