import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { EXCEPTION_KINDS, type ExceptionKind } from "@/lib/domain/access/watch-page";
import { listDoors } from "@/lib/server/access-watch/doors-query";
import { listExceptions } from "@/lib/server/access-watch/exceptions-query";
import { listHolders } from "@/lib/server/access-watch/holders-query";
import { handles } from "@/lib/server/db/pool";
import { codeOf, HERE, run, THERE, VILLAGE } from "../admin/world";
import { MONDAY, TrainingWorld } from "../training-session/world";

const world = new TrainingWorld();
const later = (hours: number) => new Date(MONDAY.getTime() + hours * 3_600_000);
const NOTHING = {
  "below-profile": 0,
  "no-paper": 0,
  "many-villages": 0,
  "not-invited": 0,
  "certificate-ends": 0,
  unanswered: 0,
  unsigned: 0,
};

type Appointed = Awaited<ReturnType<TrainingWorld["appointed"]>>;
let admin: Actor;
let neighbour: Actor;
let trainer: Actor;
let passed: Appointed;
let unsigned: Appointed;
let silent: Appointed;
let uninvited: Appointed;

beforeAll(async () => {
  await world.open();
  const person = (role: "administrator" | "trainer", regionCode: string) =>
    world.person("Orang", [{ role, regionCode }]);
  admin = await world.actor(await person("administrator", HERE));
  neighbour = await world.actor(await person("administrator", THERE));
  trainer = await world.actor(await person("trainer", HERE));
  passed = await world.appointed(admin);
  unsigned = await world.appointed(admin);
  silent = await world.appointed(admin);
  uninvited = await world.appointed(admin);
  const sessionId = await world.planned(trainer);
  await world.invite(trainer, sessionId, [passed.postId, unsigned.postId, silent.postId]);
  for (const one of [passed, unsigned]) {
    const { id } = await world.seatOf(sessionId, one.postId);
    expect(codeOf(await world.answer(one, id, "accept", later(1)))).toBe("OK");
  }
  await world.sign(passed, later(1));
  const { id } = await world.seatOf(sessionId, passed.postId);
  const mark = { sessionId, enrolmentId: id, theoryScore: 90, practicePassed: true };
  expect(codeOf(await run(trainer, "training.mark", mark, { at: later(76) }))).toBe("OK");
});
afterAll(async () => {
  await world.close();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

const found = async (kind: ExceptionKind, now: Date, actor = admin) =>
  (await listExceptions(actor, { kind, after: null }, now))?.lines.map(({ userId }) => userId);
const doors = async (state: "open" | "coming" | "closed" | null, now: Date) =>
  (await listDoors(admin, { state, after: null }, now))?.lines ?? [];

describe("listDoors", () => {
  it("shows each door by the clock with what opened it, the newest first", async () => {
    const title = "Pelatihan operator (contoh)";
    const counts = (await listDoors(admin, { state: null, after: null }, later(80)))?.counts;
    expect(counts).toEqual({ open: 1, coming: 0, closed: 1 });
    expect(await doors(null, later(80))).toMatchObject([
      { userId: passed.id, level: "full", state: "open", validFrom: later(76), title, isManaged: true },
      { userId: passed.id, level: "provisional", state: "closed", validTo: later(76), title },
    ]);
    expect(await doors("closed", later(80))).toHaveLength(1);
    expect(await doors("coming", later(2))).toHaveLength(2);
  });

  it("pages by opening and id", async () => {
    const first = await listDoors(admin, { state: null, after: null }, later(80), 1);
    expect(first?.next).not.toBeNull();
    const second = await listDoors(admin, { state: null, after: first?.next ?? null }, later(80), 1);
    expect(second?.lines).toMatchObject([{ level: "provisional" }]);
    expect(second?.next).toBeNull();
  });
});

describe("listExceptions", () => {
  it("finds who has not answered and who has not signed while the training is ahead", async () => {
    expect(await found("unanswered", later(2))).toEqual([silent.id]);
    expect(await found("unsigned", later(2))).toEqual([unsigned.id]);
    const line = (await listExceptions(admin, { kind: "unsigned", after: null }, later(2)))?.lines[0];
    expect(line?.training).toMatchObject({ canOpen: true });
    expect(await found("unanswered", later(24 * 10))).toEqual([]);
    expect(await found("unsigned", later(24 * 10))).toEqual([]);
  });

  it("finds a post that waits for an invitation after fourteen days, not before", async () => {
    expect(await found("not-invited", later(24 * 13))).toEqual([]);
    const waiting = await found("not-invited", later(24 * 15));
    expect(waiting).toContain(uninvited.id);
    expect(waiting).not.toContain(passed.id);
  });

  it("finds a post whose decree nobody has attached after fourteen days, until somebody does", async () => {
    expect(await found("no-paper", later(24 * 13))).toEqual([]);
    expect(await found("no-paper", later(24 * 15))).toContain(uninvited.id);
    await world.rows(
      `INSERT INTO appointment_file (id, appointment_id, kind, size_bytes, sha256, content, uploaded_by, uploaded_at)
       VALUES (gen_random_uuid(), $1, 'application/pdf', 1, decode(repeat('00', 32), 'hex'), '\\x00', $2, $3)`,
      [uninvited.postId, admin.userId, later(24 * 15)],
    );
    expect(await found("no-paper", later(24 * 15))).not.toContain(uninvited.id);
    expect(await found("no-paper", later(24 * 15))).toContain(passed.id);
  });

  it("finds a certificate thirty days before its end and after it, not earlier", async () => {
    expect(await found("certificate-ends", later(24 * 300))).toEqual([]);
    expect(await found("certificate-ends", later(24 * 340))).toEqual([passed.id]);
    expect(await found("certificate-ends", later(24 * 400))).toEqual([passed.id]);
  });

  it("finds who was named below the profile, with the reason, while the post lasts", async () => {
    expect(await found("below-profile", later(2))).toEqual([]);
    const reason = "satu-satunya yang bersedia";
    await world.rows("UPDATE appointment SET profile_exception = $2 WHERE id = $1", [silent.postId, reason]);
    const page = await listExceptions(admin, { kind: "below-profile", after: null }, later(2));
    expect(page?.lines).toMatchObject([{ userId: silent.id, note: reason }]);
    expect(page?.counts).toMatchObject({ "below-profile": 1, unanswered: 1, unsigned: 1 });
    const end = "UPDATE appointment SET ends_at = $2, end_reason = $3 WHERE id = $1";
    await world.rows(end, [silent.postId, later(3), "berhenti"]);
    expect(await found("below-profile", later(4))).toEqual([]);
    await world.rows(end, [silent.postId, null, null]);
  });

  it("finds one person in two villages and counts those elsewhere without their names", async () => {
    expect(await found("many-villages", later(2))).toEqual([]);
    await world.rows(
      `INSERT INTO appointment (id, user_id, role, region_code, is_deputy, decree_number, decree_date, starts_at, created_by, created_at)
       SELECT gen_random_uuid(), user_id, role, $2, false, decree_number, decree_date, starts_at, created_by, created_at FROM appointment WHERE id = $1`,
      [uninvited.postId, VILLAGE.there],
    );
    const page = await listExceptions(admin, { kind: "many-villages", after: null }, later(2));
    expect(page?.lines).toMatchObject([{ userId: uninvited.id, elsewhere: 1, isManaged: false }]);
    expect(page?.lines[0]?.places).toHaveLength(1);
    expect(await found("many-villages", later(2), neighbour)).toEqual([uninvited.id]);
    await world.rows("DELETE FROM appointment WHERE user_id = $1 AND region_code = $2", [uninvited.id, VILLAGE.there]);
  });

  it("finds a full grant to families that no training opened", async () => {
    expect(await found("without-training", later(2))).toEqual([]);
    const direct = await world.person("Langsung", [{ role: "village-operator", regionCode: VILLAGE.here }]);
    await world.person("Pembaca", [{ role: "viewer", regionCode: HERE }]);
    await world.person("Sementara", [{ role: "village-operator", regionCode: VILLAGE.here, level: "provisional" }]);
    expect(await found("without-training", later(2))).toEqual([direct.id]);
    await world.grant(passed.id, { role: "village-operator", regionCode: VILLAGE.here });
    expect(await found("without-training", later(80))).toEqual([direct.id]);
  });

  it("shows a neighbour nothing", async () => {
    for (const kind of EXCEPTION_KINDS) expect(await found(kind, later(2), neighbour)).toEqual([]);
    const page = await listExceptions(neighbour, { kind: "unsigned", after: null }, later(2));
    expect(page?.counts).toMatchObject(NOTHING);
    expect((await listDoors(neighbour, { state: null, after: null }, later(80)))?.lines).toEqual([]);
  });
});

describe("listHolders", () => {
  it("holds everybody whose access reaches the area now, from above too, and nobody beside it", async () => {
    const above = await world.person("Provinsi", [{ role: "province-validator", regionCode: "32" }]);
    const beside = await world.person("Sebelah", [{ role: "village-operator", regionCode: VILLAGE.there }]);
    const figures = await world.person("Angka", [{ role: "sector-officer", regionCode: HERE }]);
    const page = await listHolders(admin, { area: VILLAGE.here, after: null }, later(80));
    const ids = page?.lines.map(({ userId }) => userId) ?? [];
    expect(ids).toEqual(expect.arrayContaining([above.id, passed.id]));
    for (const other of [beside.id, figures.id, unsigned.id, admin.userId]) expect(ids).not.toContain(other);
    expect(page?.total).toBe(ids.length);
    const validator = page?.lines.find(({ userId }) => userId === above.id);
    expect(validator).toMatchObject({ reach: "families", isManaged: false });
    const first = await listHolders(admin, { area: VILLAGE.here, after: null }, later(80), 1);
    const second = await listHolders(admin, { area: VILLAGE.here, after: first?.next ?? null }, later(80), 1);
    expect([first?.lines[0]?.id, second?.lines[0]?.id]).toEqual(page?.lines.slice(0, 2).map(({ id }) => id));
  });

  it("is nothing outside the region and for who manages no access", async () => {
    expect(await listHolders(neighbour, { area: HERE, after: null }, later(2))).toBeNull();
    expect(await listHolders(trainer, { area: null, after: null }, later(2))).toBeNull();
    expect(await listDoors(trainer, { state: null, after: null }, later(2))).toBeNull();
    expect(await listExceptions(trainer, { kind: "unsigned", after: null }, later(2))).toBeNull();
  });
});
