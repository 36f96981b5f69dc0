import { bold, listed, type Markdown, NOTHING, plain, say } from "../markdown";
import { conditionWords } from "./condition-words";
import type { Named, Statement } from "./statement";

/** A statement in words: who, what, where, under which conditions. */
export function statementWords(statement: Statement): Markdown {
  const { effect, principals, actions, resources, conditions } = statement;
  const verb = say`${bold(effect === "Allow" ? "allows" : "denies")}`;
  const who = principals
    ? say` ${exceptWords(principals, "everyone")}${principalList(principals.values)}:`
    : NOTHING;
  const what = say` ${exceptWords(actions, "everything")}${listed(actions.values)}`;
  const where = resources
    ? say` on ${exceptWords(resources, "everything")}${listed(resources.values)}`
    : NOTHING;
  return say`${verb}${who}${what}${where}${conditionWords(conditions)}`;
}

/** A statement's name, and what of it is new and what is gone. */
export function changedWords(before: Statement, after: Statement): Markdown {
  const name = after.sid === undefined ? NOTHING : say` ${after.sid}`;
  const parts = [
    part("principals", before.principals, after.principals),
    part("actions", before.actions, after.actions),
    part("resources", before.resources, after.resources),
    conditionsPart(before, after),
  ].filter((words) => words !== NOTHING);
  const verb = after.effect === "Allow" ? "allows" : "denies";
  const changes =
    parts.length > 0 ? listed(parts, "; ") : plain("other policy variables");
  return say`changed${name}, which ${bold(verb)}: ${changes}`;
}

/** Who is named by a list of principals, with everyone called out. */
export function principalList(principals: readonly string[]): Markdown {
  return listed(
    principals.map((principal) =>
      principal === "AWS:*"
        ? bold("everyone")
        : say`${principal.slice(principal.indexOf(":") + 1)}`,
    ),
  );
}

function exceptWords({ except }: Named, all: string): Markdown {
  return except ? plain(`${all} but `) : NOTHING;
}

function part(
  what: string,
  before: Named | undefined,
  after: Named | undefined,
): Markdown {
  if (JSON.stringify(before) === JSON.stringify(after)) return NOTHING;
  if (before?.except !== after?.except)
    return say`${plain(what)} from ${namedWords(before)} to ${namedWords(after)}`;
  const except = after?.except ? plain("exceptions of ") : NOTHING;
  return listed(
    [
      changes("added", before?.values ?? [], after?.values ?? []),
      changes("removed", after?.values ?? [], before?.values ?? []),
    ].flatMap((words) =>
      words === NOTHING ? [] : [say`${except}${plain(what)} ${words}`],
    ),
    "; ",
  );
}

function changes(
  verb: string,
  there: readonly string[],
  values: readonly string[],
): Markdown {
  const found = values.filter((value) => !there.includes(value));
  return found.length === 0 ? NOTHING : say`${plain(verb)} ${listed(found)}`;
}

function namedWords(named: Named | undefined): Markdown {
  if (named === undefined) return plain("none");
  return say`${named.except ? plain("all but ") : NOTHING}${listed(named.values)}`;
}

function conditionsPart(before: Statement, after: Statement): Markdown {
  const texts = (statement: Statement) =>
    statement.conditions.map((one) => JSON.stringify(one));
  const only = (some: Statement, others: Statement) =>
    some.conditions.filter(
      (one) => !texts(others).includes(JSON.stringify(one)),
    );
  const [gone, come] = [only(before, after), only(after, before)];
  const words = [
    gone.length > 0 ? say`no longer${conditionWords(gone)}` : NOTHING,
    come.length > 0 ? say`now${conditionWords(come)}` : NOTHING,
  ].filter((one) => one !== NOTHING);
  return words.length === 0 ? NOTHING : listed(words, "; ");
}
