import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { listExceptions } from "@/lib/server/access-watch/exceptions-query";
import { handles } from "@/lib/server/db/pool";
import { lookAtRetests } from "@/lib/server/training-session/look-at-retests";
import { codeOf, type Person, run, VILLAGE } from "../admin/world";
import { actingAt, levelAt, MONDAY, TrainingWorld } from "./world";

/** Ways around the test that is asked again. */
const world = new TrainingWorld();
const DAY = 86_400_000;
const PASSED_AT = new Date("2026-05-14T08:00:00Z");
const NIGHT = new Date("2026-10-10T17:15:00Z");
const DUE = new Date("2026-11-10T17:00:00Z");
const daysAfter = (days: number) => new Date(DUE.getTime() + days * DAY);
let admin: Actor;
let trainer: Actor;

beforeAll(async () => {
  await world.open();
  ({ admin, trainer } = await world.staff());
});
afterAll(async () => {
  await world.close();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

type Passed = Awaited<ReturnType<TrainingWorld["appointed"]>>;

async function pass(person: Passed, at: Date, days: Readonly<Record<string, unknown>> = {}, planned = MONDAY) {
  const sessionId = await world.planned(trainer, days, planned);
  await world.invite(trainer, sessionId, [person.postId], planned);
  await world.sign(person, planned);
  const { id: enrolmentId } = await world.seatOf(sessionId, person.postId);
  await world.answer(person, enrolmentId, "accept", planned);
  const mark = { sessionId, enrolmentId, theoryScore: 90, practicePassed: true };
  expect(codeOf(await run(trainer, "training.mark", mark, { at }))).toBe("OK");
}

async function passed(): Promise<Passed> {
  const person = await world.appointed(admin);
  await pass(person, PASSED_AT);
  return person;
}

const lend = async (giver: Person, delegate: Passed, fromDay: string, at: Date) => {
  const leave = { fromDay, toDay: "2026-12-20", reason: "cuti tahunan" };
  const input = { id: uuidv7(), dutyId: giver.grantIds[0] ?? "", delegateId: delegate.id, ...leave };
  return run(await actingAt(giver, at), "delegation.give", input, { at });
};

describe("while a test again is due", () => {
  it("no duty lent for a leave keeps full access: who holds it is lent none until it bites, and none after", async () => {
    const person = await passed();
    const giver = await world.person("Rekan", [{ role: "village-operator", regionCode: VILLAGE.here }]);
    await lookAtRetests(NIGHT);
    for (const [fromDay, at] of [
      ["2026-11-10", daysAfter(-1)],
      ["2026-11-11", daysAfter(-1)],
      ["2026-11-12", daysAfter(1)],
    ] as const) {
      expect(codeOf(await lend(giver, person, fromDay, at))).not.toBe("OK");
    }
    expect(await levelAt(person, daysAfter(3))).toBe("provisional");
  });

  it("a direct grant of the same duty stands among the exceptions, though a certificate is in force", async () => {
    const person = await passed();
    await lookAtRetests(NIGHT);
    await world.grant(person.id, { role: "village-operator", regionCode: VILLAGE.here, validFrom: DUE });
    const listed = async (now: Date) =>
      (await listExceptions(admin, { kind: "without-training", after: null }, now))?.lines.map(({ userId }) => userId);
    expect(await listed(daysAfter(1))).toContain(person.id);
  });
});

describe("a certificate that cleared it", () => {
  it("leaves it due when it is taken away: the old one opens reading and drafting alone", async () => {
    const person = await passed();
    await lookAtRetests(NIGHT);
    const at = new Date("2026-11-17T08:00:00Z");
    await pass(person, at, { fromDay: "2026-11-17", toDay: "2026-11-17" }, daysAfter(2));
    expect(await levelAt(person, at)).toBe("full");
    const [latest] = await world.rows<{ id: string }>(
      "SELECT id FROM certificate WHERE appointment_id = $1 ORDER BY passed_at DESC LIMIT 1",
      [person.postId],
    );
    const revoked = new Date(at.getTime() + DAY);
    const input = { id: latest?.id, reason: "ujian dikerjakan orang lain" };
    expect(codeOf(await run(trainer, "certificate.revoke", input, { at: revoked }))).toBe("OK");
    expect(await levelAt(person, revoked)).toBe("provisional");
  });
});
