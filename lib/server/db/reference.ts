import "server-only";
import type { PrismaClient } from "./generated/client";
import { handles } from "./pool";
import { type Sql, sqlOn } from "./sql";

/**
 * The tables that hold no household and so have no row-level security: regions, periods, users, grants, sessions.
 * Under the portal's role a household table answers with no rows through this handle, because no scope is set.
 */
export function reference(): Pick<
  PrismaClient,
  "region" | "period" | "appUser" | "accessGrant" | "authSession" | "appMeta"
> {
  return handles().prisma;
}

/** Bare statements on the reference tables, outside a transaction. */
export function referenceSql(): Sql {
  return sqlOn(handles().pool);
}
