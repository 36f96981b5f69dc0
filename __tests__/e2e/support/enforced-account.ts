import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { IdentityPolicy } from "../../../src/permissions/identity-policy";
import type { IdentityStatement } from "../../permissions/support/policies";
import type { Permission } from "../../permissions/support/identity-decision";
import { AwsCli, type Credentials } from "./aws-cli";
import { type Emulator, startEmulator } from "./emulator";
import { Gate } from "./gate";
import { writeOverlay } from "./overlay";
import { Terraform } from "./terraform";
import { Workspace } from "./workspace";

/** An AWS account in which one user works, and can do what that user's policies allow and nothing else. */
export interface EnforcedAccount {
  /** What the user has asked for so far, allowed or not. */
  readonly asked: readonly Permission[];
  /** The actions that were refused since the policies were given. */
  readonly refused: ReadonlySet<string>;
  /** The AWS CLI in the user's hands, past the gate. */
  readonly aws: AwsCli;
  /** Gives the user these policies in place of all others. */
  allow(policies: readonly IdentityPolicy[]): Promise<void>;
  /** A new project, for Terraform in the user's hands. */
  workspace(): Workspace;
  /** Terraform in what was synthesized in a project. */
  terraform(workspace: Workspace): Terraform;
}

/**
 * Gives the tests of a `describe` an empty account that enforces policies; call the result inside a test.
 *
 * Two judges look at each request. The emulator checks that the user has signed it, and whether the user's policy has the
 * action. It knows the resource of few actions, no conditions, and other names for some actions; so a gate before it
 * judges by the policies to the letter, and by AWS's own names.
 *
 * @see https://docs.getmoto.org/en/latest/docs/iam.html
 */
export function useEnforcedAccount(): () => EnforcedAccount {
  let emulator: Emulator | undefined;
  let gate: Gate | undefined;
  let account: EnforcedAccount | undefined;
  const workspaces: Workspace[] = [];
  beforeAll(async () => {
    const { url } = (emulator = await startEmulator());
    const open = (gate = await Gate.before(url));
    const user = await makeUser(url);
    account = {
      asked: open.asked,
      refused: open.refused,
      aws: new AwsCli(url, user),
      async allow(policies) {
        open.policies = policies;
        open.refused.clear();
        await setPolicy(url, policies);
      },
      workspace() {
        const workspace = new Workspace();
        workspaces.push(workspace);
        return workspace;
      },
      terraform({ stackFolder }) {
        writeOverlay(stackFolder, open.url);
        signAs(user, stackFolder);
        return new Terraform(stackFolder);
      },
    };
  });
  afterAll(async () => {
    await gate?.close();
    await emulator?.stop();
    for (const workspace of workspaces) workspace.remove();
  });
  return () => {
    if (!account) throw new Error("the emulator does not run");
    return account;
  };
}

/** The name of the user. */
export const USER = "deployer";

async function makeUser(url: string): Promise<Credentials> {
  const root = new AwsCli(url);
  await root.json("iam", "create-user", "--user-name", USER);
  const { AccessKey } = await root.json<{ AccessKey: Credentials }>(
    ...["iam", "create-access-key", "--user-name", USER],
  );
  return AccessKey;
}

/** How many requests the emulator lets pass unjudged, as its variable `INITIAL_NO_AUTH_ACTION_COUNT` does at the start. */
async function judgeAfter(url: string, requests: number): Promise<void> {
  await post(`${url}/moto-api/reset-auth`, "text/plain", String(requests));
}

async function setPolicy(
  url: string,
  policies: readonly IdentityPolicy[],
): Promise<void> {
  const Statement = policies.flatMap((policy) =>
    policy.Statement.map(inWordsOfTheEmulator),
  );
  const form = new URLSearchParams({
    Action: "PutUserPolicy",
    Version: "2010-05-08",
    UserName: USER,
    PolicyName: "policy",
    PolicyDocument: JSON.stringify({ Version: "2012-10-17", Statement }),
  });
  await judgeAfter(url, Infinity);
  await post(url, "application/x-www-form-urlencoded", form.toString());
  await judgeAfter(url, 0);
}

/** The statement as far as the emulator can judge by it: any resource, no condition, and its names for `HeadBucket` and for CloudWatch. */
function inWordsOfTheEmulator({ Effect, Action }: IdentityStatement): object {
  return {
    Effect,
    Action: Action.flatMap((action) =>
      action === "s3:ListBucket"
        ? [action, "s3:HeadBucket"]
        : [action, action.replace(/^cloudwatch:/, "monitoring:")],
    ),
    Resource: "*",
  };
}

async function post(url: string, type: string, body: string): Promise<void> {
  const { ok, status } = await fetch(url, {
    method: "POST",
    headers: {
      "content-type": type,
      authorization:
        "AWS4-HMAC-SHA256 Credential=any/20260101/us-east-1/iam/aws4_request, SignedHeaders=host, Signature=none",
    },
    body,
  });
  if (!ok) throw new Error(`${url}: ${status}`);
}

/** Lets Terraform sign as the user, and ask who that is as it does anywhere but before an emulator. */
function signAs(
  { AccessKeyId, SecretAccessKey }: Credentials,
  stackFolder: string,
): void {
  const file = join(stackFolder, "emulator_override.tf.json");
  const overlay = JSON.parse(readFileSync(file, "utf8")) as {
    provider: { aws: object[] };
  };
  const aws = overlay.provider.aws.map((provider) => ({
    ...provider,
    access_key: AccessKeyId,
    secret_key: SecretAccessKey,
    skip_credentials_validation: false,
  }));
  writeFileSync(file, JSON.stringify({ ...overlay, provider: { aws } }));
}
