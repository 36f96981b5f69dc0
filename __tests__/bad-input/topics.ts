import * as accessLogs from "./access-logs.cases";
import * as alarm from "./alarm.cases";
import * as administrators from "./administrators.cases";
import * as bucket from "./bucket.cases";
import * as adopt from "./adopt.cases";
import type { BadInput, GoodInput } from "./change";
import * as claims from "./claims.cases";
import * as context from "./context.cases";
import * as identityProvider from "./identity-provider.cases";
import * as jobs from "./jobs.cases";
import * as kmsKey from "./kms-key.cases";
import * as leftOver from "./left-over.cases";
import * as objectLock from "./object-lock.cases";
import * as onlyFrom from "./only-from.cases";
import * as overlap from "./overlap.cases";
import * as provider from "./provider.cases";
import * as replication from "./replication.cases";
import * as restore from "./restore.cases";
import * as retention from "./retention.cases";
import * as role from "./role.cases";
import * as secrets from "./secrets.cases";
import * as several from "./several.cases";
import * as stack from "./stack.cases";
import * as state from "./state.cases";
import * as stateBackends from "./state-backends.cases";
import * as tags from "./tags.cases";
import * as customSubject from "./custom-subject.cases";
import * as furtherStatements from "./further-statements.cases";
import * as notifications from "./notifications.cases";
import * as trust from "./trust.cases";
import * as trustSize from "./trust-size.cases";

/** What is refused and, beside it, what is not, by what it is about. */
export const TOPICS: Readonly<
  Record<
    string,
    { readonly bad: readonly BadInput[]; readonly good: readonly GoodInput[] }
  >
> = {
  "the stack": stack,
  "what is there already": adopt,
  "its tags": tags,
  "how Terraform reaches its account": provider,
  "the identity provider": identityProvider,
  "the bucket": bucket,
  "how long backups are kept": retention,
  "Object Lock": objectLock,
  "the administrators": administrators,
  "the key": kmsKey,
  "access logs": accessLogs,
  replication,
  "where requests come from": onlyFrom,
  "the alarm": alarm,
  "the jobs": jobs,
  "a job's role": role,
  "further statements": furtherStatements,
  "who is told of events": notifications,
  "a job's trust": trust,
  "a role that restores": restore,
  "whom two entries of a trust let in": overlap,
  "how long a trust's policy is": trustSize,
  "a customized subject": customSubject,
  "where a workflow runs": context,
  "a token's claims": claims,
  "the state": state,
  "the state's backends": stateBackends,
  "what is left of a property that is not there": leftOver,
  "what would be a secret": secrets,
  "several things at once": several,
};
