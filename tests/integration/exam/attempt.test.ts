import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Outcome } from "@/lib/domain/error/error-code";
import { handles } from "@/lib/server/db/pool";
import { closeOverdueAttempts } from "@/lib/server/exam/close-overdue";
import { codeOf, HERE, NOW, type Person, run, World } from "../admin/world";
import {
  addSeat,
  later,
  MINUTE_MS,
  paperOf,
  removeTrainings,
  type Seated,
  seatSomebody,
  sheetOf,
  sit,
  start,
} from "./seats";

const world = new World();
let trainer: Person;

beforeAll(async () => {
  await world.open();
  trainer = await world.person("Pelatih", [{ role: "trainer", regionCode: HERE }]);
});
afterAll(async () => {
  await removeTrainings(world, trainer.id);
  await world.close();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

const seat = (seed: Parameters<typeof seatSomebody>[2] = {}) => seatSomebody(world, trainer.id, seed);
const ask = (seated: Seated, at = NOW, enrolmentId = seated.enrolmentId) =>
  run(seated.actor, "exam.start", { testId: enrolmentId, id: uuidv7() }, { at });
const answer = (seated: Seated, attemptId: string, at = NOW, answers: readonly object[] = [{ place: 0, option: 1 }]) =>
  run(seated.actor, "exam.answer", { attemptId, answers }, { at });
const finish = (seated: Seated, attemptId: string, at = NOW) => run(seated.actor, "exam.finish", { attemptId }, { at });
const why = (outcome: Outcome<object>) =>
  outcome.ok ? "OK" : (outcome.error.fields?.[0]?.detail ?? outcome.error.code);

interface Row {
  readonly finished_at: Date | null;
  readonly ended_by: string | null;
  readonly score: number | null;
  readonly passed: boolean | null;
  readonly try_number: number;
}
const rowOf = async (attemptId: string) =>
  (await world.rows<Row>("SELECT * FROM exam_attempt WHERE id = $1", [attemptId]))[0];
const answersOf = (attemptId: string) =>
  world.rows<{ place: number; option: number }>(
    "SELECT place, option FROM exam_answer WHERE attempt_id = $1 ORDER BY place",
    [attemptId],
  );
const theoryOf = async ({ enrolmentId }: Seated) =>
  (
    await world.rows<{ theory_score: number | null; theory_at: Date | null; theory_by: string | null }>(
      "SELECT theory_score, theory_at, theory_by FROM training_enrolment WHERE id = $1",
      [enrolmentId],
    )
  )[0];

describe("exam.start", () => {
  it("draws thirty questions, sets an hour, and stores no right answer", async () => {
    const seated = await seat();
    const id = await start(seated);
    const paper = await paperOf(world, id);
    expect(paper).toHaveLength(30);
    for (const question of paper) expect(Object.keys(question).toSorted()).toEqual(["code", "optionOrder"]);
    expect(await rowOf(id)).toMatchObject({
      try_number: 1,
      role: "village-operator",
      started_at: NOW,
      ends_at: later(60 * MINUTE_MS),
      finished_at: null,
    });
    const audit = await world.rows("SELECT detail FROM audit WHERE action = 'exam:start' AND $1 = ANY (subject_ids)", [
      id,
    ]);
    expect(audit).toEqual([{ detail: { try: 1 } }]);
  });

  it("does not know another's seat, nor one that is not there", async () => {
    const [one, other] = [await seat(), await seat()];
    expect(codeOf(await ask(one, NOW, other.enrolmentId))).toBe("NOT_FOUND");
    expect(codeOf(await ask(one, NOW, uuidv7()))).toBe("NOT_FOUND");
  });

  it("says why a try may not begin", async () => {
    expect(why(await ask(await seat({ state: "invited" })))).toBe("NOT_SEATED");
    expect(why(await ask(await seat({ state: "waiting" })))).toBe("NOT_SEATED");
    expect(why(await ask(await seat({ cancelledAt: later(-1) })))).toBe("CANCELLED");
    expect(why(await ask(await seat({ startsAt: later(1) })))).toBe("NOT_BEGUN");
    expect(why(await ask(await seat({ isSigned: false })))).toBe("NOT_SIGNED");
    expect(why(await ask(await seat({ postEnd: later(-1) })))).toBe("POST_ENDED");
    expect(why(await ask(await seat({ barredAt: later(-1) })))).toBe("POST_ENDED");
    expect(why(await ask(await seat(), later(40 * 24 * 60 * MINUTE_MS)))).toBe("TEST_OVER");
  });

  it("gives one attempt to two starts at once, over two seats too", async () => {
    const seated = await seat();
    const other = await addSeat(world, trainer.id, seated.appointmentId);
    const outcomes = await Promise.all([ask(seated), ask(seated), ask(seated, NOW, other)]);
    expect(outcomes.map(why).toSorted()).toEqual(["OK", "OPEN", "OPEN"]);
    const open = await world.rows("SELECT 1 FROM exam_attempt WHERE user_id = $1", [seated.actor.userId]);
    expect(open).toHaveLength(1);
  });

  it("answers a repeated message with its first result", async () => {
    const seated = await seat();
    const input = { testId: seated.enrolmentId, id: uuidv7() };
    const operationId = uuidv7();
    const first = await run(seated.actor, "exam.start", input, { operationId });
    expect(await run(seated.actor, "exam.start", input, { operationId })).toEqual(first);
  });

  it("allows three tries of a seat, each with questions that the earlier ones did not ask", async () => {
    const seated = await seat({ role: "village-head" });
    const ids = [
      await sit(world, seated, 10, NOW),
      await sit(world, seated, 20, later(MINUTE_MS)),
      await sit(world, seated, 0, later(2 * MINUTE_MS)),
    ];
    const codes = (await Promise.all(ids.map((id) => paperOf(world, id)))).map((paper) =>
      paper.map(({ code }) => code),
    );
    const [first = [], second = [], third = []] = codes;
    expect(second.filter((code) => first.includes(code))).toEqual([]);
    // A short path has few modules: its third paper may come back to the first only where a module has no more.
    const seen = new Set([...first, ...second]);
    expect(third.filter((code) => seen.has(code)).length).toBeLessThan(third.length);
    expect(why(await ask(seated, later(3 * MINUTE_MS)))).toBe("NO_TRIES");
    // Another training begins anew.
    const again = await addSeat(world, trainer.id, seated.appointmentId);
    expect(why(await ask(seated, later(3 * MINUTE_MS), again))).toBe("OK");
  });

  it("is refused once the test is passed, in the portal or as the trainer wrote it down", async () => {
    const seated = await seat();
    await sit(world, seated, 21);
    expect(why(await ask(seated, later(MINUTE_MS)))).toBe("PASSED");
    const other = await seat();
    await world.rows("UPDATE training_enrolment SET theory_score = 80, theory_at = $2, theory_by = $3 WHERE id = $1", [
      other.enrolmentId,
      NOW,
      trainer.id,
    ]);
    expect(why(await ask(other))).toBe("PASSED");
  });
});

describe("exam.answer", () => {
  it("keeps the last answer to each place and is the same when repeated", async () => {
    const seated = await seat();
    const id = await start(seated);
    await answer(seated, id, later(1_000), [
      { place: 0, option: 1 },
      { place: 0, option: 2 },
      { place: 29, option: 3 },
    ]);
    const again = [{ place: 29, option: 0 }];
    await answer(seated, id, later(2_000), again);
    await answer(seated, id, later(3_000), again);
    expect(await answersOf(id)).toEqual([
      { place: 0, option: 2 },
      { place: 29, option: 0 },
    ]);
  });

  it("tells the server's time", async () => {
    const seated = await seat();
    const outcome = await answer(seated, await start(seated), later(5_000));
    expect(outcome).toEqual({ ok: true, value: { serverNow: later(5_000).getTime() } });
  });

  it("does not know another's attempt", async () => {
    const [one, other] = [await seat(), await seat()];
    const id = await start(other);
    expect(codeOf(await answer(one, id))).toBe("NOT_FOUND");
    expect(codeOf(await finish(one, id))).toBe("NOT_FOUND");
    expect(codeOf(await run(one.actor, "exam.close", { attemptId: id }, { at: later(100 * MINUTE_MS) }))).toBe(
      "NOT_FOUND",
    );
    expect(await answersOf(id)).toEqual([]);
  });

  it("takes what was under way at the end, and nothing later", async () => {
    const seated = await seat();
    const id = await start(seated);
    expect(codeOf(await answer(seated, id, later(60 * MINUTE_MS + 29_999)))).toBe("OK");
    expect(codeOf(await answer(seated, id, later(60 * MINUTE_MS + 30_000)))).toBe("NOT_ALLOWED_NOW");
  });

  it("refuses answers sent again after the end, and does not lay them over the next try", async () => {
    const seated = await seat();
    const id = await sit(world, seated, 0);
    const before = await answersOf(id);
    const sheet = sheetOf(await paperOf(world, id), 30);
    expect(codeOf(await answer(seated, id, later(1_000), sheet))).toBe("NOT_ALLOWED_NOW");
    const next = await start(seated, later(2_000));
    expect(codeOf(await answer(seated, id, later(3_000), sheet))).toBe("NOT_ALLOWED_NOW");
    expect(await answersOf(id)).toEqual(before);
    expect(await answersOf(next)).toEqual([]);
  });

  it.each([
    [{ place: 30, option: 0 }],
    [{ place: -1, option: 0 }],
    [{ place: 0, option: 4 }],
    [{ place: 0.5, option: 0 }],
  ])("refuses %j", async (one) => {
    const seated = await seat();
    expect(codeOf(await answer(seated, await start(seated), NOW, [one]))).toBe("INVALID_INPUT");
  });
});

describe("exam.finish", () => {
  it("scores a pass and writes it to the seat at once", async () => {
    const seated = await seat();
    const id = await sit(world, seated, 25);
    expect(await rowOf(id)).toMatchObject({
      ended_by: "person",
      right_count: 25,
      score: 83,
      passed: true,
      finished_at: NOW,
    });
    expect(await theoryOf(seated)).toEqual({ theory_score: 83, theory_at: NOW, theory_by: seated.actor.userId });
    const audit = await world.rows("SELECT detail FROM audit WHERE action = 'exam:finish' AND $1 = ANY (subject_ids)", [
      id,
    ]);
    expect(audit).toEqual([{ detail: { try: 1, answers: 30, passed: true, by: "person" } }]);
  });

  it("scores a fail, and keeps the best of the tries with the seat", async () => {
    const seated = await seat();
    await sit(world, seated, 20);
    expect(await theoryOf(seated)).toMatchObject({ theory_score: 66 });
    await sit(world, seated, 3, later(MINUTE_MS));
    expect(await theoryOf(seated)).toMatchObject({ theory_score: 66, theory_at: NOW });
    await sit(world, seated, 22, later(2 * MINUTE_MS));
    expect(await theoryOf(seated)).toMatchObject({ theory_score: 73 });
  });

  it("opens the door at once where the practical part is passed already", async () => {
    const seated = await seat();
    await world.rows("UPDATE training_enrolment SET practice_passed_at = $2, practice_by = $3 WHERE id = $1", [
      seated.enrolmentId,
      NOW,
      trainer.id,
    ]);
    await sit(world, seated, 20);
    const held = () =>
      world.rows("SELECT level FROM access_grant WHERE appointment_id = $1 AND source = 'training-passed'", [
        seated.appointmentId,
      ]);
    expect(await held()).toEqual([]);
    await sit(world, seated, 30, later(MINUTE_MS));
    expect(await held()).toEqual([{ level: "full" }]);
    expect(why(await ask(seated, later(2 * MINUTE_MS)))).toBe("PASSED");
  });

  it("happens once", async () => {
    const seated = await seat();
    const id = await start(seated);
    const outcomes = await Promise.all([finish(seated, id), finish(seated, id, later(1))]);
    expect(outcomes.map(codeOf).toSorted()).toEqual(["NOT_ALLOWED_NOW", "OK"]);
  });

  it("counts no minute past the end", async () => {
    const seated = await seat();
    const id = await start(seated);
    await finish(seated, id, later(60 * MINUTE_MS + 5_000));
    expect(await rowOf(id)).toMatchObject({ ended_by: "clock", finished_at: later(60 * MINUTE_MS), score: 0 });
  });
});

describe("the clock", () => {
  const OVER = later(61 * MINUTE_MS);

  it("closes by the job what nobody finished, with the answers that came in time", async () => {
    const [gone, busy] = [await seat(), await seat()];
    const id = await start(gone);
    await answer(gone, id, later(MINUTE_MS), sheetOf(await paperOf(world, id), 24));
    const running = await start(busy, later(30 * MINUTE_MS));
    await closeOverdueAttempts(later(60 * MINUTE_MS + 29_000));
    expect((await rowOf(id))?.finished_at).toBeNull();
    expect(await closeOverdueAttempts(OVER)).toBeGreaterThanOrEqual(1);
    expect(await rowOf(id)).toMatchObject({
      ended_by: "clock",
      finished_at: later(60 * MINUTE_MS),
      score: 80,
      passed: true,
    });
    expect(await theoryOf(gone)).toEqual({
      theory_score: 80,
      theory_at: later(60 * MINUTE_MS),
      theory_by: gone.actor.userId,
    });
    expect((await rowOf(running))?.finished_at).toBeNull();
    const audit = await world.rows("SELECT detail FROM audit WHERE action = 'exam:finish' AND $1 = ANY (subject_ids)", [
      id,
    ]);
    expect(audit).toEqual([{ detail: { try: 1, answers: 30, passed: true, by: "clock" } }]);
    await closeOverdueAttempts(later(10 * 60 * MINUTE_MS));
  });

  it("closes when the page asks, and not before the end", async () => {
    const seated = await seat();
    const attemptId = await start(seated);
    expect(codeOf(await run(seated.actor, "exam.close", { attemptId }))).toBe("NOT_ALLOWED_NOW");
    expect(codeOf(await run(seated.actor, "exam.close", { attemptId }, { at: OVER }))).toBe("OK");
    expect(codeOf(await run(seated.actor, "exam.close", { attemptId }, { at: OVER }))).toBe("NOT_ALLOWED_NOW");
  });

  it("closes an earlier try when another begins", async () => {
    const seated = await seat();
    const first = await start(seated);
    const second = await start(seated, OVER);
    expect(await rowOf(first)).toMatchObject({ ended_by: "clock", score: 0 });
    expect(await rowOf(second)).toMatchObject({ try_number: 2, finished_at: null });
    const audit = await world.rows("SELECT 1 FROM audit WHERE action = 'exam:finish' AND $1 = ANY (subject_ids)", [
      first,
    ]);
    expect(audit).toHaveLength(1);
  });

  it("meets a finish and the job in one order", async () => {
    const seated = await seat();
    const id = await start(seated);
    await Promise.all([finish(seated, id, OVER), closeOverdueAttempts(OVER), ask(seated, OVER)]);
    expect(await rowOf(id)).toMatchObject({ ended_by: "clock", score: 0 });
    const audit = await world.rows("SELECT 1 FROM audit WHERE action = 'exam:finish' AND $1 = ANY (subject_ids)", [id]);
    expect(audit).toHaveLength(1);
  });
});
