import "server-only";
import { compareFamily, type Difference, givenNiks, type ToldFamily } from "@/lib/domain/extract/compare";
import { hidingKeys } from "@/lib/domain/extract/hiding";
import { HOUSEHOLD_STATUS } from "@/lib/domain/household/status";
import { currentInstruments } from "@/lib/domain/instrument/registry";
import { underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";
import { findFamilies } from "@/lib/server/household/families";
import type { Family } from "@/lib/server/household/family";
import { youngerThan } from "./block-date";
import { differenceCells, EXTRACT_DIFFERENCE } from "./difference-row";
import { type ExtractJob, LoadLeft, type LoadWork, scopeOfLoad } from "./job";
import { type CheckMark, readMark } from "./mark";
import { LAYOUT } from "./stage";
import { type Earlier, earlierLoads, toldBefore, toldNow } from "./told";

/** Families compared at once. */
const AT_ONCE = 250;

/** Compares what the extract says of families that are here already with the register and with what the centre said before. */
export async function compareFamilies(work: LoadWork): Promise<void> {
  const mark = await readMark(work);
  const earlier = await underScope(scopeOfLoad(work.job), ({ sql }) => earlierLoads(sql, work.job));
  if (earlier === null) throw new LoadLeft();
  for (let after: number | null = mark.step === "compare" ? mark.after : 0; after !== null; )
    after = await compareChunk(work, earlier, after);
}

/** @returns the row after which the next chunk begins; null when there is none */
async function compareChunk({ job, bulk, now }: LoadWork, earlier: Earlier, after: number): Promise<number | null> {
  const read = await underScope(scopeOfLoad(job), ({ sql }) => readChunk(sql, job, earlier, after));
  const last = read.at(-1)?.row;
  if (last === undefined) return null;
  const cells = read.flatMap(({ row, ours, base, theirs }) => {
    if (ours === undefined || theirs === undefined) return []; // closed since the rows were judged
    const place = { householdId: ours.id, villageCode: ours.villageCode, row };
    return compared(base, ours, theirs, earlier.conditionDate).map((each) => differenceCells(job, place, each));
  });
  const niks = read.flatMap(({ ours, theirs }) =>
    ours === undefined || theirs === undefined ? [] : givenNiks(ours.answers, theirs),
  );
  await bulk.underScope(scopeOfLoad(job), async ({ sql, insert }) => {
    const mark: CheckMark = { step: "compare", after: last };
    const held = await sql`UPDATE extract_load SET mark = ${JSON.stringify(mark)}, updated_at = ${now}
      WHERE regency_code = ${job.regencyCode} AND id = ${job.loadId} AND state = 'checking' RETURNING 1`;
    if (held.length === 0) throw new LoadLeft();
    await insert(EXTRACT_DIFFERENCE, cells);
    await sql`UPDATE extract_row SET problem = 'NIK_GIVEN', column_name = 'nomor_induk_kependudukan'
      WHERE regency_code = ${job.regencyCode} AND load_id = ${job.loadId} AND part = 2 AND kind = 'here' AND row_number = ANY (${niks}::int[])`;
  });
  return last;
}

/** What would hide answers, or move somebody within the family, is asked about and not taken. */
function compared(base: ToldFamily | null, ours: Family, theirs: ToldFamily, conditionDate: string) {
  const found = compareFamily(base, ours.answers, theirs, youngerThan(ours, conditionDate));
  const coming = found.flatMap(({ key, verdict, theirs: after }) => (verdict === "theirs" ? [{ key, after }] : []));
  const held = hidingKeys(currentInstruments(), ours.answers, coming, conditionDate);
  return found.map((each): Difference => (held.has(each.key) ? { ...each, verdict: "conflict" } : each));
}

async function readChunk(sql: Sql, job: ExtractJob, earlier: Earlier, after: number) {
  const { regencyCode, loadId } = job;
  const rows = await sql<{ row_number: number; kk_bidx: Buffer }>`SELECT row_number, kk_bidx FROM extract_row
    WHERE regency_code = ${regencyCode} AND load_id = ${loadId} AND kind = 'here' AND part = 1 AND row_number > ${after}
    ORDER BY row_number LIMIT ${AT_ONCE}`;
  const cards = rows.map(({ kk_bidx }) => kk_bidx);
  const households = await sql<{ id: string; kk_bidx: Buffer }>`SELECT id, kk_bidx FROM household
    WHERE regency_code = ${regencyCode} AND kk_bidx = ANY (${cards}::bytea[]) AND status <> ${HOUSEHOLD_STATUS.closed} ORDER BY id`;
  const idOf = new Map(households.map(({ id, kk_bidx }) => [kk_bidx.toString("hex"), id]));
  const families = await findFamilies(sql, regencyCode, [...idOf.values()]);
  const now = await toldNow(sql, job, cards, LAYOUT);
  const before = await toldBefore(sql, job, cards, earlier.loads);
  return rows.map(({ row_number, kk_bidx }) => {
    const card = kk_bidx.toString("hex");
    const [ours, theirs] = [families.get(idOf.get(card) ?? ""), now.get(card)];
    return { row: row_number, ours, theirs, base: before.get(card) ?? null };
  });
}
