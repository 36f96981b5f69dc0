import type { Problems } from "../validation/problems";
import {
  at,
  checkObject,
  isKnownText,
  isText,
  isUnknown,
  type Shape,
} from "../validation/shape";
import { checkAudience } from "./audience-rules";
import type { BackupRoleOptions } from "./backup-role-props";
import { checkPrefix } from "./prefix-rules";
import { checkTrustSize, type ProviderFacts } from "./trust-size-rules";
import { checkTrusts } from "./trust-rules";
import type { WorkflowRoleOptions } from "./workflow-role-props";

/** The props of a role that workflows assume. */
export const WORKFLOW_ROLE: Shape<WorkflowRoleOptions> = {
  roleName: true,
  trust: true,
  description: false,
  path: false,
  maxSessionSeconds: false,
  permissionsBoundary: false,
  audience: false,
};

/** The props of a role for backups; also those of a backup job. */
export const BACKUP_ROLE: Shape<BackupRoleOptions> = {
  ...WORKFLOW_ROLE,
  prefix: false,
};

/** The ARN of a policy, with its partition and account. */
export const BOUNDARY =
  /^arn:(aws[\w-]*):iam::(\d{12}|aws):policy\/[\w+=,.@/-]+$/;

/** Checks the props of a role, unknown ones included. */
export function checkBackupRole(
  problems: Problems,
  path: string,
  options: unknown,
  provider: ProviderFacts,
): void {
  if (
    checkObject<BackupRoleOptions>(
      problems,
      path,
      options,
      BACKUP_ROLE,
      "write { roleName, trust }",
    )
  )
    checkRoleOptions(problems, path, options, provider);
}

/** Checks the values of a role's props, be it for backups or another that workflows assume. */
export function checkRoleOptions(
  problems: Problems,
  path: string,
  options: BackupRoleOptions,
  provider: ProviderFacts,
): void {
  const before = problems.count;
  checkWorkflowRoleName(problems, at(path, "roleName"), options.roleName);
  checkRolePath(problems, at(path, "path"), options.path);
  checkDescription(problems, at(path, "description"), options.description);
  checkSession(
    problems,
    at(path, "maxSessionSeconds"),
    options.maxSessionSeconds,
  );
  checkBoundary(
    problems,
    at(path, "permissionsBoundary"),
    options.permissionsBoundary,
  );
  checkPrefix(problems, at(path, "prefix"), options.prefix);
  if (
    checkAudience(problems, at(path, "audience"), options.audience) &&
    !provider.audiences.includes(options.audience)
  )
    problems.add(
      at(path, "audience"),
      "must be one of the identity provider's audiences",
      options.audience,
      `add it to the identity provider's audiences, or use one of ${JSON.stringify(provider.audiences)}`,
    );
  checkTrusts(problems, at(path, "trust"), options.trust, provider.issuer);
  if (problems.count === before && Array.isArray(options.trust))
    checkTrustSize(problems, at(path, "trust"), options, provider);
}

function checkWorkflowRoleName(
  problems: Problems,
  path: string,
  value: unknown,
): void {
  if (value === "GitHubActions")
    problems.add(
      path,
      "must not be this name, under which workflows are known to fail to assume a role",
      value,
      'choose another, such as "neon-s3-backup-github-actions"',
    );
  else checkRoleName(problems, path, value, ", and a path as `path`");
}

/**
 * Checks the name of a role.
 *
 * @param further what to write besides, instead of a name with a path
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-names
 */
export function checkRoleName(
  problems: Problems,
  path: string,
  value: unknown,
  further = "",
): void {
  if (!isText(problems, path, value)) return;
  if (value.startsWith("arn:") || value.includes("/")) {
    const name = value.split("/").filter(Boolean).at(-1) ?? "";
    problems.add(
      path,
      "must be the role's name alone, without ARN or path",
      value,
      name === "" || name.includes(":")
        ? 'write it like "neon-s3-backup-github-actions"'
        : `write ${JSON.stringify(name)}${further}`,
    );
  } else if (!/^[\w+=,.@-]{1,64}$/.test(value)) {
    problems.add(
      path,
      'must be 1 to 64 letters, digits and "+=,.@-_"',
      value,
      "shorten it or remove other characters",
    );
  }
}

function checkRolePath(problems: Problems, path: string, value: unknown): void {
  if (!isKnownText(problems, path, value)) return;
  if (!/^\/(?:[\w+=,.@-]+\/)*$/.test(value) || value.length > 512) {
    const names = value.match(/[\w+=,.@-]+/g) ?? ["backups"];
    problems.add(
      path,
      'must be "/", or start and end with "/" and hold letters, digits and "+=,.@-_" between, 512 characters at most',
      value,
      value.length > 512
        ? "shorten it"
        : `write it like ${JSON.stringify(`/${names.join("/")}/`)}`,
    );
  } else if (/^\/aws-(?:service-role|reserved)\//.test(value)) {
    problems.add(
      path,
      "must not be a path that AWS keeps for its own roles",
      value,
      'choose another, such as "/backups/"',
    );
  }
}

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html */
function checkDescription(
  problems: Problems,
  path: string,
  value: unknown,
): void {
  if (!isText(problems, path, value)) return;
  // The characters are those of the API's own pattern.
  if (value.length <= 1000 && /^[\t\n\r\x20-\x7e\xa1-\xff]*$/.test(value))
    return;
  problems.add(
    path,
    "must be at most 1000 characters, none beyond U+00FF",
    value,
    "shorten it or remove other characters",
  );
}

/** @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html */
function checkSession(problems: Problems, path: string, value: unknown): void {
  if (value === undefined || isUnknown(value)) return;
  if (
    typeof value === "number" &&
    Number.isInteger(value) &&
    value >= 3600 &&
    value <= 43200
  )
    return;
  const number = ["number", "string"].includes(typeof value)
    ? Number(value)
    : NaN;
  const seconds =
    number >= 1 && number <= 12
      ? number * 3600
      : number >= 60 && number <= 720
        ? number * 60
        : undefined;
  problems.add(
    path,
    "must be a whole number of seconds from 3600 (one hour) to 43200 (twelve hours)",
    value,
    seconds === undefined
      ? "write 3600 for one hour"
      : `write ${Math.round(seconds)} if you meant ${number <= 12 ? plural(number, "hour") : plural(number, "minute")}`,
  );
}

function plural(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? "" : "s"}`;
}

function checkBoundary(problems: Problems, path: string, value: unknown): void {
  if (!isText(problems, path, value)) return;
  if (BOUNDARY.test(value)) return;
  problems.add(
    path,
    "must be the ARN of a policy",
    value,
    'write it like "arn:aws:iam::123456789012:policy/boundary"',
  );
}
