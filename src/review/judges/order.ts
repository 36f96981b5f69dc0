import type { Said } from "../finding";
import { atRisk, stronger, weaker } from "../finding";
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
  worse: (words: Markdown) => Said = atRisk,
): AttributeJudge {
  return ({ before, after }) => {
    if (isOn(after) && !isOn(before))
      return [worse(say`${plain(what)}: **turned on**`)];
    if (isOn(before) && !isOn(after))
      return [stronger(say`${plain(what)}: turned off`)];
    return [];
  };
}

/** A number that protects more the higher it is; nothing said where there is none on either side. */
export function moreIsStronger(
  what: string,
  less: (words: Markdown) => Said,
): AttributeJudge {
  return numbers(what, { less, more: stronger });
}

/** A number that protects more the lower it is. */
export function lessIsStronger(
  what: string,
  more: (words: Markdown) => Said = weaker,
): AttributeJudge {
  return numbers(what, { less: stronger, more });
}

function numbers(
  what: string,
  said: Record<"less" | "more", (words: Markdown) => Said>,
): AttributeJudge {
  return ({ before, after }) => {
    if (typeof before !== "number" || typeof after !== "number")
      return typeof before === typeof after || isNone(before) || isNone(after)
        ? []
        : [said.less(fromTo(what, before, after))];
    if (before === after) return [];
    return [
      said[after < before ? "less" : "more"](fromTo(what, before, after)),
    ];
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

function isNone(value: unknown): boolean {
  return value === undefined || value === null;
}
