import "server-only";
import * as z from "zod";
import type { OfficeRowNote } from "@/lib/domain/office-file/file-view";
import { readPastFile } from "@/lib/domain/past-list/list-file";
import { joinLines, lineKey, matchPast, newLines, type PastLine } from "@/lib/domain/past-list/match";
import { LISTED_STATES, PAST_PROGRAMMES, type PastList, type PastWord } from "@/lib/domain/past-list/past-list";
import type { Cell } from "@/lib/domain/sid/cell";
import { referenceSql } from "@/lib/server/db/reference";
import type { Sql } from "@/lib/server/db/sql";
import { findByNumbers } from "@/lib/server/household/by-number";
import { countVillages, type FileOf, type InParts, type Judged, type Writing } from "@/lib/server/office-file/judged";

/** Reads a list of before DTSEN and matches it: which lines would become families' history. */
export async function judgePast(
  of: FileOf<PastList>,
  cells: readonly (readonly Cell[])[],
  inParts: InParts,
): Promise<Judged | { readonly fault: string }> {
  const file = readPastFile(cells);
  if (!file.ok) return { fault: file.fault };
  const names = await villagesOf(of.regencyCode);
  const nameOf = (code: string) => names.get(code) ?? "";
  const parts = await inParts(file.rows, async (sql, rows) => {
    const found = await findByNumbers(sql, rows, [of.regencyCode]);
    const nobody = { byNik: null, byKk: null };
    return rows.map((row, at) => ({ row: row.row, ...matchPast(row, found[at] ?? nobody, nameOf) }));
  });
  const matched = parts.flat();
  const lines = joinLines(matched.flatMap(({ line }) => line ?? []));
  const fresh = (await inParts(lines, (sql, part) => leftToWrite(sql, of, part))).flat();
  const notes = matched.flatMap(({ row, note }): readonly OfficeRowNote[] =>
    note === null ? [] : [{ row, code: note }],
  );
  const count = (by: PastLine["matchedBy"]) => matched.filter(({ line }) => line?.matchedBy === by).length;
  return {
    summary: {
      rows: file.rowCount,
      toWrite: fresh.length,
      counts: {
        byNik: count("nik"),
        byKk: count("kk"),
        same: lines.length - fresh.length,
        elsewhere: notes.filter(({ code }) => code === "LIVES_ELSEWHERE").length,
        unknown: notes.filter(({ code }) => code === "NOT_MATCHED").length,
        faults: file.faults.length + notes.filter(({ code }) => code === "NAME_DIFFERS").length,
      },
      villages: countVillages(fresh),
    },
    notes: [...file.faults, ...notes].toSorted((a, b) => a.row - b.row),
    toWrite: fresh.map(({ villageCode: _, ...line }) => line),
  };
}

async function villagesOf(regencyCode: string): Promise<ReadonlyMap<string, string>> {
  const rows = await referenceSql()<{ code: string; name: string }>`SELECT code, name FROM region
    WHERE level = 4 AND code >= ${regencyCode} AND code < ${`${regencyCode}:`}`;
  return new Map(rows.map(({ code, name }) => [code, name]));
}

interface Recorded extends PastWord {
  readonly householdId: string;
  readonly personUid: string | null;
}

async function leftToWrite(
  sql: Sql,
  { regencyCode, source, asOf }: FileOf<PastList>,
  lines: readonly PastLine[],
): Promise<readonly PastLine[]> {
  const households = [...new Set(lines.map(({ householdId }) => householdId))];
  const rows =
    await sql<Recorded>`SELECT household_id AS "householdId", person_uid AS "personUid", status, decile, programmes FROM past_listing
    WHERE regency_code = ${regencyCode} AND household_id = ANY (${households}::uuid[]) AND list = ${source} AND as_of = ${asOf}`;
  return newLines(lines, new Map(rows.map((row) => [lineKey(row), row])));
}

const keptSchema = z.array(
  z.strictObject({
    householdId: z.uuid(),
    personUid: z.uuid().nullable(),
    matchedBy: z.enum(["nik", "kk"]),
    status: z.enum(LISTED_STATES).nullable(),
    decile: z.number().int().min(1).max(10).nullable(),
    programmes: z.array(z.enum(PAST_PROGRAMMES)),
  }),
);

/** Lines that one statement takes. */
const CHUNK = 5000;

/** Writes what a check kept to families' history: a person's line to the family that they live in by now. Whoever left is passed over. @returns how many lines */
export async function writePast(sql: Sql, of: Writing<PastList>, kept: unknown): Promise<number> {
  const lines = keptSchema.parse(kept);
  let written = 0;
  for (let at = 0; at < lines.length; at += CHUNK) written += await writeChunk(sql, of, lines.slice(at, at + CHUNK));
  return written;
}

async function writeChunk(sql: Sql, of: Writing<PastList>, lines: z.infer<typeof keptSchema>): Promise<number> {
  const { regencyCode, source, asOf, fileId, now } = of;
  const rows = lines.map(({ householdId, personUid, matchedBy, ...word }) => ({
    household: householdId,
    person: personUid,
    matched_by: matchedBy,
    ...word,
  }));
  const written =
    await sql`INSERT INTO past_listing (regency_code, id, village_code, household_id, person_uid, list, as_of, matched_by, status,
      decile, programmes, file_id, recorded_at)
    SELECT ${regencyCode}, gen_random_uuid(), h.village_code, h.id, x.person, ${source}, ${asOf}::date, x.matched_by, x.status, x.decile,
      x.programmes, ${fileId}::uuid, ${now}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x (household uuid, person uuid, matched_by text, status text, decile smallint,
        programmes text[])
      LEFT JOIN member m ON m.regency_code = ${regencyCode} AND m.id = x.person AND m.active
      JOIN household h ON h.regency_code = ${regencyCode} AND h.status <> 3
        AND h.id = CASE WHEN x.person IS NULL THEN x.household ELSE m.household_id END
    ON CONFLICT (regency_code, household_id, list, as_of, (coalesce(person_uid, household_id)))
      DO UPDATE SET matched_by = excluded.matched_by, status = excluded.status, decile = excluded.decile, programmes = excluded.programmes,
        file_id = excluded.file_id, recorded_at = excluded.recorded_at
    RETURNING 1`;
  return written.length;
}
