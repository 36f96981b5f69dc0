import { REFUSALS_TRIED } from "./figures";
import { type Asker, DEPLOYER, ROOT, stack, STRANGERS } from "./judged-stacks";
import {
  backupKey,
  copyingRoleForKeys,
  copyKey,
  everyKeyAction,
  type JudgedKey,
  KEY_REFUSALS,
  restoringRoleForKeys,
  STAND_IN,
} from "./keys.cases";
import { countRefusals, testRefusals, without } from "./refusals";
import { countRefused, judge, type Verdict } from "./sweep";

let tried = countRefusals(KEY_REFUSALS);

async function verdictOn(key: JudgedKey, asker: Asker): Promise<Verdict> {
  const verdict = await judge(key.policy, await everyKeyAction(key, asker));
  tried += countRefused(verdict);
  return verdict;
}

testRefusals(KEY_REFUSALS);

describe.each(["a key of KMS", "everything on"] as const)("%s", (name) => {
  const judged = stack(name);
  const key = backupKey(judged);

  test("a job may encrypt and decrypt through S3, and do nothing else of what KMS knows", async () => {
    for (const { role } of judged.jobs)
      expect((await verdictOn(key, role)).allowed).toEqual([
        "kms:Decrypt",
        "kms:GenerateDataKey",
      ]);
  });

  test("a backup from before the bucket key can be decrypted, too", async () => {
    const [{ role }] = judged.jobs;
    const ofObject = {
      ...key,
      throughS3: {
        ...key.throughS3,
        [STAND_IN]: `${judged.bucket}/a/b.gz`,
      },
    };
    expect((await verdictOn(ofObject, role)).allowed).toContain("kms:Decrypt");
  });

  test("the account manages the key: its root user, and whom the account lets", async () => {
    for (const asker of [ROOT, DEPLOYER])
      expect(await verdictOn(key, asker)).toMatchObject({
        denied: {},
        // For keys of several regions, which this one is not; AWS's list has no account for it.
        notAllowed: ["kms:SynchronizeMultiRegionKey"],
      });
  });

  test("without the statement for the account nobody could manage the key", async () => {
    const policy = without(key.policy, "AccountManagesKey");
    expect((await verdictOn({ ...key, policy }, DEPLOYER)).allowed).toEqual([]);
  });

  test.each(Object.entries(STRANGERS))(
    "%s may do nothing with the key",
    async (_, asker) => {
      expect((await verdictOn(key, asker)).allowed).toEqual([]);
    },
  );
});

describe("the role that copies", () => {
  const judged = stack("everything on");
  const role = copyingRoleForKeys(judged);

  test("may decrypt with the key of the backups, and do nothing else", async () => {
    const { allowed } = await verdictOn(backupKey(judged), role);
    expect(allowed).toEqual(["kms:Decrypt"]);
  });

  test("may encrypt with the key of the copies, and do nothing else", async () => {
    const { allowed } = await verdictOn(copyKey(judged), role);
    expect(allowed).toEqual(["kms:Encrypt", "kms:GenerateDataKey"]);
  });
});

test("a role that restores may decrypt with the key of the backups, and do nothing else with either key", async () => {
  const judged = stack("everything on");
  const role = restoringRoleForKeys(judged);
  const { allowed } = await verdictOn(backupKey(judged), role);
  expect(allowed).toEqual(["kms:Decrypt"]);
  expect((await verdictOn(copyKey(judged), role)).allowed).toEqual([]);
});

test("no job may do anything with the key of the copies", async () => {
  const judged = stack("everything on");
  for (const { role } of judged.jobs)
    expect((await verdictOn(copyKey(judged), role)).allowed).toEqual([]);
});

test("as many refusals were tried as the page says", () => {
  expect(tried).toBeGreaterThanOrEqual(REFUSALS_TRIED.keys);
});
