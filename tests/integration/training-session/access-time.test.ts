import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import {
  hoursBefore,
  hoursUntilOpen,
  isInTime,
  openedAt,
  readyAt,
  type StoredDoor,
} from "@/lib/domain/training-session/access-time";
import type { AccessTimeView } from "@/lib/domain/training-session/access-time-page";
import { handles } from "@/lib/server/db/pool";
import { referenceSql } from "@/lib/server/db/reference";
import {
  findAccessLine,
  findAccessTimes,
  findPublicAccessTimes,
} from "@/lib/server/training-session/access-time-query";
import { countAccessTimes } from "@/lib/server/training-session/count-access-times";
import { codeOf, HERE, run, THERE, VILLAGE } from "../admin/world";
import { MONDAY, TrainingWorld } from "./world";

const world = new TrainingWorld();
const HOUR_MS = 3_600_000;
const later = (hours: number) => new Date(MONDAY.getTime() + hours * HOUR_MS);
/** The training begins on Thursday at 09.00 WIB: 72 hours after {@link MONDAY}. */
const BEGINS = later(72);
const PASSED = later(76);
const LATER = later(24 * 20);

let admin: Actor;
let trainer: Actor;
let neighbour: Actor;
const people: { id: string; postId: string }[] = [];
const view = { area: null, days: 365 } as const;

beforeAll(async () => {
  await world.open();
  const person = (role: "administrator" | "trainer" | "viewer", regionCode: string) =>
    world.person("Orang", [{ role, regionCode }]);
  admin = await world.actor(await person("administrator", HERE));
  trainer = await world.actor(await person("trainer", HERE));
  neighbour = await world.actor(await person("viewer", THERE));
  const sessionId = await world.planned(trainer);
  for (let each = 0; each < 8; each += 1) people.push(await world.appointed(admin));
  await world.invite(
    trainer,
    sessionId,
    people.map(({ postId }) => postId),
  );
  // The first five are ready at once, the sixth signs twelve hours before, the seventh after the beginning, the last never.
  const signedAt = [1, 1, 2, 2, 3, 60, 73];
  for (const [index, one] of people.entries()) {
    const { id } = await world.seatOf(sessionId, one.postId);
    expect(codeOf(await world.answer(one, id, "accept", later(index === 6 ? 2 : 0.5)))).toBe("OK");
    const hours = signedAt[index];
    if (hours !== undefined) expect(codeOf(await world.sign(one, later(hours)))).toBe("OK");
  }
  for (const { postId } of people.slice(0, 6)) {
    const { id } = await world.seatOf(sessionId, postId);
    const mark = { sessionId, enrolmentId: id, theoryScore: 90, practicePassed: true };
    expect(codeOf(await run(trainer, "training.mark", mark, { at: PASSED }))).toBe("OK");
  }
});
afterAll(async () => {
  await world.close();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

interface Stored {
  readonly confirmedAt: Date;
  readonly pactSignedAt: Date | null;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly doors: readonly {
    source: StoredDoor["source"];
    validFrom: string;
    validTo: string;
    revokedAt: string | null;
  }[];
}

/** The seats as the definitions in code take them. */
async function stored() {
  const rows = await world.rows<Stored>(
    `SELECT e.confirmed_at AS "confirmedAt", p.signed_at AS "pactSignedAt", s.starts_at AS "startsAt", s.ends_at AS "endsAt",
      coalesce((SELECT jsonb_agg(jsonb_build_object('source', g.source, 'validFrom', g.valid_from, 'validTo', g.valid_to, 'revokedAt', g.revoked_at))
        FROM access_grant g WHERE g.appointment_id = a.id), '[]') AS doors
     FROM training_enrolment e JOIN training_session s ON s.id = e.session_id JOIN appointment a ON a.id = e.appointment_id
       LEFT JOIN pact_signature p ON p.user_id = a.user_id WHERE a.id = ANY ($1)`,
    [people.map(({ postId }) => postId)],
  );
  return rows.map(({ doors, ...row }) => ({
    ...row,
    doors: doors.map(({ source, validFrom, validTo, revokedAt }) => ({
      source,
      validFrom: new Date(validFrom),
      validTo: new Date(validTo),
      revokedAt: revokedAt === null ? null : new Date(revokedAt),
    })),
  }));
}

const count = (at: Date) => countAccessTimes(referenceSql(), at);
/** As the page would read it after a count at an instant. */
async function counted(part: AccessTimeView = view, at = LATER) {
  await count(at);
  return findAccessTimes(admin, part);
}

/** The value below which a share of them lies, between neighbours by a straight line. */
function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = share * (sorted.length - 1);
  const low = sorted[Math.floor(place)] ?? Number.NaN;
  const high = sorted[Math.ceil(place)] ?? Number.NaN;
  return low + (high - low) * (place - Math.floor(place));
}

describe("findAccessTimes", () => {
  it("counts everybody with a seat once the training has begun", async () => {
    expect((await counted(view, later(71)))?.total?.people).toBe(0);
    const page = await counted();
    expect(page?.total).toMatchObject({ people: 8, opened: 7, inTime: 5 });
    expect(page?.total?.before).toMatchObject({ median: 33 });
    expect(BEGINS.toISOString()).toBe("2026-05-14T02:00:00.000Z");
  });

  it("says what the definitions in code say of the same rows", async () => {
    const total = (await counted())?.total;
    const seats = await stored();
    const opened = seats.flatMap((seat) => {
      const from = openedAt(seat);
      return from === null ? [] : [{ seat, from }];
    });
    expect(total).toMatchObject({ people: seats.length, opened: opened.length, inTime: seats.filter(isInTime).length });
    const [waits, ready, leads] = [
      opened.map(({ seat, from }) => hoursUntilOpen(seat.confirmedAt, from)),
      opened.map(({ seat, from }) => hoursUntilOpen(readyAt(seat), from)),
      opened.map(({ seat, from }) => hoursBefore(seat, from)),
    ];
    expect(total?.fromConfirmed?.median).toBeCloseTo(quantile(waits, 0.5), 4);
    expect(total?.fromConfirmed?.nineOfTen).toBeCloseTo(quantile(waits, 0.9), 4);
    expect(total?.fromReady?.median).toBeCloseTo(quantile(ready, 0.5), 4);
    expect(total?.before?.nineOfTen).toBeCloseTo(quantile(leads, 0.1), 4);
  });

  it("measures no second between a pass and full access", async () => {
    expect((await counted())?.full).toEqual({
      passes: 6,
      begins: { median: 0, nineOfTen: 0 },
      written: { median: 0, nineOfTen: 0 },
    });
  });

  it("goes by part and window, and shows no fewer than five", async () => {
    const page = await counted();
    const district = VILLAGE.here.slice(0, 6);
    expect(page?.parts).toMatchObject([{ code: district, times: { people: 8 } }]);
    expect((await counted({ area: VILLAGE.here, days: 30 }))?.total?.people).toBe(8);
    expect((await counted({ area: null, days: 30 }, later(24 * 40)))?.total?.people).toBe(0);
    await world.rows("UPDATE appointment SET region_code = $2 WHERE id = ANY ($1)", [
      people.slice(0, 4).map(({ postId }) => postId),
      "3204062001",
    ]);
    const parted = await counted();
    expect(parted?.total?.people).toBe(8);
    expect(parted?.parts.map(({ times }) => times)).toEqual([null, null]);
    const small = await counted({ area: "320406", days: 365 });
    expect(small).toMatchObject({ total: null, full: null });
    expect(await findAccessLine(admin, "320406")).toBeNull();
    await world.rows("UPDATE appointment SET region_code = $2 WHERE id = ANY ($1)", [
      people.map(({ postId }) => postId),
      VILLAGE.here,
    ]);
  });

  it("keeps an area's own posts beside the areas below, and says when all were counted", async () => {
    const own = people.slice(0, 5).map(({ postId }) => postId);
    await world.rows("UPDATE appointment SET region_code = $2 WHERE id = ANY ($1)", [own, HERE]);
    const page = await counted({ area: HERE, days: 90 });
    expect(page?.total?.people).toBe(8);
    // Three below are too few to show, and the own five would give them away.
    expect(page?.parts.map(({ code, times }) => [code, times])).toEqual([
      [HERE, null],
      [VILLAGE.here.slice(0, 6), null],
    ]);
    await world.rows("UPDATE appointment SET region_code = $2 WHERE id = ANY ($1)", [
      people.map(({ postId }) => postId),
      HERE,
    ]);
    const alone = await counted({ area: HERE, days: 90 });
    expect(alone?.parts).toMatchObject([{ code: HERE, times: { people: 8 } }]);
    expect(alone?.at).toEqual(LATER);
    await world.rows("UPDATE appointment SET region_code = $2 WHERE id = ANY ($1)", [
      people.map(({ postId }) => postId),
      VILLAGE.here,
    ]);
  });

  it("is told to anybody down to a regency's districts, with the same figures kept back, and nothing of practice", async () => {
    await count(LATER);
    const open = (area: string | null) => findPublicAccessTimes({ area, days: 365 });
    const { area: _, ...seen } = (await findAccessTimes(admin, { area: HERE, days: 365 })) ?? {};
    expect(await open(HERE)).toMatchObject(seen);
    expect((await open(null))?.area.code).toBe("0");
    expect((await open(null))?.parts.map(({ code }) => code)).not.toContain("99");
    for (const area of [VILLAGE.here.slice(0, 6), VILLAGE.here, "9999", "99", "3299"])
      expect(await open(area), area).toBeNull();
  });

  it("keeps what was open when it is taken away later, and forgets what never opened", async () => {
    const before = (await counted())?.total;
    await world.rows("UPDATE access_grant SET revoked_at = $2 WHERE appointment_id = $1 AND level = 'provisional'", [
      people[0]?.postId,
      later(80),
    ]);
    expect((await counted())?.total).toEqual(before);
    await world.rows("UPDATE access_grant SET revoked_at = $2 WHERE appointment_id = $1 AND level = 'provisional'", [
      people[0]?.postId,
      later(4),
    ]);
    expect((await counted())?.total).toMatchObject({ people: 8, opened: 6, inTime: 4 });
    await world.rows("UPDATE access_grant SET revoked_at = NULL WHERE appointment_id = $1", [people[0]?.postId]);
  });

  it("takes the lesser door of a test again for no seat's", async () => {
    // The last never signed, so that nothing of theirs has opened.
    const [grant] = await world.rows<{ id: string }>(
      `INSERT INTO access_grant (id, user_id, role, region_code, level, valid_from, valid_to, source, reason, created_at, appointment_id)
       SELECT gen_random_uuid(), user_id, role, region_code, 'provisional', $2, $3, 'training-passed', decree_number, $2, id
       FROM appointment WHERE id = $1 RETURNING id`,
      [people[7]?.postId, later(-100), later(1000)],
    );
    expect(grant).toBeDefined();
    expect((await counted())?.total).toMatchObject({ people: 8, opened: 7 });
    await world.rows("DELETE FROM access_grant WHERE id = $1", [grant?.id]);
  });

  it("writes only what changed, and takes away what no window holds any more", async () => {
    await count(LATER);
    expect(await count(LATER)).toBe(3); // the nation's three windows say when
    await count(later(24 * 500));
    expect(await world.rows("SELECT 1 FROM access_time WHERE area_code LIKE '3204%'")).toEqual([]);
    await count(LATER);
  });

  it("is nothing outside the reader's area, for an unknown one and for who may read no figures", async () => {
    expect(await findAccessTimes(neighbour, { area: HERE, days: 365 })).toBeNull();
    expect((await findAccessTimes(neighbour, view))?.total?.people).toBe(0);
    expect(await counted({ area: "3299", days: 365 })).toBeNull();
    const companion = await world.actor(
      await world.person("Pendamping", [{ role: "companion", regionCode: VILLAGE.here }]),
    );
    expect(await findAccessTimes(companion, view)).toBeNull();
    expect(await findAccessLine(companion, VILLAGE.here)).toBeNull();
    expect((await findAccessLine(admin, HERE))?.people).toBe(8);
  });
});
