// How an export looks in the reference: what it is, and a table of its props or properties.
import { ReflectionKind } from "typedoc";
import { MarkdownTheme, MarkdownThemeContext } from "typedoc-plugin-markdown";

const EXPORTED = [
  ReflectionKind.Class,
  ReflectionKind.Interface,
  ReflectionKind.TypeAlias,
];

/** Anchors as GitHub makes them: of headings only, which are all different, and so without a number. */
const ANCHORS = [/\]\((#[a-z0-9]+)-\d+\)/g, "]($1)"];

export class ReferenceTheme extends MarkdownTheme {
  getRenderContext(page) {
    return new ReferenceContext(this, page, this.application.options);
  }
}

class ReferenceContext extends MarkdownThemeContext {
  constructor(...args) {
    super(...args);
    const { member } = this.partials;
    this.partials = {
      ...this.partials,
      members: (models, options) =>
        models
          .map((model) => this.partials.memberContainer(model, options))
          .join("\n\n"),
      member: (model, options) =>
        EXPORTED.includes(model.kind)
          ? this.#member(model)
              .filter(Boolean)
              .join("\n\n")
              .replaceAll(...ANCHORS)
          : member(model, options),
    };
  }

  #member(model) {
    const about = [this.#text(model.comment?.summary), ...this.#links(model)];
    if (model.kind === ReflectionKind.Class)
      return [
        ...about,
        ...this.#howToMake(model),
        this.#table(properties(model), "property"),
      ];
    if (model.kind === ReflectionKind.Interface) {
      const inherited = properties(model).filter(isDocumentedElsewhere);
      const parents = (model.extendedTypes ?? []).filter(
        ({ reflection }) => reflection,
      );
      const own = properties(model).filter((prop) => !inherited.includes(prop));
      return [
        ...about,
        inherited.length > 0 &&
          `All props of ${parents.map((type) => this.partials.someType(type)).join(" and ")}, and:`,
        this.#table(own),
      ];
    }
    const { type } = model;
    const objects = (type.types ?? [type]).flatMap((one) =>
      one.type === "reflection" ? [one.declaration] : [],
    );
    const isOneOf = type.type === "union" && objects.length > 1;
    return [
      ...about,
      objects.length === 0 && this.partials.someType(type),
      isOneOf && "One of these:",
      ...objects.map((object) => this.#table(object.children ?? [])),
    ];
  }

  #howToMake(model) {
    return model.children
      .filter(({ kind }) => kind === ReflectionKind.Constructor)
      .flatMap(({ signatures: [signature] }) => [
        `\`new ${model.name}\`(${signature.parameters
          .map(({ name, type }) => `${name}: ${this.partials.someType(type)}`)
          .join(", ")})`,
        ...tags(signature, "@throws").map(
          (text) => `Throws ${this.#text(text)}.`,
        ),
      ]);
  }

  #table(props, head = "prop") {
    if (props.length === 0) return "";
    const hasDefaults = props.some((prop) => prop.flags.isOptional);
    const cells = (prop) => [
      `\`${prop.name}\``,
      this.#type(prop),
      ...(hasDefaults ? [this.#default(prop)] : []),
      [this.#text(commentOf(prop)?.summary), ...this.#links(prop)].join(" "),
    ];
    const heads = [
      head,
      "type",
      ...(hasDefaults ? ["default"] : []),
      "meaning",
    ];
    return [heads, heads.map(() => "---"), ...props.map(cells)]
      .map((row) => `| ${row.map(inTable).join(" | ")} |`)
      .join("\n");
  }

  #type(prop) {
    const type = this.partials.someType(
      prop.type ?? prop.getSignature?.type ?? prop.signatures[0].type,
    );
    // Every prop can only be read: that says nothing about one of them.
    return type
      .replaceAll(/\breadonly /g, "")
      .replace(/^`Readonly`\\<(.*)\\>$/, "$1");
  }

  /** A default is a value of TypeScript's, or `- ` and what happens. */
  #default(prop) {
    if (!prop.flags.isOptional) return "required";
    const [content] = tags(prop, "@default");
    return content ? this.#text(content).replace(/^- /, "") : "";
  }

  #links(model) {
    return tags(model, "@see").map((content) => {
      const text = this.#text(content);
      const [, url, words = ""] = /^(https:\S+)\s*([^]*)$/.exec(text) ?? [];
      return url ? `[More${words && ` ${words}`}](${url}).` : `See ${text}`;
    });
  }

  #text(parts) {
    return parts
      ? this.helpers
          .getCommentParts(parts)
          .trim()
          .replaceAll(/\bdocs\/([\w-]+\.md)\b/g, "[$1]($1)")
      : "";
  }
}

function properties(model) {
  return (model.children ?? []).filter(({ kind }) =>
    [ReflectionKind.Property, ReflectionKind.Accessor].includes(kind),
  );
}

/** Whether a prop comes from an interface that is in the reference itself. */
function isDocumentedElsewhere({ inheritedFrom }) {
  return inheritedFrom?.reflection !== undefined;
}

function commentOf(model) {
  return model.comment ?? model.getSignature?.comment;
}

/** What stands behind a tag, each time that it is there. */
function tags(model, name) {
  const given = commentOf(model)?.getTags(name) ?? [];
  return given.map(({ content }) => content);
}

function inTable(text) {
  return text
    .trim()
    .replaceAll(/\s+/g, " ")
    .replaceAll(/(?<!\\)\|/g, "\\|");
}
