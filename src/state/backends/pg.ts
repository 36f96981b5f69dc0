import { matching } from "../../validation/text-rule";
import type { Backend } from "../backend";
import { flag, inEnvironment, text } from "../option";

/**
 * A row of a table in a Postgres database, locked by an advisory lock of the database. User and password come from the
 * environment: `PGUSER` and `PGPASSWORD`, or the whole connection string in `PG_CONN_STR`.
 *
 * @see https://developer.hashicorp.com/terraform/language/backend/pg
 */
export interface PgState {
  readonly type: "pg";

  /**
   * Where the database is, without user and password: `postgres://db.example.com/terraform?sslmode=verify-full`.
   *
   * @default - what `PG_CONN_STR` says
   */
  readonly connStr?: string;

  /**
   * The schema with the table, up to 63 bytes. Terraform makes it.
   *
   * @default - the stack's id
   */
  readonly schemaName?: string;

  /**
   * Whether the schema is there already, for a user that may not make it.
   *
   * @default - what `PG_SKIP_SCHEMA_CREATION` says, or false
   */
  readonly skipSchemaCreation?: boolean;

  /**
   * Whether the table is there already.
   *
   * @default - what `PG_SKIP_TABLE_CREATION` says, or false
   */
  readonly skipTableCreation?: boolean;

  /**
   * Whether the table's index is there already.
   *
   * @default - what `PG_SKIP_INDEX_CREATION` says, or false
   */
  readonly skipIndexCreation?: boolean;
}

export const PG: Backend<PgState> = {
  options: {
    connStr: text(
      matching(
        /^postgres(?:ql)?:\/\/\S*$/,
        "must be an address of Postgres",
        'write it like "postgres://db.example.com/terraform?sslmode=verify-full"',
      ),
      inEnvironment("PGUSER and PGPASSWORD", "all of PG_CONN_STR"),
    ),
    schemaName: text(
      matching(
        /^[\x21-\x7e]{1,63}$/,
        "must have 1 to 63 characters of ASCII, of which Postgres tells schemas apart",
        "write a short schemaName",
      ),
    ),
    skipSchemaCreation: flag,
    skipTableCreation: flag,
    skipIndexCreation: flag,
  },
  defaults: (stackId, { schemaName = stackId }) => ({ schemaName }),
  apart: "schemaName",
  location: (block) => [block["conn_str"], block["schema_name"]],
};
