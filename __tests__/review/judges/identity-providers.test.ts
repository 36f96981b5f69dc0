import { saidOf, saidOfAttribute } from "../../support/said-of";

const OIDC = "aws_iam_openid_connect_provider";
const SAML = "aws_iam_saml_provider";

test("a new provider tells whose tokens are taken, and for whom", () => {
  expect(
    saidOf({
      type: OIDC,
      after: { url: "https://a.example.com", client_id_list: ["sts"] },
      after_unknown: { arn: true, thumbprint_list: true },
    }),
  ).toEqual([
    "look, who gets in: the account takes **tokens of** `https://a.example.com`, for `sts`",
  ]);
});

test("one more audience is looked at, one less is not", () => {
  expect(saidOfAttribute(OIDC, "client_id_list", ["a"], ["b", "a"])).toEqual([
    "look, who gets in: **now** for `b`",
  ]);
  expect(saidOfAttribute(OIDC, "client_id_list", ["a", "b"], ["b"])).toEqual([
    "nothing, who gets in: no longer for `a`",
  ]);
  expect(
    saidOfAttribute(OIDC, "client_id_list", ["a", "b"], ["b", "a"]),
  ).toEqual([]);
});

test("other tokens and other certificates are looked at", () => {
  expect(saidOfAttribute(OIDC, "url", "a", "b")).toEqual([
    "look, who gets in: tokens are taken of: from `a` to `b`",
  ]);
  expect(saidOfAttribute(OIDC, "thumbprint_list", ["a"], ["b"])).toEqual([
    'look, who gets in: thumbprints of the provider\'s certificate: from `["a"]` to `["b"]`',
  ]);
  expect(saidOfAttribute(OIDC, "thumbprint_list", null, [])).toEqual([]);
});

test("thumbprints that are configured and not known yet are looked at", () => {
  expect(
    saidOf({
      type: OIDC,
      before: { thumbprint_list: ["a"] },
      after: { thumbprint_list: [] },
      after_unknown: { thumbprint_list: [true] },
    }),
  ).toEqual([
    'look, who gets in: thumbprints of the provider\'s certificate: from `["a"]` to `["(known only after apply)"]`',
  ]);
});

test("a provider that is destroyed is looked at, since what uses it stops", () => {
  expect(saidOf({ type: OIDC, before: { url: "a" } })).toEqual([
    "look, what goes: **no tokens** of `a` are taken any more",
  ]);
  expect(saidOf({ type: SAML, before: { name: "a" } })).toEqual([
    "look, what goes: **no users of the SAML provider** are taken any more",
  ]);
});

test("a SAML provider that is new or another is looked at", () => {
  expect(
    saidOf({ type: SAML, after: { name: "a", saml_metadata_document: "b" } }),
  ).toEqual([
    "look, who gets in: the account takes **users of a SAML provider**",
  ]);
  expect(saidOfAttribute(SAML, "saml_metadata_document", "a", "b")).toEqual([
    "look, who gets in: **other metadata** of the SAML provider",
  ]);
});
