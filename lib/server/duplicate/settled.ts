import "server-only";
import type { CaseState } from "@/lib/domain/matching/duplicate-case";
import type { Sql } from "@/lib/server/db/sql";
import { type Pair, pairKey } from "./pair";

export interface KnownCase {
  readonly id: string;
  readonly state: CaseState;
  readonly version: number;
  readonly judgedOn: Buffer;
}

interface Row {
  id: string;
  person_uid: string;
  other_person_uid: string;
  state: CaseState;
  version: number;
  judged_on: Buffer;
}

/** Cases that there are of these pairs, by {@link pairKey}. */
export async function listKnownCases(
  sql: Sql,
  regencyCode: string,
  pairs: readonly Pair[],
): Promise<ReadonlyMap<string, KnownCase>> {
  if (pairs.length === 0) return new Map();
  const firsts = pairs.map(({ first }) => first.uid);
  const rows = await sql<Row>`SELECT id, person_uid, other_person_uid, state, version, judged_on FROM duplicate_case
    WHERE regency_code = ${regencyCode} AND person_uid = ANY (${firsts}::uuid[])`;
  return new Map(
    rows.map((row) => [
      pairKey({ first: { uid: row.person_uid }, second: { uid: row.other_person_uid } }),
      { id: row.id, state: row.state, version: row.version, judgedOn: row.judged_on },
    ]),
  );
}

/** "Not the same" is remembered for the pair while nothing that identifies either person has changed. */
export function isRemembered(pair: Pair, known: KnownCase | undefined): boolean {
  return known?.state === "not-same" && known.judgedOn.equals(pair.judgedOn);
}
