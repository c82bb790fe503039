import "server-only";
import type { CaseOrigin, CaseState } from "@/lib/domain/matching/duplicate-case";
import type { MergeExtent } from "@/lib/domain/matching/merge-plan";
import type { Sql } from "@/lib/server/db/sql";

/** A case as its commands work with it. */
export interface CaseRow {
  readonly id: string;
  readonly village_code: string;
  readonly other_village_code: string;
  readonly person_uid: string;
  readonly other_person_uid: string;
  readonly household_id: string;
  readonly other_household_id: string;
  readonly proposal_id: string | null;
  readonly score: number;
  readonly state: CaseState;
  readonly version: number;
  readonly origin: CaseOrigin;
  readonly keep_person_uid: string | null;
  readonly extent: MergeExtent | null;
  readonly opened_by: string | null;
  readonly decided_by: string | null;
}

/** A case in scope, locked until the transaction ends; null when the scope does not hold both its sides. */
export async function findCase(sql: Sql, regencyCode: string, id: string): Promise<CaseRow | null> {
  const rows =
    await sql<CaseRow>`SELECT id, village_code, other_village_code, person_uid, other_person_uid, household_id,
      other_household_id, proposal_id, score, state, version, origin, keep_person_uid, extent, opened_by, decided_by
    FROM duplicate_case WHERE regency_code = ${regencyCode} AND id = ${id} FOR UPDATE`;
  return rows[0] ?? null;
}

/** The person whose record closes when the other one is kept. */
export function droppedOf(row: Pick<CaseRow, "person_uid" | "other_person_uid">, keep: string): string {
  return keep === row.person_uid ? row.other_person_uid : row.person_uid;
}

/** The family of one of the case's two persons. */
export function familyOf(row: CaseRow, uid: string): string {
  return uid === row.person_uid ? row.household_id : row.other_household_id;
}
