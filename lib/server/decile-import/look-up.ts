import "server-only";
import type { Deciles, FoundFamily, LookUp } from "@/lib/domain/decile-import/match";
import type { SnapshotRow } from "@/lib/domain/decile-import/snapshot-file";
import { HOUSEHOLD_STATUS } from "@/lib/domain/household/status";
import { type BlindIndex, blindIndex } from "@/lib/server/crypto/seal";
import type { Sql } from "@/lib/server/db/sql";

interface FoundRow {
  bidx: Buffer;
  regency_code: string;
  id: string;
  village_code: string;
}

interface Place {
  /** Regencies of the coach's region. */
  readonly regencies: readonly string[];
  readonly snapshotId: string;
}

/** What the register says of the numbers of some rows; four look-ups for all. A family outside the scope is nobody's here. */
export async function lookUp(sql: Sql, rows: readonly SnapshotRow[], place: Place): Promise<readonly LookUp[]> {
  const numbers = rows.map(({ kk, nik }) => ({ kk: indexOf(kk), nik: indexOf(nik) }));
  const kks = numbers.flatMap(({ kk }) => kk ?? []);
  const niks = numbers.flatMap(({ nik }) => nik ?? []);
  const [cards, former, people] = await Promise.all([
    findCards(sql, place, kks),
    findFormerCards(sql, place, kks),
    findPeople(sql, place, niks),
  ]);
  const found = numbers.map(({ kk, nik }) => {
    const current = at(cards, kk);
    const earlier = current === null ? at(former, kk) : null;
    return { byKk: current ?? earlier, isKkFormer: earlier !== null, byNik: at(people, nik) };
  });
  const ids = found.flatMap(({ byKk, byNik }) => [byKk?.id ?? [], byNik?.id ?? []].flat());
  const recorded = await findRecorded(sql, place, ids);
  return found.map((one) => ({ ...one, recorded: recorded.get((one.byKk ?? one.byNik)?.id ?? "") ?? null }));
}

function indexOf(number: string | null): BlindIndex | null {
  return number === null ? null : blindIndex(number);
}

function at(found: ReadonlyMap<string, FoundFamily>, index: BlindIndex | null): FoundFamily | null {
  return index === null ? null : (found.get(index.toString("hex")) ?? null);
}

function byIndex(rows: readonly FoundRow[]): ReadonlyMap<string, FoundFamily> {
  return new Map(
    rows.map((row) => [
      row.bidx.toString("hex"),
      { regencyCode: row.regency_code, id: row.id, villageCode: row.village_code },
    ]),
  );
}

async function findCards(sql: Sql, { regencies }: Place, kks: readonly BlindIndex[]) {
  const rows = await sql<FoundRow>`SELECT h.kk_bidx AS bidx, h.regency_code, h.id, h.village_code FROM household h
    WHERE h.kk_bidx = ANY (${[...kks]}::bytea[]) AND h.regency_code = ANY (${[...regencies]}::text[])
      AND h.status <> ${HOUSEHOLD_STATUS.closed}`;
  return byIndex(rows);
}

/** Cards that a family gave up: the ranking may be older than the new card. */
async function findFormerCards(sql: Sql, { regencies }: Place, kks: readonly BlindIndex[]) {
  const rows = await sql<FoundRow>`SELECT k.kk_bidx AS bidx, h.regency_code, h.id, h.village_code FROM household_kk k
    JOIN household h ON h.regency_code = k.regency_code AND h.id = k.household_id AND h.status <> ${HOUSEHOLD_STATUS.closed}
    WHERE k.kk_bidx = ANY (${[...kks]}::bytea[]) AND k.regency_code = ANY (${[...regencies]}::text[]) AND k.valid_to IS NOT NULL
    ORDER BY k.valid_from`;
  return byIndex(rows);
}

async function findPeople(sql: Sql, { regencies }: Place, niks: readonly BlindIndex[]) {
  const rows = await sql<FoundRow>`SELECT m.nik_bidx AS bidx, h.regency_code, h.id, h.village_code FROM member m
    JOIN household h ON h.regency_code = m.regency_code AND h.id = m.household_id AND h.status <> ${HOUSEHOLD_STATUS.closed}
    WHERE m.nik_bidx = ANY (${[...niks]}::bytea[]) AND m.regency_code = ANY (${[...regencies]}::text[]) AND m.active`;
  return byIndex(rows);
}

async function findRecorded(sql: Sql, { regencies, snapshotId }: Place, ids: readonly string[]) {
  const rows = await sql<
    { household_id: string } & Deciles
  >`SELECT household_id, national, province, regency FROM household_decile
    WHERE regency_code = ANY (${[...regencies]}::text[]) AND household_id = ANY (${[...ids]}::uuid[]) AND snapshot_id = ${snapshotId}`;
  return new Map(
    rows.map(({ household_id, national, province, regency }): [string, Deciles] => [
      household_id,
      { national, province, regency },
    ]),
  );
}
