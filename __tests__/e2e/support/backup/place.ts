import { FakeGitHub } from "../../../support/fake-github";
import { ACCOUNT_ID, type Emulator, startEmulator } from "../emulator";
import { type Postgres, startPostgres } from "../postgres";
import { BackupBucket } from "./backup-bucket";
import {
  DatabaseRepository,
  emulated,
  type Values,
} from "./database-repository";

/** A database, the bucket for its backups, and the repository with the workflows. */
export interface Place {
  readonly postgres: Postgres;
  readonly bucket: BackupBucket;
  readonly github: FakeGitHub;
  readonly repository: DatabaseRepository;
  /** What the repository's settings hold. */
  readonly values: Required<Values>;
  readonly emulator: Emulator;
}

/** The folder in the bucket. */
export const FOLDER = "acme-co-prod-backup/";

/** Gives the tests of a `describe` a place with the database `acme` and an empty bucket; call the result inside a test. */
export function usePlace(commands: () => string): () => Place {
  let place: Place | undefined;
  beforeAll(async () => {
    const [emulator, github, postgres] = await Promise.all([
      startEmulator(),
      FakeGitHub.start(),
      startPostgres(commands()),
    ]);
    const bucket = await BackupBucket.create(emulator.url, "neon-s3-backup");
    await postgres.query("CREATE DATABASE acme");
    const values = {
      vars: {
        AWS_ACCOUNT_ID: ACCOUNT_ID,
        AWS_REGION: "us-east-1",
        IAM_ROLE: "neon-s3-backup-github-actions",
        S3_BUCKET_NAME: bucket.name,
        BACKUP_FOLDER: FOLDER.slice(0, -1),
      },
      secrets: { DATABASE_URL: postgres.urlOf("acme") },
    };
    const repository = new DatabaseRepository(
      emulated(emulator.url),
      github,
      postgres.commands,
      values,
    );
    place = { postgres, bucket, github, repository, values, emulator };
  });
  afterAll(async () => {
    place?.repository.remove();
    await place?.postgres.stop();
    await place?.emulator.stop();
    await place?.github.stop();
  });
  return () => {
    if (!place) throw new Error("the servers do not run");
    return place;
  };
}
