import "server-only";
import * as z from "zod";
import { authorizeIn } from "@/lib/domain/access/actor";
import { isRole } from "@/lib/domain/access/role";
import { covers } from "@/lib/domain/access/scope";
import { refuse } from "@/lib/domain/error/error-code";
import { localDay } from "@/lib/domain/period/period";
import { answered, type EnrolmentState } from "@/lib/domain/training-session/enrolment";
import { PACT_VERSION } from "@/lib/domain/training-session/pact";
import { MOST_IN_TRAINING, sessionState } from "@/lib/domain/training-session/session";
import { pactWording } from "@/lib/i18n/pact";
import { isPostOpen } from "@/lib/server/appointment/post";
import { defineCommand, done } from "@/lib/server/command/command";
import type { Sql } from "@/lib/server/db/sql";
import { timeZoneOf } from "@/lib/server/region/queries";
import { fillSeats, freeSeats, lockSession, type SessionRow, syncSeats } from "./seats";
import { type Told, tellPeople } from "./tell";

/** People invited at one stroke. */
const MOST_INVITED = 200;

interface InvitedRow {
  readonly id: string;
  readonly userId: string;
  readonly role: string;
  readonly regionCode: string;
  readonly endsAt: Date | null;
  readonly barredAt: Date | null;
}

/**
 * Offers seats to people named to a duty in the training's region. Who has one already keeps it as it stands; who said no is asked
 * again.
 */
export const inviteToTraining = defineCommand({
  name: "training.invite",
  permission: "training:plan",
  input: z.strictObject({ sessionId: z.uuid(), appointmentIds: z.array(z.uuid()).min(1).max(MOST_INVITED) }),
  async run(context) {
    const { sql, actor, input, now, newId } = context;
    const session = await lockSession(sql, input.sessionId);
    if (session === null || !authorizeIn(actor, "training:plan", session.regionCode)) return refuse("NOT_FOUND");
    if (!isAnswerable(session, now)) return refuse("NOT_ALLOWED_NOW");
    const ids = [...new Set(input.appointmentIds)];
    const rows =
      await sql<InvitedRow>`SELECT id, user_id AS "userId", role, region_code AS "regionCode", ends_at AS "endsAt", barred_at AS "barredAt"
      FROM appointment WHERE id = ANY (${ids}::uuid[]) ORDER BY id`;
    const fit = rows.filter((row) => covers(session.regionCode, row.regionCode) && isPostOpen(row, now));
    if (fit.length < ids.length) return refuse("NOT_FOUND");
    if (await isCrowded(sql, session.id, ids)) return refuse("NOT_ALLOWED_NOW");
    const day = localDay(session.startsAt, await timeZoneOf(session.regionCode));
    const told: Told[] = [];
    for (const { id, userId, role, regionCode } of fit) {
      const written =
        await sql`INSERT INTO training_enrolment (id, session_id, appointment_id, state, invited_by, invited_at)
        VALUES (${newId()}, ${session.id}, ${id}, 'invited', ${actor.userId}, ${now})
        ON CONFLICT (session_id, appointment_id) DO UPDATE SET state = 'invited', invited_by = ${actor.userId}, invited_at = ${now}, declined_at = NULL
          WHERE training_enrolment.state = 'declined' RETURNING id`;
      if (written.length === 0 || !isRole(role)) continue;
      told.push({
        userId,
        regionCode,
        facts: { kind: "training-invited", role, day },
        about: `${session.id}:${id}:${now.getTime()}`,
      });
    }
    await tellPeople(context, told);
    return done(
      { invited: told.length },
      {
        action: "training:invite",
        subjectKind: "training",
        subjectIds: [session.id],
        areaCode: session.regionCode,
        detail: { invited: told.length },
      },
    );
  },
});

/** Whether so many more people would be in a training than can be listed. */
async function isCrowded(sql: Sql, sessionId: string, ids: readonly string[]): Promise<boolean> {
  const [row] = await sql<{ others: number }>`SELECT count(*)::int AS others FROM training_enrolment
    WHERE session_id = ${sessionId} AND state <> 'declined' AND appointment_id <> ALL (${ids}::uuid[])`;
  return (row?.others ?? 0) + ids.length > MOST_IN_TRAINING;
}

function isAnswerable(session: SessionRow, now: Date): boolean {
  const state = sessionState(session, now);
  return state === "coming" || state === "running";
}

interface OwnSeat {
  readonly sessionId: string;
  readonly appointmentId: string;
  readonly state: EnrolmentState;
  readonly endsAt: Date | null;
  readonly barredAt: Date | null;
  /** Passed on it, or sitting its test now: it is nobody else's any more. */
  readonly isUsed: boolean;
}

async function findOwnSeat(sql: Sql, userId: string, id: string): Promise<OwnSeat | null> {
  const [row] =
    await sql<OwnSeat>`SELECT e.session_id AS "sessionId", e.appointment_id AS "appointmentId", e.state, a.ends_at AS "endsAt",
      a.barred_at AS "barredAt", EXISTS (SELECT 1 FROM certificate c WHERE c.enrolment_id = e.id)
        OR EXISTS (SELECT 1 FROM exam_attempt t WHERE t.enrolment_id = e.id AND t.finished_at IS NULL) AS "isUsed"
    FROM training_enrolment e JOIN appointment a ON a.id = e.appointment_id WHERE e.id = ${id} AND a.user_id = ${userId}`;
  return row ?? null;
}

/** A person's own yes or no to a seat, and the doors that open or close with it. */
export const answerInvitation = defineCommand({
  name: "seat.answer",
  permission: null,
  input: z.strictObject({ enrolmentId: z.uuid(), answer: z.enum(["accept", "decline"]) }),
  async run(context) {
    const { sql, actor, input, now } = context;
    const found = await findOwnSeat(sql, actor.userId, input.enrolmentId);
    const session = found === null ? null : await lockSession(sql, found.sessionId);
    // Read again now that nobody else changes it.
    const seat = session === null ? null : await findOwnSeat(sql, actor.userId, input.enrolmentId);
    if (session === null || seat === null) return refuse("NOT_FOUND");
    if (!isAnswerable(session, now) || !isPostOpen(seat, now) || seat.isUsed) return refuse("NOT_ALLOWED_NOW");
    const state = answered(seat.state, input.answer, await freeSeats(sql, session));
    if (state === null) return refuse("STALE");
    await sql`UPDATE training_enrolment SET state = ${state}, confirmed_at = ${state === "confirmed" ? now : null},
        waiting_since = ${state === "waiting" ? now : null}, declined_at = ${state === "declined" ? now : null}
      WHERE id = ${input.enrolmentId}`;
    const moved = state === "declined" ? await fillSeats(context, session) : [];
    await syncSeats(context, [seat.appointmentId, ...moved]);
    return done(
      { state },
      {
        action: "seat:answer",
        subjectKind: "training",
        subjectIds: [session.id, input.enrolmentId],
        areaCode: session.regionCode,
        detail: { state, movedUp: moved.length },
      },
    );
  },
});

/**
 * Signs the pact of integrity and secrecy in its present version, and keeps its text as the signer read it. Doors that waited for
 * it open.
 */
export const signPact = defineCommand({
  name: "pact.sign",
  permission: null,
  input: z.strictObject({ version: z.number().int(), locale: z.enum(["id", "en"]) }),
  async run(context) {
    const { sql, actor, input, now } = context;
    if (input.version !== PACT_VERSION) return refuse("STALE");
    await sql`INSERT INTO pact_signature (user_id, version, locale, wording, signed_at)
      VALUES (${actor.userId}, ${PACT_VERSION}, ${input.locale}, ${pactWording(input.locale)}, ${now}) ON CONFLICT (user_id, version) DO NOTHING`;
    const posts = await sql<{ id: string }>`SELECT id FROM appointment WHERE user_id = ${actor.userId}`;
    await syncSeats(
      context,
      posts.map(({ id }) => id),
    );
    return done(
      { version: PACT_VERSION },
      {
        action: "pact:sign",
        subjectKind: "user",
        subjectIds: [actor.userId],
        areaCode: actor.grant.regionCode,
        detail: { version: PACT_VERSION, locale: input.locale },
      },
    );
  },
});
