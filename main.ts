import { App } from "cdktf";
import { PostgresBackupStack } from "./src";

const app = new App({ stackTraces: false });

new PostgresBackupStack(app, "postgres-backups", {
  region: "us-east-1",
  bucket: { name: "neon-s3-backup" },
  backups: [
    {
      name: "acme-co-prod",
      roleName: "neon-s3-backup-github-actions",
      trust: [{ repository: "octo-org/octo-repo", branch: "main" }],
    },
  ],
});

app.synth();
