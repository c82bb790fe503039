import "server-only";
import * as z from "zod";
import { type Actor, authorizeIn } from "@/lib/domain/access/actor";
import { type Refusal, refuse } from "@/lib/domain/error/error-code";
import { localDay } from "@/lib/domain/period/period";
import {
  MOST_SEATS,
  SESSION_MODES,
  type SessionDays,
  sessionProblem,
  sessionState,
  sessionTimes,
} from "@/lib/domain/training-session/session";
import { defineCommand, done } from "@/lib/server/command/command";
import type { Sql } from "@/lib/server/db/sql";
import { passMarkFor } from "@/lib/server/exam/pass-mark";
import { isRegion } from "@/lib/server/grant/insert-grant";
import { timeZoneOf } from "@/lib/server/region/queries";
import type { DoorContext } from "./door";
import { fillSeats, freeSeats, lockSession, type SessionRow, syncSeats } from "./seats";
import { tellPeople } from "./tell";
import { mayTrain } from "./trainers";

const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);

const planSchema = z.strictObject({
  id: z.uuid(),
  title: z.string().trim().min(3).max(120),
  mode: z.enum(SESSION_MODES),
  place: z.string().trim().min(3).max(300),
  trainerId: z.uuid(),
  capacity: z.number().int().min(1).max(MOST_SEATS),
  fromDay: z.iso.date(),
  toDay: z.iso.date(),
  fromTime: time,
  toTime: time,
  note: z.string().trim().max(1000),
});
type Plan = z.infer<typeof planSchema>;

const wrong = (path: string, detail: string) => refuse("INVALID_INPUT", { fields: [{ path, detail }] });

/** Plans a training in a region. */
export const planTraining = defineCommand({
  name: "training.plan",
  permission: "training:plan",
  input: planSchema.extend({ regionCode: z.string().regex(/^(?:0|\d{2}|\d{4}|\d{6}|\d{10})$/) }),
  async run({ sql, actor, input, now }) {
    const { regionCode } = input;
    if (!authorizeIn(actor, "training:plan", regionCode)) return wrong("regionCode", "REGION_OUTSIDE");
    if (!(await isRegion(sql, regionCode))) return wrong("regionCode", "UNKNOWN");
    const zone = await timeZoneOf(regionCode);
    const error = await planProblem(sql, input, { regionCode, zone, since: now, now });
    if (error !== null) return { ok: false, error };
    const { startsAt, endsAt } = sessionTimes(input, zone);
    const passMark = await passMarkFor(sql, regionCode);
    await sql`INSERT INTO training_session (id, region_code, title, mode, place, trainer_id, capacity, starts_at, ends_at, note, pass_mark, created_by,
        created_at)
      VALUES (${input.id}, ${regionCode}, ${input.title}, ${input.mode}, ${input.place}, ${input.trainerId}, ${input.capacity}, ${startsAt}, ${endsAt},
        ${input.note}, ${passMark}, ${actor.userId}, ${now})`;
    return done({ id: input.id }, auditOf("training:plan", input.id, regionCode, { seats: input.capacity }));
  },
});

/** @param since the instant after which a training begins: now, or just before the beginning of one that has begun */
async function planProblem(
  sql: Sql,
  plan: Plan,
  { regionCode, zone, since, now }: { regionCode: string; zone: string; since: Date; now: Date },
): Promise<Refusal | null> {
  const days = sessionProblem(plan, zone, since);
  if (days !== null) return wrong(days === "PAST" || days === "TOO_FAR" ? "fromDay" : "toDay", days).error;
  return (await mayTrain(sql, plan.trainerId, regionCode, now)) ? null : wrong("trainerId", "NO_TRAINER").error;
}

/** A training that the actor may change: in their region, neither over nor cancelled. */
async function lockPlanned(
  sql: Sql,
  actor: Actor,
  id: string,
  now: Date,
): Promise<SessionRow | "NOT_FOUND" | "NOT_ALLOWED_NOW"> {
  const session = await lockSession(sql, id);
  if (session === null || !authorizeIn(actor, "training:plan", session.regionCode)) return "NOT_FOUND";
  const state = sessionState(session, now);
  return state === "coming" || state === "running" ? session : "NOT_ALLOWED_NOW";
}

/**
 * Changes a training. Once it has begun its beginning stays. Doors move with it: who has a seat keeps it, who waits moves up where
 * there are more seats now; fewer seats than are confirmed is refused.
 */
export const changeTraining = defineCommand({
  name: "training.change",
  permission: "training:plan",
  input: planSchema.extend({ version: z.number().int().positive() }),
  async run(context) {
    const { sql, actor, input, now } = context;
    const session = await lockPlanned(sql, actor, input.id, now);
    if (typeof session === "string") return refuse(session);
    if (session.version !== input.version) return refuse("STALE");
    const zone = await timeZoneOf(session.regionCode);
    const times = sessionTimes(input, zone);
    const hasBegun = session.startsAt <= now;
    const since = hasBegun ? new Date(session.startsAt.getTime() - 1) : now;
    if (hasBegun && times.startsAt.getTime() !== session.startsAt.getTime()) return wrong("fromDay", "BEGUN");
    if (hasBegun && times.endsAt <= now) return wrong("toDay", "PAST");
    const error = await planProblem(sql, input, { regionCode: session.regionCode, zone, since, now });
    if (error !== null) return { ok: false, error };
    const taken = session.capacity - (await freeSeats(sql, session));
    if (input.capacity < taken) return wrong("capacity", "TAKEN");
    await sql`UPDATE training_session SET title = ${input.title}, mode = ${input.mode}, place = ${input.place}, trainer_id = ${input.trainerId},
        capacity = ${input.capacity}, starts_at = ${times.startsAt}, ends_at = ${times.endsAt}, note = ${input.note}, version = version + 1
      WHERE id = ${input.id}`;
    const moved = isNews(session, { ...input, ...times });
    await follow(context, { ...session, ...times, capacity: input.capacity }, moved ? input : null, zone);
    return done(
      { id: input.id },
      auditOf("training:change", input.id, session.regionCode, { moved, seats: input.capacity }),
    );
  },
});

/** What somebody who means to come must hear of: another time, place or way. */
function isNews(
  before: Pick<SessionRow, "startsAt" | "endsAt" | "place" | "mode">,
  after: Pick<SessionRow, "startsAt" | "endsAt" | "place" | "mode">,
): boolean {
  const isMoved = (key: "startsAt" | "endsAt") => before[key].getTime() !== after[key].getTime();
  return isMoved("startsAt") || isMoved("endsAt") || before.place !== after.place || before.mode !== after.mode;
}

interface SeatRow {
  readonly appointment_id: string;
  readonly user_id: string;
  readonly region_code: string;
  readonly state: string;
}

function listSeats(sql: Sql, sessionId: string): Promise<SeatRow[]> {
  return sql<SeatRow>`SELECT e.appointment_id, a.user_id, a.region_code, e.state FROM training_enrolment e JOIN appointment a ON a.id = e.appointment_id
    WHERE e.session_id = ${sessionId} AND e.state <> 'declined'`;
}

/** What hangs on a training's times and seats: the queue, the doors, and who is told of a new time or place. */
async function follow(
  context: DoorContext,
  session: SessionRow,
  moved: SessionDays | null,
  zone: string,
): Promise<void> {
  await fillSeats(context, session);
  const seats = await listSeats(context.sql, session.id);
  await syncSeats(
    context,
    seats.filter(({ state }) => state === "confirmed").map(({ appointment_id }) => appointment_id),
  );
  if (moved === null) return;
  const day = localDay(session.startsAt, zone);
  await tellPeople(
    context,
    seats.map(({ user_id, region_code }) => ({
      userId: user_id,
      regionCode: region_code,
      facts: { kind: "training-moved", day },
      about: `${session.id}:${session.version + 1}`,
    })),
  );
}

/** Calls a training off: doors that hang on it alone close or never open. */
export const cancelTraining = defineCommand({
  name: "training.cancel",
  permission: "training:plan",
  input: z.strictObject({ id: z.uuid(), reason: z.string().trim().min(5).max(500) }),
  async run(context) {
    const { sql, actor, input, now } = context;
    const session = await lockPlanned(sql, actor, input.id, now);
    if (typeof session === "string") return refuse(session);
    await sql`UPDATE training_session SET cancelled_at = ${now}, cancel_reason = ${input.reason}, version = version + 1 WHERE id = ${input.id}`;
    const seats = await listSeats(sql, input.id);
    await syncSeats(
      context,
      seats.map(({ appointment_id }) => appointment_id),
    );
    const day = localDay(session.startsAt, await timeZoneOf(session.regionCode));
    await tellPeople(
      context,
      seats.map(({ user_id, region_code }) => ({
        userId: user_id,
        regionCode: region_code,
        facts: { kind: "training-cancelled", day },
        about: input.id,
      })),
    );
    return done({ id: input.id }, auditOf("training:cancel", input.id, session.regionCode, { reason: input.reason }));
  },
});

function auditOf(
  action: string,
  id: string,
  areaCode: string,
  detail: Readonly<Record<string, string | number | boolean>>,
) {
  return { action, subjectKind: "training" as const, subjectIds: [id], areaCode, detail };
}
