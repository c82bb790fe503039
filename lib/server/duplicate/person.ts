import "server-only";
import { type Answers, answerAt } from "@/lib/domain/instrument/answers";
import { normaliseName } from "@/lib/domain/matching/person-name";
import type { Likeness } from "@/lib/domain/matching/score";
import { blindIndex } from "@/lib/server/crypto/seal";
import type { Sql } from "@/lib/server/db/sql";

/** Somebody who is compared: where they stand, and what tells them from others. */
export interface MatchPerson {
  readonly uid: string;
  readonly householdId: string;
  readonly villageCode: string;
  readonly likeness: Likeness;
}

interface Row {
  id: string;
  household_id: string;
  village_code: string;
  name: string;
  birth_date: string | null;
  sex: number | null;
  mother_name: string | null;
  birth_place: string | null;
  kk_bidx: Buffer | null;
  nik_bidx: Buffer | null;
}

/** People of the register in scope, as they are compared; those who left are not among them. */
export async function listPersons(
  sql: Sql,
  regencyCode: string,
  uids: readonly string[],
): Promise<ReadonlyMap<string, MatchPerson>> {
  if (uids.length === 0) return new Map();
  const rows = await sql<Row>`SELECT m.id, m.household_id, m.village_code, m.name, m.birth_date, m.sex, c.mother_name,
      c.birth_place, h.kk_bidx, m.nik_bidx
    FROM member m JOIN household h ON h.regency_code = m.regency_code AND h.id = m.household_id
    LEFT JOIN member_civil c ON c.regency_code = m.regency_code AND c.id = m.id
    WHERE m.regency_code = ${regencyCode} AND m.id = ANY (${uids}::uuid[]) AND m.active`;
  return new Map(rows.map((row) => [row.id, toPerson(row)]));
}

function toPerson(row: Row): MatchPerson {
  return {
    uid: row.id,
    householdId: row.household_id,
    villageCode: row.village_code,
    likeness: {
      name: normaliseName(row.name),
      birthDate: row.birth_date,
      sex: row.sex,
      mother: row.mother_name,
      birthPlace: row.birth_place,
      kk: row.kk_bidx?.toString("hex") ?? null,
      nik: row.nik_bidx?.toString("hex") ?? null,
    },
  };
}

/** Somebody as a draft describes them. */
export function describedPerson(
  answers: Answers,
  uid: string,
  place: { readonly householdId: string; readonly villageCode: string },
): MatchPerson {
  const text = (level: "member" | "civil" | "household", key: string) => {
    const value = answerAt(answers, level, level === "household" ? null : uid, key);
    return typeof value === "string" && value !== "" ? value : null;
  };
  const sex = answerAt(answers, "member", uid, "sex");
  const index = (plain: string | null) => (plain === null ? null : blindIndex(plain).toString("hex"));
  return {
    uid,
    ...place,
    likeness: {
      name: normaliseName(text("member", "name") ?? ""),
      birthDate: text("member", "birthDate"),
      sex: typeof sex === "number" ? sex : null,
      mother: text("civil", "motherName"),
      birthPlace: text("civil", "birthPlace"),
      kk: index(text("household", "kkNumber")),
      nik: index(text("member", "nik")),
    },
  };
}
