import "server-only";
import { MOST_PEOPLE } from "@/lib/domain/extract/load";
import { HOUSEHOLD_STATUS } from "@/lib/domain/household/status";
import type { Sql } from "@/lib/server/db/sql";
import { type ExtractJob, LoadLeft, type LoadWork, scopeOfLoad } from "./job";
import { type CheckMark, readMark } from "./mark";
import { tellPlanner } from "./tell-planner";

/** Ranges of sealed numbers that are judged at once: a statement has seconds, a regency has 1.2 million people. */
const RANGES = 16;

interface Range {
  readonly from: Buffer;
  readonly to: Buffer;
}

type Step = (sql: Sql, job: ExtractJob, range: Range) => Promise<void>;

/**
 * What rows say of each other, and what the register says of them, range by range. Families first by card, then people by NIK, then what
 * people mean for their families; each range of each step is one transaction with its mark.
 */
export async function matchRows(work: LoadWork): Promise<void> {
  const mark = await readMark(work);
  const steps: readonly Step[] = [judgeCards, judgePeople, settleFamilies];
  if (mark.step === "compare") return;
  // A plan for empty tables would take minutes over what has just been staged.
  await tellPlanner(work.bulk, work.job, "staged");
  const begun = mark.step === "match" ? mark.slice : 0;
  for (let slice = begun; slice < steps.length * RANGES; slice += 1) {
    const step = steps[Math.floor(slice / RANGES)];
    if (step !== undefined) await runSlice(work, step, slice, steps.length * RANGES);
  }
}

async function runSlice({ bulk, job, now }: LoadWork, step: Step, slice: number, total: number): Promise<void> {
  await bulk.underScope(scopeOfLoad(job), async ({ sql }) => {
    const next: CheckMark = { step: "match", slice: slice + 1 };
    const held =
      await sql`UPDATE extract_load SET mark = ${JSON.stringify(next)}, progress_done = ${slice}, progress_total = ${total},
        updated_at = ${now}
      WHERE regency_code = ${job.regencyCode} AND id = ${job.loadId} AND state = 'checking' RETURNING 1`;
    if (held.length === 0) throw new LoadLeft();
    await step(sql, job, rangeOf(slice % RANGES));
  });
}

/** The numbers whose first four bits are these; the last range ends behind every number. */
function rangeOf(place: number): Range {
  return {
    from: Buffer.from([place << 4]),
    to: place === RANGES - 1 ? Buffer.alloc(33, 0xff) : Buffer.from([(place + 1) << 4]),
  };
}

/** Rows that say the same of one card are one; those that differ are all held. Then who is here already, and who has no family. */
async function judgeCards(sql: Sql, job: ExtractJob, { from, to }: Range): Promise<void> {
  const { regencyCode: regency, loadId: load } = job;
  await sql`WITH d AS MATERIALIZED (
      SELECT kk_bidx, digest, min(row_number) AS first FROM extract_row
      WHERE regency_code = ${regency} AND load_id = ${load} AND part = 1 AND kk_bidx >= ${from} AND kk_bidx < ${to} AND kind = 'new'
      GROUP BY 1, 2 HAVING count(*) > 1)
    DELETE FROM extract_row r USING d
    WHERE r.regency_code = ${regency} AND r.load_id = ${load} AND r.part = 1 AND r.kind = 'new' AND r.kk_bidx = d.kk_bidx
      AND r.digest = d.digest AND r.row_number > d.first`;
  await sql`WITH d AS MATERIALIZED (
      SELECT kk_bidx FROM extract_row
      WHERE regency_code = ${regency} AND load_id = ${load} AND part = 1 AND kk_bidx >= ${from} AND kk_bidx < ${to}
      GROUP BY 1 HAVING count(*) > 1)
    UPDATE extract_row r SET kind = 'twice', problem = 'CARD_TWICE', column_name = 'nomor_kartu_keluarga' FROM d
    WHERE r.regency_code = ${regency} AND r.load_id = ${load} AND r.part = 1 AND r.kind = 'new' AND r.kk_bidx = d.kk_bidx`;
  await sql`UPDATE extract_row r SET kind = 'here' FROM household h
    WHERE r.regency_code = ${regency} AND r.load_id = ${load} AND r.part = 1 AND r.kk_bidx >= ${from} AND r.kk_bidx < ${to}
      AND r.kind = 'new' AND h.kk_bidx = r.kk_bidx AND h.regency_code = ${regency} AND h.status <> ${HOUSEHOLD_STATUS.closed}`;
  await sql`UPDATE extract_row p SET kind = 'here' FROM extract_row f
    WHERE p.regency_code = ${regency} AND p.load_id = ${load} AND p.part = 2 AND p.kk_bidx >= ${from} AND p.kk_bidx < ${to}
      AND p.kind = 'new' AND f.regency_code = ${regency} AND f.load_id = ${load} AND f.part = 1 AND f.kk_bidx = p.kk_bidx
      AND f.kind = 'here'`;
  await sql`UPDATE extract_row p SET kind = 'orphan', problem = 'FAMILY_MISSING', column_name = 'nomor_kartu_keluarga'
    WHERE p.regency_code = ${regency} AND p.load_id = ${load} AND p.part = 2 AND p.kk_bidx >= ${from} AND p.kk_bidx < ${to}
      AND p.kind = 'new' AND NOT EXISTS (SELECT 1 FROM extract_row f WHERE f.regency_code = ${regency} AND f.load_id = ${load}
        AND f.part = 1 AND f.kk_bidx = p.kk_bidx)`;
}

/** A NIK that two rows have is held in both; one that the regency has, whoever's it is, is told. Those that other regencies have are counted. */
async function judgePeople(sql: Sql, job: ExtractJob, { from, to }: Range): Promise<void> {
  const { regencyCode: regency, loadId: load } = job;
  await sql`WITH d AS MATERIALIZED (
      SELECT nik_bidx FROM extract_row WHERE regency_code = ${regency} AND load_id = ${load} AND nik_bidx >= ${from} AND nik_bidx < ${to}
      GROUP BY 1 HAVING count(*) > 1)
    UPDATE extract_row r SET kind = 'twice', problem = 'NIK_TWICE', column_name = 'nomor_induk_kependudukan' FROM d
    WHERE r.regency_code = ${regency} AND r.load_id = ${load} AND r.nik_bidx = d.nik_bidx AND r.kind = 'new'`;
  await sql`UPDATE extract_row SET kind = 'known', problem = 'PERSON_KNOWN', column_name = 'nomor_induk_kependudukan'
    WHERE regency_code = ${regency} AND load_id = ${load} AND part = 2
      AND row_number IN (SELECT app_extract_known(${regency}, ${load}, ${from}, ${to}))`;
  await sql`UPDATE extract_load SET outside_people = outside_people + app_extract_outside(${regency}, ${load}, ${from}, ${to})
    WHERE regency_code = ${regency} AND id = ${load}`;
}

/** A family that waits because all of its known people are one family of the register, whose own card the extract does not have. */
async function tellChangedCards(sql: Sql, job: ExtractJob, { from, to }: Range): Promise<void> {
  const { regencyCode: regency, loadId: load } = job;
  await sql`WITH p AS MATERIALIZED (
      SELECT r.kk_bidx, (array_agg(m.household_id))[1] AS household_id
      FROM extract_row r JOIN member m ON m.regency_code = ${regency} AND m.nik_bidx = r.nik_bidx AND m.active
      WHERE r.regency_code = ${regency} AND r.load_id = ${load} AND r.part = 2 AND r.kk_bidx >= ${from} AND r.kk_bidx < ${to}
        AND r.kind = 'known' GROUP BY 1 HAVING count(DISTINCT m.household_id) = 1)
    UPDATE extract_row f SET problem = 'CARD_CHANGED', column_name = 'nomor_kartu_keluarga'
    FROM p JOIN household h ON h.regency_code = ${regency} AND h.id = p.household_id AND h.status <> ${HOUSEHOLD_STATUS.closed}
    WHERE f.regency_code = ${regency} AND f.load_id = ${load} AND f.part = 1 AND f.kind = 'held' AND f.problem = 'PEOPLE_KNOWN'
      AND f.kk_bidx = p.kk_bidx AND NOT EXISTS (SELECT 1 FROM extract_row o
        WHERE o.regency_code = ${regency} AND o.load_id = ${load} AND o.part = 1 AND o.kk_bidx = h.kk_bidx)`;
}

/** A family waits when one of its people cannot be loaded; what is left is counted for its village. */
async function settleFamilies(sql: Sql, job: ExtractJob, { from, to }: Range): Promise<void> {
  const { regencyCode: regency, loadId: load } = job;
  await sql`WITH p AS MATERIALIZED (
      SELECT kk_bidx, CASE WHEN bool_or(kind = 'faulty') THEN 'PEOPLE_FAULTY' WHEN bool_or(kind = 'twice') THEN 'PEOPLE_TWICE'
        ELSE 'PEOPLE_KNOWN' END AS problem
      FROM extract_row WHERE regency_code = ${regency} AND load_id = ${load} AND part = 2 AND kk_bidx >= ${from} AND kk_bidx < ${to}
        AND kind IN ('faulty', 'twice', 'known') GROUP BY 1)
    UPDATE extract_row f SET kind = 'held', problem = p.problem FROM p
    WHERE f.regency_code = ${regency} AND f.load_id = ${load} AND f.part = 1 AND f.kind = 'new' AND f.kk_bidx = p.kk_bidx`;
  await tellChangedCards(sql, job, { from, to });
  await sql`UPDATE extract_row f SET kind = 'faulty', problem = 'NO_PEOPLE', column_name = 'nomor_kartu_keluarga'
    WHERE f.regency_code = ${regency} AND f.load_id = ${load} AND f.part = 1 AND f.kk_bidx >= ${from} AND f.kk_bidx < ${to}
      AND f.kind = 'new' AND NOT EXISTS (SELECT 1 FROM extract_row p WHERE p.regency_code = ${regency} AND p.load_id = ${load}
        AND p.part = 2 AND p.kk_bidx = f.kk_bidx)`;
  await sql`WITH p AS MATERIALIZED (
      SELECT kk_bidx FROM extract_row WHERE regency_code = ${regency} AND load_id = ${load} AND part = 2 AND kk_bidx >= ${from}
        AND kk_bidx < ${to} GROUP BY 1 HAVING count(*) > ${MOST_PEOPLE})
    UPDATE extract_row f SET kind = 'faulty', problem = 'TOO_MANY_PEOPLE', column_name = 'nomor_kartu_keluarga' FROM p
    WHERE f.regency_code = ${regency} AND f.load_id = ${load} AND f.part = 1 AND f.kind = 'new' AND f.kk_bidx = p.kk_bidx`;
  await sql`INSERT INTO extract_village AS v (regency_code, load_id, village_code, families, people)
    SELECT ${regency}, ${load}, f.village_code, count(DISTINCT f.row_number), count(*) FROM extract_row f
      JOIN extract_row p ON p.regency_code = f.regency_code AND p.load_id = f.load_id AND p.part = 2 AND p.kk_bidx = f.kk_bidx
    WHERE f.regency_code = ${regency} AND f.load_id = ${load} AND f.part = 1 AND f.kk_bidx >= ${from} AND f.kk_bidx < ${to}
      AND f.kind = 'new' GROUP BY f.village_code
    ON CONFLICT (regency_code, load_id, village_code)
      DO UPDATE SET families = v.families + excluded.families, people = v.people + excluded.people`;
  await sql`INSERT INTO extract_village AS v (regency_code, load_id, village_code, families, people, absent)
    SELECT ${regency}, ${load}, h.village_code, 0, 0, count(*) FROM household h
    WHERE h.regency_code = ${regency} AND h.status <> ${HOUSEHOLD_STATUS.closed} AND h.kk_bidx >= ${from} AND h.kk_bidx < ${to}
      AND NOT EXISTS (SELECT 1 FROM extract_row f WHERE f.regency_code = ${regency} AND f.load_id = ${load} AND f.part = 1
        AND f.kk_bidx = h.kk_bidx) GROUP BY h.village_code
    ON CONFLICT (regency_code, load_id, village_code) DO UPDATE SET absent = v.absent + excluded.absent`;
}
