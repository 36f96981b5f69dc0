import { type Said, stronger, weaker } from "../finding";
import { both } from "../json";
import { type Markdown, plain, say, shown } from "../markdown";
import type { AttributeJudge } from "./judge";

/** A setting that protects when it is on. */
export function onIsStronger(
  what: string,
  { lost = weaker }: { lost?: (words: Markdown) => Said } = {},
): AttributeJudge {
  return ({ before, after }) => {
    const [was, is] = [isOn(before), isOn(after)];
    if (is && !was) return [stronger(say`${plain(what)}: turned on`)];
    if (was && !is) return [lost(say`${plain(what)}: **turned off**`)];
    // A new resource that leaves the protection off says so, too.
    return is || before !== undefined
      ? []
      : [weaker(say`${plain(what)}: **off**`)];
  };
}

/** A setting that endangers when it is on. */
export function onIsWorse(
  what: string,
  worse: (words: Markdown) => Said,
): AttributeJudge {
  return ({ before, after }) => {
    if (isOn(after) && !isOn(before))
      return [worse(say`${plain(what)}: **turned on**`)];
    if (isOn(before) && !isOn(after))
      return [stronger(say`${plain(what)}: turned off`)];
    return [];
  };
}

/** A number that protects more the higher it is; `usual` is what AWS takes where none is given. */
export function moreIsStronger(
  what: string,
  usual: number,
  less: (words: Markdown) => Said = weaker,
): AttributeJudge {
  return numbers(what, usual, { less, more: stronger });
}

/** A number that protects more the lower it is; `usual` is what AWS takes where none is given. */
export function lessIsStronger(what: string, usual: number): AttributeJudge {
  return numbers(what, usual, { less: stronger, more: weaker });
}

function numbers(
  what: string,
  usual: number,
  said: Record<"less" | "more", (words: Markdown) => Said>,
): AttributeJudge {
  return (change) => {
    const { before, after } = change.resource;
    // What is new, or goes, is told as a whole.
    if (before === undefined || after === undefined) return [];
    const [was, is] = both(change, (value) => Number(value ?? usual));
    if (was === is) return [];
    return [said[is < was ? "less" : "more"](fromTo(what, was, is))];
  };
}

/** A setting of which every change has to be looked at. */
export function lookAt(what: string): AttributeJudge {
  return ({ before, after }) => [weaker(fromTo(what, before, after))];
}

export function fromTo(
  what: string,
  before: unknown,
  after: unknown,
): Markdown {
  return say`${plain(what)}: from ${shown(before)} to ${shown(after)}`;
}

function isOn(value: unknown): boolean {
  return value === true || value === "true" || value === "Enabled";
}
