import { manage, read } from "../../src/permissions/need";

const THING = { of: "Thing", resources: ["arn:one", "arn:two"] };

test("to manage a thing is to read and to write it, in one statement", () => {
  expect(manage({ ...THING, reads: ["a:Get"], writes: ["a:Delete"] })).toEqual({
    Sid: "ManageThing",
    Effect: "Allow",
    Action: ["a:Delete", "a:Get"],
    Resource: ["arn:one", "arn:two"],
  });
});

test("a thing that is only read is only read by whoever deploys, too", () => {
  const need = { ...THING, reads: ["a:Get"] };

  expect(manage(need).Sid).toBe("ReadThing");
  expect([manage(need)]).toEqual(read(need));
});

test("to read a thing is nothing of what it takes to write it", () => {
  const need = { ...THING, reads: ["a:List", "a:Get"], writes: ["a:Delete"] };

  expect(read(need)).toEqual([
    {
      Sid: "ReadThing",
      Effect: "Allow",
      Action: ["a:Get", "a:List"],
      Resource: ["arn:one", "arn:two"],
    },
  ]);
});

test("what is only written is not read", () => {
  expect(read({ ...THING, writes: ["a:Delete"] })).toEqual([]);
});

test("a statement is named by its verb and has its condition, both ways", () => {
  const condition = { StringEquals: { "a:key": "value" } };
  const need = {
    ...THING,
    verb: "Pass",
    reads: ["a:Get"],
    writes: ["a:Pass"],
    condition,
  } as const;

  expect(manage(need)).toMatchObject({
    Sid: "PassThing",
    Condition: condition,
  });
  expect(read(need)).toMatchObject([
    { Sid: "ReadThing", Condition: condition },
  ]);
});
