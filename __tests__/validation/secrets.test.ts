import {
  discreet,
  hideSecrets,
  holdsCredentials,
  NOT_SHOWN,
  withoutSecrets,
} from "../../src/validation/secrets";

test.each([
  "https://octocat:hunter2@terraform.example.com",
  "https://hunter2@terraform.example.com/state",
  "postgres://octocat@db.example.com/terraform",
  "postgres:///terraform?user=octocat&password=hunter2",
  "postgres:///terraform?sslpassword=hunter2",
  "host=db.example.com password=hunter2",
  "host=db.example.com PASSWORD = 'hunter2'",
  "https://terraform.example.com/state?private_token=hunter2",
  "https://terraform.example.com/state?access_token=hunter2",
  "https://terraform.azurewebsites.net/api/state?code=hunter2",
  "https://storage.example.com/state?X-Amz-Signature=hunter2",
  "https://storage.example.com/state?sv=2024&sig=hunter2",
  "octocat:hunter2@consul.example.com:8501",
  "https://terraform.example.com/state?pwd=hunter2",
  "https://terraform.example.com/state?a=b&auth=hunter2",
  "postgres://db.example.com/terraform?pass%77ord=hunter2",
])("gives credentials: %s", (text) => {
  expect(holdsCredentials(text)).toBe(true);
  expect(withoutSecrets(text)).toBe(NOT_SHOWN);
});

test.each([
  "octo-org-terraform-state",
  "https://terraform.example.com/state?stack=backups",
  "postgres://db.example.com/terraform?sslmode=verify-full",
  "consul.example.com:8501",
  "arn:aws:iam::123456789012:role/terraform-token",
  "passwords/backups.tfstate",
  "https://terraform.example.com/token/state?zip-code=1",
])("gives no credentials: %s", (text) => {
  expect(holdsCredentials(text)).toBe(false);
  expect(withoutSecrets(text)).toBe(text);
});

test("what might be a user is not shown, although it is no secret by itself", () => {
  const email = "terraform@octo-org.iam.gserviceaccount.com";
  expect(holdsCredentials(email)).toBe(false);
  expect(withoutSecrets(email)).toBe(NOT_SHOWN);
});

test("nothing of objects and lists is shown, and all of what can't hold a text", () => {
  expect([{ a: "hunter2" }, ["hunter2"], {}].map(withoutSecrets)).toEqual([
    NOT_SHOWN,
    NOT_SHOWN,
    NOT_SHOWN,
  ]);
  const shown = [undefined, null, 7, true, 7n];
  expect(shown.map(withoutSecrets)).toEqual(shown);
});

test("an object is shown without what it holds under the name of a secret, or in an address", () => {
  const state = {
    type: "s3",
    bucket: "octo-org-terraform-state",
    accessKey: "hunter2",
    secret_key: "hunter2",
    nested: [{ sasToken: "hunter2", clientSecret: { a: "hunter2" } }],
    connStr: "hunter2",
    address: "https://octocat:hunter2@terraform.example.com",
  };
  const shown = JSON.stringify(state, hideSecrets);
  expect(shown).not.toContain("hunter2");
  expect(JSON.parse(shown)).toMatchObject({
    type: "s3",
    bucket: "octo-org-terraform-state",
    accessKey: NOT_SHOWN,
  });
});

test("a text by itself is hidden for its form, and no other is", () => {
  expect(JSON.stringify("token=hunter2", hideSecrets)).toBe(`"${NOT_SHOWN}"`);
  expect(JSON.stringify("hunter2", hideSecrets)).toBe('"hunter2"');
});

test.each([
  "AKIAIOSFODNN7EXAMPLE",
  "ghs_0123456789abcdefghij",
  "github_pat_0123456789abcdefghij",
  "glpat-0123456789abcdefghij",
  "xoxb-0123456789",
  "npg_0123456789ab",
  "hvs.0123456789abcdefgh",
  "0123456789abcd.atlasv1.0123456789",
  "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJvY3RvIn0.c2ln",
  "-----BEGIN PRIVATE KEY-----\nMIIE",
  "https://octo%3Ahunter2%40db.example.com",
])("a key or a token is a secret by its form: %s", (secret) => {
  const given = { list: [`see ${secret}`, "octo"], other: "octo" };
  expect(discreet("a", given, `write ${secret.toLowerCase()}`)).toEqual({
    path: "a",
    value: { list: [NOT_SHOWN, "octo"], other: "octo" },
    fix: "write it without the secret",
  });
});

test("what holds no secret stays the same, and what JSON can't hold is no secret", () => {
  const circle: Record<string, unknown> = {};
  circle["self"] = circle;
  for (const value of ["octo", { a: ["octo"] }, circle, 7n, undefined])
    expect(discreet("a", value, "mend it").value).toBe(value);
});

test("a secret is hidden in the path as well", () => {
  const path = 'tags["password=hunter2"]';
  expect(discreet(path, 1, "write password=hunter2").path).toBe(
    'tags["password=(not shown)',
  );
});
