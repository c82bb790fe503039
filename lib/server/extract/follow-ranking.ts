import "server-only";
import { Prisma } from "@/lib/server/db/generated/client";
import { underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";
import { type DecilesWritten, recordDeciles, tellRanked } from "@/lib/server/dynamics/record-deciles";
import { type ExtractJob, LoadLeft, scopeOfLoad } from "./job";
import type { Recording } from "./record-village";
import { openContent } from "./row-cells";
import { answered, type LoadFacts } from "./whole";

/** Families ranked in one transaction. */
const AT_ONCE = 2000;

interface Ranked {
  readonly card: string;
  readonly national: number;
  readonly province: number | null;
  readonly regency: number | null;
}

/**
 * Deciles of families that were here before the load, as an import of deciles writes them: theirs is the centre's word alone, so nobody
 * is asked. What stands on record for the snapshot stays, so a run that was cut off goes on. None where the load names no ranking.
 * @returns how many families were ranked
 */
export async function followRanking(recording: Recording): Promise<number> {
  const { job, facts } = recording;
  if (facts.snapshot === null) return 0;
  let families = 0;
  for (let after: number | null = 0; after !== null; ) {
    const from: number = after;
    const chunk = await underScope(scopeOfLoad(job), ({ sql }) => rankChunk(sql, recording, from));
    families += chunk.written.reduce((sum, village) => sum + village.families, 0);
    after = chunk.last;
  }
  return families;
}

/** Families that were here before the load and have no decile of its snapshot; null where the load names no ranking. */
export async function countUnranked(sql: Sql, { regencyCode, loadId }: ExtractJob): Promise<number | null> {
  const [row] = await sql<{
    ranked_on: string | null;
    families: number;
  }>`SELECT l.ranked_on::text AS ranked_on, CASE WHEN l.ranked_on IS NULL THEN 0 ELSE (
      SELECT count(*)::int FROM extract_row r
        JOIN household h ON h.regency_code = r.regency_code AND h.kk_bidx = r.kk_bidx AND h.status IN (1, 2)
      WHERE r.regency_code = l.regency_code AND r.load_id = l.id AND r.part = 1 AND r.kind = 'here'
        AND NOT EXISTS (SELECT 1 FROM household_decile d JOIN decile_snapshot s ON s.id = d.snapshot_id AND s.ranked_on = l.ranked_on
          WHERE d.regency_code = h.regency_code AND d.household_id = h.id)) END AS families
    FROM extract_load l WHERE l.regency_code = ${regencyCode} AND l.id = ${loadId}`;
  return row === undefined || row.ranked_on === null ? null : row.families;
}

async function rankChunk(
  sql: Sql,
  { job, facts, now }: Recording,
  after: number,
): Promise<{ readonly written: readonly DecilesWritten[]; readonly last: number | null }> {
  const { regencyCode, loadId } = job;
  const held = await sql`SELECT 1 FROM extract_load
    WHERE regency_code = ${regencyCode} AND id = ${loadId} AND state = 'recording' FOR SHARE`;
  if (held.length === 0) throw new LoadLeft();
  const rows = await sql<{
    row_number: number;
    kk_bidx: Buffer;
    content: Buffer;
  }>`SELECT row_number, kk_bidx, content FROM extract_row
    WHERE regency_code = ${regencyCode} AND load_id = ${loadId} AND part = 1 AND kind = 'here' AND row_number > ${after}
    ORDER BY row_number LIMIT ${AT_ONCE}`;
  const last = rows.length < AT_ONCE ? null : (rows.at(-1)?.row_number ?? null);
  const told = rows.flatMap(({ kk_bidx, content }) => rankedOf(kk_bidx, content, facts));
  const { snapshot } = facts;
  if (snapshot === null || told.length === 0) return { written: [], last };
  await sql`SELECT app_lock_deciles()`;
  const source = { snapshotId: snapshot.id, rankedOn: snapshot.rankedOn, importId: null, now };
  const written = await recordDeciles(
    sql,
    source,
    Prisma.sql`SELECT f.regency_code, f.id AS household_id, x.national, x.province, x.regency
      FROM jsonb_to_recordset(${JSON.stringify(told)}::jsonb) AS x (card text, national smallint, province smallint, regency smallint)
      JOIN household f ON f.regency_code = ${regencyCode} AND f.kk_bidx = decode(x.card, 'hex')`,
  );
  await tellRanked(sql, written.map(({ village_code }) => village_code).toSorted(), snapshot.id, now);
  return { written, last };
}

function rankedOf(card: Buffer, content: Buffer, { layout }: LoadFacts): readonly Ranked[] {
  const deciles = new Map(
    answered(openContent(content).values, layout.keluarga)
      .filter(({ variable }) => variable.kind === "imported")
      .map(({ variable, value }) => [variable.key, typeof value === "number" ? value : null]),
  );
  const national = deciles.get("decileNational") ?? null;
  if (national === null) return [];
  const [province, regency] = [deciles.get("decileProvince") ?? null, deciles.get("decileRegency") ?? null];
  return [{ card: card.toString("hex"), national, province, regency }];
}
