import "server-only";
import * as z from "zod";
import { type Actor, authorizeIn } from "@/lib/domain/access/actor";
import { type ErrorCode, refuse } from "@/lib/domain/error/error-code";
import { testEnd } from "@/lib/domain/training-session/door";
import { sessionState } from "@/lib/domain/training-session/session";
import { defineCommand, done } from "@/lib/server/command/command";
import type { Sql } from "@/lib/server/db/sql";
import { timeZoneOf } from "@/lib/server/region/queries";
import { recordPractice, recordTheory } from "./record-result";
import { lockSession, type SessionRow } from "./seats";

interface MarkedSeat {
  readonly id: string;
  readonly userId: string;
  /** Passed on this seat, whatever became of the certificate. */
  readonly hasCertificate: boolean;
}

/** A training whose people the actor may mark: in their region, begun, and its days of the test not over. */
async function lockMarked(sql: Sql, actor: Actor, id: string, now: Date): Promise<SessionRow | ErrorCode> {
  const session = await lockSession(sql, id);
  if (session === null || !authorizeIn(actor, "training:mark", session.regionCode)) return "NOT_FOUND";
  const state = sessionState(session, now);
  const isOpen =
    state !== "cancelled" && state !== "coming" && now < testEnd(session, await timeZoneOf(session.regionCode));
  return isOpen ? session : "NOT_ALLOWED_NOW";
}

/** Confirmed seats by their ids; fewer than asked where one is unknown. */
function listMarked(sql: Sql, sessionId: string, ids: readonly string[]): Promise<MarkedSeat[]> {
  return sql<MarkedSeat>`SELECT e.id, a.user_id AS "userId", EXISTS (SELECT 1 FROM certificate c WHERE c.enrolment_id = e.id) AS "hasCertificate"
    FROM training_enrolment e JOIN appointment a ON a.id = e.appointment_id
    WHERE e.session_id = ${sessionId} AND e.id = ANY (${[...new Set(ids)]}::uuid[]) AND e.state = 'confirmed' ORDER BY e.id`;
}

/** Who was there, by the list: ticked or taken back while the training can be marked. */
export const markAttendance = defineCommand({
  name: "training.attend",
  permission: "training:mark",
  input: z.strictObject({
    sessionId: z.uuid(),
    enrolmentIds: z.array(z.uuid()).min(1).max(200),
    isPresent: z.boolean(),
  }),
  async run({ sql, actor, input, now }) {
    const session = await lockMarked(sql, actor, input.sessionId, now);
    if (typeof session === "string") return refuse(session);
    const seats = await listMarked(sql, session.id, input.enrolmentIds);
    if (seats.length < new Set(input.enrolmentIds).size) return refuse("NOT_FOUND");
    if (seats.some(({ userId }) => userId === actor.userId)) return refuse("FOUR_EYES");
    await sql`UPDATE training_enrolment SET attended_at = ${input.isPresent ? now : null}, attended_by = ${input.isPresent ? actor.userId : null}
      WHERE id = ANY (${seats.map(({ id }) => id)}::uuid[]) AND (attended_at IS NULL) = ${input.isPresent}`;
    return done(
      { marked: seats.length },
      {
        action: "training:attend",
        subjectKind: "training",
        subjectIds: [session.id, ...seats.map(({ id }) => id)],
        areaCode: session.regionCode,
        detail: { isPresent: input.isPresent },
      },
    );
  },
});

/**
 * A trainer writes down what the portal did not judge itself: the percentage of a test on paper, or a practical part passed before
 * their eyes. Whoever has both passed is let in by this very transaction, and that seat is marked no more; nobody marks themselves.
 */
export const markResult = defineCommand({
  name: "training.mark",
  permission: "training:mark",
  input: z
    .strictObject({
      sessionId: z.uuid(),
      enrolmentId: z.uuid(),
      theoryScore: z.number().int().min(0).max(100).nullable(),
      practicePassed: z.boolean(),
    })
    .refine(({ theoryScore, practicePassed }) => theoryScore !== null || practicePassed, { path: ["theoryScore"] }),
  async run(context) {
    const { sql, actor, input, now } = context;
    const session = await lockMarked(sql, actor, input.sessionId, now);
    if (typeof session === "string") return refuse(session);
    const [seat] = await listMarked(sql, session.id, [input.enrolmentId]);
    if (seat === undefined) return refuse("NOT_FOUND");
    if (seat.userId === actor.userId) return refuse("FOUR_EYES");
    if (seat.hasCertificate) return refuse("NOT_ALLOWED_NOW");
    const by = actor.userId;
    const enrolmentId = seat.id;
    let passed = false;
    if (input.practicePassed) passed = await recordPractice(context, { enrolmentId, by });
    if (input.theoryScore !== null)
      passed = await recordTheory(context, { enrolmentId, score: input.theoryScore, at: now, by });
    return done(
      { passed },
      {
        action: "training:mark",
        subjectKind: "training",
        subjectIds: [session.id, seat.id],
        areaCode: session.regionCode,
        detail: { score: input.theoryScore, practicePassed: input.practicePassed, passed },
      },
    );
  },
});
