import { allClaims } from "../../src/trust/claims";
import { IDS, TRUST } from "../support/trust-fixtures";

test("a trust without claims and ids asks for none", () => {
  expect(allClaims(TRUST)).toEqual({});
  expect(allClaims({ ...TRUST, claims: { actor: undefined } })).toEqual({});
});

test("every claim is a list of values, of which any one will do", () => {
  expect(
    allClaims({ ...TRUST, claims: { actor: "a", ref: ["r", "s"] } }),
  ).toEqual({ actor: ["a"], ref: ["r", "s"] });
});

test("what a customized subject leaves out of repository and environment is a claim, before one of the same name", () => {
  const { repository } = TRUST;
  const trust = { repository, environment: "production" };
  expect(allClaims({ ...trust, customSubject: ["repo", "context"] })).toEqual(
    {},
  );
  expect(
    allClaims({
      ...trust,
      customSubject: ["repository_owner"],
      claims: { repository: [repository, "a/b"], actor: "octocat" },
    }),
  ).toEqual({
    actor: ["octocat"],
    environment: ["production"],
    repository: [repository],
  });
  expect(allClaims({ ...TRUST, customSubject: ["context"] })).toEqual({
    repository: [repository],
  });
});

test("ids are claims too, and stand before a claim of the same name", () => {
  expect(
    allClaims({ ...TRUST, ...IDS, claims: { repository_id: ["74", "75"] } }),
  ).toEqual({ repository_id: ["74"], repository_owner_id: ["65"] });
});
