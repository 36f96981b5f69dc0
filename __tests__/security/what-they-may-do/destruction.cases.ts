import type { ResourceRequest } from "../../support/policy-evaluator";
import { ACCOUNT_ID } from "../../support/rendered-policy";
import {
  type Asker,
  BUCKETS,
  DEPLOYER,
  type JudgedStack,
  mayEverything,
  ROOT,
} from "../judged-stacks";
import type { Refusal } from "../refusals";

/** What would destroy backups or take away their protection, in the words of the promise, and with which actions. */
export const PROTECTIONS: Readonly<Record<string, readonly string[]>> = {
  "deleting a version": ["s3:DeleteObjectVersion"],
  "deleting the bucket": ["s3:DeleteBucket"],
  "getting around a lock": ["s3:BypassGovernanceRetention"],
  "locking otherwise": [
    "s3:PutBucketObjectLockConfiguration",
    "s3:PutObjectLegalHold",
    "s3:PutObjectRetention",
  ],
  "changing versioning": ["s3:PutBucketVersioning"],
  "changing the lifecycle": ["s3:PutLifecycleConfiguration"],
  "changing the policy": ["s3:DeleteBucketPolicy", "s3:PutBucketPolicy"],
  "letting the public in": [
    "s3:PutBucketAcl",
    "s3:PutBucketOwnershipControls",
    "s3:PutBucketPublicAccessBlock",
  ],
  "changing encryption": [
    "s3:PutEncryptionConfiguration",
    "s3:UpdateObjectEncryption",
  ],
  "changing replication": ["s3:PutReplicationConfiguration"],
  "turning access logs off": ["s3:PutBucketLogging"],
};

const ON_OBJECTS = [
  "s3:BypassGovernanceRetention",
  "s3:DeleteObjectVersion",
  "s3:PutObjectLegalHold",
  "s3:PutObjectRetention",
  "s3:UpdateObjectEncryption",
];

const NAMED = ["administrators named", "everything on"] as const;

const DENIAL = {
  deniedBy: "DenyDeletingVersionsAndChangingProtections",
};

/** The stacks without administrators that have a bucket beside that for backups. */
const BESIDE = [
  { where: "the bucket for logs", stacks: ["access logs"] },
  { where: "the bucket for copies", stacks: ["replication"] },
] as const;

/** Destruction from where requests may come from, by somebody whom the account lets do everything. */
function destruction(
  { bucket, place }: Pick<JudgedStack, "bucket" | "place">,
  asker: Asker,
  action: string,
): ResourceRequest {
  const resource = ON_OBJECTS.includes(action) ? `${bucket}/b.gz` : bucket;
  return { ...asker, action, resource, contextVariables: place };
}

const jobThatMayEverything = ({ jobs: [{ role }] }: JudgedStack) =>
  mayEverything(role);

/** Who is no administrator, where some are named. */
const NO_ADMINISTRATORS: Record<string, (stack: JudgedStack) => Asker> = {
  "the deployer": () => DEPLOYER,
  "a job": jobThatMayEverything,
  "a user of an administrator's name": () =>
    mayEverything(`arn:aws:iam::${ACCOUNT_ID}:user/administrator`),
};

/** Destruction of backups, and of what protects them, by those to whom every permission is attached. */
export const DESTRUCTION: readonly Refusal[] = Object.entries(
  PROTECTIONS,
).flatMap(([what, actions]) =>
  actions.flatMap((action): Refusal[] => {
    const doing = actions.length > 1 ? `${what} (${action})` : what;
    return [
      {
        ...DENIAL,
        name: `${doing} by a job with every permission`,
        stacks: [
          "the guide's stack",
          "several jobs",
          "a key of KMS",
          "requests from one place",
        ],
        letIn: (judged) => destruction(judged, DEPLOYER, action),
        change: jobThatMayEverything,
      },
      ...Object.entries(NO_ADMINISTRATORS).map(([who, change]): Refusal => ({
        ...DENIAL,
        name: `${doing} by ${who}, where others are the administrators`,
        stacks: NAMED,
        letIn: (judged) => destruction(judged, ROOT, action),
        change,
      })),
      ...BESIDE.flatMap(({ where, stacks }): Refusal[] => {
        const { policy, suffix } = BUCKETS[where];
        const by = (asker: Asker) => (judged: JudgedStack) =>
          destruction(
            { ...judged, bucket: judged.bucket + suffix },
            asker,
            action,
          );
        return [
          {
            ...DENIAL,
            name: `${doing} by a job with every permission in ${where}`,
            stacks,
            policy,
            letIn: by(DEPLOYER),
            change: jobThatMayEverything,
          },
          {
            ...DENIAL,
            name: `${doing} by the deployer in ${where}`,
            stacks: ["everything on"],
            policy,
            letIn: by(ROOT),
            change: DEPLOYER,
          },
        ];
      }),
    ];
  }),
);
