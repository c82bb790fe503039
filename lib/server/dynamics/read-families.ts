import "server-only";
import type { AppliedRevision } from "@/lib/domain/dynamics/cause";
import type { FamilyDecile, FamilyHistory } from "@/lib/domain/dynamics/count-village";
import type { Change } from "@/lib/domain/instrument/diff";
import { groupedBy } from "@/lib/domain/list/grouped";
import type { MemberOp } from "@/lib/domain/proposal/payload";
import type { Sql } from "@/lib/server/db/sql";

interface DecileRow {
  household_id: string;
  snapshot_id: string;
  village_code: string;
  national: number;
  head_sex: number;
  has_elder: boolean;
  has_disabled: boolean;
  has_aid: boolean | null;
  people: number;
  taken_at: Date;
}

interface KinRow extends DecileRow {
  /** The row of the same family in which it was ranked. */
  kin_id: string;
}

interface RevisionRow {
  household_id: string;
  applied_on: string;
  is_correction: boolean;
  changes: readonly Change[];
  member_ops: readonly MemberOp[];
  events: readonly { readonly code: string; readonly answers?: Readonly<Record<string, unknown>> }[] | null;
}

/** What a first load wrote is no change of the family. */
const FIRST_LOAD = 1;

/**
 * Families that a village had in any snapshot, with their whole history: also what another village saw of them, in the regency or before or
 * after a move between regencies. What was applied to them elsewhere is not read. Reads under a scope that holds the regency.
 */
export async function readFamilies(
  sql: Sql,
  regencyCode: string,
  villageCode: string,
): Promise<readonly FamilyHistory[]> {
  const deciles =
    await sql<DecileRow>`SELECT d.household_id, d.snapshot_id, d.village_code, d.national, d.head_sex, d.has_elder,
      d.has_disabled, d.has_aid, d.people, d.taken_at FROM household_decile d
    WHERE d.regency_code = ${regencyCode} AND d.household_id IN (SELECT v.household_id FROM household_decile v
      WHERE v.regency_code = ${regencyCode} AND v.village_code = ${villageCode})`;
  const ids = [...new Set(deciles.map((row) => row.household_id))];
  const kin =
    await sql<KinRow>`SELECT household_id, kin_id, snapshot_id, village_code, national, head_sex, has_elder, has_disabled, has_aid,
      people, taken_at FROM app_decile_kin(${regencyCode}, ${ids}::uuid[], true)`;
  // One after the other: the seed's connection takes one statement at a time.
  const revisions = await revisionsOf(sql, regencyCode, ids);
  const earners = await sql<{ household_id: string; id: string }>`SELECT household_id, id FROM member
    WHERE regency_code = ${regencyCode} AND household_id = ANY (${ids}::uuid[]) AND NOT active
      AND (worked_last_week = 1 OR has_job_income = 1)`;
  const withdrawals = await sql<{ household_id: string; told_on: string }>`SELECT e.household_id,
      (e.recorded_at AT TIME ZONE r.time_zone)::date::text AS told_on
    FROM family_event e JOIN region r ON r.code = e.regency_code
    WHERE e.regency_code = ${regencyCode} AND e.household_id = ANY (${ids}::uuid[]) AND e.code = 'MND'`;
  const byFamily = groupedBy(deciles, (row) => row.household_id);
  const applied = groupedBy(revisions, (row) => row.household_id);
  const workers = groupedBy(earners, (row) => row.household_id);
  const told = groupedBy(withdrawals, (row) => row.household_id);
  const elsewhere = groupedBy(kin, (row) => row.household_id);
  return ids
    .filter((id) => isFirstOf(id, elsewhere.get(id) ?? [], byFamily))
    .map((id) => ({
      // Where two rows of a family stand in one snapshot the later one counts, in whichever regency the family is counted.
      deciles: [...(byFamily.get(id) ?? []), ...(elsewhere.get(id) ?? [])]
        .toSorted((a, b) => a.taken_at.getTime() - b.taken_at.getTime() || a.village_code.localeCompare(b.village_code))
        .map(toDecile),
      revisions: (applied.get(id) ?? []).map(toRevision),
      earners: new Set((workers.get(id) ?? []).map((row) => row.id)),
      withdrawals: (told.get(id) ?? []).map((row) => row.told_on),
    }));
}

/** A family that came back to its regency has two rows here: it counts under one. */
function isFirstOf(id: string, kin: readonly KinRow[], here: ReadonlyMap<string, readonly DecileRow[]>): boolean {
  return kin.every(({ kin_id }) => !here.has(kin_id) || id < kin_id);
}

/** What was applied to families after their first load. */
function revisionsOf(sql: Sql, regencyCode: string, ids: readonly string[]): Promise<RevisionRow[]> {
  return sql<RevisionRow>`SELECT v.household_id, (v.applied_at AT TIME ZONE r.time_zone)::date::text AS applied_on, v.is_correction, v.changes,
      v.member_ops, p.payload->'events' AS events
    FROM household_revision v JOIN region r ON r.code = v.regency_code
    LEFT JOIN proposal p ON p.regency_code = v.regency_code AND p.id = v.proposal_id
    WHERE v.regency_code = ${regencyCode} AND v.household_id = ANY (${[...ids]}::uuid[]) AND v.source <> ${FIRST_LOAD} AND v.revision > 1`;
}

/** What was applied to one family, as far as causes ask. */
export async function readApplied(
  sql: Sql,
  regencyCode: string,
  householdId: string,
): Promise<readonly AppliedRevision[]> {
  return (await revisionsOf(sql, regencyCode, [householdId])).map(toRevision);
}

function toDecile(row: DecileRow): FamilyDecile {
  return {
    snapshotId: row.snapshot_id,
    villageCode: row.village_code,
    decile: row.national,
    headSex: row.head_sex,
    hasElder: row.has_elder,
    hasDisabled: row.has_disabled,
    hasAid: row.has_aid,
    people: row.people,
  };
}

function toRevision(row: RevisionRow): AppliedRevision {
  return {
    appliedOn: row.applied_on,
    isCorrection: row.is_correction,
    changes: row.changes,
    memberOps: row.member_ops,
    events: (row.events ?? []).map(({ code, answers }) => {
      const cause = answers?.["cause"];
      return { code, cause: typeof cause === "number" ? cause : null };
    }),
  };
}
