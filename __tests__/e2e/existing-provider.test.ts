import { describeWith } from "./support/describe-with";
import { ACCOUNT_ID } from "./support/emulator";
import * as guide from "./support/guide";
import { actions, plannedPolicy } from "./support/plan";
import { hiddenFromReview } from "./support/unknown-values";
import { useAccount } from "./support/use-account";

const URL = "https://token.actions.githubusercontent.com";
const ARN = `arn:aws:iam::${ACCOUNT_ID}:oidc-provider/token.actions.githubusercontent.com`;
const CREATE_PROVIDER = [
  ...["iam", "create-open-id-connect-provider", "--url", URL],
  "--client-id-list",
];

describeWith(["terraform", "emulator", "aws"], "an existing provider", () => {
  const account = useAccount();

  beforeAll(async () => {
    const { workspace, terraform, aim } = account();
    workspace.synthesize({
      ...guide.PROPS,
      identityProvider: { source: "existing" },
    });
    aim();
    await terraform.init();
  });

  test("is missed by the plan where the account has none", async () => {
    expect(await account().terraform.refusal("plan")).toMatch(
      /finding IAM OIDC Provider by url \(.*token\.actions\.githubusercontent\.com\): not found/,
    );
  });

  test("is refused by the plan where it lacks the audience", async () => {
    const { aws, terraform } = account();
    await aws.json(...CREATE_PROVIDER, "somebody-else");

    expect(await terraform.refusal("plan")).toMatch(
      "lacks the audience sts.amazonaws.com",
    );
  });

  test("is used and not created where it has the audience", async () => {
    const { aws, terraform } = account();
    // The emulator can't add an audience to a provider that is there.
    await aws.json(
      ...["iam", "delete-open-id-connect-provider"],
      ...["--open-id-connect-provider-arn", ARN],
    );
    await aws.json(...CREATE_PROVIDER, "somebody-else", "sts.amazonaws.com");
    const plan = await terraform.plan();

    expect(actions(plan)).toEqual([
      "create aws_iam_role.acme-co-prod",
      "create aws_s3_bucket.backups",
      "create aws_s3_bucket_lifecycle_configuration.backups",
      "create aws_s3_bucket_ownership_controls.backups",
      "create aws_s3_bucket_policy.backups",
      "create aws_s3_bucket_public_access_block.backups",
      "create aws_s3_bucket_server_side_encryption_configuration.backups",
      "create aws_s3_bucket_versioning.backups",
    ]);
    expect(
      plannedPolicy(plan, "aws_iam_role.acme-co-prod", "assume_role_policy"),
    ).toEqual(guide.TRUST_POLICY);
    expect(hiddenFromReview(plan)).toEqual([]);
  });

  test("stays in the account when the stack that has created it lets go of it", async () => {
    const { aws, terraform, workspace, aim } = account();
    await aws.json(
      ...["iam", "delete-open-id-connect-provider"],
      ...["--open-id-connect-provider-arn", ARN],
    );
    workspace.synthesize(guide.PROPS);
    aim();
    await terraform.apply();
    workspace.synthesize({
      ...guide.PROPS,
      identityProvider: { source: "existing" },
    });
    aim();
    expect(actions(await terraform.plan())).toEqual([
      "forget aws_iam_openid_connect_provider.github",
    ]);
    await terraform.applyPlan();

    expect(await aws.json("iam", "list-open-id-connect-providers")).toEqual({
      OpenIDConnectProviderList: [{ Arn: ARN }],
    });
    expect(await terraform.drift()).toBe("");
  });
});
