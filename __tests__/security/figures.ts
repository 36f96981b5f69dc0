/** How many refusals the tests try at least. The page says so, and the tests hold it true. */
export const REFUSALS_TRIED = {
  whatTheyMayDo: 4400,
  keys: 1000,
  guideAgainstOurs: 750,
};
