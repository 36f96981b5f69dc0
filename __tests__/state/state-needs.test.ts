import { stateNeeds } from "../../src/state/state-needs";
import { ACCOUNT, GUIDE, STATE } from "../permissions/support/deployed-stacks";
import {
  isAllowed,
  type Permission,
} from "../permissions/support/identity-decision";
import {
  deployerPolicies,
  plannerPolicies,
} from "../permissions/support/policies";

const BUCKET = "arn:aws:s3:::octo-org-terraform-state";
const KEY = "arn:aws:kms:us-east-1:123456789012:key/5678";
const { kmsKeyArn, ...PLAIN } = STATE;

const NAMES = {
  of: "NamesOfStates",
  resources: [BUCKET],
  reads: ["s3:ListBucket"],
};

test("a state that is not in S3 needs nothing", () => {
  expect(stateNeeds(ACCOUNT, undefined)).toEqual([]);
});

test("a state is read and written, its lock taken and given back, and neither state nor another object deleted", () => {
  expect(stateNeeds(ACCOUNT, PLAIN)).toEqual([
    NAMES,
    {
      of: "State",
      resources: [`${BUCKET}/postgres-backups.tfstate`],
      reads: ["s3:GetObject"],
      writes: ["s3:PutObject"],
    },
    {
      of: "LockOfState",
      resources: [`${BUCKET}/postgres-backups.tfstate.tflock`],
      writes: ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"],
    },
  ]);
});

test("a state that another role reaches needs nothing of whoever deploys", () => {
  expect(stateNeeds(ACCOUNT, { ...STATE, byAnotherRole: true })).toEqual([]);
});

test("characters that a policy takes for wildcards are matched to the letter", async () => {
  const key = "a*b?c${d}.tfstate";
  const policies = deployerPolicies({ ...GUIDE, state: { ...PLAIN, key } });
  const may = (name: string) =>
    isAllowed(policies, {
      action: "s3:GetObject",
      resource: `${BUCKET}/${name}`,
    });

  expect(stateNeeds(ACCOUNT, { ...PLAIN, key })[1]).toMatchObject({
    resources: [`${BUCKET}/a&{*}b&{?}c&{$}{d}.tfstate`],
  });
  expect(await may("a-other-b.tfstate")).toBe(false);
  expect(await may("axxbxc${d}.tfstate")).toBe(false);
});

test("a key is used through S3 alone, in its own region", () => {
  expect(kmsKeyArn).toBe(KEY);
  expect(stateNeeds(ACCOUNT, STATE).slice(3)).toEqual([
    {
      verb: "Use",
      of: "KeyOfState",
      resources: [KEY],
      reads: ["kms:Decrypt"],
      writes: ["kms:GenerateDataKey"],
      condition: {
        test: "StringLike",
        variable: "kms:ViaService",
        values: ["s3.us-east-1.*"],
      },
    },
  ]);
});

describe("of a state in S3", () => {
  const facts = { ...GUIDE, state: STATE };
  const state = `${BUCKET}/postgres-backups.tfstate`;
  const through = (service: string) => ({
    "kms:ViaService": `${service}.us-east-1.amazonaws.com`,
  });

  test.each<[string, Permission, planner: boolean, deployer: boolean]>([
    ["read it", { action: "s3:GetObject", resource: state }, true, true],
    ["write it", { action: "s3:PutObject", resource: state }, false, true],
    ["delete it", { action: "s3:DeleteObject", resource: state }, false, false],
    [
      "delete a version of it",
      { action: "s3:DeleteObjectVersion", resource: state },
      false,
      false,
    ],
    [
      "take its lock",
      { action: "s3:PutObject", resource: `${state}.tflock` },
      false,
      true,
    ],
    [
      "give its lock back",
      { action: "s3:DeleteObject", resource: `${state}.tflock` },
      false,
      true,
    ],
    [
      "read another state",
      { action: "s3:GetObject", resource: `${BUCKET}/deployment.tfstate` },
      false,
      false,
    ],
    [
      "write another state",
      { action: "s3:PutObject", resource: `${BUCKET}/deployment.tfstate` },
      false,
      false,
    ],
    [
      "change the bucket's policy",
      { action: "s3:PutBucketPolicy", resource: BUCKET },
      false,
      false,
    ],
    [
      "stop to keep versions",
      { action: "s3:PutBucketVersioning", resource: BUCKET },
      false,
      false,
    ],
    [
      "decrypt it through S3",
      { action: "kms:Decrypt", resource: KEY, context: through("s3") },
      true,
      true,
    ],
    [
      "decrypt past S3",
      { action: "kms:Decrypt", resource: KEY, context: through("ec2") },
      false,
      false,
    ],
    [
      "encrypt it through S3",
      { action: "kms:GenerateDataKey", resource: KEY, context: through("s3") },
      false,
      true,
    ],
    [
      "delete its key",
      { action: "kms:ScheduleKeyDeletion", resource: KEY },
      false,
      false,
    ],
  ])(
    "%s: planner and deployer may so far and no further",
    async (_, request, planner, deployer) => {
      expect(await isAllowed(plannerPolicies(facts), request)).toBe(planner);
      expect(await isAllowed(deployerPolicies(facts), request)).toBe(deployer);
    },
  );
});
