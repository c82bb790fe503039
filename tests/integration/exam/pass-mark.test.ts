import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { handles } from "@/lib/server/db/pool";
import { referenceSql } from "@/lib/server/db/reference";
import { passMarkFor } from "@/lib/server/exam/pass-mark";
import { findPassMarkPage } from "@/lib/server/exam/pass-mark-query";
import { findSessionDetail } from "@/lib/server/training-session/detail-query";
import { codeOf, HERE, NOW, run, THERE, VILLAGE } from "../admin/world";
import { MONDAY, planOf, TrainingWorld } from "../training-session/world";
import { later, MINUTE_MS, removeTrainings, type Seated, seatSomebody, sit } from "./seats";

const world = new TrainingWorld();
let coach: Actor;
let above: Actor;
let trainer: Actor;

beforeAll(async () => {
  await world.open();
  coach = await world.actor(await world.person("Pembina", [{ role: "coach", regionCode: HERE }]));
  above = await world.actor(await world.person("Pembina provinsi", [{ role: "coach", regionCode: "32" }]));
  trainer = await world.actor(await world.person("Pelatih", [{ role: "trainer", regionCode: HERE }]));
});
beforeEach(() => world.rows("DELETE FROM pass_mark"));
afterAll(async () => {
  await world.rows("DELETE FROM pass_mark");
  await removeTrainings(world, trainer.userId);
  await world.close();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

const set = async (actor: Actor, mark: number, seen: string | null = null) => {
  const id = uuidv7();
  return { id, outcome: await run(actor, "exam.set-pass-mark", { id, mark, reason: "rapat pembina", seen }) };
};
const markIn = (regionCode: string) => passMarkFor(referenceSql(), regionCode);

/** A seat in a training that asks so much. */
async function seatedAt(mark: number): Promise<Seated> {
  const seated = await seatSomebody(world, trainer.userId);
  await world.rows(
    "UPDATE training_session SET pass_mark = $2 WHERE id = (SELECT session_id FROM training_enrolment WHERE id = $1)",
    [seated.enrolmentId, mark],
  );
  return seated;
}
const passed = async (attemptId: string) =>
  (await world.rows<{ passed: boolean }>("SELECT passed FROM exam_attempt WHERE id = $1", [attemptId]))[0]?.passed;

describe("exam.set-pass-mark", () => {
  it("holds for the region from then on, the strictest around a place, and shows who set it and why", async () => {
    expect(await markIn(HERE)).toBe(70);
    const first = await set(coach, 80);
    expect(codeOf(first.outcome)).toBe("OK");
    expect([await markIn(HERE), await markIn(VILLAGE.here), await markIn(THERE)]).toEqual([80, 80, 70]);
    expect(codeOf((await set(above, 75)).outcome)).toBe("OK");
    expect([await markIn(HERE), await markIn(THERE)]).toEqual([80, 75]);
    const second = await set(coach, 76, first.id);
    expect(codeOf(second.outcome)).toBe("OK");
    expect(await markIn(HERE)).toBe(76);
    const page = await findPassMarkPage(coach);
    expect(page).toMatchObject({ mark: 76, least: 75, seen: second.id, maySet: true });
    expect(page?.history.map(({ mark }) => mark)).toHaveLength(3);
    expect(page?.history[0]).toMatchObject({ reason: "rapat pembina" });
    expect(await findPassMarkPage(trainer)).toMatchObject({ mark: 76, maySet: false });
  });

  it("is the coach's alone, within bounds, never below what holds above, and not over somebody else's", async () => {
    expect(codeOf((await set(trainer, 80)).outcome)).toBe("FORBIDDEN");
    for (const mark of [59, 96]) expect(codeOf((await set(coach, mark)).outcome), String(mark)).toBe("INVALID_INPUT");
    await set(above, 75);
    expect((await set(coach, 74)).outcome).toMatchObject({ error: { fields: [{ path: "mark", detail: "LOOSENS" }] } });
    const { id } = await set(coach, 80);
    expect(codeOf((await set(coach, 85)).outcome)).toBe("STALE");
    expect((await set(coach, 80, id)).outcome).toMatchObject({ error: { fields: [{ detail: "UNCHANGED" }] } });
    const viewer = await world.actor(await world.person("Pembaca", [{ role: "viewer", regionCode: HERE }]));
    expect(await findPassMarkPage(viewer)).toBeNull();
  });
});

describe("a training", () => {
  it("asks what held when it was planned, whatever is set afterwards", async () => {
    await set(coach, 80);
    const id = uuidv7();
    await run(trainer, "training.plan", { ...planOf(id, trainer.userId), regionCode: HERE }, { at: MONDAY });
    await world.rows("DELETE FROM pass_mark");
    await set(coach, 90);
    const change = planOf(id, trainer.userId, { title: "Judul lain (contoh)", version: 1 });
    expect(codeOf(await run(trainer, "training.change", change, { at: MONDAY }))).toBe("OK");
    expect((await findSessionDetail(trainer, id, MONDAY))?.session.passMark).toBe(80);
  });

  it("scores its test and the trainer's paper by its own mark", async () => {
    const seated = await seatedAt(80);
    expect(await passed(await sit(world, seated, 23))).toBe(false);
    expect(await passed(await sit(world, seated, 24, later(MINUTE_MS)))).toBe(true);
    const onPaper = await seatedAt(80);
    const [row] = await world.rows<{ id: string }>("SELECT session_id AS id FROM training_enrolment WHERE id = $1", [
      onPaper.enrolmentId,
    ]);
    const mark = (theoryScore: number) =>
      run(
        trainer,
        "training.mark",
        { sessionId: row?.id, enrolmentId: onPaper.enrolmentId, theoryScore, practicePassed: true },
        { at: NOW },
      );
    expect(await mark(79)).toMatchObject({ value: { passed: false } });
    expect(await mark(80)).toMatchObject({ value: { passed: true } });
  });

  it("scores a test again by the mark that was announced", async () => {
    const seated = await seatSomebody(world, trainer.userId);
    const id = uuidv7();
    await world.rows(
      `INSERT INTO retest (id, appointment_id, why, announced_at, due_at, pass_mark) VALUES ($1, $2, 'idle', $3, $4, 80)`,
      [id, seated.appointmentId, later(-MINUTE_MS), later(30 * 24 * 60 * MINUTE_MS)],
    );
    await world.rows(
      `INSERT INTO certificate (id, appointment_id, number, token, theory_score, passed_at, valid_to)
       VALUES ($1, $2, $3, $4, 80, $5, $6)`,
      [
        uuidv7(),
        seated.appointmentId,
        `2026-${id.slice(-8)}`,
        id.replaceAll("-", "").slice(0, 26),
        later(-MINUTE_MS),
        later(90 * 24 * 60 * MINUTE_MS),
      ],
    );
    const again = { ...seated, enrolmentId: id };
    expect(await passed(await sit(world, again, 23))).toBe(false);
    expect(await passed(await sit(world, again, 24, later(MINUTE_MS)))).toBe(true);
  });
});
