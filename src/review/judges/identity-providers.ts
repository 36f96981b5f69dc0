import { goes, type Said } from "../finding";
import { both, isEmpty, texts } from "../json";
import { listed, type Markdown, plain, say, shown } from "../markdown";
import type { AttributeChange, TypeJudge } from "./judge";
import { fromTo } from "./stronger-or-weaker";

/** Whose tokens the account takes. */
export const OPENID_CONNECT_PROVIDER: TypeJudge = {
  judged: {
    url: ({ before, after, resource }) =>
      before === undefined
        ? [
            lets(
              say`the account takes **tokens of** ${shown(after)}, for ${audienceWords(resource.after?.["client_id_list"])}`,
            ),
          ]
        : [lets(fromTo("tokens are taken of", before, after))],
    client_id_list: audiences,
    thumbprint_list: changed("thumbprints of the provider's certificate"),
  },
  readsUnknown: ["url", "client_id_list"],
  destroyed: ({ before }) => [
    goes(say`**no tokens** of ${shown(before?.["url"])} are taken any more`),
  ],
};

export const SAML_PROVIDER: TypeJudge = {
  judged: {
    saml_metadata_document: ({ before }) => [
      lets(
        before === undefined
          ? plain("the account takes **users of a SAML provider**")
          : plain("**other metadata** of the SAML provider"),
      ),
    ],
  },
  harmless: ["name", "valid_until", "saml_provider_uuid"],
  destroyed: () => [
    goes(plain("**no users of the SAML provider** are taken any more")),
  ],
};

/** Audiences, with whatever audience called out. */
function audienceWords(value: unknown): Markdown {
  return listed(
    texts(value).map((one) =>
      /^\*+$/.test(one) ? say`**whatever audience**, ${one}` : say`${one}`,
    ),
  );
}

function lets(words: Markdown, level: Said["level"] = "look"): Said {
  return { topic: "who gets in", level, words };
}

function audiences(change: AttributeChange): readonly Said[] {
  if (change.resource.before === undefined) return []; // said with the URL
  const [old, now] = both(change, texts);
  const come = now.filter((one) => !old.includes(one));
  const gone = old.filter((one) => !now.includes(one));
  return [
    ...(come.length > 0 ? [lets(say`**now** for ${audienceWords(come)}`)] : []),
    ...(gone.length > 0
      ? [lets(say`no longer for ${listed(gone)}`, "nothing")]
      : []),
  ];
}

function changed(what: string) {
  return ({ before, after }: AttributeChange) =>
    isEmpty(before) && isEmpty(after)
      ? []
      : [lets(fromTo(what, before, after))];
}
