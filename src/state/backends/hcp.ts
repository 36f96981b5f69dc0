import type { Problems } from "../../validation/problems";
import { isRecord } from "../../validation/values";
import { rule } from "../../validation/rules";
import { required } from "../../validation/prop";
import { matching } from "../../validation/text-rule";
import type { Backend } from "../backend";
import { block, text, texts } from "../option";

/** What both ways to HCP Terraform need. */
interface Organization {
  /** The organization. */
  readonly organization: string;

  /**
   * The host of a Terraform Enterprise.
   *
   * @default "app.terraform.io"
   */
  readonly hostname?: string;
}

/** Which workspace has the state: one by its name, or several by their tags. */
export interface CloudWorkspaces {
  /**
   * The workspace's name. HCP Terraform makes it on the first `init`.
   *
   * @default - the stack's id, unless there are tags
   */
  readonly name?: string;

  /**
   * The tags of the workspaces that `terraform workspace select` can choose from.
   *
   * @default - none
   */
  readonly tags?: readonly string[];

  /**
   * The project that new workspaces belong to.
   *
   * @default - what `TF_CLOUD_PROJECT` says, or the organization's own
   */
  readonly project?: string;
}

/** Which workspace has the state: one by its name, or several whose names start alike. */
export interface RemoteWorkspaces {
  /**
   * The workspace's name.
   *
   * @default - the stack's id, unless there is a prefix
   */
  readonly name?: string;

  /**
   * What the names of the workspaces start with that `terraform workspace select` can choose from.
   *
   * @default - none
   */
  readonly prefix?: string;
}

/**
 * A workspace of HCP Terraform or Terraform Enterprise, which keeps, encrypts and locks the state, and plans and applies
 * as well. The token comes from `terraform login`, or from `TF_TOKEN_app_terraform_io`.
 *
 * @see https://developer.hashicorp.com/terraform/cli/cloud/settings
 */
export interface CloudState extends Organization {
  readonly type: "cloud";

  /**
   * The workspace.
   *
   * @default - the one that has the stack's id as its name
   */
  readonly workspaces?: CloudWorkspaces;
}

/**
 * The same by the older backend, which other servers of the same language know as well.
 *
 * @see https://developer.hashicorp.com/terraform/language/backend/remote
 */
export interface RemoteState extends Organization {
  readonly type: "remote";

  /**
   * The workspace.
   *
   * @default - the one that has the stack's id as its name
   */
  readonly workspaces?: RemoteWorkspaces;
}

const WORKSPACE = matching(
  /^[\w-]{1,90}$/,
  "must have 1 to 90 letters, digits, hyphens and underscores",
  'write workspaces: { name: "postgres-backups" }',
);

const shared = {
  options: {
    organization: required(text()),
    hostname: text(
      matching(
        /^[a-z0-9][a-z0-9.-]*(?::\d+)?$/i,
        "must be a host name, without scheme, user and path",
        'write it like "terraform.example.com"',
      ),
    ),
  },
  secrets: {
    token:
      "run `terraform login`, or set TF_TOKEN_ with the host's name behind it, such as TF_TOKEN_app_terraform_io, where Terraform runs",
  },
};

/** The workspace with the stack's id, unless there is a name or another way to choose. */
function workspaces<T extends { readonly name?: string }>(
  stackId: string,
  given: T | undefined,
  other: keyof T,
): T | undefined {
  if (given !== undefined && !isRecord(given)) return given;
  return given?.[other] === undefined
    ? ({ ...given, name: given?.name ?? stackId } as T)
    : given;
}

const NO_NAME = rule("must not be given with a name");

/** Checks that there are not two ways to choose a workspace at once. */
function oneWay<T extends { readonly name?: string }>(other: keyof T & string) {
  return (
    problems: Problems,
    path: string,
    given: { readonly workspaces?: T },
  ) => {
    if (given.workspaces?.name === undefined) return;
    if (given.workspaces[other] !== undefined)
      problems.add(
        `${path}.workspaces.${other}`,
        NO_NAME,
        given.workspaces[other],
        "write the one or the other",
      );
  };
}

const location = ({
  hostname = "app.terraform.io",
  organization,
  workspaces,
}: Readonly<Record<string, unknown>>) => {
  const { name, prefix, tags } = workspaces as Record<string, unknown>;
  return [hostname, organization, name, prefix, tags];
};

export const CLOUD: Backend<CloudState> = {
  ...shared,
  options: {
    ...shared.options,
    workspaces: block<CloudWorkspaces>({
      options: {
        name: text(WORKSPACE),
        tags: texts(),
        project: text(),
      },
    }),
  },
  defaults: (stackId, given) => ({
    workspaces: workspaces(stackId, given.workspaces, "tags"),
  }),
  apart: "workspaces",
  location,
  check: oneWay<CloudWorkspaces>("tags"),
};

export const REMOTE: Backend<RemoteState> = {
  ...shared,
  options: {
    ...shared.options,
    workspaces: block<RemoteWorkspaces>({
      options: {
        name: text(WORKSPACE),
        prefix: text(WORKSPACE),
      },
    }),
  },
  defaults: (stackId, given) => ({
    workspaces: workspaces(stackId, given.workspaces, "prefix"),
  }),
  apart: "workspaces",
  location,
  check: oneWay<RemoteWorkspaces>("prefix"),
};
