import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { PAIRS_TASK } from "@/lib/domain/practice/task";
import { handles } from "@/lib/server/db/pool";
import { referenceSql } from "@/lib/server/db/reference";
import { FAMILY_BANK, familyTask } from "@/lib/server/practice/bank";
import { pairTask } from "@/lib/server/practice/pairs";
import { prunePractice } from "@/lib/server/practice/prune";
import { findPracticeHome, findPracticeTask } from "@/lib/server/practice/queries";
import { NEWCOMER, toldPatches } from "@/tests/support/told";
import { codeOf, HERE, NOW, type Person, run, World } from "../admin/world";
import { later, MINUTE_MS, removeTrainings, type Seated, seatSomebody } from "../exam/seats";

const world = new World();
const DAY_MS = 86_400_000;
const READING = { locale: "id", now: NOW } as const;
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
const begin = (actor: Actor, enrolmentId: string | null, task: string, at = NOW) =>
  run(actor, "practice.begin", { enrolmentId, task }, { at });
const why = (outcome: Awaited<ReturnType<typeof begin>>) =>
  outcome.ok ? "OK" : (outcome.error.fields?.[0]?.detail ?? outcome.error.code);

async function tasksOf(actor: Actor, enrolmentId: string | null): Promise<readonly string[]> {
  return (await findPracticeHome(actor, enrolmentId, READING))?.tasks.map(({ code }) => code) ?? [];
}

async function begun(actor: Actor, enrolmentId: string | null, task: string): Promise<string> {
  const outcome = await begin(actor, enrolmentId, task);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome));
  return (outcome.value as { id: string }).id;
}

const versionOf = async (id: string) =>
  (await world.rows<{ version: number }>("SELECT version FROM practice_work WHERE id = $1", [id]))[0]?.version ?? 0;

/** Types all that the story tells, but for some keys. */
async function type(actor: Actor, id: string, code: string, leave: readonly string[] = []) {
  const task = familyTask(code);
  if (task === null) throw new Error("no such task");
  const patches = toldPatches(task).filter(({ key }) => !leave.includes(key));
  const memberOps = task.hasNewcomer ? [{ kind: "add", uid: NEWCOMER }] : [];
  return run(actor, "practice.save", { regencyCode: "9999", id, patches, memberOps });
}

const finish = async (actor: Actor, id: string, at = NOW) =>
  run(actor, "practice.finish", { id, version: await versionOf(id) }, { at });

async function judge(actor: Actor, enrolmentId: string | null, id: string, turn = (isSame: boolean) => isSame) {
  const task = await findPracticeTask(actor, { enrolmentId, code: PAIRS_TASK }, READING);
  if (task?.kind !== "pairs") throw new Error("no pairs");
  const given = task.pairs.map(({ code }) => ({ code, isSame: turn(pairTask(code).isSame) }));
  return run(actor, "practice.pairs", { id, version: await versionOf(id), given });
}

async function doSet({ actor, enrolmentId }: Seated): Promise<void> {
  for (const code of await tasksOf(actor, enrolmentId)) {
    const id = await begun(actor, enrolmentId, code);
    if (code === PAIRS_TASK) {
      expect(await judge(actor, enrolmentId, id)).toMatchObject({ ok: true, value: { isDone: true } });
      continue;
    }
    expect(codeOf(await type(actor, id, code))).toBe("OK");
    expect(await finish(actor, id)).toMatchObject({ ok: true, value: { isDone: true, missed: 0, strayed: 0 } });
  }
}

const seatRow = async (enrolmentId: string) =>
  (
    await world.rows<{ practice_passed_at: Date | null; practice_by: string | null }>(
      "SELECT practice_passed_at, practice_by FROM training_enrolment WHERE id = $1",
      [enrolmentId],
    )
  )[0];

describe("the practical part of a seat", () => {
  it("is passed with its last task, and with the test opens everything in the same transaction", async () => {
    const seated = await seat();
    const { actor, enrolmentId } = seated;
    expect(await tasksOf(actor, enrolmentId)).toHaveLength(5);
    await world.rows("UPDATE training_enrolment SET theory_score = 80, theory_at = $2, theory_by = $3 WHERE id = $1", [
      enrolmentId,
      NOW,
      actor.userId,
    ]);
    await doSet(seated);
    expect(await seatRow(enrolmentId)).toEqual({ practice_passed_at: NOW, practice_by: actor.userId });
    const grants = await world.rows<{ level: string; source: string }>(
      "SELECT level, source FROM access_grant WHERE appointment_id = $1 AND level = 'full'",
      [seated.appointmentId],
    );
    expect(grants).toEqual([{ level: "full", source: "training-passed" }]);
    const home = await findPracticeHome(actor, enrolmentId, READING);
    expect(home?.training).toMatchObject({ problem: "PASSED", passedAt: NOW });
    expect(home?.tasks.map(({ state }) => state)).toEqual(Array(5).fill("done"));
  });

  it("passes nothing while a task is missing, nor by half a story", async () => {
    const { actor, enrolmentId } = await seat();
    const [first = ""] = await tasksOf(actor, enrolmentId);
    const id = await begun(actor, enrolmentId, first);
    const [lost] = familyTask(first)?.told ?? [];
    await type(actor, id, first, [lost?.key ?? ""]);
    const outcome = await finish(actor, id);
    expect(outcome).toMatchObject({
      ok: true,
      value: { isDone: false, isSetDone: false, fields: { missed: [], strayed: [] } },
    });
    await type(actor, id, first);
    expect(await finish(actor, id)).toMatchObject({ ok: true, value: { isDone: true, isSetDone: false } });
    expect((await seatRow(enrolmentId))?.practice_passed_at).toBeNull();
    // What is done stays as it was judged.
    expect(codeOf(await type(actor, id, first))).toBe("NOT_ALLOWED_NOW");
    expect(codeOf(await finish(actor, id))).toBe("NOT_ALLOWED_NOW");
  });

  it("is nobody else's: another's seat, work and tasks are as unknown as none", async () => {
    const { actor, enrolmentId } = await seat();
    const other = await seat();
    const [first = ""] = await tasksOf(actor, enrolmentId);
    const id = await begun(actor, enrolmentId, first);
    expect(codeOf(await begin(other.actor, enrolmentId, first))).toBe("NOT_FOUND");
    expect(codeOf(await type(other.actor, id, first))).toBe("NOT_FOUND");
    expect(codeOf(await finish(other.actor, id))).toBe("NOT_FOUND");
    expect(await findPracticeHome(other.actor, enrolmentId, READING)).toBeNull();
    expect(await findPracticeTask(other.actor, { enrolmentId, code: first }, READING)).toBeNull();
    const foreign = FAMILY_BANK.map(({ code }) => code).filter((code) => code !== first);
    const drawn = await tasksOf(actor, enrolmentId);
    for (const code of foreign.filter((each) => !drawn.includes(each)))
      expect(codeOf(await begin(actor, enrolmentId, code))).toBe("NOT_FOUND");
  });

  it("keeps within the training, the pact and the post", async () => {
    const notBegun = await seat({ startsAt: later(DAY_MS), endsAt: later(2 * DAY_MS) });
    const cases = [
      [notBegun, "NOT_BEGUN", NOW],
      [await seat({ state: "waiting" }), "NOT_SEATED", NOW],
      [await seat({ cancelledAt: NOW }), "CANCELLED", NOW],
      [await seat({ isSigned: false }), "NOT_SIGNED", NOW],
      [await seat({ barredAt: later(-MINUTE_MS) }), "POST_ENDED", NOW],
      [await seat({ startsAt: later(-40 * DAY_MS), endsAt: later(-39 * DAY_MS) }), "PRACTICE_OVER", NOW],
    ] as const;
    for (const [{ actor, enrolmentId }, problem, at] of cases) {
      const [first = ""] = await tasksOf(actor, enrolmentId);
      expect(why(await begin(actor, enrolmentId, first, at)), problem).toBe(problem);
      expect((await findPracticeHome(actor, enrolmentId, READING))?.training?.problem).toBe(problem);
    }
    const late = await seat();
    const [first = ""] = await tasksOf(late.actor, late.enrolmentId);
    const id = await begun(late.actor, late.enrolmentId, first);
    await type(late.actor, id, first);
    expect(why(await finish(late.actor, id, later(30 * DAY_MS)))).toBe("PRACTICE_OVER");
  });

  it("judges an older version never, and begins a task once", async () => {
    const { actor, enrolmentId } = await seat();
    const [first = ""] = await tasksOf(actor, enrolmentId);
    const [one, two] = await Promise.all([begun(actor, enrolmentId, first), begun(actor, enrolmentId, first)]);
    expect(one).toBe(two);
    await type(actor, one, first);
    expect(codeOf(await run(actor, "practice.finish", { id: one, version: 1 }))).toBe("STALE");
    const operationId = uuidv7();
    const send = () => run(actor, "practice.finish", { id: one, version: 2 }, { operationId });
    const outcome = await send();
    expect(outcome).toMatchObject({ ok: true, value: { isDone: true } });
    expect(await send()).toEqual(outcome);
  });

  it("takes no strangers, no unknown keys, and keeps identifiers sealed", async () => {
    const { actor, enrolmentId } = await seat();
    const [first = ""] = await tasksOf(actor, enrolmentId);
    const id = await begun(actor, enrolmentId, first);
    const patch = (part: object) =>
      run(actor, "practice.save", {
        regencyCode: "9999",
        id,
        patches: [{ level: "member", uid: uuidv7(), key: "name", before: null, value: "Siapa", ...part }],
      });
    expect(codeOf(await patch({}))).toBe("INVALID_INPUT");
    expect(codeOf(await patch({ level: "household", uid: null, key: "unknownKey" }))).toBe("INVALID_INPUT");
    const [uid = ""] = Object.keys(familyTask(first)?.base.members ?? {});
    expect(codeOf(await patch({ uid, key: "nik", value: "9900980101010009" }))).toBe("OK");
    const kept = await world.rows("SELECT payload::text FROM practice_work WHERE id = $1", [id]);
    expect(JSON.stringify(kept)).not.toContain("9900980101010009");
  });
});

describe("pairs", () => {
  it("are judged together: one wrong says why and draws others", async () => {
    const { actor, enrolmentId } = await seat();
    const id = await begun(actor, enrolmentId, PAIRS_TASK);
    const shown = await findPracticeTask(actor, { enrolmentId, code: PAIRS_TASK }, READING);
    expect(JSON.stringify(shown)).not.toMatch(/isSame|"why"/);
    const wrong = await judge(actor, enrolmentId, id, () => true);
    expect(wrong).toMatchObject({ ok: true, value: { isDone: false } });
    expect(wrong.ok && (wrong.value as { why: unknown[] }).why).toHaveLength(2);
    const next = await findPracticeTask(actor, { enrolmentId, code: PAIRS_TASK }, READING);
    expect(next).not.toEqual(shown);
    const stale = { id, version: 1, given: [1, 2, 3].map(() => ({ code: "kembar", isSame: false })) };
    expect(codeOf(await run(actor, "practice.pairs", stale))).toBe("STALE");
    expect(codeOf(await run(actor, "practice.pairs", { ...stale, version: 2 }))).toBe("INVALID_INPUT");
    expect(await judge(actor, enrolmentId, id)).toMatchObject({ ok: true, value: { isDone: true, why: [] } });
    expect(codeOf(await judge(actor, enrolmentId, id))).toBe("NOT_ALLOWED_NOW");
  });
});

it("forgets what nobody has touched for ninety days", async () => {
  const { actor } = await seat();
  const [first = "", second = ""] = await tasksOf(actor, null);
  const [old, young] = [await begun(actor, null, first), await begun(actor, null, second)];
  const touch = (id: string, days: number) =>
    world.rows("UPDATE practice_work SET updated_at = $2 WHERE id = $1", [id, later(-days * DAY_MS)]);
  await touch(old, 91);
  await touch(young, 89);
  await prunePractice(referenceSql(), NOW);
  expect([await versionOf(old), await versionOf(young)]).toEqual([0, 1]);
});

describe("practice.drop", () => {
  it("begins a task anew, but for what counts for a seat and is done, and for another's", async () => {
    const { actor, enrolmentId } = await seat();
    const other = await seat();
    const [first = ""] = await tasksOf(actor, enrolmentId);
    const drop = (who: Actor, id: string) => run(who, "practice.drop", { id });
    const id = await begun(actor, enrolmentId, first);
    expect(codeOf(await drop(other.actor, id))).toBe("NOT_FOUND");
    expect(codeOf(await drop(actor, id))).toBe("OK");
    expect(codeOf(await run(actor, "practice.finish", { id, version: 1 }))).toBe("NOT_FOUND");
    const again = await begun(actor, enrolmentId, first);
    expect(again).not.toBe(id);
    await type(actor, again, first);
    await finish(actor, again);
    expect(codeOf(await drop(actor, again))).toBe("NOT_ALLOWED_NOW");
    const [free = ""] = await tasksOf(actor, null);
    const freely = await begun(actor, null, free);
    await type(actor, freely, free);
    await finish(actor, freely);
    expect(codeOf(await drop(actor, freely))).toBe("OK");
  });
});

describe("free practice", () => {
  it("is open to anybody who is signed in, holds none of the own set, names what is missed, and counts for nothing", async () => {
    const { actor, enrolmentId } = await seat();
    const own = (await tasksOf(actor, enrolmentId)).filter((code) => code !== PAIRS_TASK);
    const free = (await tasksOf(actor, null)).filter((code) => code !== PAIRS_TASK);
    expect(free.filter((code) => own.includes(code))).toEqual([]);
    expect(free.length + own.length).toBe(FAMILY_BANK.length);
    const viewer = await world.actor(await world.person("Pembaca", [{ role: "viewer", regionCode: HERE }]));
    const [first = ""] = await tasksOf(viewer, null);
    const id = await begun(viewer, null, first);
    const [fact] = familyTask(first)?.told ?? [];
    await type(viewer, id, first, [fact?.key ?? ""]);
    const outcome = await finish(viewer, id);
    expect(outcome).toMatchObject({ ok: true, value: { isDone: false } });
    const { fields } = (outcome.ok ? outcome.value : {}) as { fields: { missed: { key: string }[] } };
    expect(fields.missed.map(({ key }) => key)).toContain(fact?.key);
    for (const code of await tasksOf(actor, null)) {
      const each = await begun(actor, null, code);
      if (code === PAIRS_TASK) await judge(actor, null, each);
      else {
        await type(actor, each, code);
        await finish(actor, each);
      }
    }
    expect((await seatRow(enrolmentId))?.practice_passed_at).toBeNull();
  });
});
