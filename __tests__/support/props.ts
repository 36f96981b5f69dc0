import { deploymentProps } from "../../src/deployment/deployment-rules";
import { accountFacts } from "../../src/stack/account-stack-rules";
import { jobProps } from "../../src/stack/job-rules";
import { stackProps } from "../../src/stack/stack-rules";
import { trustProps } from "../../src/trust/trust-rules";
import { GUIDE } from "./synth";

const FACTS = accountFacts(GUIDE);

/** What each prop must be, under the names of all that there are: of a stack, */
export const STACK = stackProps("stack", FACTS);
/** of a backup job, */
export const JOB = jobProps(FACTS);
/** of a trust, */
export const TRUST = trustProps();
/** and of a stack for deployment. */
export const DEPLOYMENT = deploymentProps("deployment", FACTS);
