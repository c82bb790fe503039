import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import type { ReviewState } from "@/lib/domain/access/review-page";
import { findReview } from "@/lib/server/access-review/queries";
import { countReviews } from "@/lib/server/access-review/stored-progress";
import { handles } from "@/lib/server/db/pool";
import { referenceSql } from "@/lib/server/db/reference";
import { reviewReminders } from "@/lib/server/reminder/review";
import { codeOf, HERE, type Person, run, THERE, VILLAGE, World } from "../admin/world";

const world = new World();
/** A Friday in the middle of the quarter's first month, and a day after the last one. Both in Jakarta. */
const IN_TIME = new Date("2026-04-17T03:00:00.000Z");
const LATE = new Date("2026-05-01T03:00:00.000Z");
const QUARTER = "2026-Q2";
let admin: Actor;
let second: Actor;
let above: Actor;
let neighbour: Actor;
let head: Person;
let operator: Person;
let direct: Person;

beforeAll(async () => {
  await world.open();
  const administrator = async (regionCode: string) =>
    world.actor(await world.person("Pengelola", [{ role: "administrator", regionCode }]));
  admin = await administrator(HERE);
  second = await administrator(HERE);
  above = await administrator("32");
  neighbour = await administrator(THERE);
  head = await world.person("Kepala desa", [{ role: "village-head", regionCode: VILLAGE.here }]);
  operator = await world.person("Operator", [
    { role: "village-operator", regionCode: VILLAGE.here, level: "provisional" },
  ]);
  direct = await world.person("Verifikator", [{ role: "regency-verifier", regionCode: HERE }]);
  await world.person("Pembaca", [{ role: "viewer", regionCode: HERE }]);
  await world.person("Provinsi", [{ role: "province-validator", regionCode: "32" }]);
  await world.person("Baru", [{ role: "village-operator", regionCode: VILLAGE.here, validFrom: LATE }]);
});
afterAll(async () => {
  await world.close();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

const idOf = (person: Person) => person.grantIds[0] ?? "";
const review = (actor: Actor, now = IN_TIME, state: ReviewState = "open", size = 50, after: string | null = null) =>
  findReview(actor, { state, after }, now, size);
const people = async (actor: Actor, now = IN_TIME, state: ReviewState = "open") =>
  (await review(actor, now, state))?.lines.map(({ userId }) => userId) ?? [];
const keep = (actor: Actor, ids: readonly string[], at = IN_TIME, operationId = uuidv7(), quarter = QUARTER) =>
  run(actor, "access-review.keep", { grantIds: ids, quarter }, { at, operationId });
const forget = async () => {
  await world.rows("DELETE FROM access_review");
  await world.rows("UPDATE access_grant SET kept_quarter = '' WHERE kept_quarter <> ''");
  await world.rows("DELETE FROM access_review_count");
};

describe("findReview", () => {
  it("holds everybody whose grant inside the area reaches families, the widest first, and nobody above or beside it", async () => {
    const ids = await people(admin);
    expect(ids.filter((id) => [head.id, operator.id, direct.id].includes(id))).toEqual([
      direct.id,
      head.id,
      operator.id,
    ]);
    const page = await review(admin);
    expect(page).toMatchObject({ quarter: QUARTER, dueDay: "2026-04-30", isLate: false, late: [] });
    expect(page?.progress).toMatchObject({ kept: 0, revoked: 0, left: ids.length, total: ids.length });
    expect(await people(neighbour)).not.toContain(head.id);
    expect(await review(await world.actor(head))).toBeNull();
  });

  it("marks what deserves a look, and when its holder was seen", async () => {
    const marks = async (person: Person, now: Date) =>
      (await review(admin, now))?.lines.find(({ userId }) => userId === person.id)?.marks;
    expect(await marks(direct, IN_TIME)).toEqual(["unseen", "untrained"]);
    expect(await marks(operator, IN_TIME)).toEqual(["unseen"]);
    await world.rows(
      `INSERT INTO auth_session (id, token_hash, user_id, device, created_at, last_seen_at, expires_at)
       VALUES ($1, uuid_send($1::uuid), $2, 'uji', $3, $3, $3)`,
      [uuidv7(), direct.id, new Date(IN_TIME.getTime() - 86_400_000)],
    );
    expect(await marks(direct, IN_TIME)).toEqual(["untrained"]);
    await world.grant(operator.id, { role: "village-operator", regionCode: "3204052002" });
    expect(await marks(operator, IN_TIME)).toEqual(["unseen", "villages"]);
    await world.rows("DELETE FROM access_grant WHERE user_id = $1 AND region_code = '3204052002'", [operator.id]);
    await world.rows("DELETE FROM auth_session WHERE user_id = $1", [direct.id]);
  });

  it("pages by region, name and id", async () => {
    const whole = (await review(admin))?.lines.map(({ id }) => id) ?? [];
    const first = await review(admin, IN_TIME, "open", 1);
    const next = await review(admin, IN_TIME, "open", 1, first?.next ?? null);
    expect([first?.lines[0]?.id, next?.lines[0]?.id]).toEqual(whole.slice(0, 2));
  });

  it("leaves what began after the last day to the next quarter", async () => {
    const before = (await review(admin))?.progress.total;
    expect((await review(admin, LATE))?.progress.total).toBe(before);
    const next = await review(admin, new Date("2026-07-02T03:00:00.000Z"));
    expect(next?.progress.total).toBe((before ?? 0) + 1);
  });
});

describe("access-review.keep", () => {
  it("keeps many at once, once, with one audit row, and counts them", async () => {
    const operationId = uuidv7();
    const ids = [idOf(head), idOf(operator)];
    expect(await keep(admin, ids, IN_TIME, operationId)).toMatchObject({ ok: true, value: { kept: 2 } });
    expect(await keep(admin, ids, IN_TIME, operationId)).toMatchObject({ ok: true, value: { kept: 2 } });
    expect(codeOf(await keep(second, ids))).toBe("STALE");
    expect(await keep(second, [...ids, idOf(direct)])).toMatchObject({ value: { kept: 1 } });
    const page = await review(admin, IN_TIME, "done");
    expect(page?.progress.kept).toBe(3);
    expect(page?.lines.find(({ userId }) => userId === head.id)?.kept).toMatchObject({
      by: "Pengelola (contoh)",
      at: IN_TIME,
    });
    expect(await people(admin)).not.toContain(head.id);
    const audits = await world.rows("SELECT detail FROM audit WHERE action = 'access-review:keep' ORDER BY id");
    expect(audits).toMatchObject([{ detail: { quarter: QUARTER, count: 2 } }, { detail: { count: 1 } }]);
    await forget();
  });

  it("counts for the administrator above, too, and what is taken away as reviewed", async () => {
    const other = await world.person("Dicabut", [{ role: "village-head", regionCode: VILLAGE.here }]);
    const left = async (actor: Actor) => {
      await countReviews(referenceSql(), IN_TIME);
      return (await review(actor))?.progress;
    };
    const before = await left(above);
    await keep(admin, [idOf(head)]);
    expect(codeOf(await run(admin, "grant.revoke", { id: idOf(other), reason: "alasan uji" }, { at: IN_TIME }))).toBe(
      "OK",
    );
    expect(await left(admin)).toMatchObject({ kept: 1, revoked: 1 });
    expect((await left(above))?.total).toBe(before?.total);
    expect((await left(above))?.left).toBe((before?.left ?? 0) - 2);
    const later = await review(admin, new Date("2026-07-02T03:00:00.000Z"));
    expect(later?.before).toMatchObject({ quarter: QUARTER, kept: 1, revoked: 1 });
    await world.rows("DELETE FROM access_grant WHERE user_id = $1", [other.id]);
    await forget();
  });

  it("does not know grants outside and missing ones, keeps nobody's own, and nothing where one is refused", async () => {
    const there = await world.person("Sebelah", [{ role: "village-head", regionCode: VILLAGE.there }]);
    expect(codeOf(await keep(admin, [idOf(head), idOf(there)]))).toBe("NOT_FOUND");
    expect(codeOf(await keep(admin, [idOf(head), uuidv7()]))).toBe("NOT_FOUND");
    const [above32] = await world.rows<{ id: string }>(
      "SELECT id FROM access_grant WHERE role = 'province-validator' AND region_code = '32'",
    );
    expect(codeOf(await keep(admin, [above32?.id ?? ""]))).toBe("NOT_FOUND");
    const own = await world.grant(admin.userId, { role: "regency-verifier", regionCode: HERE });
    expect(codeOf(await keep(admin, [idOf(head), own]))).toBe("FOUR_EYES");
    expect((await review(admin))?.lines.find(({ id }) => id === own)?.isOwn).toBe(true);
    expect(codeOf(await keep(second, [own]))).toBe("OK");
    await forget();
    await world.rows("DELETE FROM access_grant WHERE id = $1", [own]);
    expect(codeOf(await keep(await world.actor(head), [idOf(operator)]))).toBe("FORBIDDEN");
    expect(await world.rows("SELECT 1 FROM access_review")).toEqual([]);
  });

  it("is stale for what holds no more, reaches no family, or belongs to another quarter", async () => {
    const ended = await world.person("Berakhir", [
      { role: "village-head", regionCode: VILLAGE.here, validTo: new Date("2026-04-01T00:00:00Z") },
    ]);
    const reader = await world.person("Angka", [{ role: "viewer", regionCode: HERE }]);
    for (const person of [ended, reader]) expect(codeOf(await keep(admin, [idOf(person)]))).toBe("STALE");
    expect(codeOf(await keep(admin, [idOf(head)], IN_TIME, uuidv7(), "2026-Q1"))).toBe("STALE");
    expect(codeOf(await keep(admin, [idOf(head)], IN_TIME, uuidv7(), "kuartal"))).toBe("INVALID_INPUT");
    const many = Array.from({ length: 201 }, () => uuidv7());
    expect(codeOf(await keep(admin, many))).toBe("INVALID_INPUT");
  });
});

describe("the count of a wide area", () => {
  it("is the hour's, and moves at once by what its own administrator keeps", async () => {
    expect((await review(above))?.countedAt).toBeNull();
    await countReviews(referenceSql(), IN_TIME);
    const before = await review(above);
    expect(before).toMatchObject({ countedAt: IN_TIME, before: { quarter: "2026-Q1", kept: 0 } });
    await keep(admin, [idOf(head)]);
    expect((await review(above))?.progress).toEqual(before?.progress);
    await keep(above, [idOf(operator)]);
    const left = (before?.progress.left ?? 0) - 1;
    expect((await review(above))?.progress).toMatchObject({ kept: 1, left });
    await countReviews(referenceSql(), LATE);
    expect((await review(above, LATE))?.progress).toMatchObject({ kept: 2 });
    expect((await review(admin))?.countedAt).toBeNull();
    await forget();
  });
});

describe("an area that is late", () => {
  it("appears to the administrator one level above when the last day is over, until it is finished", async () => {
    const late = async (now: Date) => {
      await countReviews(referenceSql(), now);
      return (await review(above, now))?.late.find(({ code }) => code === HERE);
    };
    expect(await late(IN_TIME)).toBeUndefined();
    expect(await late(LATE)).toMatchObject({ code: HERE, left: (await review(admin, LATE))?.progress.left });
    expect(await review(admin, LATE)).toMatchObject({ isLate: true, late: [] });
    const lines = (await review(admin, LATE))?.lines ?? [];
    expect(
      codeOf(
        await keep(
          admin,
          lines.map(({ id }) => id),
          LATE,
        ),
      ),
    ).toBe("OK");
    expect(await late(LATE)).toBeUndefined();
    expect((await review(admin, LATE))?.isLate).toBe(false);
    await forget();
  });
});

describe("reminders", () => {
  it("come on the first working day, a week before and on the last day, to areas with something left", async () => {
    const told = async (day: string) => {
      const notices = await reviewReminders(referenceSql(), "Asia/Jakarta", day, new Date(`${day}T01:00:00.000Z`));
      return notices.filter(({ userId }) => userId === admin.userId).map(({ facts }) => facts);
    };
    const left = (await review(admin))?.progress.left;
    for (const day of ["2026-04-01", "2026-04-23", "2026-04-30"]) {
      expect(await told(day), day).toEqual([{ kind: "reminder-review", left, lastDay: "2026-04-30" }]);
    }
    for (const day of ["2026-04-02", "2026-04-22", "2026-05-01", "2026-05-30"])
      expect(await told(day), day).toEqual([]);
    await keep(
      admin,
      ((await review(admin))?.lines ?? []).map(({ id }) => id),
    );
    expect(await told("2026-04-30")).toEqual([]);
    await forget();
  });
});
