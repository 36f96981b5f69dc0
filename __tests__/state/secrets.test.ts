import {
  holdsCredentials,
  NOT_SHOWN,
  withoutSecrets,
} from "../../src/state/secrets";

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
