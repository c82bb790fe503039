import "server-only";
import { createHash } from "node:crypto";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import { type Outcome, type Refusal, refuse, succeed } from "@/lib/domain/error/error-code";
import { MOST_ROWS, type RosterRow, readRoster } from "@/lib/domain/roster/roster-row";
import type { Cell } from "@/lib/domain/sid/cell";
import { writeAudit } from "@/lib/server/audit/write-audit";
import { sealBytes } from "@/lib/server/crypto/seal";
import { underScope } from "@/lib/server/db/scoped";
import { tableKindOf } from "@/lib/server/import/read-book";
import { readTable } from "@/lib/server/import/read-table";

/** 5,000 rows are about 400 KB as a workbook and 800 KB as text. */
export const MAX_ROSTER_BYTES = 5 * 1_048_576;

/**
 * Reads an uploaded roster and keeps its rows, sealed, for the one who sent it. The page gives the id, so that a repeat of
 * the same upload is the same file. A file that is no roster is refused at once, with the reason; its name is never kept.
 */
export async function storeRoster(
  actor: Actor,
  id: string,
  bytes: Uint8Array,
  now: Date,
): Promise<Outcome<{ id: string }>> {
  if (!authorize(actor, "user:manage")) return refuse("FORBIDDEN");
  const content = Buffer.from(bytes);
  const read = await readRows(content);
  if (!read.ok) return read;
  const sha256 = createHash("sha256").update(content).digest();
  const sealed = sealBytes(Buffer.from(JSON.stringify(read.value), "utf8"));
  const { regionCode } = actor.grant;
  return underScope(scopeOf(actor), async ({ sql }) => {
    const inserted =
      await sql`INSERT INTO roster_file (id, user_id, region_code, sha256, row_count, rows_sealed, created_at)
      VALUES (${id}, ${actor.userId}, ${regionCode}, ${sha256}, ${read.value.length}, ${sealed}, ${now})
      ON CONFLICT (id) DO NOTHING RETURNING 1`;
    if (inserted.length === 0) {
      const rows = await sql<{ sha256: Buffer }>`SELECT sha256 FROM roster_file
        WHERE id = ${id} AND user_id = ${actor.userId} AND region_code = ${regionCode}`;
      return rows[0]?.sha256.equals(sha256) === true ? succeed({ id }) : refuse("IDEMPOTENCY_MISMATCH");
    }
    const entry = { action: "roster:store", subjectKind: "roster", subjectIds: [id], areaCode: regionCode } as const;
    await writeAudit(sql, actor, now, { ...entry, detail: { lines: read.value.length } });
    return succeed({ id });
  });
}

const unfit = (reason: string, column?: string): { ok: false; error: Refusal } =>
  refuse("UNSUPPORTED_FILE", { info: { reason, ...(column === undefined ? {} : { column }) } });

async function readRows(content: Buffer): Promise<Outcome<readonly RosterRow[]>> {
  const cells = await readCells(content);
  if (!cells.ok) return cells;
  const reading = readRoster(cells.value);
  if (reading.ok) return succeed(reading.rows);
  const { failure } = reading;
  return unfit(failure.code, "column" in failure ? failure.column : undefined);
}

/** What a roster calls otherwise. */
const TOLD: Readonly<Record<string, string>> = { NOT_A_TABLE: "BROKEN", TOO_MANY_ROWS: "TOO_MANY_PEOPLE" };

/** A workbook by its first bytes; anything without zero bytes may be a table in text. */
async function readCells(content: Buffer): Promise<Outcome<readonly (readonly Cell[])[]>> {
  const kind = tableKindOf(content);
  if (kind !== "csv" && kind !== "xlsx") return unfit(kind);
  const read = await readTable(content, kind, MOST_ROWS);
  if (read.ok) return succeed(read.cells);
  return unfit(TOLD[read.failure] ?? read.failure);
}
