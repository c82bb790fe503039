import { createHash } from "node:crypto";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Actor, scopeOf } from "@/lib/domain/access/actor";
import { parseCheckToken } from "@/lib/domain/meeting/check-token";
import { handles } from "@/lib/server/db/pool";
import { underScope } from "@/lib/server/db/scoped";
import { minutesHoldSince } from "@/lib/server/training-session/minutes/check-query";
import { findTrainingCopy, findTrainingMinutes } from "@/lib/server/training-session/minutes/queries";
import { storeTrainingCopy } from "@/lib/server/training-session/minutes/store-copy";
import { makeJpeg } from "@/tests/support/factory/pictures";
import { must, refusal, run } from "@/tests/support/factory/run";
import { HERE, THERE } from "../admin/world";
import { levelAt, MONDAY, TrainingWorld } from "./world";

const world = new TrainingWorld();
const DURING = new Date("2026-05-14T08:00:00Z");
/** The training ends on the 15th at 16.00 WIB; its test may be taken and marked for days after. */
const OVER = new Date("2026-05-15T09:30:00Z");
const LATER = new Date("2026-05-16T02:00:00Z");

let admin: Actor;
let trainer: Actor;
let stranger: Actor;

beforeAll(async () => {
  await world.open();
  ({ admin, trainer } = await world.staff());
  stranger = await world.actor(await world.person("Pelatih lain", [{ role: "trainer", regionCode: THERE }]));
});
afterAll(async () => {
  for (const table of ["training_minutes_copy", "training_minutes_fact", "training_minutes"])
    await world.rows(`DELETE FROM ${table} WHERE regency_code = $1`, [HERE]);
  await world.close();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

/** A training with one person there who passed half of it. */
async function held() {
  const { sessionId, enrolmentId } = await world.seated({ admin, trainer });
  await must(trainer, "training.attend", { sessionId, enrolmentIds: [enrolmentId], isPresent: true }, { now: DURING });
  return { sessionId, enrolmentId };
}

interface Closed {
  readonly id: string;
  readonly version: number;
  readonly documentNumber: string;
  readonly token: string;
}
const closing = (sessionId: string) => ({ id: uuidv7(), sessionId });
const close = (sessionId: string, now: Date) =>
  must<Closed & Record<string, unknown>>(trainer, "training.close-minutes", closing(sessionId), { now });
const mark = (sessionId: string, enrolmentId: string, theoryScore: number) =>
  must(trainer, "training.mark", { sessionId, enrolmentId, theoryScore, practicePassed: false }, { now: LATER });
const pageOf = async (sessionId: string, asked: number | null = null, actor: Actor = trainer) => {
  const page = await findTrainingMinutes(actor, sessionId, asked, LATER);
  if (page === null) throw new Error("no minutes");
  return page;
};
const codeOfToken = (token: string) => {
  const code = parseCheckToken(token);
  if (code === null) throw new Error("no code");
  return code;
};

describe("closing a training", () => {
  it("keeps its minutes as they stand, numbered, with the hash of the very text", async () => {
    const { sessionId, enrolmentId } = await held();
    const first = await close(sessionId, OVER);
    expect(first).toMatchObject({ version: 1, documentNumber: expect.stringMatching(/^\d+\/BA-PEL\/3204\/2026$/) });
    const page = await pageOf(sessionId);
    expect(page.isCurrent).toBe(true);
    expect(page.content.people).toMatchObject([{ isPresent: true, theoryScore: null, passed: false }]);
    const [row] = await world.rows<{ content: string; sha256: string }>(
      "SELECT content, encode(sha256, 'hex') AS sha256 FROM training_minutes WHERE session_id = $1",
      [sessionId],
    );
    expect(
      createHash("sha256")
        .update(row?.content ?? "")
        .digest("hex"),
    ).toBe(row?.sha256);
    await mark(sessionId, enrolmentId, 55);
    const after = await pageOf(sessionId);
    expect(after.isCurrent).toBe(false);
    expect(after.content.people[0]?.theoryScore).toBeNull();
  });

  it("a second time makes a version under the same number; the old one stays and its code holds no longer", async () => {
    const { sessionId, enrolmentId } = await held();
    const first = await close(sessionId, OVER);
    expect(await minutesHoldSince(codeOfToken(first.token))).toBe("2026-05-15");
    expect(await run(trainer, "training.close-minutes", closing(sessionId), { now: LATER })).toEqual({
      ok: false,
      error: { code: "NOT_ALLOWED_NOW", info: { reason: "UNCHANGED" } },
    });
    await mark(sessionId, enrolmentId, 55);
    const second = await close(sessionId, LATER);
    expect(second).toMatchObject({ version: 2, documentNumber: first.documentNumber });
    expect(await minutesHoldSince(codeOfToken(first.token))).toBeNull();
    expect(await minutesHoldSince(codeOfToken(second.token))).toBe("2026-05-16");
    expect((await pageOf(sessionId, 1)).content.people[0]?.theoryScore).toBeNull();
    expect((await pageOf(sessionId)).content.people[0]?.theoryScore).toBe(55);
    expect(await findTrainingMinutes(trainer, sessionId, 3, LATER)).toBeNull();
  });

  it("names who passed while it ran, though their post ended the same day", async () => {
    const { person, sessionId, enrolmentId } = await world.seated({ admin, trainer });
    const passed = { sessionId, enrolmentId, theoryScore: 90, practicePassed: true };
    await must(trainer, "training.mark", passed, { now: DURING });
    const soon = new Date(DURING.getTime() + 60_000);
    await must(admin, "appointment.end", { id: person.postId, reason: "pindah tugas" }, { now: soon });
    expect((await world.seatOf(sessionId, person.postId)).state).toBe("confirmed");
    expect(await levelAt(person, soon)).toBe("");
    await close(sessionId, OVER);
    expect((await pageOf(sessionId)).content.people).toMatchObject([{ theoryScore: 90, passed: true }]);
  });

  it("gives trainings that close at once their own numbers, and one repeated press one version", async () => {
    const sessions = await Promise.all([held(), held(), held()]);
    const made = await Promise.all(sessions.map(({ sessionId }) => close(sessionId, OVER)));
    expect(new Set(made.map(({ documentNumber }) => documentNumber)).size).toBe(3);
    const { sessionId } = await held();
    const input = closing(sessionId);
    const operationId = uuidv7();
    const both = await Promise.all(
      [1, 2].map(() => run(trainer, "training.close-minutes", input, { now: OVER, operationId })),
    );
    expect(both.some(({ ok }) => ok)).toBe(true);
    expect((await pageOf(sessionId)).versions).toHaveLength(1);
  });

  it("is refused before its end, when it was called off, to other regions, and to who only plans", async () => {
    const { sessionId } = await held();
    expect(await refusal(trainer, "training.close-minutes", closing(sessionId), { now: DURING })).toBe(
      "NOT_ALLOWED_NOW",
    );
    expect(await refusal(stranger, "training.close-minutes", closing(sessionId), { now: OVER })).toBe("NOT_FOUND");
    expect(await refusal(admin, "training.close-minutes", closing(sessionId), { now: OVER })).toBe("FORBIDDEN");
    expect(await refusal(trainer, "training.close-minutes", closing(uuidv7()), { now: OVER })).toBe("NOT_FOUND");
    expect(await findTrainingMinutes(stranger, sessionId, null, OVER)).toBeNull();
    const off = await world.planned(trainer);
    await must(trainer, "training.cancel", { id: off, reason: "tidak jadi" }, { now: MONDAY });
    expect(await refusal(trainer, "training.close-minutes", closing(off), { now: OVER })).toBe("NOT_ALLOWED_NOW");
    expect(await findTrainingMinutes(trainer, off, null, OVER)).toBeNull();
  });

  it("tells anybody the day alone: no name, no region, no hash stands in the public row", async () => {
    const { sessionId } = await held();
    const { token } = await close(sessionId, OVER);
    const [row] = await world.rows<object>("SELECT * FROM training_minutes_fact WHERE session_id = $1", [sessionId]);
    expect(Object.keys(row ?? {}).sort()).toEqual(["closed_on", "regency_code", "session_id", "token", "version"]);
    const code = codeOfToken(token);
    const forged = { ...code, token: `${code.token.slice(0, -1)}${code.token.endsWith("0") ? "1" : "0"}` };
    expect(await minutesHoldSince(forged)).toBeNull();
    expect(await minutesHoldSince({ ...code, regencyCode: "3205" })).toBeNull();
  });
});

describe("the signed copy", () => {
  it("is kept sealed with its hash, once, and opened in that area alone, with a line in the audit", async () => {
    const { sessionId } = await held();
    const { id } = await close(sessionId, OVER);
    const at = { regencyCode: HERE, id };
    const paper = makeJpeg({ exif: "lokasi rahasia" });
    const copyId = uuidv7();
    expect(await storeTrainingCopy(trainer, copyId, at, paper, LATER)).toEqual({ ok: true, value: { id: copyId } });
    expect(await storeTrainingCopy(trainer, copyId, at, paper, LATER)).toEqual({ ok: true, value: { id: copyId } });
    expect(await storeTrainingCopy(trainer, uuidv7(), at, paper, LATER)).toMatchObject({
      ok: false,
      error: { code: "NOT_ALLOWED_NOW", info: { reason: "SAME_FILE" } },
    });
    expect(await storeTrainingCopy(trainer, copyId, at, makeJpeg({ width: 900 }), LATER)).toMatchObject({
      error: { code: "IDEMPOTENCY_MISMATCH" },
    });
    expect(await storeTrainingCopy(stranger, uuidv7(), at, paper, LATER)).toMatchObject({
      error: { code: "NOT_FOUND" },
    });
    expect(await storeTrainingCopy(admin, uuidv7(), at, paper, LATER)).toMatchObject({ error: { code: "FORBIDDEN" } });
    expect(await storeTrainingCopy(trainer, uuidv7(), at, Buffer.from("halo"), LATER)).toMatchObject({
      error: { code: "UNSUPPORTED_FILE" },
    });
    const [copy] = (await pageOf(sessionId)).versions[0]?.copies ?? [];
    const file = await findTrainingCopy(admin, sessionId, copyId, LATER);
    expect(file?.bytes.includes("lokasi rahasia")).toBe(false);
    expect(
      createHash("sha256")
        .update(file?.bytes ?? "")
        .digest("hex"),
    ).toBe(copy?.sha256);
    const [stored] = await world.rows<{ content: Buffer }>("SELECT content FROM training_minutes_copy WHERE id = $1", [
      copyId,
    ]);
    expect(stored?.content.includes(file?.bytes ?? "")).toBe(false);
    expect(await findTrainingCopy(stranger, sessionId, copyId, LATER)).toBeNull();
    const audits = await world.rows(
      "SELECT 1 FROM audit WHERE action = 'training:read-copy' AND $1 = ANY (subject_ids)",
      [copyId],
    );
    expect(audits).toHaveLength(1);
  });

  it("and the minutes cannot be changed by the portal, nor read outside the area", async () => {
    const { sessionId } = await held();
    await close(sessionId, OVER);
    const count = (actor: Actor) =>
      underScope(
        scopeOf(actor),
        async ({ sql }) => (await sql`SELECT 1 FROM training_minutes WHERE session_id = ${sessionId}`).length,
      );
    expect([await count(trainer), await count(admin), await count(stranger)]).toEqual([1, 1, 0]);
    for (const table of ["training_minutes", "training_minutes_copy", "training_minutes_fact"])
      await expect(
        underScope(scopeOf(trainer), ({ sql }) => sql.text(`UPDATE ${table} SET regency_code = regency_code`, [])),
        table,
      ).rejects.toThrow(/permission denied/);
  });
});
