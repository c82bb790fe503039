import "server-only";
import type { Actor } from "@/lib/domain/access/actor";
import { listPages, ROWS_A_READ } from "@/lib/server/download/list-pages";
import { type AuditCursor, type AuditFilter, type AuditLine, listAudit } from "./queries";

const FIRST_STRETCH_MS = 60 * 60 * 1000;

interface Place {
  readonly from: Date;
  readonly to: Date;
  readonly after: AuditCursor | null;
}

/**
 * The whole audit of a region under a filter, the newest first. It is read in stretches of time that grow and shrink with what they
 * hold: a page over all that is left would sort the heads of some 550 shelves again for each page of the nation.
 */
export function auditPages(actor: Actor, filter: AuditFilter): AsyncGenerator<readonly AuditLine[], void, undefined> {
  return listPages<AuditLine, Place>(actor, async (place) => {
    const { from, to, after } = place ?? { ...before(filter.to, FIRST_STRETCH_MS, filter), after: null };
    const { lines, next } = await listAudit(actor, { ...filter, from, to }, after, ROWS_A_READ);
    const span = to.getTime() - from.getTime();
    if (next !== null) {
      const rest = before(new Date(next.at.getTime() + 1), span / 2, { from });
      return { lines, next: { ...rest, after: next } };
    }
    const isLast = from.getTime() <= filter.from.getTime();
    const grown = lines.length < ROWS_A_READ / 2 ? span * 2 : span;
    return { lines, next: isLast ? null : { ...before(from, grown, filter), after: null } };
  });
}

/** The stretch that ends before an instant, and begins no earlier than asked. */
function before(to: Date, spanMs: number, { from }: Pick<AuditFilter, "from">): Pick<Place, "from" | "to"> {
  return { from: new Date(Math.max(from.getTime(), to.getTime() - Math.max(1, Math.floor(spanMs)))), to };
}
