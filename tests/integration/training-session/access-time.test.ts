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
import { handles } from "@/lib/server/db/pool";
import { findAccessLine, findAccessTimes } from "@/lib/server/training-session/access-time-query";
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
  readonly doors: readonly { level: StoredDoor["level"]; validFrom: string; validTo: string }[];
}

/** The seats as the definitions in code take them. */
async function stored() {
  const rows = await world.rows<Stored>(
    `SELECT e.confirmed_at AS "confirmedAt", p.signed_at AS "pactSignedAt", s.starts_at AS "startsAt", s.ends_at AS "endsAt",
      coalesce((SELECT jsonb_agg(jsonb_build_object('level', g.level, 'validFrom', g.valid_from, 'validTo', g.valid_to))
        FROM access_grant g WHERE g.appointment_id = a.id AND g.revoked_at IS NULL), '[]') AS doors
     FROM training_enrolment e JOIN training_session s ON s.id = e.session_id JOIN appointment a ON a.id = e.appointment_id
       LEFT JOIN pact_signature p ON p.user_id = a.user_id WHERE a.id = ANY ($1)`,
    [people.map(({ postId }) => postId)],
  );
  return rows.map(({ doors, ...row }) => ({
    ...row,
    doors: doors.map(({ level, validFrom, validTo }) => ({
      level,
      validFrom: new Date(validFrom),
      validTo: new Date(validTo),
    })),
  }));
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
    expect((await findAccessTimes(admin, view, later(71)))?.total?.people).toBe(0);
    const page = await findAccessTimes(admin, view, LATER);
    expect(page?.total).toMatchObject({ people: 8, opened: 7, inTime: 5 });
    expect(page?.total?.before).toMatchObject({ median: 33 });
    expect(BEGINS.toISOString()).toBe("2026-05-14T02:00:00.000Z");
  });

  it("says what the definitions in code say of the same rows", async () => {
    const total = (await findAccessTimes(admin, view, LATER))?.total;
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
    expect(total?.fromConfirmed?.median).toBeCloseTo(quantile(waits, 0.5), 6);
    expect(total?.fromConfirmed?.nineOfTen).toBeCloseTo(quantile(waits, 0.9), 6);
    expect(total?.fromReady?.median).toBeCloseTo(quantile(ready, 0.5), 6);
    expect(total?.before?.nineOfTen).toBeCloseTo(quantile(leads, 0.1), 6);
  });

  it("measures no second between a pass and full access", async () => {
    expect((await findAccessTimes(admin, view, LATER))?.full).toEqual({
      passes: 6,
      begins: { median: 0, nineOfTen: 0 },
      written: { median: 0, nineOfTen: 0 },
    });
  });

  it("goes by part and window, and shows no fewer than five", async () => {
    const page = await findAccessTimes(admin, view, LATER);
    const district = VILLAGE.here.slice(0, 6);
    expect(page?.parts).toMatchObject([{ code: district, times: { people: 8 } }]);
    expect((await findAccessTimes(admin, { area: VILLAGE.here, days: 30 }, LATER))?.total?.people).toBe(8);
    expect((await findAccessTimes(admin, { area: null, days: 30 }, later(24 * 40)))?.total?.people).toBe(0);
    await world.rows("UPDATE appointment SET region_code = $2 WHERE id = ANY ($1)", [
      people.slice(0, 4).map(({ postId }) => postId),
      "3204062001",
    ]);
    const parted = await findAccessTimes(admin, view, LATER);
    expect(parted?.total?.people).toBe(8);
    expect(parted?.parts.map(({ times }) => times)).toEqual([null, null]);
    const small = await findAccessTimes(admin, { area: "320406", days: 365 }, LATER);
    expect(small).toMatchObject({ total: null, full: null });
    expect(await findAccessLine(admin, "320406", LATER)).toBeNull();
    await world.rows("UPDATE appointment SET region_code = $2 WHERE id = ANY ($1)", [
      people.map(({ postId }) => postId),
      VILLAGE.here,
    ]);
  });

  it("is nothing outside the reader's area, for an unknown one and for who may read no figures", async () => {
    expect(await findAccessTimes(neighbour, { area: HERE, days: 365 }, LATER)).toBeNull();
    expect((await findAccessTimes(neighbour, view, LATER))?.total?.people).toBe(0);
    expect(await findAccessTimes(admin, { area: "3299", days: 365 }, LATER)).toBeNull();
    const companion = await world.actor(
      await world.person("Pendamping", [{ role: "companion", regionCode: VILLAGE.here }]),
    );
    expect(await findAccessTimes(companion, view, LATER)).toBeNull();
    expect(await findAccessLine(companion, VILLAGE.here, LATER)).toBeNull();
    expect((await findAccessLine(admin, HERE, LATER))?.people).toBe(8);
  });
});
