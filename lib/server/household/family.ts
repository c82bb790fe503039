import "server-only";
import type { AnswerMap, Answers } from "@/lib/domain/instrument/answers";
import type { Sql } from "@/lib/server/db/sql";
import { type Row, rowToAnswers } from "./columns";
import { findRepeatRows, type RepeatRows, repeatAnswers } from "./repeats";

/** The canonical record of one family, as commands and pages work with it. Identifiers are plain: memory only. */
export interface Family {
  readonly regencyCode: string;
  readonly id: string;
  readonly villageCode: string;
  readonly revision: number;
  readonly status: number;
  /** Answers of the household and of the active members. */
  readonly answers: Answers;
  /** People who left: kept, never shown as members. */
  readonly formerMembers: readonly string[];
  /** What is still known of them; no household answers. */
  readonly former: Answers;
  readonly row: Row;
  readonly memberRows: ReadonlyMap<string, Row>;
  /** Civil rows of the active members. */
  readonly civilRows: ReadonlyMap<string, Row>;
}

/** The record of a family in scope, or null. `lock` holds the row until the transaction ends. */
export async function findFamily(sql: Sql, regencyCode: string, id: string, lock: boolean): Promise<Family | null> {
  // One after the other in the database, so that the others are read under the lock.
  const [[row], members, civil, repeats] = await Promise.all([
    lock
      ? sql`SELECT * FROM household WHERE regency_code = ${regencyCode} AND id = ${id} FOR UPDATE`
      : sql`SELECT * FROM household WHERE regency_code = ${regencyCode} AND id = ${id}`,
    sql`SELECT * FROM member WHERE regency_code = ${regencyCode} AND household_id = ${id} ORDER BY member_no, id`,
    sql`SELECT * FROM member_civil WHERE regency_code = ${regencyCode} AND household_id = ${id}`,
    findRepeatRows(sql, regencyCode, id),
  ]);
  return row === undefined ? null : toFamily(row, members, civil, repeats);
}

/** Builds the record from its rows. */
export function toFamily(row: Row, members: readonly Row[], civil: readonly Row[], repeats: RepeatRows): Family {
  const active = members.filter((member) => member["active"] === true);
  const left = members.filter((member) => member["active"] !== true);
  const uids = new Set(active.map((member) => String(member["id"])));
  return {
    regencyCode: String(row["regency_code"]),
    id: String(row["id"]),
    villageCode: String(row["village_code"]),
    revision: Number(row["revision"]),
    status: Number(row["status"]),
    answers: {
      household: { ...rowToAnswers("household", row), ...repeatAnswers(repeats) },
      members: answersById("member", active),
      civil: answersById(
        "civil",
        civil.filter((line) => uids.has(String(line["id"]))),
      ),
    },
    formerMembers: left.map((member) => String(member["id"])),
    former: {
      household: {},
      members: answersById("member", left),
      civil: answersById(
        "civil",
        civil.filter((line) => !uids.has(String(line["id"]))),
      ),
    },
    row,
    memberRows: new Map(active.map((member) => [String(member["id"]), member])),
    civilRows: new Map(civil.flatMap((line) => (uids.has(String(line["id"])) ? [[String(line["id"]), line]] : []))),
  };
}

function answersById(level: "member" | "civil", rows: readonly Row[]): Record<string, AnswerMap> {
  return Object.fromEntries(rows.map((row) => [String(row["id"]), rowToAnswers(level, row)]));
}
