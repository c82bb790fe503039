import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { handles } from "@/lib/server/db/pool";
import { referenceSql } from "@/lib/server/db/reference";
import { heldBy } from "@/lib/server/delegation/duties";
import { findExamPage } from "@/lib/server/exam/page-query";
import { lookAtRetests } from "@/lib/server/training-session/look-at-retests";
import { findOwnTraining } from "@/lib/server/training-session/own-query";
import { codeOf, run, VILLAGE } from "../admin/world";
import { paperOf, sheetOf } from "../exam/seats";
import { actingAt, levelAt, TrainingWorld } from "./world";

const world = new TrainingWorld();
const DAY = 86_400_000;
const PASSED_AT = new Date("2026-05-14T08:00:00Z");
const daysOn = (days: number, ms = 0) => new Date(PASSED_AT.getTime() + days * DAY + ms);
/** A quarter past midnight in Jakarta on the 150th day; it bites thirty local days later. */
const NIGHT = new Date("2026-10-10T17:15:00Z");
const DUE = new Date("2026-11-10T17:00:00Z");

let admin: Actor;
let trainer: Actor;

beforeAll(async () => {
  await world.open();
  ({ admin, trainer } = await world.staff());
});
afterAll(async () => {
  await world.rows("DELETE FROM proposal_event WHERE regency_code IN ('3204', '3205')");
  await world.close();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

interface Passed {
  readonly id: string;
  readonly postId: string;
}

async function passed(): Promise<Passed> {
  const { person, sessionId, enrolmentId } = await world.seated({ admin, trainer });
  await run(
    trainer,
    "training.mark",
    { sessionId, enrolmentId, theoryScore: 90, practicePassed: true },
    { at: PASSED_AT },
  );
  return person;
}

interface Retest {
  readonly id: string;
  readonly why: string;
  readonly due_at: Date;
  readonly cleared_by: string | null;
}

async function retestOf({ postId }: Passed): Promise<Retest> {
  const [row] = await world.rows<Retest>(
    "SELECT id, why, due_at, cleared_by FROM retest WHERE appointment_id = $1 ORDER BY announced_at DESC",
    [postId],
  );
  if (row === undefined) throw new Error("no test again");
  return row;
}
const hasRetest = async ({ postId }: Passed) =>
  (await world.rows("SELECT 1 FROM retest WHERE appointment_id = $1", [postId])).length > 0;

const told = async ({ id }: Passed) =>
  (
    await world.rows<{ kind: string }>(
      "SELECT kind FROM notice WHERE user_id = $1 AND kind LIKE 'retest%' ORDER BY id",
      [id],
    )
  ).map(({ kind }) => kind);

/** Own work as the audit and the history hold it, written by the owner. */
const saved = ({ id }: Passed, at: Date) =>
  world.rows(
    "INSERT INTO audit (regency_code, at, id, area_code, actor_id, action, subject_kind, subject_ids) VALUES ('3204', $1, $2, $3, $4, 'proposal:save', 'proposal', ARRAY[$2]::uuid[])",
    [at, uuidv7(), VILLAGE.here, id],
  );
const step = ({ id }: Passed, proposalId: string, at: Date, part: Readonly<Record<string, string | null>>) =>
  world.rows(
    `INSERT INTO proposal_event (regency_code, id, village_code, proposal_id, at, actor_id, grant_id, role, event, from_state, to_state, reason_code)
     VALUES ($10, $1, $2, $3, $4, $5, $1, $6, $7, $11, $8, $9)`,
    [
      uuidv7(),
      part["village"] ?? VILLAGE.here,
      proposalId,
      at,
      part["actor"] ?? id,
      part["role"] ?? "village-operator",
      part["event"],
      part["to"],
      part["reason"] ?? null,
      (part["village"] ?? VILLAGE.here).slice(0, 4),
      part["from"] ?? "draft",
    ],
  );

/** A proposal sent and judged by somebody else: returned for a reason, or agreed to. */
async function sent(person: Passed, at: Date, reason: string | null, village: string = VILLAGE.here) {
  const proposalId = uuidv7();
  await step(person, proposalId, at, { event: "submit", to: "submitted", village });
  const judged = { actor: trainer.userId, role: "regency-verifier", from: "submitted", village };
  await step(person, proposalId, new Date(at.getTime() + 1_000), {
    ...judged,
    ...(reason === null ? { event: "endorse", to: "endorsed" } : { event: "return", to: "returned", reason }),
  });
  return proposalId;
}

async function sit(person: Passed, testId: string, right: number, at: Date) {
  const actor = await actingAt(person, at);
  const id = uuidv7();
  const started = await run(actor, "exam.start", { testId, id }, { at });
  if (!started.ok) return started;
  await run(actor, "exam.answer", { attemptId: id, answers: sheetOf(await paperOf(world, id), right) }, { at });
  return run(actor, "exam.finish", { attemptId: id }, { at });
}

describe("after long inactivity", () => {
  it("is announced a month before it bites; the clock lessens the door at that second, and the test opens it again", async () => {
    const person = await passed();
    await lookAtRetests(new Date(NIGHT.getTime() - DAY));
    expect(await hasRetest(person)).toBe(false);
    await lookAtRetests(NIGHT);
    const { id, why, due_at: dueAt } = await retestOf(person);
    expect({ why, dueAt }).toEqual({ why: "idle", dueAt: DUE });
    expect(await told(person)).toEqual(["retest-announced"]);
    // Nothing runs in between: what was written says it.
    expect(await levelAt(person, new Date(DUE.getTime() - 1))).toBe("full");
    expect(await levelAt(person, DUE)).toBe("provisional");
    const own = await findOwnTraining(await actingAt(person, DUE), DUE);
    expect(own.posts[0]).toMatchObject({
      retest: { id, why: "idle", isDue: true, triesLeft: 3 },
      door: { level: "provisional" },
    });

    const night = new Date(DUE.getTime() + 15 * 60_000);
    await lookAtRetests(night);
    await lookAtRetests(new Date(night.getTime() + DAY));
    expect(await told(person)).toEqual(["retest-announced", "retest-due"]);

    const failedAt = new Date(DUE.getTime() + DAY);
    expect(codeOf(await sit(person, id, 20, failedAt))).toBe("OK");
    expect(await levelAt(person, failedAt)).toBe("provisional");
    const again = new Date(DUE.getTime() + 2 * DAY + 123);
    expect(codeOf(await sit(person, id, 21, again))).toBe("OK");
    expect(await levelAt(person, new Date(again.getTime() - 1))).toBe("provisional");
    expect(await levelAt(person, again)).toBe("full");
    expect((await retestOf(person)).cleared_by).toBe("test");
    const [door] = await world.rows<{ validTo: Date }>(
      `SELECT g.valid_to AS "validTo" FROM access_grant g WHERE g.appointment_id = $1 AND g.level = 'full' ORDER BY g.valid_from DESC LIMIT 1`,
      [person.postId],
    );
    const [certificate] = await world.rows<{ validTo: Date }>(
      `SELECT valid_to AS "validTo" FROM certificate WHERE appointment_id = $1`,
      [person.postId],
    );
    expect(door).toEqual(certificate);
    const page = await findExamPage(await actingAt(person, again), id, { locale: "id", now: again });
    expect(page).toMatchObject({ trainingTitle: null, problem: "PASSED", triesLeft: 1 });
    expect(codeOf(await sit(person, id, 21, again))).toBe("NOT_ALLOWED_NOW");
  });

  it("is passed before it bites without a second of lesser access", async () => {
    const person = await passed();
    await lookAtRetests(NIGHT);
    const { id } = await retestOf(person);
    const at = new Date(NIGHT.getTime() + 2 * DAY);
    expect(codeOf(await sit(person, id, 30, at))).toBe("OK");
    for (const now of [at, DUE, daysOn(364)]) expect(await levelAt(person, now)).toBe("full");
    // Idle days are counted from the pass.
    await lookAtRetests(new Date(at.getTime() + 100 * DAY));
    expect((await retestOf(person)).cleared_by).toBe("test");
  });

  it("is let off by own work before it bites, seen the night after, and not by work after it", async () => {
    const [worker, late] = [await passed(), await passed()];
    await lookAtRetests(NIGHT);
    await saved(worker, new Date(DUE.getTime() - 1_000));
    await saved(late, new Date(DUE.getTime() + 1_000));
    await lookAtRetests(new Date(DUE.getTime() + 15 * 60_000));
    expect((await retestOf(worker)).cleared_by).toBe("work");
    expect(await levelAt(worker, new Date(DUE.getTime() + 16 * 60_000))).toBe("full");
    expect((await retestOf(late)).cleared_by).toBeNull();
    expect(await levelAt(late, new Date(DUE.getTime() + 16 * 60_000))).toBe("provisional");
    const { id } = await retestOf(worker);
    const now = new Date(DUE.getTime() + DAY);
    const page = await findExamPage(await actingAt(worker, now), id, { locale: "id", now });
    expect(page).toMatchObject({ problem: "LET_OFF" });
  });

  it("does not ask who worked, whose account is suspended or whose post has ended", async () => {
    const [worker, suspended, ended] = [await passed(), await passed(), await passed()];
    await saved(worker, daysOn(40));
    await world.rows("UPDATE app_user SET status = 'suspended' WHERE id = $1", [suspended.id]);
    await run(admin, "appointment.end", { id: ended.postId, reason: "pindah tugas" }, { at: daysOn(10) });
    await lookAtRetests(NIGHT);
    for (const person of [worker, suspended, ended]) expect(await hasRetest(person)).toBe(false);
  });
});

describe("with many errors", () => {
  it("asks of who had more than three in ten returned for faults, and lets off when the share falls", async () => {
    const [careless, few, unlucky] = [await passed(), await passed(), await passed()];
    for (let n = 0; n < 20; n += 1) {
      await sent(careless, daysOn(5, n * 60_000), n < 7 ? "ANSWERS_INCONSISTENT" : null);
      await sent(few, daysOn(5, n * 60_000), n < 6 ? "ANSWERS_INCONSISTENT" : null);
      await sent(unlucky, daysOn(5, n * 60_000), n < 12 ? "FAMILY_NOT_MET" : null);
    }
    const night = new Date("2026-05-24T17:15:00Z");
    await lookAtRetests(night);
    expect(await retestOf(careless)).toMatchObject({ why: "errors", due_at: new Date("2026-06-24T17:00:00Z") });
    expect(await hasRetest(few)).toBe(false);
    expect(await hasRetest(unlucky)).toBe(false);
    for (let n = 0; n < 4; n += 1) await sent(careless, daysOn(12, n * 60_000), null);
    await lookAtRetests(new Date(night.getTime() + 3 * DAY));
    expect((await retestOf(careless)).cleared_by).toBe("work");
    expect(await levelAt(careless, daysOn(60))).toBe("full");
  });

  it("counts the fifty latest alone, and nothing that waits, was taken back, was sent elsewhere or before the pass", async () => {
    const person = await passed();
    for (let n = 0; n < 20; n += 1) await sent(person, daysOn(2, n * 60_000), "NIK_DOUBLE");
    for (let n = 0; n < 50; n += 1) await sent(person, daysOn(4, n * 60_000), null);
    const [waiting, elsewhere, before, recalled] = [await passed(), await passed(), await passed(), await passed()];
    for (let n = 0; n < 19; n += 1) await sent(waiting, daysOn(3, n * 60_000), "NIK_DOUBLE");
    await step(waiting, uuidv7(), daysOn(4), { event: "submit", to: "submitted" });
    for (let n = 0; n < 20; n += 1) {
      await sent(elsewhere, daysOn(3, n * 60_000), "NIK_DOUBLE", VILLAGE.there);
      await sent(before, daysOn(-3, n * 60_000), "NIK_DOUBLE");
      const proposalId = await sent(recalled, daysOn(3, n * 60_000), "NIK_DOUBLE");
      const taken = {
        actor: trainer.userId,
        role: "regency-verifier",
        event: "recall",
        from: "returned",
        to: "submitted",
      };
      await step(recalled, proposalId, daysOn(3, n * 60_000 + 2_000), taken);
    }
    await lookAtRetests(new Date("2026-05-24T17:15:00Z"));
    for (const each of [person, waiting, elsewhere, before, recalled]) expect(await hasRetest(each)).toBe(false);
  });
});

describe("a test again", () => {
  it("is nobody else's, has three tries and answers a repeat with its first result", async () => {
    const [person, other] = [await passed(), await passed()];
    await lookAtRetests(NIGHT);
    const { id } = await retestOf(person);
    expect(codeOf(await sit(other, id, 30, NIGHT))).toBe("NOT_FOUND");
    expect(await findExamPage(await actingAt(other, NIGHT), id, { locale: "id", now: NIGHT })).toBeNull();
    const actor = await actingAt(person, NIGHT);
    const input = { testId: id, id: uuidv7() };
    const operationId = uuidv7();
    const first = await run(actor, "exam.start", input, { operationId, at: NIGHT });
    expect(codeOf(first)).toBe("OK");
    expect(await run(actor, "exam.start", input, { operationId, at: NIGHT })).toEqual(first);
    await run(actor, "exam.finish", { attemptId: input.id }, { at: NIGHT });
    for (const hours of [2, 4])
      expect(codeOf(await sit(person, id, 3, new Date(NIGHT.getTime() + hours * 3_600_000)))).toBe("OK");
    expect(await sit(person, id, 30, new Date(NIGHT.getTime() + DAY))).toMatchObject({
      error: { code: "NOT_ALLOWED_NOW", fields: [{ detail: "NO_TRIES" }] },
    });
  });

  it("is cleared by a certificate of another training, which opens full access at once", async () => {
    const person = await passed();
    await lookAtRetests(NIGHT);
    const planned = new Date(DUE.getTime() + 5 * DAY);
    const days = { fromDay: "2026-11-17", toDay: "2026-11-17" };
    const sessionId = await world.planned(trainer, days, planned);
    await world.invite(trainer, sessionId, [person.postId], planned);
    const { id: enrolmentId } = await world.seatOf(sessionId, person.postId);
    await world.answer(person, enrolmentId, "accept", planned);
    const at = new Date("2026-11-17T08:00:00Z");
    const mark = { sessionId, enrolmentId, theoryScore: 80, practicePassed: true };
    expect(await levelAt(person, at)).toBe("provisional");
    await run(trainer, "training.mark", mark, { at });
    expect(await levelAt(person, at)).toBe("full");
    expect((await retestOf(person)).cleared_by).toBe("certificate");
  });

  it("makes no one a stand-in for a colleague on leave while it is due", async () => {
    const person = await passed();
    await lookAtRetests(NIGHT);
    const [row] = await world.rows<{ id: string }>(
      "SELECT id FROM access_grant WHERE appointment_id = $1 AND level = 'provisional' AND valid_from = $2",
      [person.postId, DUE],
    );
    expect(row).toBeDefined();
    expect(await heldBy(referenceSql(), [person.id], DUE)).toMatchObject([{ level: "provisional", isScheduled: true }]);
  });

  it("is written by the portal's role, and taken back by nobody", async () => {
    const may = await world.rows(
      "SELECT has_table_privilege('mutakhir_app', 'retest', 'DELETE') AS gone, has_column_privilege('mutakhir_app', 'retest', 'due_at', 'UPDATE') AS moved",
    );
    expect(may).toEqual([{ gone: false, moved: false }]);
  });
});
