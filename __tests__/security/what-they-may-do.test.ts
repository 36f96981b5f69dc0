import type { ResourceRequest } from "../support/policy-evaluator";
import type { IamPolicy } from "../support/rendered-policy";
import { GUIDE, prefixedJob } from "../support/synth";
import { TRUST } from "../support/trust-fixtures";
import { REFUSALS_TRIED } from "./figures";
import {
  ADMINISTRATORS,
  type Asker,
  bucketPolicy,
  BUCKETS,
  copyPolicy,
  DEPLOYER,
  DIFFERENT_POLICIES,
  judgedStack,
  logPolicy,
  mayEverything,
  policyAt,
  ROOT,
  stack,
  STRANGERS,
} from "./judged-stacks";
import { countRefusals, testRefusals, without } from "./refusals";
import { actionsOf } from "./service-actions";
import { countRefused, judge, type Verdict } from "./sweep";
import { REFUSALS } from "./what-they-may-do.cases";
import { copyingRole } from "./what-they-may-do/copies.cases";
import { PROTECTIONS } from "./what-they-may-do/destruction.cases";
import { everyAction, ownTarget } from "./what-they-may-do/every-action";
import { HARMLESS } from "./what-they-may-do/harmless.cases";
import {
  READS,
  RESTORING,
  restoringRole,
} from "./what-they-may-do/restores.cases";
import {
  GUIDE_ACTIONS,
  WITHOUT_TLS_VERSION,
} from "./what-they-may-do/requests";

const DESTRUCTIVE = Object.values(PROTECTIONS).flat().sort();
const DESTRUCTION_IS_DENIED = {
  DenyDeletingVersionsAndChangingProtections: DESTRUCTIVE,
};

let tried = countRefusals(REFUSALS);

/** The verdict on requests; counts those that are refused. */
async function verdictOn(
  policy: IamPolicy,
  requests: Promise<ResourceRequest[]>,
): Promise<Verdict> {
  const verdict = await judge(policy, await requests);
  tried += countRefused(verdict);
  return verdict;
}

testRefusals(REFUSALS);

describe("a job", () => {
  test.each(DIFFERENT_POLICIES)(
    "may do the guide's four actions on its own backups, and no other action of S3: %s",
    async (name) => {
      const judged = stack(name);
      const [{ role }] = judged.jobs;
      const { allowed, denied, notAllowed } = await verdictOn(
        bucketPolicy(judged),
        everyAction(role, ownTarget(judged), { all: true }),
      );
      expect(allowed).toEqual(GUIDE_ACTIONS);
      expect(denied).toEqual(DESTRUCTION_IS_DENIED);
      expect(notAllowed.length).toBeGreaterThan(100);
    },
  );

  test.each(DIFFERENT_POLICIES)(
    "may not destroy, even with every permission: %s",
    async (name) => {
      const judged = stack(name);
      const [{ role }] = judged.jobs;
      const { denied, notAllowed } = await verdictOn(
        bucketPolicy(judged),
        everyAction(mayEverything(role), ownTarget(judged)),
      );
      expect(denied).toEqual(DESTRUCTION_IS_DENIED);
      expect(notAllowed).toEqual([]);
    },
  );

  test.each(DIFFERENT_POLICIES)(
    "needs each statement that allows something: %s",
    async (name) => {
      const judged = stack(name);
      const policy = bucketPolicy(judged);
      const [{ role }] = judged.jobs;
      const requests = await everyAction(role, ownTarget(judged));
      const four = requests.filter(({ action }) =>
        GUIDE_ACTIONS.includes(action),
      );
      const lost = await Promise.all(
        policy.Statement.filter(({ Effect }) => Effect === "Allow").map(
          async ({ Sid = "" }) =>
            (await judge(without(policy, Sid), four)).notAllowed,
        ),
      );
      expect(lost).toEqual([
        ["s3:ListBucket"],
        GUIDE_ACTIONS.filter((action) => action !== "s3:ListBucket"),
      ]);
    },
  );

  test.each(["several jobs", "everything on"] as const)(
    "can't bring a tag to its session, which would stand for another folder: %s",
    (name) => {
      const judged = stack(name);
      const actions = judged.jobs.flatMap((job) =>
        policyAt(
          judged,
          `aws_iam_role.${job.name}`,
          "assume_role_policy",
        ).Statement.map(({ Action }) => Action),
      );
      expect(actions).toEqual(
        judged.jobs.map(() => "sts:AssumeRoleWithWebIdentity"),
      );
    },
  );

  test.each(["the bucket for logs", "the bucket for copies"] as const)(
    "may do nothing in %s",
    async (where) => {
      const { policy, suffix } = BUCKETS[where];
      const judged = stack("everything on");
      const [{ role, folder }] = judged.jobs;
      const requests = everyAction(role, {
        bucket: judged.bucket + suffix,
        folder,
      });
      expect((await verdictOn(policy(judged), requests)).allowed).toEqual([]);
    },
  );
});

describe("who administers", () => {
  test.each([
    "the guide's stack",
    "several jobs",
    "a key of KMS",
    "requests from one place",
  ] as const)("is refused nothing where nobody is named: %s", async (name) => {
    const judged = stack(name);
    for (const asker of [DEPLOYER, ROOT]) {
      const requests = everyAction(asker, ownTarget(judged));
      expect(await verdictOn(bucketPolicy(judged), requests)).toMatchObject({
        denied: {},
        notAllowed: [],
      });
    }
  });

  test.each([
    ["administrators named", [...ADMINISTRATORS.map(mayEverything), ROOT]],
    [
      "everything on",
      [mayEverything("arn:aws:iam::123456789012:role/administrator"), ROOT],
    ],
  ] as const)(
    "is refused nothing where they are the ones that are named, or the root user: %s",
    async (name, askers) => {
      const judged = stack(name);
      for (const asker of askers) {
        const requests = everyAction(asker, ownTarget(judged));
        expect(await verdictOn(bucketPolicy(judged), requests)).toMatchObject({
          denied: {},
          notAllowed: [],
        });
      }
    },
  );

  test.each(["administrators named", "everything on"] as const)(
    "is refused destruction where others are named, and nothing else: %s",
    async (name) => {
      const judged = stack(name);
      expect(
        await verdictOn(
          bucketPolicy(judged),
          everyAction(DEPLOYER, ownTarget(judged)),
        ),
      ).toMatchObject({ denied: DESTRUCTION_IS_DENIED, notAllowed: [] });
    },
  );

  test("is refused the backups from elsewhere, and nothing that manages the bucket", async () => {
    const judged = stack("requests from one place");
    const { denied, notAllowed } = await verdictOn(
      bucketPolicy(judged),
      everyAction(DEPLOYER, { bucket: judged.bucket }),
    );
    expect(denied).toEqual({
      "DenyOutsideVpcEndpoints and DenyOutsideOrganization": [
        "s3:DeleteObject",
        "s3:DeleteObjectVersion",
        "s3:GetObject",
        "s3:GetObjectVersion",
        "s3:PutObject",
      ],
    });
    expect(notAllowed).toEqual([]);
  });

  test("is refused every action over plain HTTP, and over old TLS where AWS tells its version", async () => {
    const judged = stack("the guide's stack");
    const { bucket } = judged;
    const actions = (await everyAction(ROOT, { bucket })).map(
      ({ action }) => action,
    );
    const over = (context: Record<string, string>) =>
      verdictOn(
        bucketPolicy(judged),
        everyAction(ROOT, { bucket, context }).then((requests) =>
          requests.filter(
            ({ action }) =>
              !("s3:TlsVersion" in context) ||
              !WITHOUT_TLS_VERSION.includes(action),
          ),
        ),
      );
    expect(await over({ "aws:SecureTransport": "false" })).toEqual({
      allowed: [],
      denied: { DenyPlainHttp: actions },
      notAllowed: [],
    });
    expect(await over({ "s3:TlsVersion": "1.1" })).toEqual({
      allowed: [],
      denied: {
        DenyTlsBelow12: actions.filter(
          (one) => !WITHOUT_TLS_VERSION.includes(one),
        ),
      },
      notAllowed: [],
    });
  });

  test("can't write to the bucket for logs, and is refused nothing else there", async () => {
    for (const [name, asker] of [
      ["access logs", DEPLOYER],
      ["everything on", ROOT],
    ] as const) {
      const judged = stack(name);
      const bucket = `${judged.bucket}-logs`;
      expect(
        await verdictOn(logPolicy(judged), everyAction(asker, { bucket })),
      ).toMatchObject({
        denied: { DenyWritesOfOthers: ["s3:PutObject"] },
        notAllowed: [],
      });
    }
  });
});

describe.each(Object.entries(STRANGERS))("%s", (_, asker) => {
  test.each([
    ["the bucket for backups", "the guide's stack"],
    ["the bucket for backups", "everything on"],
    ["the bucket for logs", "everything on"],
    ["the bucket for copies", "everything on"],
  ] as const)("may do nothing in %s: %s", async (where, name) => {
    const { policy, suffix } = BUCKETS[where];
    const judged = stack(name);
    const bucket = judged.bucket + suffix;
    const requests = everyAction(asker, { ...ownTarget(judged), bucket });
    expect((await verdictOn(policy(judged), requests)).allowed).toEqual([]);
  });
});

describe("S3's logging", () => {
  test("may write lines of the log, and do nothing else", async () => {
    const judged = stack("everything on");
    const { allowed } = await verdictOn(
      logPolicy(judged),
      everyAction(
        { principal: "logging.s3.amazonaws.com" },
        {
          bucket: `${judged.bucket}-logs`,
          folder: "octo-org-backups/",
          context: {
            "aws:SourceArn": judged.bucket,
            "aws:SourceAccount": "123456789012",
          },
        },
      ),
    );
    expect(allowed).toEqual(["s3:PutObject"]);
  });
});

describe("the role that copies", () => {
  const COPYING = [
    "s3:GetObjectVersionAcl",
    "s3:GetObjectVersionForReplication",
    "s3:GetObjectVersionTagging",
    "s3:GetReplicationConfiguration",
    "s3:ListBucket",
  ];

  test.each([
    ["replication", COPYING],
    [
      "everything on",
      ["s3:GetObjectLegalHold", "s3:GetObjectRetention", ...COPYING].sort(),
    ],
  ] as const)(
    "may read versions and write copies, and do nothing else: %s",
    async (name, reads) => {
      const judged = stack(name);
      const role = copyingRole(judged);
      const { bucket } = judged;
      // From anywhere: S3 itself comes through no VPC endpoint.
      const onBackups = await verdictOn(
        bucketPolicy(judged),
        everyAction(role, { bucket }),
      );
      expect(onBackups.allowed).toEqual(reads);
      const onCopies = await verdictOn(
        copyPolicy(judged),
        everyAction(role, { bucket: `${bucket}-copies` }),
      );
      expect(onCopies.allowed).toEqual([
        "s3:ReplicateObject",
        "s3:ReplicateTags",
      ]);
    },
  );

  test("may also give the copies to another account, if that account lets it in", async () => {
    const judged = stack("a replica in another account");
    const role = copyingRole(judged);
    const bucket = "arn:aws:s3:::octo-org-vault";
    const openToRole: IamPolicy = {
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "OpenToRole",
          Effect: "Allow",
          Principal: { AWS: role.principal },
          Action: "s3:*",
          Resource: [bucket, `${bucket}/*`],
        },
      ],
    };
    const elsewhere = everyAction(role, { bucket }).then((requests) =>
      requests.map((one) => ({ ...one, resourceAccountId: "999999999999" })),
    );
    expect((await verdictOn(openToRole, elsewhere)).allowed).toEqual([
      "s3:ObjectOwnerOverrideToBucketOwner",
      "s3:ReplicateObject",
      "s3:ReplicateTags",
    ]);
  });
});

describe("a role that restores", () => {
  test.each(RESTORING)(
    "may list and read backups and their versions, and do nothing else: %s",
    async (name) => {
      const judged = stack(name);
      const { allowed } = await verdictOn(
        bucketPolicy(judged),
        everyAction(restoringRole(judged), ownTarget(judged), { all: true }),
      );
      expect(allowed).toEqual(READS);
    },
  );

  test.each(RESTORING)(
    "needs each statement of its own policy, and none of the bucket's: %s",
    async (name) => {
      const judged = stack(name);
      const role = restoringRole(judged);
      const [own] = role.identityPolicies as [IamPolicy];
      const requests = await everyAction(role, ownTarget(judged));
      const reads = requests.filter(({ action }) => READS.includes(action));
      const lost = await Promise.all(
        ["ListBackupsAndVersions", "ReadBackupsAndVersions"].map(
          async (sid) =>
            (
              await judge(
                bucketPolicy(judged),
                reads.map((request) => ({
                  ...request,
                  identityPolicies: [without(own, sid)],
                })),
              )
            ).notAllowed,
        ),
      );
      expect(lost).toEqual([READS.slice(2), READS.slice(0, 2)]);
      const untagged = reads.map((request) => ({
        ...request,
        principalTags: {},
      }));
      expect((await judge(bucketPolicy(judged), untagged)).allowed).toEqual(
        READS,
      );
    },
  );

  test.each(RESTORING)(
    "may not destroy, even with every permission: %s",
    async (name) => {
      const judged = stack(name);
      const { denied, notAllowed } = await verdictOn(
        bucketPolicy(judged),
        everyAction(mayEverything(restoringRole(judged)), ownTarget(judged)),
      );
      expect(denied).toEqual(DESTRUCTION_IS_DENIED);
      expect(notAllowed).toEqual([]);
    },
  );

  test("of a folder may not destroy where nobody is named an administrator, since it has the tag", async () => {
    const judged = judgedStack({
      ...GUIDE,
      backups: [
        {
          ...prefixedJob("acme"),
          restore: { roleName: "restore", trust: [TRUST] },
        },
      ],
    });
    const role = mayEverything(restoringRole(judged));
    const destroys = async (asker: Asker) =>
      (
        await verdictOn(
          bucketPolicy(judged),
          everyAction(asker, ownTarget(judged)),
        )
      ).denied;
    expect(await destroys(role)).toEqual(DESTRUCTION_IS_DENIED);
    expect(await destroys({ ...role, principalTags: {} })).toEqual({});
  });
});

describe("the policies", () => {
  test.each([
    ["Object Lock", "the guide's stack"],
    ["access logs", "the guide's stack"],
    ["replication", "the guide's stack"],
    ["a replica in another account", "the guide's stack"],
    ["a key that exists", "a key of KMS"],
  ] as const)("of %s and of %s are the same", (one, other) => {
    expect(bucketPolicy(stack(one))).toEqual(bucketPolicy(stack(other)));
  });

  test.each(Object.entries(BUCKETS))(
    "of %s deny nothing that no refusal is for",
    (_, { stacks, policy }) => {
      for (const name of stacks) {
        const refusals = REFUSALS.filter(
          (one) =>
            (one.policy ?? bucketPolicy) === policy &&
            one.stacks.includes(name),
        );
        const denials = policy(stack(name)).Statement.filter(
          ({ Effect }) => Effect === "Deny",
        );
        expect(denials.length).toBeGreaterThanOrEqual(3);
        for (const { Sid } of denials)
          expect(refusals.map(({ deniedBy }) => deniedBy)).toContain(Sid);
      }
    },
  );

  test("deny every action that changes something, but for those that are harmless for a reason", async () => {
    const judged = {
      bucket: "arn:aws:s3:::bucket",
      object: "arn:aws:s3:::bucket/key",
    };
    const changing = (await actionsOf("s3", judged)).filter(
      ({ own, accessLevels }) => own && !/^(Read|List)$/.test(accessLevels),
    );
    const sorted = [...Object.values(HARMLESS).flat(), ...DESTRUCTIVE].sort();
    expect(sorted).toEqual(changing.map(({ action }) => action).sort());
  });
});

test("as many refusals were tried as the page says", () => {
  expect(tried).toBeGreaterThanOrEqual(REFUSALS_TRIED.whatTheyMayDo);
});
