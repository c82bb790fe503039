import "server-only";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import { underScope } from "@/lib/server/db/scoped";
import { waitsFor } from "./rows";

/** Counting stops here. */
const COUNT_AT_MOST = 1_000;

/** How much of what was set aside waits for the reader. Nobody is named. */
export async function countAsides(actor: Actor): Promise<number> {
  if (!authorize(actor, "proposal:draft")) return 0;
  const [row] = await underScope(
    scopeOf(actor),
    ({ sql }) =>
      sql<{
        n: number;
      }>`SELECT count(*)::int AS n FROM (SELECT 1 FROM field_set_aside f WHERE ${waitsFor(actor)} LIMIT ${COUNT_AT_MOST}) s`,
  );
  return row?.n ?? 0;
}
