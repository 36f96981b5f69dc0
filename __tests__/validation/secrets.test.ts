import {
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

test("a text by itself is shown as it is, since it is what is wrong", () => {
  expect(JSON.stringify("token=hunter2", hideSecrets)).toBe('"token=hunter2"');
});
