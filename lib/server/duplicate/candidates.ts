import "server-only";
import { nearDates } from "@/lib/domain/matching/birth-date";
import type { Sql } from "@/lib/server/db/sql";
import { type Pair, suspiciousPair } from "./pair";
import { listPersons, type MatchPerson } from "./person";

/** Candidates looked at for one person; beyond the nearest twenty no score reaches a case. */
const CANDIDATES = 20;

interface Found {
  person: string;
  candidate: string;
}

/**
 * Pairs of these people with others of the register in scope that are worth a look: one statement finds candidates for
 * all of them by index, a second reads the rows under the policies.
 */
export async function findPairs(
  sql: Sql,
  regencyCode: string,
  people: readonly MatchPerson[],
): Promise<readonly Pair[]> {
  const asked = people.filter(({ likeness }) => likeness.name !== "");
  if (asked.length === 0) return [];
  const wanted = asked.map(({ uid, likeness }) => ({
    uid,
    nik: likeness.nik,
    name: likeness.name,
    dates: likeness.birthDate === null ? [] : nearDates(likeness.birthDate),
    kk: likeness.kk,
  }));
  const found = await sql<Found>`SELECT x.uid AS person, c.person_uid AS candidate
    FROM jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) AS x (uid uuid, nik text, name text, dates date[], kk text)
    CROSS JOIN LATERAL app_match_candidates(${regencyCode}, x.uid, decode(x.nik, 'hex'), x.name, x.dates, decode(x.kk, 'hex'), ${CANDIDATES}) c`;
  const others = await listPersons(sql, regencyCode, [...new Set(found.map(({ candidate }) => candidate))]);
  const byUid = new Map(asked.map((person) => [person.uid, person]));
  const pairs = new Map<string, Pair>();
  for (const { person, candidate } of found) {
    const one = byUid.get(person);
    // Somebody of the same draft is compared as the draft has them.
    const other = byUid.get(candidate) ?? others.get(candidate);
    const pair = one === undefined || other === undefined ? null : suspiciousPair(one, other);
    if (pair !== null) pairs.set(`${pair.first.uid} ${pair.second.uid}`, pair);
  }
  return [...pairs.values()];
}
