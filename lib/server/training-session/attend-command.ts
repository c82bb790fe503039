import "server-only";
import * as z from "zod";
import { refuse } from "@/lib/domain/error/error-code";
import { readCode } from "@/lib/domain/training-session/attendance-code";
import { sessionState } from "@/lib/domain/training-session/session";
import { defineCommand, done } from "@/lib/server/command/command";
import { isAttendanceCode } from "./attendance-code";
import { mayTrain } from "./trainers";

interface Row {
  readonly sessionId: string;
  readonly regionCode: string;
  readonly state: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly cancelledAt: Date | null;
  readonly attendedAt: Date | null;
}

/** Somebody says that they are there, by the code on the trainer's screen: on their own confirmed seat, while the training runs. */
export const attendTraining = defineCommand({
  name: "seat.attend",
  permission: null,
  input: z.strictObject({ enrolmentId: z.uuid(), code: z.string().max(40) }),
  async run({ sql, actor, input, now }) {
    const [row] =
      await sql<Row>`SELECT s.id AS "sessionId", s.region_code AS "regionCode", e.state, s.starts_at AS "startsAt", s.ends_at AS "endsAt",
        s.cancelled_at AS "cancelledAt", e.attended_at AS "attendedAt"
      FROM training_enrolment e JOIN appointment a ON a.id = e.appointment_id JOIN training_session s ON s.id = e.session_id
      WHERE e.id = ${input.enrolmentId} AND a.user_id = ${actor.userId} FOR UPDATE OF e`;
    if (row === undefined) return refuse("NOT_FOUND");
    if (row.state !== "confirmed" || sessionState(row, now) !== "running") return refuse("NOT_ALLOWED_NOW");
    // Who can open the trainer's screen is written down by another trainer: the code would be their own.
    if (await mayTrain(sql, actor.userId, row.regionCode, now)) return refuse("FOUR_EYES");
    const code = readCode(input.code);
    if (code === null || !isAttendanceCode(row.sessionId, code, now))
      return refuse("INVALID_INPUT", { fields: [{ path: "code", detail: "WRONG_CODE" }] });
    // Written down already: by the trainer's list, or by an earlier press.
    if (row.attendedAt === null)
      await sql`UPDATE training_enrolment SET attended_at = ${now}, attended_by = ${actor.userId} WHERE id = ${input.enrolmentId}`;
    return done(
      { attendedAt: (row.attendedAt ?? now).toISOString() },
      {
        action: "seat:attend",
        subjectKind: "training",
        subjectIds: [row.sessionId, input.enrolmentId],
        areaCode: row.regionCode,
      },
    );
  },
});
