import "server-only";
import { type Actor, authorizeIn } from "@/lib/domain/access/actor";
import { isRole } from "@/lib/domain/access/role";
import { testEnd } from "@/lib/domain/training-session/door";
import type { EnrolmentState } from "@/lib/domain/training-session/enrolment";
import { PACT_VERSION } from "@/lib/domain/training-session/pact";
import type { Participant, SessionDetail } from "@/lib/domain/training-session/page";
import { MOST_IN_TRAINING } from "@/lib/domain/training-session/session";
import { isPostOpen } from "@/lib/server/appointment/post";
import { referenceSql } from "@/lib/server/db/reference";
import type { Sql } from "@/lib/server/db/sql";
import { regionLabel } from "@/lib/server/region/queries";
import { type CountedSession, SEAT_COUNTS, SESSION_COLUMNS, toSessionView, WITH_TRAINER } from "./session-rows";

/** A training with everybody in it, for who plans or marks trainings there; null elsewhere, as for one that is not. */
export async function findSessionDetail(actor: Actor, id: string, now: Date): Promise<SessionDetail | null> {
  const [row] =
    await referenceSql()<CountedSession>`SELECT ${SESSION_COLUMNS}, ${SEAT_COUNTS} AS counts FROM ${WITH_TRAINER} WHERE s.id = ${id}`;
  if (row === undefined || !authorizeIn(actor, "training:plan", row.regionCode)) return null;
  const session = await toSessionView(row, now);
  const testUntil = testEnd(row, session.zone);
  const mayMark = authorizeIn(actor, "training:mark", row.regionCode);
  const isLive = session.state === "coming" || session.state === "running";
  return {
    session: { ...session, trainerId: row.trainerId },
    counts: row.counts,
    participants: await listParticipants(referenceSql(), actor, id, now),
    testUntil,
    can: {
      change: isLive,
      invite: isLive,
      cancel: isLive,
      mark: (session.state === "running" || session.state === "over") && now < testUntil && mayMark,
      revoke: mayMark,
    },
  };
}

interface ParticipantRow {
  readonly enrolmentId: string;
  readonly appointmentId: string;
  readonly userId: string;
  readonly name: string;
  readonly role: string;
  readonly regionCode: string;
  readonly isDeputy: boolean;
  readonly state: EnrolmentState;
  readonly hasSignedPact: boolean;
  readonly endsAt: Date | null;
  readonly barredAt: Date | null;
  readonly attendedAt: Date | null;
  readonly theoryScore: number | null;
  readonly practicePassedAt: Date | null;
  readonly passedAt: Date | null;
  readonly certificateId: string | null;
  readonly fullFrom: Date | null;
}

/** Everybody in a training, those with a seat first. The page holds them all, because a trainer ticks them off; only who said no may be left off. */
export async function listParticipants(
  sql: Sql,
  actor: Actor,
  sessionId: string,
  now: Date,
): Promise<readonly Participant[]> {
  const rows = await sql<ParticipantRow>`SELECT e.id AS "enrolmentId", a.id AS "appointmentId", a.user_id AS "userId",
      u.display_name AS name, a.role, a.region_code AS "regionCode", a.is_deputy AS "isDeputy", e.state, p.user_id IS NOT NULL AS "hasSignedPact",
      a.ends_at AS "endsAt", a.barred_at AS "barredAt", e.attended_at AS "attendedAt", e.theory_score AS "theoryScore",
      e.practice_passed_at AS "practicePassedAt", c.passed_at AS "passedAt", CASE WHEN c.revoked_at IS NULL THEN c.id END AS "certificateId",
      CASE WHEN c.id IS NOT NULL AND p.signed_at IS NOT NULL THEN greatest(c.passed_at, p.signed_at, a.starts_at) END AS "fullFrom"
    FROM training_enrolment e JOIN appointment a ON a.id = e.appointment_id JOIN app_user u ON u.id = a.user_id
      LEFT JOIN pact_signature p ON p.user_id = a.user_id AND p.version = ${PACT_VERSION} LEFT JOIN certificate c ON c.enrolment_id = e.id
    WHERE e.session_id = ${sessionId}
    ORDER BY array_position(ARRAY['confirmed', 'waiting', 'invited', 'declined'], e.state), e.waiting_since, lower(u.display_name), e.id
    LIMIT ${MOST_IN_TRAINING}`;
  const people = rows.map(async ({ userId, role, regionCode, endsAt, barredAt, ...rest }): Promise<Participant[]> => {
    if (!isRole(role)) return [];
    const isPostOver = !isPostOpen({ endsAt, barredAt }, now);
    return [{ ...rest, role, regionLabel: await regionLabel(regionCode), isPostOver, isSelf: userId === actor.userId }];
  });
  return (await Promise.all(people)).flat();
}
