import { uuidv7 } from "uuidv7";
import type { Actor } from "@/lib/domain/access/actor";
import type { Role } from "@/lib/domain/access/role";
import type { PaperQuestion } from "@/lib/domain/exam/draw";
import type { OptionPlace } from "@/lib/domain/exam/question";
import { findQuestionOf } from "@/lib/server/exam/bank/bank";
import { NOW, run, VILLAGE, type World } from "../admin/world";

const DAY_MS = 86_400_000;
export const MINUTE_MS = 60_000;
export const later = (ms: number) => new Date(NOW.getTime() + ms);

export interface SeatSeed {
  readonly role?: Role;
  readonly regionCode?: string;
  readonly state?: "invited" | "confirmed" | "waiting" | "declined";
  readonly startsAt?: Date;
  readonly endsAt?: Date;
  readonly cancelledAt?: Date | null;
  readonly postEnd?: Date | null;
  readonly barredAt?: Date | null;
  readonly isSigned?: boolean;
}

export interface Seated {
  readonly actor: Actor;
  readonly enrolmentId: string;
  readonly appointmentId: string;
}

/** A person with a post, a signed pact and a seat in a training that has begun; `world.close` takes all but the training away. */
export async function seatSomebody(world: World, trainerId: string, seed: SeatSeed = {}): Promise<Seated> {
  const { role = "village-operator", regionCode = VILLAGE.here } = seed;
  const person = await world.person("Peserta", [
    // A grant of an RT wants its number; what one acts under does not matter here.
    { role: role === "rt-head" ? "viewer" : role, regionCode, level: "provisional" },
  ]);
  const appointmentId = uuidv7();
  const postEnd = seed.postEnd ?? null;
  await world.rows(
    `INSERT INTO appointment (id, user_id, role, region_code, rt, is_deputy, decree_number, decree_date, starts_at, ends_at, end_reason,
       barred_at, created_by, created_at)
     VALUES ($1, $2, $3, $4, $9, false, '1/uji', '2026-01-01', '2026-01-01', $5, $6, $7, $2, $8)`,
    [
      appointmentId,
      person.id,
      role,
      regionCode,
      postEnd,
      postEnd && "uji",
      seed.barredAt ?? null,
      NOW,
      role === "rt-head" ? "001" : null,
    ],
  );
  if (seed.isSigned ?? true)
    await world.rows(
      "INSERT INTO pact_signature (user_id, version, locale, wording, signed_at) VALUES ($1, 1, 'id', 'uji', $2)",
      [person.id, NOW],
    );
  const enrolmentId = await addSeat(world, trainerId, appointmentId, seed);
  return { actor: await world.actor(person), enrolmentId, appointmentId };
}

/** Another seat of the same post in a training of its own. */
export async function addSeat(
  world: World,
  trainerId: string,
  appointmentId: string,
  seed: SeatSeed = {},
): Promise<string> {
  const sessionId = uuidv7();
  const cancelledAt = seed.cancelledAt ?? null;
  await world.rows(
    `INSERT INTO training_session (id, region_code, title, mode, place, trainer_id, capacity, starts_at, ends_at, note, cancelled_at,
       cancel_reason, created_by, created_at)
     VALUES ($1, '3204', 'Pelatihan uji', 'on-site', 'Balai desa', $2, 20, $3, $4, '', $5, $6, $2, $7)`,
    [
      sessionId,
      trainerId,
      seed.startsAt ?? later(-DAY_MS),
      seed.endsAt ?? later(DAY_MS),
      cancelledAt,
      cancelledAt && "uji",
      NOW,
    ],
  );
  const id = uuidv7();
  const state = seed.state ?? "confirmed";
  await world.rows(
    `INSERT INTO training_enrolment (id, session_id, appointment_id, state, invited_by, invited_at, confirmed_at, waiting_since)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      id,
      sessionId,
      appointmentId,
      state,
      trainerId,
      NOW,
      state === "confirmed" ? NOW : null,
      state === "waiting" ? NOW : null,
    ],
  );
  return id;
}

export async function removeTrainings(world: World, trainerId: string): Promise<void> {
  await world.rows("DELETE FROM training_session WHERE trainer_id = $1", [trainerId]);
}

/** Starts a try and answers its id. */
export async function start(seated: Seated, at = NOW, enrolmentId = seated.enrolmentId): Promise<string> {
  const id = uuidv7();
  const outcome = await run(seated.actor, "exam.start", { testId: enrolmentId, id }, { at });
  if (!outcome.ok) throw new Error(`not started: ${JSON.stringify(outcome.error)}`);
  return id;
}

export async function paperOf(world: World, attemptId: string): Promise<readonly PaperQuestion[]> {
  const [row] = await world.rows<{ paper: PaperQuestion[] }>("SELECT paper FROM exam_attempt WHERE id = $1", [
    attemptId,
  ]);
  return row?.paper ?? [];
}

/** Answers for a whole paper: the first so many right, the others wrong. */
export function sheetOf(paper: readonly PaperQuestion[], right: number) {
  return paper.map(({ code, optionOrder }, place) => {
    const shown = optionOrder.indexOf(findQuestionOf(code)?.right ?? 0);
    return { place, option: (place < right ? shown : (shown + 1) % 4) as OptionPlace };
  });
}

/** One whole try: started, answered, finished. */
export async function sit(world: World, seated: Seated, right: number, at = NOW): Promise<string> {
  const attemptId = await start(seated, at);
  const answers = sheetOf(await paperOf(world, attemptId), right);
  await run(seated.actor, "exam.answer", { attemptId, answers }, { at });
  await run(seated.actor, "exam.finish", { attemptId }, { at });
  return attemptId;
}
