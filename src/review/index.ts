export { type Difference, differences } from "./compare/differences";
export { renderDifferences } from "./compare/render-differences";
export { DIFFERS, exitCodeOf, UNREADABLE } from "./exit-codes";
export type { Finding, Level, Topic } from "./finding";
export { escapeMarkdown } from "./markdown";
export type { Plan } from "./plan";
export { readPlan, UnreadablePlanError } from "./read-plan";
export { renderVerdict } from "./render-verdict";
export { levelOf, type Verdict, verdict } from "./verdict";
