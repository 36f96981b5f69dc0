import { isOwn, marker } from "../../src/workflow/marker";

const mark = marker("plan", "postgres-backups");
const user = { login: "github-actions[bot]" };

test("a marker is a comment of HTML, which does not show", () => {
  expect(mark).toBe("<!-- postgres-backups plan: postgres-backups -->");
});

test("a text of the bot's that starts with the marker is the workflows' own", () => {
  expect(isOwn({ body: `${mark}\n## Plan`, user }, mark)).toBe(true);
});

test.each([
  ["somebody else's", { body: mark, user: { login: "mallory" } }],
  ["of an account that is gone", { body: mark, user: null }],
  ["one that quotes the marker", { body: `> ${mark}`, user }],
  ["without a marker", { body: "a word of another workflow", user }],
  ["without a text", { body: null, user }],
  ["another stack's", { body: marker("plan", "postgres-backups-eu"), user }],
  [
    "one for another purpose",
    { body: marker("drift", "postgres-backups"), user },
  ],
])("a text that is %s is not", (_, text) => {
  expect(isOwn(text, mark)).toBe(false);
});
