// The app with as many backup jobs as JOBS says.
import { App } from "cdktf";
import { PostgresBackupStack } from "../src";

const count = Number(process.env.JOBS);
const app = new App({ stackTraces: false });
new PostgresBackupStack(app, "bench", {
  region: "us-east-1",
  bucket: { name: "neon-s3-backup" },
  backups: Array.from({ length: count }, (_, index) => ({
    name: `job-${index}`,
    roleName: `neon-s3-backup-${index}`,
    prefix: `job-${index}`,
    trust: [{ repository: "octo-org/octo-repo", branch: "main" }],
  })),
});
app.synth();
