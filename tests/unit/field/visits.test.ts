import { describe, expect, it } from "vitest";
import { listVisits } from "@/lib/client/field/check";
import type { PackCheck } from "@/lib/domain/field/pack";
import { NO_ANSWERS } from "@/lib/domain/instrument/answers";
import { DeviceWorld } from "./device-world";

function check(id: string, part: Partial<PackCheck> = {}): PackCheck {
  return {
    publicId: `9901-${id}`,
    regencyCode: "9901",
    id,
    version: 1,
    state: "assigned",
    instrument: "x",
    instrumentVersion: 1,
    headName: "Sari (contoh)",
    place: "RT 01",
    villageCode: "9901010001",
    dueAt: Date.UTC(2026, 11, 1),
    doneAt: null,
    people: [],
    asked: [],
    answers: NO_ANSWERS,
    ...part,
  };
}

describe("listVisits", () => {
  it("tells what is to do, what waits and what the portal has, the soonest due first", async () => {
    const world = await DeviceWorld.make();
    const soon = Date.UTC(2026, 10, 29);
    const checks = [check("open"), check("begun", { dueAt: soon }), check("given"), check("sent"), check("again")];
    const send = { command: "ground-check.send", input: {} } as const;
    await world.operation({ opId: "a", recordId: "begun", command: "ground-check.save" });
    await world.operation({ opId: "b", recordId: "given", ...send });
    await world.operation({ opId: "c", recordId: "sent", ...send }, { state: "taken" });
    await world.operation({ opId: "d", recordId: "again", ...send }, { state: "refused", code: "INCOMPLETE" });
    const lines = await listVisits(world, { checks });
    expect(lines.map(({ page, state }) => `${page.id} ${state}`)).toEqual([
      "begun begun",
      "open open",
      "again begun",
      "given given",
      "sent sent",
    ]);
    expect(lines[0]?.page.dueAt).toEqual(new Date(soon));
  });

  it("takes a check that is over at the portal as sent", async () => {
    const world = await DeviceWorld.make();
    const done = check("done", { state: "done", doneAt: 1 });
    expect((await listVisits(world, { checks: [done] }))[0]?.state).toBe("sent");
  });
});
