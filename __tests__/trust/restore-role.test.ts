import { GitHubIdentityProvider } from "../../src/trust/github-identity-provider";
import {
  RestoreRole,
  type RestoreRoleProps,
} from "../../src/trust/restore-role";
import { countByType, only, synthForeign } from "../support/synth";
import { TRUST } from "../support/trust-fixtures";

const synth = (options: Partial<RestoreRoleProps> = {}) =>
  synthForeign((stack) => {
    new RestoreRole(stack, "job", {
      roleName: "restore",
      trust: [TRUST],
      identityProvider: new GitHubIdentityProvider(stack, "github"),
      ...options,
    });
  });

test("a role that restores is one role, which may do nothing before a bucket lets it", () => {
  expect(countByType(synth().resource)).toEqual({
    aws_iam_openid_connect_provider: 1,
    aws_iam_role: 1,
  });
});

test("says what it is for, or what it is told to say", () => {
  const said = (options?: Partial<RestoreRoleProps>) =>
    only(synth(options).resource, "aws_iam_role").description;
  expect(said()).toBe("Assumed by GitHub Actions to restore Postgres");
  expect(said({ description: "drills" })).toBe("drills");
});

test("carries its folder as a tag, and none for the whole bucket", () => {
  const tags = (options?: Partial<RestoreRoleProps>) =>
    only(synth(options).resource, "aws_iam_role").tags;
  expect(tags({ prefix: "acme" })).toEqual({ "backup-prefix": "acme" });
  expect(tags()).toBeUndefined();
});
