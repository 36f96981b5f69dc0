import { statementsOf } from "../../../src/review/policy/statement";

function of(statement: object, version?: string) {
  return statementsOf({
    ...(version && { Version: version }),
    Statement: statement,
  });
}

test("every part is in one form, whatever form it was written in", () => {
  const one = {
    Effect: "Allow",
    Principal: { AWS: "b", Service: ["a", "a"] },
    Action: ["s3:PutObject", "s3:GetObject", "S3:getobject"],
    Resource: "r",
    Condition: { Bool: { "aws:SecureTransport": false } },
  };

  expect(of(one)).toEqual([
    {
      effect: "Allow",
      principals: { except: false, values: ["AWS:b", "Service:a"] },
      actions: { except: false, values: ["s3:GetObject", "s3:PutObject"] },
      resources: { except: false, values: ["r"] },
      conditions: [
        { operator: "Bool", key: "aws:SecureTransport", values: ["false"] },
      ],
    },
  ]);
});

test("all but what is named is told from what is named", () => {
  expect(
    of({ Effect: "Deny", NotPrincipal: "*", NotAction: "a", NotResource: "r" }),
  ).toEqual([
    {
      effect: "Deny",
      principals: { except: true, values: ["AWS:*"] },
      actions: { except: true, values: ["a"] },
      resources: { except: true, values: ["r"] },
      conditions: [],
    },
  ]);
});

test("a policy is read from text, and of one statement without a list", () => {
  const statement = { Sid: "A", Effect: "Allow", Action: "a" };
  const text = JSON.stringify({ Statement: statement });

  expect(statementsOf(text)).toEqual(of([statement]));
  expect(statementsOf(text)).toMatchObject([{ sid: "A" }]);
});

test("the version is part of a statement with variables, and of no other", () => {
  const statement = { Effect: "Allow", Action: "a" };

  expect(of({ ...statement, Resource: "${aws:a}" })).toMatchObject([
    { variables: "2008-10-17" },
  ]);
  expect(
    of({ ...statement, Resource: "${aws:a}" }, "2012-10-17"),
  ).toMatchObject([{ variables: "2012-10-17" }]);
  expect(of(statement)?.[0]).not.toHaveProperty("variables");
});

test("a policy without statements says nothing", () => {
  expect(statementsOf("{}")).toEqual([]);
});

test.each([
  ["no JSON", "x"],
  ["no object", "[]"],
  ["another part of the policy", { Statement: [], More: 1 }],
  ["a statement that is no object", { Statement: ["a"] }],
])("%s is no policy", (_, policy) => {
  expect(statementsOf(policy)).toBeUndefined();
});

test.each([
  ["an unknown part", { Also: 1 }],
  ["no effect", { Effect: undefined }],
  ["another effect", { Effect: "allow" }],
  ["no action", { Action: undefined }],
  ["actions and all but some", { NotAction: "b" }],
  ["an action that is no text", { Action: [{}] }],
  ["a sid that is no text", { Sid: 1 }],
  ["principals that are text", { Principal: "a" }],
  ["principals that are no text", { Principal: { AWS: {} } }],
  ["resources that are no text", { Resource: {} }],
  ["conditions that are a list", { Condition: [] }],
  ["a condition without keys", { Condition: { Bool: "true" } }],
  ["a condition's value that is no text", { Condition: { Bool: { a: {} } } }],
])("a statement with %s can't be read", (_, part) => {
  const statement = { Effect: "Allow", Action: "a" };

  expect(of({ ...statement, ...part })).toBeUndefined();
  expect(of(statement)).toHaveLength(1);
});

test.each([
  ["StringLike", "StringEquals"],
  ["StringNotLike", "StringNotEquals"],
  ["ForAnyValue:StringLike", "ForAnyValue:StringEquals"],
  ["StringLikeIfExists", "StringEqualsIfExists"],
])("without a wildcard %s is %s", (like, equals) => {
  const operators = (value: string) =>
    statementsOf({
      Statement: {
        ...{ Effect: "Allow", Action: "a" },
        Condition: { [like]: { "a:b": value } },
      },
    })?.flatMap(({ conditions }) => conditions.map(({ operator }) => operator));

  expect(operators("x")).toEqual([equals]);
  expect(["x*", "x?", "${aws:username}"].flatMap(operators)).toEqual(
    Array(3).fill(like),
  );
});
