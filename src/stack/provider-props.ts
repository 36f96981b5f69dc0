import type { AwsProviderConfig } from "@cdktf/provider-aws/lib/provider";
import { text } from "../validation/kinds";
import { list } from "../validation/list";
import { andThen, known, type Prop, required } from "../validation/prop";
import { rule } from "../validation/rules";
import { object, type Schema } from "../validation/schema";
import { at, isKnownText } from "../validation/values";
import { isAccountId } from "../aws/account-rules";
import { EXTERNAL_ID, ROLE_ARN, SESSION_NAME } from "../aws/assumed-role-rules";
import { PREFIX_TAG } from "../aws/tag-rules";

/** A role that Terraform's provider assumes with the credentials that it is given. */
export interface AssumeRoleProps {
  /** The role's ARN. */
  readonly roleArn: string;

  /**
   * What the session is called in CloudTrail: 2 to 64 letters, digits and `+=,.@-_`.
   *
   * @default - a name that the provider makes
   */
  readonly sessionName?: string;

  /**
   * What the role's trust asks for, where it is of somebody else. It is no secret.
   *
   * @default - nothing
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html
   */
  readonly externalId?: string;
}

/** Tags that others set, and that a plan neither shows nor removes. */
export interface IgnoreTagsProps {
  /**
   * The tags' keys.
   *
   * @default - none
   */
  readonly keys?: readonly string[];

  /**
   * What the tags' keys start with.
   *
   * @default - none
   */
  readonly keyPrefixes?: readonly string[];
}

/** What an organization asks of the AWS provider, in every region. */
export interface ProviderProps {
  /**
   * The role in the stack's account that Terraform assumes.
   *
   * @default - none: the credentials that Terraform is given are the account's
   * @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs#assuming-an-iam-role
   */
  readonly assumeRole?: AssumeRoleProps;

  /**
   * Tags that others set, such as those of a cost management. Without it a plan removes them.
   *
   * @default - none
   * @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/guides/resource-tagging#ignoring-changes-in-all-resources
   */
  readonly ignoreTags?: IgnoreTagsProps;
}

const OF_ACCOUNT = rule(
  (accountId: string) =>
    `must be a role of the stack's account, ${JSON.stringify(accountId)}`,
);
const NOT_THE_PREFIX = rule(
  `must leave the tag "${PREFIX_TAG}" to the plan, since it decides what a role may reach`,
);

const assumeRole = andThen(
  object<AssumeRoleProps>(
    {
      roleArn: required(text(ROLE_ARN)),
      sessionName: text(SESSION_NAME),
      externalId: text(EXTERNAL_ID),
    },
    { fix: "write { roleArn }" },
  ),
  (problems, path, value, beside = {}) => {
    const { roleArn } = value as AssumeRoleProps;
    const { accountId } = beside;
    const own = isKnownText(roleArn) ? roleArn.split(":")[4] : accountId;
    if (isAccountId(accountId) && own !== accountId)
      problems.add(
        at(path, "roleArn"),
        OF_ACCOUNT(accountId),
        roleArn,
        "name a role of that account",
      );
  },
);

/** Keys of tags, or what they start with. */
function tagKeys(covers: (given: string) => boolean): Prop {
  return list(
    andThen(known(text()), (problems, path, value) => {
      if (covers(value as string))
        problems.add(path, NOT_THE_PREFIX, value, "name other tags");
    }),
    { fix: 'write ["cost-center"], or leave it out' },
  );
}

export const PROVIDER: Schema<ProviderProps> = {
  assumeRole,
  ignoreTags: object<IgnoreTagsProps>(
    {
      keys: tagKeys((key) => key === PREFIX_TAG),
      keyPrefixes: tagKeys((start) => PREFIX_TAG.startsWith(start)),
    },
    { fix: 'write { keys: ["cost-center"] }' },
  ),
};

/** The same as the provider takes it. */
export function providerConfig({
  assumeRole: role,
  ignoreTags,
}: ProviderProps): Pick<AwsProviderConfig, "assumeRole" | "ignoreTags"> {
  return {
    assumeRole: role && [{ ...role }],
    ignoreTags: ignoreTags && [
      {
        keys: ignoreTags.keys && [...ignoreTags.keys],
        keyPrefixes: ignoreTags.keyPrefixes && [...ignoreTags.keyPrefixes],
      },
    ],
  };
}
