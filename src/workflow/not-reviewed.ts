/** Nobody has reviewed what is about to be applied. The message says why, and what to do. */
export class NotReviewed extends Error {}

/** How to have a plan reviewed, whatever went wrong with the last one. */
export const REVIEW_AGAIN =
  "open a pull request, with an empty commit (`git commit --allow-empty`) if nothing is left to change, and merge it once its plan is reviewed";
