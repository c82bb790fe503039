import "server-only";
import { setImmediate as breathe } from "node:timers/promises";
import writeExcelFile, { type Row } from "write-excel-file/node";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import { type Outcome, refuse, succeed } from "@/lib/domain/error/error-code";
import { INSTRUMENTS } from "@/lib/domain/instrument/registry";
import { formatPublicId } from "@/lib/domain/public-id/public-id";
import { answerBook, answerLines, headingOf } from "@/lib/domain/sid/answer-line";
import { DATA_SHEET, END_MARKER, MAX_ROWS, SID_COLUMNS } from "@/lib/domain/sid/columns";
import type { ExportRequest } from "@/lib/domain/sid/export-request";
import { type SidLine, sidLines, temporaryCard } from "@/lib/domain/sid/sid-line";
import { logRead } from "@/lib/server/audit/log-read";
import { writeAudit } from "@/lib/server/audit/write-audit";
import { underScope } from "@/lib/server/db/scoped";
import type { Family } from "@/lib/server/household/family";
import { loadFamilies } from "@/lib/server/import/register";

/** Families read, and logged, at once. */
const CHUNK = 200;

interface Sheet {
  readonly sheet: string;
  readonly lines: SidLine[];
}

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
  const sheets = emptySheets(request.book);
  const people = sheets.at(-1);
  for (let from = 0; from < ids.length; from += CHUNK) {
    for (const [index, family] of (await readChunk(actor, request, ids.slice(from, from + CHUNK))).entries())
      addFamily(request.book, sheets, family, temporaryCard(villageCode, from + index + 1));
    if ((people?.lines.length ?? 0) > MAX_ROWS + 1) return refuse("TOO_LARGE");
    await breathe();
  }
  const rows = people?.lines.length ?? 0;
  await underScope(scopeOf(actor), ({ sql }) =>
    writeAudit(sql, actor, now, {
      action: "household:export",
      subjectKind: "household",
      subjectIds: [],
      areaCode: villageCode,
      purpose: request.purpose,
      detail: { book: request.book, families: ids.length, rows: rows - 1 },
    }),
  );
  if (request.book === "sid-43")
    people?.lines.push(SID_COLUMNS.map((_, at) => (at === END_MARKER.columnIndex ? END_MARKER.text : null)));
  return succeed(await toBuffer(sheets));
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

function emptySheets(book: string): readonly Sheet[] {
  if (book === "sid-43") return [{ sheet: DATA_SHEET, lines: [SID_COLUMNS.map(({ name }) => name)] }];
  const { family, member } = answerBook(instrumentOf(book));
  return [
    { sheet: "Keluarga", lines: [["id", ...family.map(headingOf)]] },
    { sheet: "Anggota Keluarga", lines: [["id", ...member.map(headingOf)]] },
  ];
}

function instrumentOf(code: string) {
  const found = INSTRUMENTS.findLast((instrument) => instrument.code === code);
  if (found === undefined) throw new Error("no such instrument");
  return found;
}

function addFamily(
  book: string,
  [first, second]: readonly Sheet[],
  { id, regencyCode, answers }: Family,
  card: string,
): void {
  if (book === "sid-43") {
    first?.lines.push(...sidLines(answers, card));
    return;
  }
  const lines = answerLines(answerBook(instrumentOf(book)), formatPublicId(regencyCode, id), answers);
  first?.lines.push(lines.family);
  second?.lines.push(...lines.members);
}

/** Texts are texts, never formulas: the type of each cell is written down (TRUST T10). */
async function toBuffer(sheets: readonly Sheet[]): Promise<Buffer> {
  const result = await writeExcelFile(
    sheets.map(({ sheet, lines }) => ({
      sheet,
      data: lines.map(
        (line): Row =>
          line.map((value) =>
            value === null ? null : typeof value === "number" ? { value, type: Number } : { value, type: String },
          ),
      ),
    })),
  );
  return result.toBuffer();
}
