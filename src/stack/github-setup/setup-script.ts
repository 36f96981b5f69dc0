import { shellWord } from "../../terraform/shell-word";
import type { BackupJob } from "../postgres-backup-stack-props";
import { type EnvironmentList, environmentLists } from "./environment-lists";
import { type Place, placesOf, type SetupFacts, type Where } from "./places";

/**
 * A script of a POSIX shell that tells GitHub what the workflows need to know, by the GitHub CLI and the login of whoever
 * runs it. It is read from a pipe, so all of it is read before any of it runs, and no command in it reads the pipe.
 *
 * @param host where the repositories live
 * @see https://cli.github.com/manual/gh_secret_set
 */
export function setupScript(
  host: string,
  jobs: readonly BackupJob[],
  facts: SetupFacts,
): string {
  const places = placesOf(jobs, facts);
  const inside = [
    START,
    ...places.flatMap(needEnvironment),
    ...places.flatMap(tellPlace),
    ...listEnvironments(environmentLists(jobs)),
    END,
  ].flatMap((lines) => lines.split("\n"));
  return [
    HEAD,
    `export GH_HOST=${host}`,
    FUNCTIONS,
    "main() {",
    ...inside.map((line) => (line === "" ? "" : `  ${line}`)),
    "}",
    "",
    'main "$@" </dev/null',
    "",
  ].join("\n");
}

const HEAD = `# Tells GitHub what the workflows need to know, with your own login of the GitHub CLI, 2.45 or newer:
#   terraform output -raw GITHUB_SETUP | sh             variables, for the workflows of this project
#   terraform output -raw GITHUB_SETUP | sh -s guide    secrets, for the guide's workflow
# It can be run again. Connection strings are asked for, and kept by GitHub alone.
# shellcheck disable=SC2016 # the name of an environment may hold a dollar sign
set -eu`;

const FUNCTIONS = `
say() {
  printf '%s\\n' "$*"
}

need_environment() {
  names=$(gh api --paginate "repos/$1/environments" --jq '.environments[].name')
  if ! say "$names" | grep -qixF -e "$2"; then
    say "$1 has no environment \\"$2\\". Make it, with the rules on who may use it, at https://$GH_HOST/$1/settings/environments, and run this again. Nothing was set." >&2
    exit 1
  fi
}

ask() {
  name=$1
  shift
  names=$(gh secret list "$@" --json name --jq '.[].name')
  if say "$names" | grep -qxF -e "$name"; then
    say "The secret $name is set already, and stays as it is: $*"
  elif (: </dev/tty) 2>/dev/null; then
    say "The database's connection string, postgresql://…, for the secret $name: $*"
    gh secret set "$name" "$@" </dev/tty >/dev/tty
  else
    say "There is no terminal to ask for the database's connection string. Set the secret $name yourself: $*" >&2
    missing=1
  fi
}

# Keeps the environments that another stack has listed.
list_environments() {
  list=$(gh variable list --repo "$2" --json name,value --jq "[.[] | select(.name == \\"$1\\") | .value | fromjson[]] + $3 | unique | tojson")
  gh variable set "$1" --repo "$2" --body "$list"
}
`;

const START = `missing=0
case "$*" in
'') kind=variable ;;
guide) kind=secret ;;
*)
  say "must be run as sh, or as sh -s guide, got: $*" >&2
  exit 2
  ;;
esac
if ! command -v gh >/dev/null; then
  say "gh is not there: install the GitHub CLI, https://cli.github.com, and log in by gh auth login" >&2
  exit 1
fi`;

const END = `
# Fails where a connection string is missing.
return "$missing"`;

function needEnvironment(place: Place): string[] {
  const { environment, repository } = place;
  if (environment === undefined) return [];
  const need = `need_environment ${shellWord(repository)} ${shellWord(environment)}`;
  return backsUp(place) ? [need] : onlyOurs([need]);
}

function tellPlace(place: Place): string[] {
  const { connections, own, shared, uses } = place;
  const there = flags(place);
  const set = (kind: string, values: Place["own"]) =>
    [...values].map(
      ([name, value]) => `gh ${kind} set ${name} ${there} --body ${value}`,
    );
  return [
    "",
    `# ${uses.join(", ")}`,
    ...(backsUp(place)
      ? [
          ...set('"$kind"', shared),
          ...onlyOurs(set("variable", own)),
          ...connections.map((name) => `ask ${name} ${there}`),
        ]
      : onlyOurs(set("variable", new Map([...shared, ...own])))),
  ];
}

/** The guide's workflow only backs up. */
function backsUp({ connections }: Place): boolean {
  return connections.length > 0;
}

/** What is only for the workflows of this project. */
function onlyOurs(lines: readonly string[]): string[] {
  return [
    'if [ "$kind" = variable ]; then',
    ...lines.map((line) => `  ${line}`),
    "fi",
  ];
}

function flags({ repository, environment }: Where): string {
  return [
    `--repo ${shellWord(repository)}`,
    ...(environment === undefined ? [] : [`--env ${shellWord(environment)}`]),
  ].join(" ");
}

function listEnvironments(lists: readonly EnvironmentList[]): string[] {
  if (lists.length === 0) return [];
  return [
    "",
    ...onlyOurs(
      lists.map(
        ({ environments, repository, variable }) =>
          `list_environments ${variable} ${shellWord(repository)} ${shellWord(JSON.stringify(environments))}`,
      ),
    ),
  ];
}
