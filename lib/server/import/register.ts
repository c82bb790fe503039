import "server-only";
import type { Known, KnownPerson } from "@/lib/domain/sid/plan-families";
import type { SidRow } from "@/lib/domain/sid/sid-sheet";
import { OPEN_STATES } from "@/lib/domain/workflow/workflow";
import { blindIndex, isSealed, unseal } from "@/lib/server/crypto/seal";
import type { Sql } from "@/lib/server/db/sql";
import { type Family, toFamily } from "@/lib/server/household/family";
import type { ImportJob } from "./job";

interface PersonRow {
  id: string;
  household_id: string;
  active: boolean;
  nik_bidx: Buffer;
}

/**
 * Which NIKs and KK numbers of the file the village's own register knows: two look-ups for the whole file. A NIK of
 * another village is not told here; it is asked, limited and logged, when the proposal is sent (DECIDED 6).
 */
export async function findKnown(sql: Sql, job: ImportJob, rows: readonly SidRow[]): Promise<Known> {
  const niks = indexed(rows.map(({ values }) => values.nik));
  const kks = indexed(rows.map(({ values }) => values.no_kk));
  const people = await sql<PersonRow>`SELECT id, household_id, active, nik_bidx FROM member
    WHERE regency_code = ${job.regencyCode} AND village_code = ${job.villageCode} AND nik_bidx = ANY (${[...niks.values()].map(({ index }) => index)}::bytea[])`;
  const households = await sql<{ id: string; kk_bidx: Buffer }>`SELECT id, kk_bidx FROM household
    WHERE regency_code = ${job.regencyCode} AND village_code = ${job.villageCode} AND status <> 3
      AND kk_bidx = ANY (${[...kks.values()].map(({ index }) => index)}::bytea[])`;
  const personByNik = new Map<string, KnownPerson>();
  for (const row of people) {
    const nik = niks.get(row.nik_bidx.toString("hex"))?.plain;
    // Who is active somewhere counts before who once left.
    if (nik === undefined || (personByNik.get(nik)?.active === true && !row.active)) continue;
    personByNik.set(nik, { uid: row.id, householdId: row.household_id, active: row.active });
  }
  const householdByKk = new Map<string, string | "several">();
  for (const row of households) {
    const kk = kks.get(row.kk_bidx.toString("hex"))?.plain;
    if (kk !== undefined) householdByKk.set(kk, householdByKk.has(kk) ? "several" : row.id);
  }
  return { personByNik, householdByKk };
}

function indexed(values: readonly unknown[]): ReadonlyMap<string, { readonly plain: string; readonly index: Buffer }> {
  const found = new Map<string, { plain: string; index: Buffer }>();
  for (const plain of new Set(values)) {
    if (typeof plain !== "string") continue;
    const index = blindIndex(plain);
    found.set(index.toString("hex"), { plain, index });
  }
  return found;
}

/** Families by id, with their people: three statements for all of them. */
export async function loadFamilies(
  sql: Sql,
  job: Pick<ImportJob, "regencyCode">,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Family>> {
  const { regencyCode } = job;
  const households =
    await sql`SELECT * FROM household WHERE regency_code = ${regencyCode} AND id = ANY (${ids}::uuid[])`;
  const members =
    await sql`SELECT * FROM member WHERE regency_code = ${regencyCode} AND household_id = ANY (${ids}::uuid[])
    ORDER BY household_id, member_no, id`;
  const civil =
    await sql`SELECT * FROM member_civil WHERE regency_code = ${regencyCode} AND household_id = ANY (${ids}::uuid[])`;
  const membersOf = groupBy(members, "household_id");
  const civilOf = groupBy(civil, "household_id");
  return new Map(
    households.map((row) => {
      const id = String(row["id"]);
      return [id, toFamily(row, membersOf.get(id) ?? [], civilOf.get(id) ?? [], NO_REPEATS)];
    }),
  );
}

/** The workbook says nothing of meters or of other families in the house. */
const NO_REPEATS = {};

type Row = Record<string, unknown>;

function groupBy(rows: readonly Row[], key: string): ReadonlyMap<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const name = String(row[key]);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [row]);
    else group.push(row);
  }
  return groups;
}

/** What is under way in the village this period: families by id, and the KK and NIK numbers of families not applied yet. */
export interface UnderWay {
  readonly households: ReadonlySet<string>;
  readonly numbers: ReadonlySet<string>;
}

/** The sealed KK and NIK numbers of a family that is in a payload alone. */
export interface SealedNumbers {
  readonly kk: string | null;
  readonly niks: readonly string[] | null;
}

/** Those numbers as plain text. */
export function openNumbers({ kk, niks }: SealedNumbers): readonly string[] {
  return [kk, ...(niks ?? [])].flatMap((text) => (text !== null && isSealed(text) ? [unseal(text)] : []));
}

interface OpenRow extends SealedNumbers {
  readonly household_id: string;
  readonly kind: string;
}

/**
 * Open proposals of the village. A family that is not in the register has no blind index yet, so the sealed numbers of
 * its proposal are opened here: importing a file twice must not register a family twice.
 */
export async function findUnderWay(sql: Sql, job: ImportJob, periodId: string): Promise<UnderWay> {
  const rows = await sql<OpenRow>`SELECT household_id, kind,
      CASE WHEN kind = 'new-household' THEN payload->'answers'->'household'->>'kkNumber' END AS kk,
      CASE WHEN kind = 'new-household' THEN ARRAY(SELECT m.value->>'nik' FROM jsonb_each(payload->'answers'->'members') m WHERE m.value ? 'nik') END AS niks
    FROM proposal WHERE regency_code = ${job.regencyCode} AND village_code = ${job.villageCode} AND state = ANY (${OPEN_STATES})
      AND kind <> 'event' AND (period_id = ${periodId} OR kind = 'new-household')`;
  return { households: new Set(rows.map((row) => row.household_id)), numbers: new Set(rows.flatMap(openNumbers)) };
}

/** The village's own spelling of its hamlets, by the spelling in capitals. */
export async function listHamlets(sql: Sql, job: ImportJob): Promise<ReadonlyMap<string, string>> {
  const rows = await sql<{ dusun: string }>`SELECT dusun FROM household
    WHERE regency_code = ${job.regencyCode} AND village_code = ${job.villageCode} AND dusun IS NOT NULL
    GROUP BY dusun ORDER BY count(*) LIMIT 500`;
  return new Map(rows.map(({ dusun }) => [dusun.replace(/^dusun\s+/i, "").toUpperCase(), dusun]));
}
