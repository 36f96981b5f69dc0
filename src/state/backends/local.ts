import { posix } from "node:path";
import type { Backend } from "../backend";
import { text } from "../option";

/**
 * A file. Terraform locks it for the time of a run.
 *
 * @see https://developer.hashicorp.com/terraform/language/backend/local
 */
export interface LocalState {
  readonly type: "local";

  /**
   * The file's path, relative to the folder that Terraform runs in, `cdktf.out/stacks/<stack>`.
   *
   * @default - beside cdktf.out: `../../../terraform.<stack>.tfstate`
   */
  readonly path?: string;

  /**
   * The folder for the states of workspaces other than `default`, relative as `path` is.
   *
   * @default - `terraform.tfstate.d` in the folder that Terraform runs in
   */
  readonly workspaceDir?: string;
}

export const LOCAL: Backend<LocalState> = {
  options: {
    path: text(),
    workspaceDir: text(),
  },
  // CDKTF keeps local states there as well, but by the absolute path of the synthesizing machine.
  defaults: (stackId, { path = `../../../terraform.${stackId}.tfstate` }) => ({
    path,
  }),
  apart: "path",
  location: ({ path }, stackId) => [
    posix.resolve("/app/cdktf.out/stacks", stackId, String(path)),
  ],
};
