import type { PostgresBackupStackProps } from "../../src";
import { EVERYTHING } from "../support/everything";
import { describeWith } from "./support/describe-with";
import { ACCOUNT_ID } from "./support/emulator";
import { useEnforcedAccount, USER } from "./support/enforced-account";
import {
  actionsOf,
  deployer,
  otherWayToTags,
  planner,
} from "./support/stack-policies";
import type { Terraform } from "./support/terraform";

const PROPS: PostgresBackupStackProps = {
  ...EVERYTHING,
  bucket: {
    ...EVERYTHING.bucket,
    administrators: [`arn:aws:iam::${ACCOUNT_ID}:user/${USER}`],
    dangerouslyAllowDestroy: true,
  },
};

/** What only changes of a stack ask for; the guide's stack, which is changed, shows most of it. */
const FOR_CHANGES = [
  "iam:AddClientIDToOpenIDConnectProvider",
  "iam:RemoveClientIDFromOpenIDConnectProvider",
  "iam:UntagOpenIDConnectProvider",
  "iam:UntagRole",
  "iam:UpdateAssumeRolePolicy",
  "iam:UpdateRole",
  "iam:UpdateRoleDescription",
  "kms:PutKeyPolicy",
  "kms:UntagResource",
];

describeWith(
  ["terraform", "emulator", "aws"],
  "least privilege, with everything turned on",
  () => {
    const account = useEnforcedAccount();
    let terraform: Terraform;

    test("is enough to plan and apply", async () => {
      const workspace = account().workspace();
      workspace.synthesize(PROPS);
      terraform = account().terraform(workspace);
      await terraform.init();
      await account().allow(deployer(PROPS));
      await terraform.plan();
      await terraform.applyPlan();

      expect([...account().refused]).toEqual([]);
    });

    test("is enough to plan again, for who may only read", async () => {
      await account().allow(planner(PROPS));
      await terraform.plan();

      expect([...account().refused]).toEqual([]);
    });

    test("is enough to destroy all but a bucket that holds logs", async () => {
      await account().allow(deployer(PROPS));

      expect(await terraform.refusal("destroy", "-auto-approve")).toMatch(
        /Error: (?!.*Error: ).*octo-org-backups-logs\): .*BucketNotEmpty/,
      );
      expect([...account().refused]).toEqual([]);
    });

    test("has no action that Terraform did not ask for, but for changes", () => {
      const unseen = [...FOR_CHANGES, ...otherWayToTags()];
      const allowed = new Set(actionsOf(deployer(PROPS)));

      expect([...account().asked].sort()).toEqual(
        [...allowed].filter((action) => !unseen.includes(action)).sort(),
      );
    });
  },
);
