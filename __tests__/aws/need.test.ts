import { manage, read } from "../../src/aws/need";

const THING = { of: "Thing", resources: ["arn:one", "arn:two"] };

test("to manage a thing is to read and to write it, in one statement", () => {
  expect(manage({ ...THING, reads: ["a:Get"], writes: ["a:Delete"] })).toEqual({
    sid: "ManageThing",
    effect: "Allow",
    actions: ["a:Delete", "a:Get"],
    resources: ["arn:one", "arn:two"],
  });
});

test("a thing that is only read is only read by whoever deploys, too", () => {
  const need = { ...THING, reads: ["a:Get"] };

  expect(manage(need).sid).toBe("ReadThing");
  expect([manage(need)]).toEqual(read(need));
});

test("to read a thing is nothing of what it takes to write it", () => {
  const need = { ...THING, reads: ["a:List", "a:Get"], writes: ["a:Delete"] };

  expect(read(need)).toEqual([
    {
      sid: "ReadThing",
      effect: "Allow",
      actions: ["a:Get", "a:List"],
      resources: ["arn:one", "arn:two"],
    },
  ]);
});

test("what is only written is not read", () => {
  expect(read({ ...THING, writes: ["a:Delete"] })).toEqual([]);
});

test("a statement is named by its verb and has its condition, both ways", () => {
  const condition = {
    test: "StringEquals",
    variable: "a:key",
    values: ["value"],
  };
  const need = {
    ...THING,
    verb: "Pass",
    reads: ["a:Get"],
    writes: ["a:Pass"],
    condition,
  } as const;

  expect(manage(need)).toMatchObject({
    sid: "PassThing",
    condition: [condition],
  });
  expect(read(need)).toMatchObject([
    { sid: "ReadThing", condition: [condition] },
  ]);
});
