import "server-only";
import type { Said } from "@/lib/domain/hint/hint-file";
import { fieldsOfSector, type HintField, type Sector } from "@/lib/domain/hint/sector";
import { type AnswerValue, sameAnswer } from "@/lib/domain/instrument/answers";
import { snakeCase } from "@/lib/domain/variable/column";
import { blindIndex } from "@/lib/server/crypto/seal";
import { Prisma } from "@/lib/server/db/generated/client";
import type { Sql } from "@/lib/server/db/sql";
import type { Row } from "@/lib/server/household/columns";

/** What an office says of a person, by their number. Plain: memory only. */
export interface SaidOf {
  readonly nik: string;
  readonly said: readonly Said[];
}

/** A word that is new to the register, by the person it was matched with. */
export interface NewHint extends Said {
  readonly personUid: string;
  readonly villageCode: string;
}

export interface Matched {
  readonly hints: readonly NewHint[];
  readonly same: number;
  readonly settled: number;
  readonly unknown: number;
}

/**
 * Whose numbers these are among the active members in scope, and which words the record does not say already, nor a person has settled
 * for that day or a later one.
 */
export async function matchHints(
  sql: Sql,
  regencyCode: string,
  { sector, asOf }: { readonly sector: Sector; readonly asOf: string },
  rows: readonly SaidOf[],
): Promise<Matched> {
  const indexes = rows.map(({ nik }) => blindIndex(nik));
  const fields = fieldsOfSector(sector);
  const known = await sql<Row>`SELECT m.id, m.village_code, m.household_id, m.nik_bidx, ${columnsOf(fields)}
    FROM member m JOIN household h ON h.regency_code = m.regency_code AND h.id = m.household_id
    WHERE m.regency_code = ${regencyCode} AND m.active AND h.status <> 3 AND m.nik_bidx = ANY (${indexes}::bytea[])`;
  const byNik = new Map(known.map((row) => [hexOf(row["nik_bidx"]), row]));
  const settled = await settledOf(sql, regencyCode, sector, asOf, known);
  const counts = { same: 0, settled: 0, unknown: 0 };
  const hints = rows.flatMap(({ said }, at): readonly NewHint[] => {
    const person = byNik.get(hexOf(indexes[at]));
    if (person === undefined) {
      counts.unknown += 1;
      return [];
    }
    return said.flatMap((word): readonly NewHint[] => {
      const isSame = sameAnswer(answerIn(person, word), word.value);
      const isSettled = !isSame && settled.has(settledKey(person, word));
      if (isSame) counts.same += 1;
      if (isSettled) counts.settled += 1;
      if (isSame || isSettled) return [];
      return [{ ...word, personUid: String(person["id"]), villageCode: String(person["village_code"]) }];
    });
  });
  return { hints, ...counts };
}

/** Columns of the fields; their names come from the dictionary. */
function columnsOf(fields: readonly HintField[]): Prisma.Sql {
  const parts = fields.map(
    ({ level, key }) => `${level === "member" ? "m" : "h"}.${snakeCase(key)} AS "${level}.${key}"`,
  );
  return Prisma.raw(parts.join(", "));
}

function answerIn(row: Row, { level, key }: Said): AnswerValue {
  const value = row[`${level}.${key}`];
  if (Array.isArray(value)) return value.map(Number);
  return typeof value === "number" || typeof value === "string" ? value : null;
}

function hexOf(bytes: unknown): string {
  return Buffer.isBuffer(bytes) ? bytes.toString("hex") : "";
}

function settledKey(person: Row, { level, key, value }: Said): string {
  return `${level === "member" ? person["id"] : person["household_id"]}|${level}.${key}|${JSON.stringify(value)}`;
}

/** Words that a village settled by what it sent, as new as these: nobody is asked the same twice. */
async function settledOf(sql: Sql, regencyCode: string, sector: Sector, asOf: string, known: readonly Row[]) {
  const households = [...new Set(known.map((row) => String(row["household_id"])))];
  const rows = await sql<{ of: string; level: string; key: string; value: AnswerValue }>`
    SELECT CASE s.level WHEN 'member' THEN s.person_uid ELSE s.household_id END AS of, s.level, s.key, s.value FROM sector_hint s
    WHERE s.regency_code = ${regencyCode} AND s.household_id = ANY (${households}::uuid[]) AND s.sector = ${sector} AND s.state <> 'open'
      AND s.as_of >= ${asOf}`;
  return new Set(rows.map(({ of, level, key, value }) => `${of}|${level}.${key}|${JSON.stringify(value)}`));
}
