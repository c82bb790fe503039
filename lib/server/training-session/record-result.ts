import "server-only";
import { randomBytes } from "node:crypto";
import { makeToken } from "@/lib/domain/meeting/check-token";
import { localDay } from "@/lib/domain/period/period";
import { certificateEnd } from "@/lib/domain/training-session/door";
import { isPostOpen, lockPost, type Post } from "@/lib/server/appointment/post";
import { regencyShelf } from "@/lib/server/audit/audit-entry";
import type { CommandContext } from "@/lib/server/command/command";
import { timeZoneOf } from "@/lib/server/region/queries";
import { type DoorContext, syncDoors } from "./door";
import { clearRetest } from "./retest-end";
import { tellPeople } from "./tell";

export interface TheoryResult {
  readonly enrolmentId: string;
  /** Percentage of right answers, 0 to 100. */
  readonly score: number;
  /** When the test ended: the portal's clock, or the moment at which a paper one is written down. */
  readonly at: Date;
  /** Who wrote it down; the person's own id where the portal held the test. */
  readonly by: string;
}

/**
 * Writes a result of the test to a seat, and opens the door in the same transaction where both parts are passed. The portal's own
 * results never lower one; a trainer's takes the place of an earlier trainer's, because a slip of the pen must be mended before it
 * lets somebody in. Answers whether this completed the pass.
 */
export async function recordTheory(
  context: DoorContext,
  { enrolmentId, score, at, by }: TheoryResult,
): Promise<boolean> {
  await context.sql`UPDATE training_enrolment e SET theory_score = ${score}, theory_at = ${at}, theory_by = ${by} FROM appointment a
    WHERE e.id = ${enrolmentId} AND a.id = e.appointment_id
      AND (e.theory_score IS NULL OR e.theory_score < ${score} OR (a.user_id <> ${by} AND a.user_id <> e.theory_by))`;
  return completePass(context, enrolmentId);
}

/** Writes down that the practical part is passed: by a trainer who saw it, or by the portal that judged it (then the person's own id). */
export async function recordPractice(
  context: DoorContext,
  { enrolmentId, by }: { readonly enrolmentId: string; readonly by: string },
): Promise<boolean> {
  await context.sql`UPDATE training_enrolment SET practice_passed_at = ${context.now}, practice_by = ${by}
    WHERE id = ${enrolmentId} AND practice_passed_at IS NULL`;
  return completePass(context, enrolmentId);
}

interface SeatRow {
  readonly appointment_id: string;
  readonly theory_score: number | null;
  readonly practice_passed_at: Date | null;
  readonly certificate_id: string | null;
  readonly pass_mark: number;
}

/**
 * Both parts passed on a seat that is kept, and no certificate yet, not even one that was taken away: writes it and opens the door
 * from this very instant.
 */
async function completePass(context: DoorContext, enrolmentId: string): Promise<boolean> {
  const { sql, now } = context;
  const [seat] =
    await sql<SeatRow>`SELECT e.appointment_id, e.theory_score, e.practice_passed_at, c.id AS certificate_id, s.pass_mark
    FROM training_enrolment e JOIN training_session s ON s.id = e.session_id LEFT JOIN certificate c ON c.enrolment_id = e.id
    WHERE e.id = ${enrolmentId} AND e.state = 'confirmed' AND s.cancelled_at IS NULL FOR UPDATE OF e`;
  if (seat === undefined || seat.theory_score === null || seat.practice_passed_at === null) return false;
  if (seat.certificate_id !== null || seat.theory_score < seat.pass_mark) return false;
  const post = await lockPost(sql, seat.appointment_id);
  if (post === null || !isPostOpen(post, now)) return false;
  await writeCertificate(context, post, { enrolmentId, score: seat.theory_score });
  await clearRetest(context, post.id, "certificate");
  await syncDoors(context, post);
  await tellPass(context, post, enrolmentId);
  return true;
}

async function writeCertificate(
  { sql, now, newId }: DoorContext,
  post: Post,
  { enrolmentId, score }: { readonly enrolmentId: string; readonly score: number },
): Promise<void> {
  const id = newId();
  const validTo = certificateEnd(now);
  const shelf = regencyShelf(post.regionCode);
  const zone = await timeZoneOf(post.regionCode);
  // Said aloud and typed from paper: the year and eight letters that cannot be taken for one another.
  const number = `${localDay(now, zone).slice(0, 4)}-${makeToken(randomBytes(26)).slice(0, 8)}`;
  const token = makeToken(randomBytes(26));
  await sql`INSERT INTO certificate (id, appointment_id, enrolment_id, number, token, theory_score, passed_at, valid_to)
    VALUES (${id}, ${post.id}, ${enrolmentId}, ${number}, ${token}, ${score}, ${now}, ${validTo})`;
  await sql`INSERT INTO certificate_fact (regency_code, token, certificate_id, passed_at, valid_to)
    VALUES (${shelf}, ${token}, ${id}, ${now}, ${validTo})`;
}

async function tellPass(
  context: Pick<CommandContext<unknown>, "sql" | "now" | "newId">,
  { userId, role, regionCode }: Post,
  enrolmentId: string,
): Promise<void> {
  const zone = await timeZoneOf(regionCode);
  const lastDay = localDay(new Date(certificateEnd(context.now).getTime() - 1), zone);
  await tellPeople(context, [
    { userId, regionCode, facts: { kind: "training-passed", role, lastDay }, about: enrolmentId },
  ]);
}
