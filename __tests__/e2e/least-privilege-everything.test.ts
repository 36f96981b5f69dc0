import type { PostgresBackupStackProps } from "../../src";
import type { Permission } from "../permissions/support/identity-decision";
import { EVERYTHING } from "../support/everything";
import { describeWith } from "./support/describe-with";
import { ACCOUNT_ID } from "./support/emulator";
import { useEnforcedAccount, USER } from "./support/enforced-account";
import {
  actionsOf,
  deployer,
  otherWayToTags,
  planner,
  sids,
} from "./support/stack-policies";
import type { Terraform } from "./support/terraform";
import {
  actionsIn,
  type Allowance,
  allowances,
  unneeded,
} from "./support/unneeded";

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
  "cloudwatch:UntagResource",
  "events:UntagResource",
  "iam:AddClientIDToOpenIDConnectProvider",
  "iam:RemoveClientIDFromOpenIDConnectProvider",
  "iam:UntagOpenIDConnectProvider",
  "iam:UntagRole",
  "iam:UpdateAssumeRolePolicy",
  "iam:UpdateRole",
  "iam:UpdateRoleDescription",
  "kms:PutKeyPolicy",
  "kms:UntagResource",
  "logs:UntagResource",
  "sns:UntagResource",
];

/** Two keys of one region: while a key has no alias, the statement of either lets in. So each is judged without the other. */
const SAME_KEYS: Readonly<Record<string, string>> = {
  ManageKey: "ManageAlarmKey",
  ManageAlarmKey: "ManageKey",
};

/**
 * AWS does not say whether it knows a subscription by its topic or by its own ARN, so both are allowed. The emulator's
 * gate knows it by its topic.
 */
const isSubscription = ({ resource }: Allowance) =>
  /:sns:.*-alarm:\*$/.test(resource);

describeWith(
  ["terraform", "emulator", "aws"],
  "least privilege, with everything turned on",
  () => {
    const account = useEnforcedAccount();
    let terraform: Terraform;
    let askedToPlan: readonly Permission[];
    const unseen = () => [...FOR_CHANGES, ...otherWayToTags()];

    test("is enough to plan and apply", async () => {
      const workspace = account().workspace();
      workspace.synthesize(PROPS);
      terraform = account().terraform(workspace);
      await terraform.init();
      await account().allow(deployer(PROPS));
      await terraform.apply();

      expect([...account().refused]).toEqual([]);
    });

    test("is enough to plan again, for who may only read", async () => {
      const before = account().asked.length;
      await account().allow(planner(PROPS));
      await terraform.plan();

      expect([...account().refused]).toEqual([]);
      askedToPlan = account().asked.slice(before);
    });

    test("is enough to destroy all but a bucket that holds logs", async () => {
      await account().allow(deployer(PROPS));

      expect(await terraform.refusal("destroy", "-auto-approve")).toMatch(
        /Error: (?!.*Error: ).*octo-org-backups-logs\): .*BucketNotEmpty/,
      );
      expect([...account().refused]).toEqual([]);
    });

    test("has no action that Terraform did not ask for, but for changes", () => {
      const allowed = new Set(actionsOf(deployer(PROPS)));

      expect(actionsIn(account().asked)).toEqual(
        [...allowed].filter((action) => !unseen().includes(action)).sort(),
      );
    });

    test.each(sids(deployer(PROPS)))(
      "needs %s: each action, on each resource, but for changes",
      async (sid) => {
        const policies = deployer(PROPS).map((policy) => ({
          ...policy,
          Statement: policy.Statement.filter(
            ({ Sid }) => Sid !== SAME_KEYS[sid],
          ),
        }));
        const found = await unneeded(sid, policies, account().asked);

        expect(
          found.filter(
            (one) => !unseen().includes(one.action) && !isSubscription(one),
          ),
        ).toEqual([]);
        expect(found.length).toBeLessThan(
          allowances(sid, deployer(PROPS)).length,
        );
      },
    );

    test.each(sids(planner(PROPS)))(
      "needs %s to plan: each action, on each resource",
      async (sid) => {
        const found = await unneeded(sid, planner(PROPS), askedToPlan);

        expect(
          found.filter(
            (one) =>
              !otherWayToTags().includes(one.action) && !isSubscription(one),
          ),
        ).toEqual([]);
      },
    );

    test("would show a resource that a statement has for nothing", async () => {
      const logs = `arn:aws:s3:::${PROPS.bucket.accessLogs?.bucketName}`;
      const wider = deployer(PROPS).map((policy) => ({
        ...policy,
        Statement: policy.Statement.map((one) =>
          one.Sid === "LockBuckets"
            ? { ...one, Resource: [...one.Resource, logs] }
            : one,
        ),
      }));

      expect(await unneeded("LockBuckets", wider, account().asked)).toEqual([
        {
          sid: "LockBuckets",
          action: "s3:PutBucketObjectLockConfiguration",
          resource: logs,
        },
      ]);
    });

    test("would show a statement that repeats another", async () => {
      const [twice] = deployer(PROPS).flatMap(({ Statement }) =>
        Statement.filter(({ Sid }) => Sid === "PassReplicationRole"),
      );
      const wider = [
        ...deployer(PROPS),
        {
          Version: "2012-10-17" as const,
          Statement: twice ? [{ ...twice, Sid: "PassAgain" }] : [],
        },
      ];

      expect(await unneeded("PassAgain", wider, account().asked)).toHaveLength(
        1,
      );
    });
  },
);
