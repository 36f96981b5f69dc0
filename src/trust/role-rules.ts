import { tags } from "../aws/tag-rules";
import { days, knownText, prose } from "../validation/kinds";
import { andThen, known, type Prop, required } from "../validation/prop";
import type { Problems } from "../validation/problems";
import { rule } from "../validation/rules";
import { object, type ObjectRules, type Schema } from "../validation/schema";
import { matching, without } from "../validation/text-rule";
import { at } from "../validation/values";
import { audience as anyAudience } from "./audience-rules";
import type { BackupFolder, BackupRoleOptions } from "./backup-role-props";
import { permissionsBoundary } from "./boundary-rules";
import { prefix } from "./prefix-rules";
import { workflowRoleName } from "./role-name-rules";
import { maxSessionSeconds } from "./session-rules";
import { trusts } from "./trust-rules";
import { checkTrustSize, type ProviderFacts } from "./trust-size-rules";
import type { WorkflowRoleOptions } from "./workflow-role-props";

const path = knownText(
  matching(
    (value) => /^\/(?:[\w+=,.@-]+\/)*$/.test(value) && value.length <= 512,
    'must be "/", or start and end with "/" and hold letters, digits and "+=,.@-_" between, 512 characters at most',
    (value) =>
      value.length > 512
        ? "shorten it"
        : `write it like ${JSON.stringify(`/${(value.match(/[\w+=,.@-]+/g) ?? ["backups"]).join("/")}/`)}`,
  ),
  without(
    /^\/aws-(?:service-role|reserved)\//,
    "must not be a path that AWS keeps for its own roles",
    'choose another, such as "/backups/"',
  ),
);

/** The characters are those of the API's own pattern. @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html */
const description = prose(
  matching(
    /^[\t\n\r\x20-\x7e\xa1-\xff]{0,1000}$/,
    "must be at most 1000 characters, none beyond U+00FF",
    "shorten it or remove other characters",
  ),
);

const ACCEPTED = rule("must be one of the identity provider's audiences");

const acceptedAudience = (audiences: readonly string[]): Prop =>
  andThen(anyAudience, (problems, path, value) => {
    if (!audiences.includes(value as string))
      problems.add(
        path,
        ACCEPTED,
        value,
        `add it to the identity provider's audiences, or use one of ${JSON.stringify(audiences)}`,
      );
  });

/** What each prop of a role that workflows assume must be. */
export function workflowRoleProps({
  issuer,
  audiences,
}: ProviderFacts): Schema<WorkflowRoleOptions> {
  return {
    roleName: required(workflowRoleName),
    path,
    description,
    maxSessionSeconds,
    permissionsBoundary,
    tags: known(tags, "one of them could decide what the role may reach"),
    audience: acceptedAudience(audiences),
    trust: required(trusts(issuer)),
  };
}

/** The same of a role for one folder of the bucket, or for all of it. */
export function folderRoleProps(
  provider: ProviderFacts,
): Schema<WorkflowRoleOptions & Pick<BackupFolder, "prefix">> {
  const { audience, trust, ...others } = workflowRoleProps(provider);
  return { ...others, prefix, audience, trust };
}

/** What each prop of a role for backups must be; also those of a backup job. */
export function backupRoleProps(
  provider: ProviderFacts,
): Schema<BackupRoleOptions> {
  return { ...folderRoleProps(provider), expireAfterDays: days };
}

/** A role that workflows assume, with its props. */
export function role<T extends WorkflowRoleOptions>(
  props: Schema<T>,
  provider: ProviderFacts,
  rules: ObjectRules<T> = {},
): Prop {
  const fix = "write { roleName, trust }";
  return andThen(
    object(props, { fix, ...rules }),
    (problems: Problems, where, given) => {
      checkTrustSize(problems, at(where, "trust"), given as T, provider);
    },
  );
}
