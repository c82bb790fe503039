import "server-only";
import { uuidv7 } from "uuidv7";
import type { ReplyStatus } from "@/lib/domain/nik-match/status";
import { Prisma } from "@/lib/server/db/generated/client";
import type { Sql } from "@/lib/server/db/sql";
import { recordMatches } from "@/lib/server/nik-match/record-matches";
import type { ReplyJob } from "./job";

/** A reply under its commit. */
export interface Committing {
  readonly sql: Sql;
  readonly job: ReplyJob;
  readonly packageId: string;
  readonly repliedOn: string;
  readonly grantId: string;
  readonly now: Date;
}

/** Somebody of whom a reply says something that did not stand before. */
export interface PersonFresh {
  readonly uid: string;
  readonly status: ReplyStatus;
  readonly householdId: string;
  readonly village: string;
}

/** The latest row of each of these people in the file: its sealed numbers and note. */
function rowsOf({ job }: Committing, uids: readonly string[]): Prisma.Sql {
  return Prisma.sql`SELECT DISTINCT ON (r.person_uid) r.person_uid, r.said AS status, r.nik_sealed, r.nik_bidx, r.note_sealed
    FROM delivery_reply_row r WHERE r.regency_code = ${job.regencyCode} AND r.reply_id = ${job.replyId}::uuid AND r.kind = 'taken'
      AND r.person_uid = ANY (${[...uids]}::uuid[]) ORDER BY r.person_uid, r.note_sealed IS NULL, r.ordinal`;
}

/**
 * Keeps what the centre says of people: with the package for good, and as the word on their NIK that the village's work goes by. Who has left, or has
 * another NIK by now, is kept with the package alone.
 */
export async function recordPeople(reply: Committing, people: readonly PersonFresh[]): Promise<void> {
  const { sql, job, packageId, repliedOn, grantId, now } = reply;
  const { regencyCode, replyId, userId } = job;
  const uids = people.map(({ uid }) => uid);
  const said = JSON.stringify(
    people.map(({ uid, householdId, village }) => ({ id: uuidv7(), person: uid, household: householdId, village })),
  );
  await sql`INSERT INTO delivery_person_reply (regency_code, id, village_code, package_id, household_id, person_uid, reply_id, at, actor_id,
      grant_id, replied_on, status, nik_bidx, note_sealed)
    SELECT ${regencyCode}, p.id, p.village, ${packageId}::uuid, p.household, p.person, ${replyId}::uuid, ${now}, ${userId}::uuid, ${grantId}::uuid,
      ${repliedOn}::date, r.status, r.nik_bidx, r.note_sealed
    FROM jsonb_to_recordset(${said}::jsonb) AS p (id uuid, person uuid, household uuid, village text)
    JOIN (${rowsOf(reply, uids)}) r ON r.person_uid = p.person
    ON CONFLICT (regency_code, reply_id, household_id, person_uid) DO NOTHING`;
  await recordMatches(
    sql,
    { regencyCode, batchId: replyId, userId, source: "delivery-reply", now },
    Prisma.sql`SELECT m.village_code, m.household_id, r.person_uid, r.status, r.nik_sealed, r.nik_bidx, r.note_sealed, ${repliedOn}::date AS replied_on
      FROM (${rowsOf(reply, uids)}) r
      JOIN member m ON m.regency_code = ${regencyCode} AND m.id = r.person_uid AND m.active AND m.nik_bidx = r.nik_bidx`,
  );
}
