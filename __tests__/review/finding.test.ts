import {
  atRisk,
  highest,
  LEVELS,
  notJudged,
  stronger,
  weaker,
} from "../../src/review/finding";
import { plain } from "../../src/review/markdown";

const words = plain("so it is");

test("what is said has the topic and the level of its kind", () => {
  expect(
    [notJudged, weaker, stronger, atRisk].map((say) => say(words)),
  ).toEqual([
    { topic: "not judged", level: "look", words },
    { topic: "protections", level: "look", words },
    { topic: "protections", level: "nothing", words },
    { topic: "data at risk", level: "data at risk", words },
  ]);
});

test("of some levels the gravest is the highest, and of none it is nothing", () => {
  expect(highest([])).toBe("nothing");
  for (const [index, level] of LEVELS.entries())
    expect(highest([...LEVELS.slice(0, index + 1)].reverse())).toBe(level);
});
