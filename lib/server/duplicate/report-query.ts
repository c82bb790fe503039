import "server-only";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import { nearDates } from "@/lib/domain/matching/birth-date";
import type { Evidence } from "@/lib/domain/matching/evidence";
import { formatPublicId, parsePublicId } from "@/lib/domain/public-id/public-id";
import { writeAudit } from "@/lib/server/audit/write-audit";
import { underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";
import { findRegion } from "@/lib/server/region/queries";
import { toPair } from "./pair";
import { listPersons, type MatchPerson } from "./person";

export interface ReportCandidate {
  readonly uid: string;
  readonly name: string;
  readonly birthDate: string | null;
  readonly villageName: string;
  readonly familyPublicId: string;
  readonly score: number;
  readonly evidence: readonly Evidence[];
}

/** Choosing whom to report: the family's people, and for the chosen one the nearest others in the reader's area. */
export interface ReportPage {
  readonly familyPublicId: string;
  readonly regencyCode: string;
  readonly headName: string;
  readonly people: readonly { readonly uid: string; readonly name: string; readonly birthDate: string | null }[];
  readonly chosen: string | null;
  readonly candidates: readonly ReportCandidate[];
}

const SHOWN = 10;

export async function findReportPage(
  actor: Actor,
  familyId: string,
  personUid: string | null,
  now: Date,
): Promise<ReportPage | null> {
  const key = parsePublicId(familyId);
  if (key === null || !authorize(actor, "duplicate:open")) return null;
  return underScope(scopeOf(actor), async ({ sql }) => {
    const heads = await sql<{ head_name: string; village_code: string }>`SELECT head_name, village_code FROM household
      WHERE regency_code = ${key.regencyCode} AND id = ${key.id}`;
    const head = heads[0];
    if (head === undefined) return null;
    const people = await sql<{
      uid: string;
      name: string;
      birthDate: string | null;
    }>`SELECT id AS uid, name, birth_date AS "birthDate" FROM member
      WHERE regency_code = ${key.regencyCode} AND household_id = ${key.id} AND active ORDER BY member_no, id`;
    const chosen = people.find(({ uid }) => uid === personUid)?.uid ?? null;
    const candidates = chosen === null ? [] : await candidatesOf(sql, key.regencyCode, chosen);
    const shown = candidates.flatMap(({ familyPublicId }) => parsePublicId(familyPublicId)?.id ?? []);
    await writeAudit(sql, actor, now, {
      action: "household:read",
      subjectKind: "household",
      subjectIds: [...new Set([key.id, ...shown])],
      areaCode: head.village_code,
      purpose: "match",
    });
    return {
      familyPublicId: familyId,
      regencyCode: key.regencyCode,
      headName: head.head_name,
      people,
      chosen,
      candidates,
    };
  });
}

/** By name near the birth date, then by name alone: who reports may know that the date is wrong. */
async function candidatesOf(sql: Sql, regencyCode: string, uid: string): Promise<ReportCandidate[]> {
  const person = (await listPersons(sql, regencyCode, [uid])).get(uid);
  if (person === undefined) return [];
  const found = new Set<string>();
  const { likeness } = person;
  for (const dates of [likeness.birthDate === null ? [] : nearDates(likeness.birthDate), []]) {
    const rows = await sql<{ person_uid: string }>`SELECT person_uid FROM app_match_candidates(${regencyCode}, ${uid},
      ${likeness.nik === null ? null : Buffer.from(likeness.nik, "hex")}, ${likeness.name}, ${dates}, ${likeness.kk === null ? null : Buffer.from(likeness.kk, "hex")}, 20)`;
    for (const row of rows) found.add(row.person_uid);
  }
  const others = await listPersons(sql, regencyCode, [...found]);
  const scored = [...others.values()]
    .map((other) => ({ other, match: toPair(person, other).match }))
    .toSorted((a, b) => b.match.score - a.match.score || (a.other.uid < b.other.uid ? -1 : 1))
    .slice(0, SHOWN);
  const names = await sql<{ id: string; name: string }>`SELECT id, name FROM member
    WHERE regency_code = ${regencyCode} AND id = ANY (${scored.map(({ other }) => other.uid)}::uuid[])`;
  const nameOf = new Map(names.map((row) => [row.id, row.name]));
  return Promise.all(
    scored.map(({ other, match }) => toCandidate(regencyCode, other, nameOf.get(other.uid) ?? "", match)),
  );
}

async function toCandidate(
  regencyCode: string,
  other: MatchPerson,
  name: string,
  match: { readonly score: number; readonly evidence: readonly Evidence[] },
): Promise<ReportCandidate> {
  return {
    uid: other.uid,
    name,
    birthDate: other.likeness.birthDate,
    villageName: (await findRegion(other.villageCode))?.name ?? other.villageCode,
    familyPublicId: formatPublicId(regencyCode, other.householdId),
    ...match,
  };
}
