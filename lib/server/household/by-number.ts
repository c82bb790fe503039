import "server-only";
import { HOUSEHOLD_STATUS } from "@/lib/domain/household/status";
import { type BlindIndex, blindIndex } from "@/lib/server/crypto/seal";
import type { Sql } from "@/lib/server/db/sql";

export interface FamilyByNumber {
  readonly regencyCode: string;
  readonly id: string;
  readonly villageCode: string;
}

export interface PersonByNumber extends FamilyByNumber {
  readonly uid: string;
  readonly name: string;
}

export interface FoundByNumbers {
  readonly byKk: FamilyByNumber | null;
  /** The card is one that the family had before. */
  readonly isKkFormer: boolean;
  readonly byNik: PersonByNumber | null;
}

interface Numbers {
  readonly kk: string | null;
  readonly nik: string | null;
}

/** Families of a row's card and person of its NIK, in order of the rows; three look-ups for all. Who is outside the scope or the regencies is nobody's here. */
export async function findByNumbers(
  sql: Sql,
  rows: readonly Numbers[],
  regencies: readonly string[],
): Promise<readonly FoundByNumbers[]> {
  const numbers = rows.map(({ kk, nik }) => ({ kk: indexOf(kk), nik: indexOf(nik) }));
  const kks = numbers.flatMap(({ kk }) => kk ?? []);
  const niks = numbers.flatMap(({ nik }) => nik ?? []);
  const [cards, former, people] = await Promise.all([
    findCards(sql, regencies, kks),
    findFormerCards(sql, regencies, kks),
    findPeople(sql, regencies, niks),
  ]);
  return numbers.map(({ kk, nik }) => {
    const current = at(cards, kk);
    const earlier = current === null ? at(former, kk) : null;
    return { byKk: current ?? earlier, isKkFormer: earlier !== null, byNik: at(people, nik) };
  });
}

function indexOf(number: string | null): BlindIndex | null {
  return number === null ? null : blindIndex(number);
}

function at<Found>(found: ReadonlyMap<string, Found>, index: BlindIndex | null): Found | null {
  return index === null ? null : (found.get(index.toString("hex")) ?? null);
}

function byIndex<Found extends FamilyByNumber>(
  rows: readonly (Found & { readonly bidx: Buffer })[],
): ReadonlyMap<string, Found> {
  return new Map(rows.map((row) => [row.bidx.toString("hex"), row]));
}

async function findCards(sql: Sql, regencies: readonly string[], kks: readonly BlindIndex[]) {
  return byIndex(
    await sql<FamilyByNumber & { bidx: Buffer }>`SELECT h.kk_bidx AS bidx, h.regency_code AS "regencyCode", h.id,
      h.village_code AS "villageCode" FROM household h
    WHERE h.kk_bidx = ANY (${[...kks]}::bytea[]) AND h.regency_code = ANY (${[...regencies]}::text[])
      AND h.status <> ${HOUSEHOLD_STATUS.closed}`,
  );
}

/** Cards that a family gave up: a list may be older than the new card. */
async function findFormerCards(sql: Sql, regencies: readonly string[], kks: readonly BlindIndex[]) {
  return byIndex(
    await sql<FamilyByNumber & { bidx: Buffer }>`SELECT k.kk_bidx AS bidx, h.regency_code AS "regencyCode", h.id,
      h.village_code AS "villageCode" FROM household_kk k
    JOIN household h ON h.regency_code = k.regency_code AND h.id = k.household_id AND h.status <> ${HOUSEHOLD_STATUS.closed}
    WHERE k.kk_bidx = ANY (${[...kks]}::bytea[]) AND k.regency_code = ANY (${[...regencies]}::text[]) AND k.valid_to IS NOT NULL
    ORDER BY k.valid_from`,
  );
}

async function findPeople(sql: Sql, regencies: readonly string[], niks: readonly BlindIndex[]) {
  return byIndex(
    await sql<PersonByNumber & { bidx: Buffer }>`SELECT m.nik_bidx AS bidx, h.regency_code AS "regencyCode", h.id,
      h.village_code AS "villageCode", m.id AS uid, m.name FROM member m
    JOIN household h ON h.regency_code = m.regency_code AND h.id = m.household_id AND h.status <> ${HOUSEHOLD_STATUS.closed}
    WHERE m.nik_bidx = ANY (${[...niks]}::bytea[]) AND m.regency_code = ANY (${[...regencies]}::text[]) AND m.active`,
  );
}
