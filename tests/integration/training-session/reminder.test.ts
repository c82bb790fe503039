import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { handles } from "@/lib/server/db/pool";
import { underScope } from "@/lib/server/db/scoped";
import { trainingReminders } from "@/lib/server/reminder/training";
import { EVERYWHERE } from "@/lib/server/worker/everywhere";
import { run } from "../admin/world";
import { MONDAY, TrainingWorld } from "./world";

const world = new TrainingWorld();
const ZONE = "Asia/Jakarta";
const SEVEN = "T07:00:00+07:00";

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

async function remindedOn(day: string, userId: string): Promise<readonly string[]> {
  const now = new Date(`${day}${SEVEN}`);
  const told = await underScope(EVERYWHERE, ({ sql }) => trainingReminders(sql, ZONE, day, now));
  return told.filter((notice) => notice.userId === userId).map(({ facts }) => facts.kind);
}

describe("trainingReminders", () => {
  it("reminds of the answer, of tomorrow's training, of the test and of a certificate's end, each on its days", async () => {
    const silent = await world.appointed(admin);
    const person = await world.appointed(admin);
    const sessionId = await world.planned(trainer);
    await world.invite(trainer, sessionId, [silent.postId, person.postId]);
    await world.sign(person, MONDAY);
    const { id: enrolmentId } = await world.seatOf(sessionId, person.postId);
    await world.answer(person, enrolmentId, "accept", MONDAY);

    expect(await remindedOn("2026-05-11", silent.id)).toEqual(["reminder-answer"]);
    expect(await remindedOn("2026-05-12", silent.id)).toEqual([]);
    expect(await remindedOn("2026-05-13", silent.id)).toEqual(["reminder-answer"]);
    expect(await remindedOn("2026-05-13", person.id)).toEqual(["reminder-training"]);
    expect(await remindedOn("2026-05-22", person.id)).toEqual(["reminder-test"]);

    const mark = { sessionId, enrolmentId, theoryScore: 75, practicePassed: true };
    await run(trainer, "training.mark", mark, { at: new Date("2026-05-15T15:00:00+07:00") });
    expect(await remindedOn("2026-05-22", person.id)).toEqual([]);
    expect(await remindedOn("2027-04-15", person.id)).toEqual(["reminder-certificate"]);
    expect(await remindedOn("2027-04-16", person.id)).toEqual([]);
    expect(await remindedOn("2027-05-08", person.id)).toEqual(["reminder-certificate"]);
  });

  it("says nothing of a training that is called off, nor to whose post has ended", async () => {
    const [one, other] = [await world.appointed(admin), await world.appointed(admin)];
    const [off, on] = [await world.planned(trainer), await world.planned(trainer)];
    await world.invite(trainer, off, [one.postId]);
    await world.invite(trainer, on, [other.postId]);
    await run(trainer, "training.cancel", { id: off, reason: "aula dipakai" }, { at: MONDAY });
    await run(admin, "appointment.end", { id: other.postId, reason: "pindah tugas" }, { at: MONDAY });
    expect(await remindedOn("2026-05-13", one.id)).toEqual([]);
    expect(await remindedOn("2026-05-13", other.id)).toEqual([]);
  });
});
