import "server-only";
import { setImmediate as breathe } from "node:timers/promises";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import { type Outcome, refuse, succeed } from "@/lib/domain/error/error-code";
import { MAX_ROWS } from "@/lib/domain/sid/columns";
import type { ExportRequest } from "@/lib/domain/sid/export-request";
import { logRead } from "@/lib/server/audit/log-read";
import { writeAudit } from "@/lib/server/audit/write-audit";
import { underScope } from "@/lib/server/db/scoped";
import type { Family } from "@/lib/server/household/family";
import { loadFamilies } from "@/lib/server/import/register";
import { FamilyBook } from "./family-book";

/** Families read, and logged, at once. */
const CHUNK = 200;

/**
 * A village's families as a workbook: OpenSID's 43 columns, or the answers of a questionnaire. For who may see identifiers alone: the file
 * is nothing without them; each chunk read is logged with the purpose before it is in the file. Refused above the workbook's own limit.
 */
export async function villageBook(actor: Actor, request: ExportRequest, now: Date): Promise<Outcome<Buffer>> {
  const villageCode = actor.grant.regionCode;
  const mayTake = authorize(actor, "import:sid") && authorize(actor, "household:read-identity");
  if (!mayTake || !/^\d{10}$/.test(villageCode)) return refuse("FORBIDDEN");
  const ids = await listIds(actor, request);
  if (ids.length === 0) return refuse("NOT_FOUND");
  const book = new FamilyBook(request.book, villageCode);
  for (let from = 0; from < ids.length; from += CHUNK) {
    for (const [index, family] of (await readChunk(actor, request, ids.slice(from, from + CHUNK))).entries())
      book.add(family, from + index + 1);
    if (book.people > MAX_ROWS) return refuse("TOO_LARGE");
    await breathe();
  }
  await underScope(scopeOf(actor), ({ sql }) =>
    writeAudit(sql, actor, now, {
      action: "household:export",
      subjectKind: "household",
      subjectIds: [],
      areaCode: villageCode,
      purpose: request.purpose,
      detail: { book: request.book, families: ids.length, rows: book.people },
    }),
  );
  return succeed(await book.bytes());
}

async function listIds(actor: Actor, { households }: ExportRequest): Promise<readonly string[]> {
  const villageCode = actor.grant.regionCode;
  return underScope(scopeOf(actor), async ({ sql }) => {
    const rows = await sql<{ id: string }>`SELECT id FROM household
      WHERE regency_code = ${villageCode.slice(0, 4)} AND village_code = ${villageCode} AND status IN (1, 2)
        AND (${households}::uuid[] IS NULL OR id = ANY (${households}::uuid[]))
      ORDER BY dusun, rw, rt, kk_bidx, id LIMIT ${MAX_ROWS}`;
    return rows.map(({ id }) => id);
  });
}

async function readChunk(actor: Actor, request: ExportRequest, ids: readonly string[]): Promise<readonly Family[]> {
  return underScope(scopeOf(actor), async (tx) => {
    const regencyCode = actor.grant.regionCode.slice(0, 4);
    const families = await loadFamilies(tx.sql, { regencyCode }, ids);
    await logRead(tx, actor, request.purpose, "household", ids);
    return ids.flatMap((id) => families.get(id) ?? []);
  });
}
