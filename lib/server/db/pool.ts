import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { config } from "@/lib/server/config/config";
import { PrismaClient } from "./generated/client";
import { ParcelSocket } from "./parcel-socket";
import { statementName } from "./statement-name";

// Dates stay text ("YYYY-MM-DD"): a birth date is a date, never an instant (STYLE rule 13).
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
// Counts fit in a double; sums of people never reach 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

interface Handles {
  readonly pool: pg.Pool;
  readonly prisma: PrismaClient;
}

declare global {
  // Next's development server re-evaluates modules; the pools must survive it.
  var __mutakhirDb: Handles | undefined;
}

function open(): Handles {
  const { databaseUrl, poolSize } = config();
  const shared = { connectionString: databaseUrl, connectionTimeoutMillis: 3000, idleTimeoutMillis: 30_000 };
  // Statements asked at once travel at once and are answered in their order: a round trip costs more than most of them.
  const pool = new pg.Pool({
    ...shared,
    max: poolSize,
    application_name: "mutakhir",
    pipeline: true,
    stream: () => new ParcelSocket(),
  });
  pool.on("error", () => undefined); // an idle connection lost with the server; the next query reports it
  const named = { statementNameGenerator: (query: { readonly sql: string }) => statementName(query.sql) };
  const prisma = new PrismaClient({ adapter: new PrismaPg({ ...shared, max: poolSize }, named) });
  return { pool, prisma };
}

/** The process's two pools: bare statements under a scope, Prisma for reference tables. Nothing outside `lib/server/db` uses them. */
export function handles(): Handles {
  globalThis.__mutakhirDb ??= open();
  return globalThis.__mutakhirDb;
}
