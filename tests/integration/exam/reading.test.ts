import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { LEAST_SHOWN } from "@/lib/domain/exam/item-stat";
import { handles } from "@/lib/server/db/pool";
import { findAttempt } from "@/lib/server/exam/attempt-query";
import { QUESTION_BANK } from "@/lib/server/exam/bank/bank";
import { listItems } from "@/lib/server/exam/item-query";
import { findExamPage } from "@/lib/server/exam/page-query";
import { findResult } from "@/lib/server/exam/result-query";
import { HERE, NOW, type Person, run, World } from "../admin/world";
import { later, MINUTE_MS, paperOf, removeTrainings, type Seated, seatSomebody, sheetOf, sit, start } from "./seats";

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
const reading = (now = NOW) => ({ locale: "id" as const, now });
const pageOf = ({ actor, enrolmentId }: Seated, now = NOW) => findExamPage(actor, enrolmentId, reading(now));

describe("the page of a test", () => {
  it("says what may be done, within what, and what the questions are of", async () => {
    const page = await pageOf(await seat());
    expect(page).toMatchObject({ problem: null, open: null, tries: [], triesLeft: 3, role: "village-operator" });
    expect(page?.blueprint.reduce((sum, { count }) => sum + count, 0)).toBe(30);
    // An hour before the midnight at which the days of the test end.
    expect(page?.lastStart.toISOString()).toBe("2026-05-29T16:00:00.000Z");
  });

  it("is not there for another's seat", async () => {
    const [one, other] = [await seat(), await seat()];
    expect(await pageOf({ ...one, enrolmentId: other.enrolmentId })).toBeNull();
  });

  it("tells an open attempt, then an overdue one, then what came of it", async () => {
    const seated = await seat();
    const attemptId = await start(seated);
    expect(await pageOf(seated, later(MINUTE_MS))).toMatchObject({
      problem: "OPEN",
      open: { attemptId, testId: seated.enrolmentId, isOverdue: false },
    });
    const over = later(61 * MINUTE_MS);
    expect(await pageOf(seated, over)).toMatchObject({ open: { attemptId, isOverdue: true } });
    await run(seated.actor, "exam.close", { attemptId }, { at: over });
    expect(await pageOf(seated, over)).toMatchObject({
      problem: null,
      open: null,
      triesLeft: 2,
      tries: [{ number: 1, endedBy: "clock", score: 0, hasPassed: false, endedAt: later(60 * MINUTE_MS) }],
    });
  });
});

describe("the paper", () => {
  it("shows the questions as drawn, in the reader's language, with the answers so far and the server's time", async () => {
    const seated = await seat();
    const attemptId = await start(seated);
    await run(seated.actor, "exam.answer", { attemptId, answers: [{ place: 4, option: 2 }] });
    const [paper, english] = await Promise.all([
      findAttempt(seated.actor, attemptId, reading(later(1_000))),
      findAttempt(seated.actor, attemptId, { locale: "en", now: NOW }),
    ]);
    expect(paper?.serverNow).toBe(later(1_000).getTime());
    expect(paper?.endsAt).toBe(later(60 * MINUTE_MS).getTime());
    expect(paper?.questions.map(({ answer }) => answer)).toEqual(
      Array.from({ length: 30 }, (_, place) => (place === 4 ? 2 : null)),
    );
    const [first] = await paperOf(world, attemptId);
    const question = QUESTION_BANK.find(({ code }) => code === first?.code);
    expect(paper?.questions[0]?.text).toBe(question?.text.id);
    expect(english?.questions[0]?.text).toBe(question?.text.en);
    expect(paper?.questions[0]?.options).toEqual(first?.optionOrder.map((option) => question?.options[option].text.id));
  });

  it("holds nothing that tells the right answer", async () => {
    const seated = await seat();
    const attemptId = await start(seated);
    const paper = await findAttempt(seated.actor, attemptId, reading());
    const text = JSON.stringify(paper);
    for (const { code, why } of QUESTION_BANK) {
      expect(text).not.toContain(why.id);
      expect(text).not.toContain(`"${code}"`);
    }
    for (const question of paper?.questions ?? [])
      expect(Object.keys(question).toSorted()).toEqual(["answer", "options", "place", "text"]);
    expect(text).not.toMatch(/"(?:right|isRight|why|level|code|optionOrder|module)"/);
  });

  it("is not shown to another, nor when the test is over", async () => {
    const [one, other] = [await seat(), await seat()];
    const attemptId = await start(one);
    expect(await findAttempt(other.actor, attemptId, reading())).toBeNull();
    expect(await findAttempt(one.actor, attemptId, reading(later(61 * MINUTE_MS)))).toBeNull();
    await run(one.actor, "exam.finish", { attemptId });
    expect(await findAttempt(one.actor, attemptId, reading())).toBeNull();
  });
});

describe("the result", () => {
  const resultOf = (seated: Seated, attemptId: string) => findResult(seated.actor, attemptId, "id");

  it("is told by module, and keeps the answers to itself while another try may be made", async () => {
    const seated = await seat();
    const first = await sit(world, seated, 15);
    const result = await resultOf(seated, first);
    expect(result).toMatchObject({ score: 50, hasPassed: false, right: 15, of: 30, review: null });
    expect(result?.modules.reduce((sum, { right }) => sum + right, 0)).toBe(15);
    expect(result?.toRead.length).toBeGreaterThan(0);
    expect(JSON.stringify(result)).not.toMatch(/"why"|"chosen"/);
  });

  it("explains each question once the test is passed", async () => {
    const seated = await seat();
    const result = await resultOf(seated, await sit(world, seated, 28));
    expect(result?.review).toHaveLength(30);
    expect(result?.review?.filter(({ isRight }) => isRight)).toHaveLength(28);
    for (const line of result?.review ?? []) expect(line.why.length).toBeGreaterThan(10);
  });

  it("explains when no try is left, and not while the last is open", async () => {
    const seated = await seat();
    const first = await sit(world, seated, 1);
    await sit(world, seated, 1, later(MINUTE_MS));
    const last = await start(seated, later(2 * MINUTE_MS));
    expect((await resultOf(seated, first))?.review).toBeNull();
    await run(seated.actor, "exam.finish", { attemptId: last }, { at: later(3 * MINUTE_MS) });
    expect((await resultOf(seated, first))?.review).toHaveLength(30);
  });

  it("is not there for another, nor before the end", async () => {
    const [one, other] = [await seat(), await seat()];
    const attemptId = await start(one);
    expect(await resultOf(one, attemptId)).toBeNull();
    await run(one.actor, "exam.finish", { attemptId });
    expect(await resultOf(other, attemptId)).toBeNull();
  });
});

describe("the figures of the questions", () => {
  const everything = { module: null, isFlagged: false, after: null };

  it("are for coaches and trainers alone", async () => {
    const watcher = await world.actor(trainer);
    expect((await listItems(watcher, everything))?.lines).toHaveLength(25);
    expect(await listItems((await seat()).actor, everything)).toBeNull();
  });

  it("count what was asked and right, unanswered as not right, and hide what few have answered", async () => {
    const watcher = await world.actor(trainer);
    const before = await figures();
    const asked = new Map<string, { asked: number; right: number }>();
    for (const right of [30, 21, 12, 6, 0, 27]) {
      const seated = await seat({ role: "rt-head" });
      const attemptId = await start(seated);
      const paper = await paperOf(world, attemptId);
      // The last five stay unanswered.
      const answers = sheetOf(paper, right).slice(0, 25);
      await run(seated.actor, "exam.answer", { attemptId, answers });
      await run(seated.actor, "exam.finish", { attemptId });
      for (const [place, { code }] of paper.entries()) {
        const line = asked.get(code) ?? { asked: 0, right: 0 };
        asked.set(code, { asked: line.asked + 1, right: line.right + (place < Math.min(right, 25) ? 1 : 0) });
      }
    }
    const after = await figures();
    for (const [code, line] of asked) {
      const now = after.get(code);
      expect(now?.asked, code).toBe((before.get(code)?.asked ?? 0) + line.asked);
      if ((now?.asked ?? 0) < LEAST_SHOWN) expect(now?.share, code).toBeNull();
      if ((before.get(code)?.asked ?? 0) === 0 && line.asked >= LEAST_SHOWN)
        expect(now?.share, code).toBeCloseTo(line.right / line.asked);
      const apart = now?.discrimination ?? 0;
      expect(Math.abs(apart), code).toBeLessThanOrEqual(1);
    }
    expect([...after.values()].some(({ discrimination }) => (discrimination ?? 0) > 0.3)).toBe(true);

    async function figures() {
      const page = await listItems(watcher, everything, 1_000);
      return new Map(page?.lines.map((line) => [line.code, line]));
    }
  });

  it("are paged and filtered", async () => {
    const watcher = await world.actor(trainer);
    const first = await listItems(watcher, everything, 10);
    const second = await listItems(watcher, { ...everything, after: first?.next ?? null }, 10);
    const codes = [...(first?.lines ?? []), ...(second?.lines ?? [])].map(({ code }) => code);
    expect(new Set(codes).size).toBe(20);
    expect(codes).toEqual(codes.toSorted());
    const ethics = await listItems(watcher, { ...everything, module: "etika-dan-data-pribadi" }, 1_000);
    expect(ethics?.next).toBeNull();
    expect(new Set(ethics?.lines.map(({ module }) => module))).toEqual(new Set(["etika-dan-data-pribadi"]));
    const flagged = await listItems(watcher, { ...everything, isFlagged: true }, 1_000);
    expect(flagged?.lines.every(({ flags }) => flags.length > 0)).toBe(true);
  });
});
