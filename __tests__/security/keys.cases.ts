import type { ResourceRequest } from "../support/policy-evaluator";
import { ACCOUNT_ID, type IamPolicy } from "../support/rendered-policy";
import {
  type Asker,
  DEPLOYER,
  type JudgedStack,
  policyAt,
  ROOT,
  STRANGERS,
} from "./judged-stacks";
import type { Change, Refusal } from "./refusals";
import { actionsOf } from "./service-actions";
import { copyingRole } from "./what-they-may-do/copies.cases";
import { restoringRole } from "./what-they-may-do/restores.cases";

/** What S3 encrypts for, a bucket or an object, and how AWS's list of keys of conditions has it. */
const CONTEXT = "kms:EncryptionContext:aws:s3:arn";
const CONTEXT_IN_LIST = "kms:EncryptionContext:${EncryptionContextKey}";

/**
 * The evaluator does not find that key in the list. Another text that the same requests have stands in, which no policy
 * here compares.
 */
export const STAND_IN = "kms:RequestAlias";

function withStandIn(policy: IamPolicy): IamPolicy {
  const text = JSON.stringify(policy);
  if (text.includes(STAND_IN)) throw new Error(`${STAND_IN} is compared`);
  return JSON.parse(
    text.replaceAll(`"${CONTEXT}"`, `"${STAND_IN}"`),
  ) as IamPolicy;
}

/** A key that a stack makes: of the bucket for backups, or of the bucket for copies. */
export interface JudgedKey {
  readonly policy: IamPolicy;
  readonly arn: string;
  /** What AWS knows of a request that S3 makes to encrypt and decrypt for the bucket. */
  readonly throughS3: Readonly<Record<string, string>>;
}

/** The key of the bucket for backups. */
export function backupKey(
  judged: Pick<JudgedStack, "json" | "bucket">,
): JudgedKey {
  return key(judged, "backups", judged.bucket, 0);
}

/** The key of the bucket for copies. */
export function copyKey(judged: JudgedStack): JudgedKey {
  return key(judged, "backups_replica", `${judged.bucket}-copies`, 1);
}

function key(
  judged: Pick<JudgedStack, "json" | "bucket">,
  name: string,
  bucket: string,
  provider: number,
): JudgedKey {
  const region = judged.json.provider["aws"]?.[provider]?.["region"];
  const { name: alias } = judged.json.resource["aws_kms_alias"]?.[name] as {
    readonly name: string;
  };
  return {
    policy: withStandIn(policyAt(judged, `aws_kms_key.${name}`)),
    arn: `arn:aws:kms:${String(region)}:${ACCOUNT_ID}:key/1234abcd`,
    throughS3: {
      "kms:ViaService": `s3.${String(region)}.amazonaws.com`,
      [STAND_IN]: bucket,
      "kms:ResourceAliases": alias,
    },
  };
}

/** The role that copies, with what its own policy says of keys. */
export function copyingRoleForKeys(judged: JudgedStack): Asker {
  return forKeys(copyingRole(judged));
}

/** The same of a role that restores. */
export function restoringRoleForKeys(judged: JudgedStack): Asker {
  return forKeys(restoringRole(judged));
}

function forKeys({ principal, identityPolicies = [] }: Asker): Asker {
  return { principal, identityPolicies: identityPolicies.map(withStandIn) };
}

/** The account of whoever asks, which KMS tells; others than roles and users have none. */
function callerAccount({ principal }: Asker): Change["contextVariables"] {
  const [, account] = /^arn:[^/]*::(\d{12}):/.exec(principal) ?? [];
  return { "kms:CallerAccount": account };
}

const use =
  (
    asker: (judged: JudgedStack) => Asker,
    action: string,
    keyOf: (judged: JudgedStack) => JudgedKey = backupKey,
  ) =>
  (judged: JudgedStack): ResourceRequest => {
    const { arn, throughS3 } = keyOf(judged);
    const who = asker(judged);
    return {
      ...who,
      action,
      resource: arn,
      contextVariables: { ...throughS3, ...callerAccount(who) },
    };
  };

const job = ({ jobs: [{ role }] }: JudgedStack) => role;

const BACKUPS = {
  stacks: ["a key of KMS", "everything on"],
  policy: (judged: JudgedStack) => backupKey(judged).policy,
} as const;
const COPIES = {
  stacks: ["everything on"],
  policy: (judged: JudgedStack) => copyKey(judged).policy,
} as const;

/** Ways to a key that are not S3 at work for the bucket. */
const OTHER_WAYS: Record<string, Record<string, string | undefined>> = {
  "without S3": { "kms:ViaService": undefined },
  "through another service": {
    "kms:ViaService": "ebs.us-east-1.amazonaws.com",
  },
  "through S3 of another region": {
    "kms:ViaService": "s3.ap-south-1.amazonaws.com",
  },
  "for another bucket": { [STAND_IN]: "arn:aws:s3:::other" },
  "for a bucket whose name starts the same": {
    [STAND_IN]: "arn:aws:s3:::octo-org-backups-2",
  },
  "for a bucket that is not said": { [STAND_IN]: undefined },
};

/** A job that does not go through S3 for the bucket, and others who do. */
const OF_JOBS: readonly Refusal[] = [
  ["decrypting", "kms:Decrypt"],
  ["encrypting", "kms:GenerateDataKey"],
].flatMap(([doing = "", action = ""]): Refusal[] => [
  ...Object.entries(OTHER_WAYS).map(([how, contextVariables]): Refusal => ({
    ...BACKUPS,
    name: `${doing} by a job ${how}`,
    letIn: use(job, action),
    change: { contextVariables },
    unmet: Object.keys(contextVariables),
  })),
  ...["another role of the account", "an administrator of another account"].map(
    (who): Refusal => ({
      ...BACKUPS,
      name: `${doing} by ${who} through S3`,
      letIn: use(job, action),
      change: {
        ...(STRANGERS[who] as Asker),
        contextVariables: callerAccount(STRANGERS[who] as Asker),
      },
      unmet: ["principal"],
    }),
  ),
  {
    ...COPIES,
    name: `${doing} copies by a job through S3`,
    letIn: use(() => DEPLOYER, action, copyKey),
    change: (judged) => ({ ...job(judged), identityPolicies: [] }),
    unmet: [],
  },
]);

/** What would take the key away from the backups, or give it to others. */
const MANAGEMENT: readonly Refusal[] = Object.entries({
  "deleting the key": "kms:ScheduleKeyDeletion",
  "turning the key off": "kms:DisableKey",
  "changing the key's policy": "kms:PutKeyPolicy",
  "letting others use the key": "kms:CreateGrant",
}).map(([doing, action]) => ({
  ...BACKUPS,
  name: `${doing} by a job`,
  letIn: (judged) => ({
    ...DEPLOYER,
    action,
    resource: backupKey(judged).arn,
    contextVariables: callerAccount(DEPLOYER),
  }),
  change: (judged) => ({ ...job(judged), identityPolicies: [] }),
  unmet: [],
}));

/** The account's root user, who wants the key deleted before anybody notices. */
const EARLY: readonly Refusal[] = [
  { of: "the key", ...BACKUPS, keyOf: backupKey },
  { of: "the key of copies", ...COPIES, keyOf: copyKey },
].flatMap(({ of, stacks, policy, keyOf }) =>
  ["7", "29"].map((days): Refusal => ({
    name: `deleting ${of} in ${days} days by the root user`,
    stacks,
    policy,
    letIn: (judged) => ({
      ...ROOT,
      action: "kms:ScheduleKeyDeletion",
      resource: keyOf(judged).arn,
      contextVariables: {
        ...callerAccount(ROOT),
        "kms:ScheduleKeyDeletionPendingWindowInDays": "30",
      },
    }),
    change: {
      contextVariables: { "kms:ScheduleKeyDeletionPendingWindowInDays": days },
    },
    deniedBy: "DenyDeletingKeyWithin30Days",
  })),
);

/** What a role does with a key, and what it does not with the same. */
const KEY_ACTIONS = {
  decrypting: ["kms:Decrypt", "kms:GenerateDataKey"],
  "encrypting copies": ["kms:GenerateDataKey", "kms:Decrypt"],
  "encrypting parts of copies": ["kms:Encrypt", "kms:Decrypt"],
} as const;

/** The roles with policies of their own, with a key that is not the bucket's, or for more than they need. */
const OF_ROLES: readonly Refusal[] = (
  [
    ["the role that copies", copyingRoleForKeys, "decrypting", backupKey],
    ["the role that copies", copyingRoleForKeys, "encrypting copies", copyKey],
    [
      "the role that copies",
      copyingRoleForKeys,
      "encrypting parts of copies",
      copyKey,
    ],
    ["a role that restores", restoringRoleForKeys, "decrypting", backupKey],
  ] as const
).flatMap(([who, asker, doing, keyOf]): Refusal[] => {
  const [action, beyond] = KEY_ACTIONS[doing];
  const common = {
    stacks: ["everything on"],
    policy: (judged: JudgedStack) => keyOf(judged).policy,
    letIn: use(asker, action, keyOf),
    unmet: [],
  } as const;
  const ways: typeof OTHER_WAYS = {
    ...OTHER_WAYS,
    "with a key of another alias": { "kms:ResourceAliases": "alias/other" },
    "with a key without an alias": { "kms:ResourceAliases": undefined },
  };
  return [
    ...Object.entries(ways).map(([how, contextVariables]) => ({
      ...common,
      name: `${doing} by ${who} ${how}`,
      change: { contextVariables },
    })),
    {
      ...common,
      name: `${doing} by ${who} with a key of another region`,
      change: (judged) => ({
        resource: keyOf(judged).arn.replace(/eu-\w+-\d/, "us-east-1"),
      }),
    },
    {
      ...common,
      name: `${beyond} instead of ${action} by ${who}`,
      change: { action: beyond },
    },
  ];
});

/** Uses of the keys beyond what S3 needs to keep backups for the jobs, and copies of them. */
export const KEY_REFUSALS: readonly Refusal[] = [
  ...OF_JOBS,
  ...MANAGEMENT,
  ...EARLY,
  ...OF_ROLES,
];

/** Every action of KMS on a key, as S3 would ask for it, as far as the action knows what S3 says. */
export async function everyKeyAction(
  { arn, throughS3 }: JudgedKey,
  asker: Asker,
): Promise<ResourceRequest[]> {
  const actions = await actionsOf("kms", { key: arn });
  return actions
    .filter(({ own }) => own)
    .map(({ action, resource, conditionKeys }) => ({
      ...asker,
      action,
      resource,
      contextVariables: Object.fromEntries(
        Object.entries({ ...throughS3, ...callerAccount(asker) }).filter(
          ([variable]) =>
            conditionKeys.includes(variable) &&
            (variable !== STAND_IN || conditionKeys.includes(CONTEXT_IN_LIST)),
        ),
      ),
    }));
}
