import { bold, listed, type Markdown, NOTHING, plain, say } from "../markdown";
import { conditionWords, withoutConditions } from "./condition-words";
import type { Named, Statement } from "./statement";
import { allowsAllBut, allowsEverything, tooMuch } from "./too-much";

/** A statement in words: who, what, where, under which conditions. */
export function statementWords(statement: Statement): Markdown {
  const { effect, principals, actions, resources, conditions } = statement;
  const verb = say`${bold(effect === "Allow" ? "allows" : "denies")}`;
  const who = principals
    ? say` ${exceptWords(principals, "everyone")}${principalList(principals.values)}:`
    : NOTHING;
  const what = allowsEverything(statement)
    ? say` ${bold("everything")}, ${actionList(statement, actions.values)}`
    : say` ${exceptWords(actions, allowsAllBut(statement) ? "**everything**" : "everything")}${actionList(statement, actions.values)}`;
  const where = resources
    ? say` on ${exceptWords(resources, "everything")}${listed(resources.values)}`
    : NOTHING;
  return say`${verb}${who}${what}${where}${conditionWords(conditions)}`;
}

/** A statement's name, and what of it is new and what is gone. */
export function changedWords(before: Statement, after: Statement): Markdown {
  const name = after.sid === undefined ? NOTHING : say` ${after.sid}`;
  const parts = [
    part("principals", before.principals, after.principals, principalList),
    part("actions", before.actions, after.actions, (actions) =>
      actionList(after, actions),
    ),
    part("resources", before.resources, after.resources),
    conditionsPart(before, after),
  ].filter((words) => words !== NOTHING);
  const verb = after.effect === "Allow" ? "allows" : "denies";
  const changes =
    parts.length > 0 ? listed(parts, "; ") : plain("other policy variables");
  return say`changed${name}, which ${bold(verb)}: ${changes}`;
}

/** Who is named by a list of principals, with everyone called out. */
function principalList(principals: readonly string[]): Markdown {
  return listed(
    principals.map((principal) =>
      principal === "AWS:*"
        ? bold("everyone")
        : say`${principal.slice(principal.indexOf(":") + 1)}`,
    ),
  );
}

/** Actions, those that allow too much first, so that no cut hides them. */
function actionList(statement: Statement, actions: readonly string[]) {
  const much = tooMuch(statement).filter((one) => actions.includes(one));
  const others = actions.filter((one) => !much.includes(one));
  return listed([
    ...much.map((action) => say`**${action}**`),
    ...others.map((action) => say`${action}`),
  ]);
}

function exceptWords({ except }: Named, all: string): Markdown {
  return except ? plain(`${all} but `) : NOTHING;
}

type Words = (values: readonly string[]) => Markdown;

function part(
  what: string,
  before: Named | undefined,
  after: Named | undefined,
  words: Words = listed,
): Markdown {
  if (JSON.stringify(before) === JSON.stringify(after)) return NOTHING;
  if (before?.except !== after?.except)
    return say`${plain(what)} from ${namedWords(before, words)} to ${namedWords(after, words)}`;
  const except = after?.except ? plain("exceptions of ") : NOTHING;
  const only = (verb: string, some?: Named, others?: Named) => {
    const found = (some?.values ?? []).filter(
      (value) => !others?.values.includes(value),
    );
    return found.length === 0
      ? []
      : [say`${except}${plain(`${what} ${verb}`)} ${words(found)}`];
  };
  return listed(
    [...only("added", after, before), ...only("removed", before, after)],
    "; ",
  );
}

function namedWords(named: Named | undefined, words: Words): Markdown {
  if (named === undefined) return plain("none");
  return say`${named.except ? plain("all but ") : NOTHING}${words(named.values)}`;
}

function conditionsPart(before: Statement, after: Statement): Markdown {
  const only = (some: Statement, others: Statement) =>
    withoutConditions(some.conditions, others.conditions);
  const [gone, come] = [only(before, after), only(after, before)];
  const words = [
    gone.length > 0 ? say`no longer${conditionWords(gone)}` : NOTHING,
    come.length > 0 ? say`now${conditionWords(come)}` : NOTHING,
  ].filter((one) => one !== NOTHING);
  return words.length === 0 ? NOTHING : listed(words, "; ");
}
