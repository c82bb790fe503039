import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { takeUpAgain } from "@/lib/client/field/amend";
import { sealBox } from "@/lib/client/field/boxes";
import { listVisits, openVisit } from "@/lib/client/field/check";
import { OpenForms } from "@/lib/client/field/open-forms";
import { FRAME } from "@/lib/client/field/take-along";
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

describe("openVisit", () => {
  beforeEach(() => {
    const target = { addEventListener() {}, removeEventListener() {} };
    vi.stubGlobal("window", target);
    vi.stubGlobal("document", target);
    vi.stubGlobal("navigator", {});
  });
  afterEach(() => vi.unstubAllGlobals());

  const END = { outcome: "not-found", remark: "Rumah kosong sejak Juli" } as const;

  /** A check whose giving was refused. */
  async function refused(): Promise<DeviceWorld> {
    const world = await DeviceWorld.make();
    await world.store.commit({ boxes: [await sealBox(world.keys, "frame", FRAME, { checks: [check("c1")] })] });
    await world.record("c1", { what: "check", householdId: null });
    const send = { command: "ground-check.send", input: { id: "c1", version: null, ...END } } as const;
    await world.operation({ opId: "s", recordId: "c1", ...send }, { isSending: true, state: "refused", code: "STALE" });
    return world;
  }

  const open = (world: DeviceWorld) => openVisit({ parts: world.parts(), forms: new OpenForms(() => {}) }, "c1");

  it("keeps outcome and remark of a check that is taken up again", async () => {
    const world = await refused();
    expect(await takeUpAgain(world, "c1", "window")).toBe(true);
    expect(await open(world)).toMatchObject({ state: "open", end: END });
  });

  it("keeps them where its person goes straight to the check", async () => {
    expect(await open(await refused())).toMatchObject({ state: "begun", end: END });
  });

  it("asks anew after it was let go, and where nothing was given yet", async () => {
    const world = await refused();
    const [row] = await world.store.operations();
    if (row === undefined) throw new Error("nothing is queued");
    await world.store.commit({ update: [{ ...row, state: "dropped" }] });
    expect(await open(world)).toMatchObject({ end: null });
  });
});
