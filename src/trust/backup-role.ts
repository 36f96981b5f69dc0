import { DataAwsIamPolicyDocument } from "@cdktf/provider-aws/lib/data-aws-iam-policy-document";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { Construct } from "constructs";
import { pathAndName, roleArn } from "../aws/arn";
import { CallerAccount } from "../aws/caller-account";
import { PREFIX_TAG } from "../aws/tag-rules";
import { literal } from "../terraform/literal";
import { waive } from "../terraform/scanner-waiver";
import { Problems } from "../validation/problems";
import { GitHubIdentityProvider } from "./github-identity-provider";
import { checkBackupRole } from "./role-rules";
import { subjectFormat } from "./subject";
import type { Trust } from "./trust";
import { trustStatements } from "./trust-policy";

const TAKEN_FOR_WILDCARD =
  "checkov takes a first subject with ids for one that matches too much: https://github.com/bridgecrewio/checkov/pull/7610";

/** What a role for backups is called, and who may assume it. */
export interface BackupRoleOptions {
  /**
   * The role's name: 1 to 64 letters, digits and `+=,.@-_`, once in the account.
   *
   * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html
   */
  readonly roleName: string;

  /** Who may assume the role. */
  readonly trust: readonly Trust[];

  /**
   * The folder in the bucket that the role can reach, without a slash at either end. In the guide it is the name of
   * the workflow. The role carries it as the tag `backup-prefix`.
   *
   * @default - the whole bucket
   */
  readonly prefix?: string;

  /**
   * What the role is for, 1000 characters at most.
   *
   * @default "Assumed by GitHub Actions to back up Postgres"
   */
  readonly description?: string;

  /**
   * The role's path, with a slash at both ends. It is part of `IAM_ROLE`.
   *
   * @default "/"
   */
  readonly path?: string;

  /**
   * How long a session may last at most, in seconds, from 3600 to 43200. GitHub's action asks for one hour unless the
   * workflow says more.
   *
   * @default 3600
   */
  readonly maxSessionSeconds?: number;

  /**
   * The ARN of the policy that bounds what the role can ever be allowed.
   *
   * @default - no boundary
   */
  readonly permissionsBoundary?: string;

  /**
   * The audience that tokens must be made for; one that the identity provider accepts.
   *
   * @default - the identity provider's first audience
   */
  readonly audience?: string;
}

/** A role for backups and the identity provider that it trusts. */
export interface BackupRoleProps extends BackupRoleOptions {
  /** The identity provider whose tokens the role accepts. */
  readonly identityProvider: GitHubIdentityProvider;
}

/**
 * A role that only the named repositories can assume, and that has no permissions of its own: the bucket's policy lets
 * it in.
 */
export class BackupRole extends Construct {
  /** The role's ARN, built from names, so that it is known when Terraform plans. */
  public readonly arn: string;
  /** What the workflow calls the role: its name, behind its path where it has one. */
  public readonly pathAndName: string;
  /** The folder in the bucket that the role can reach; `undefined` for the whole bucket. */
  public readonly prefix?: string;
  /** The role itself. */
  public readonly resource: IamRole;

  /** @throws InvalidPropsError if a prop breaks a rule */
  public constructor(scope: Construct, id: string, props: BackupRoleProps) {
    const { identityProvider, ...options } = props ?? {};
    const problems = new Problems();
    if (identityProvider instanceof GitHubIdentityProvider)
      checkBackupRole(problems, "", options, identityProvider);
    else
      problems.add(
        "identityProvider",
        "must be a GitHubIdentityProvider",
        identityProvider,
        "make one and pass it to every role",
      );
    problems.throwIfAny(id);
    super(scope, id);

    const path = props.path ?? "/";
    this.arn = roleArn(CallerAccount.of(this), path, props.roleName);
    this.pathAndName = pathAndName(path, props.roleName);
    this.prefix = props.prefix;

    const trustPolicy = new DataAwsIamPolicyDocument(this, "trust", {
      statement: trustStatements(props.trust, {
        arn: identityProvider.arn,
        issuerHostPath: identityProvider.issuer.hostPath,
        audience: props.audience ?? (identityProvider.audiences[0] as string),
      }),
    });
    this.resource = new IamRole(this, "Default", {
      name: props.roleName,
      path,
      description: literal(
        props.description ?? "Assumed by GitHub Actions to back up Postgres",
      ),
      assumeRolePolicy: trustPolicy.json,
      maxSessionDuration: props.maxSessionSeconds ?? 3600,
      permissionsBoundary: props.permissionsBoundary,
      tags:
        props.prefix === undefined ? undefined : { [PREFIX_TAG]: props.prefix },
      dependsOn: [identityProvider.dependable],
    });
    if (subjectFormat(props.trust[0] as Trust) === "immutable") {
      waive(trustPolicy, "CKV_AWS_358", TAKEN_FOR_WILDCARD);
      waive(this.resource, "CKV_AWS_393", TAKEN_FOR_WILDCARD);
    }
  }
}
