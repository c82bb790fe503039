import { beforeEach, describe, expect, it } from "vitest";
import { dropRefused, takeUpAgain } from "@/lib/client/field/amend";
import { openOperation, openRecordBox, tailOf } from "@/lib/client/field/boxes";
import { queueClosed } from "@/lib/client/field/queue-closed";
import { refusedOf, trailOf } from "@/lib/client/field/trail";
import { DeviceWorld, takenResult } from "./device-world";

const patch = (key: string, value: number | string) => ({ level: "household", uid: null, key, before: null, value });
const save = (...patches: object[]) => ({ patches, memberOps: [], notes: {} });

let world: DeviceWorld;

beforeEach(async () => {
  world = await DeviceWorld.make();
  await world.record("r1");
});

const states = async () => (await world.store.operations()).map(({ opId, state }) => `${opId} ${state}`);
const record = async () => {
  const box = await world.store.box("record", "r1");
  return box === null ? null : openRecordBox(world.keys, box);
};

describe("takeUpAgain", () => {
  it("makes a photo's operation typing again, and the photo is tried once more", async () => {
    await world.operation({ opId: "text", recordId: "r1", input: save(patch("floorType", 2)) }, { state: "taken" });
    await world.operation({ opId: "photo", recordId: "r1", input: save(patch("photoFront", "p1")) }, { needs: ["p1"] });
    await world.photo("p1", "r1", "refused");
    expect(await takeUpAgain(world, "r1", "window")).toBe(true);
    expect(await states()).toEqual(["text taken", "photo replaced"]);
    expect((await record())?.local.pending.patches).toEqual([patch("photoFront", "p1")]);
    expect((await record())?.supersedes).toBeNull();
    expect((await world.store.photos()).find(({ id }) => id === "p1")).toMatchObject({
      state: "waiting",
      code: null,
      sent: 0,
    });
  });

  it("names what it puts right", async () => {
    await world.operation({ opId: "bad", recordId: "r1", input: save(patch("floorType", 9)) }, { state: "refused" });
    expect(await takeUpAgain(world, "r1", "window")).toBe(true);
    expect((await record())?.supersedes).toBe("bad");
    expect((await record())?.replaces).toEqual(["bad"]);
  });

  it("names all that waited behind it as well, also after a second time, on the operation that takes their place", async () => {
    const input = save(patch("floorType", 9));
    await world.operation({ opId: "bad", recordId: "r1", input }, { state: "refused" });
    await world.operation({ opId: "behind", recordId: "r1", prevOp: "bad", input: save(patch("wallType", 1)) });
    await takeUpAgain(world, "r1", "window");
    await queueClosed(world.parts());
    const [queued] = (await world.store.operations()).filter(({ state }) => state === "queued");
    if (queued === undefined) throw new Error("nothing was queued");
    expect(await openOperation(world.keys, queued)).toMatchObject({ supersedes: "bad", replaces: ["bad", "behind"] });
    expect((await record())?.replaces).toEqual([]);
    await world.store.commit({ update: [{ ...queued, state: "refused" }] });
    await takeUpAgain(world, "r1", "window");
    // The one between was never taken, so the portal knows of none that it stood in place of.
    expect(await record()).toMatchObject({ supersedes: queued.opId, replaces: [queued.opId, "bad", "behind"] });
  });

  it("names it on each of the operations that take its place: any of them may meet what it was", async () => {
    const input = save(patch("floorType", 9), patch("photoFront", "p1"));
    await world.operation({ opId: "bad", recordId: "r1", input }, { state: "refused" });
    await world.photo("p1", "r1", "waiting");
    await takeUpAgain(world, "r1", "window");
    await queueClosed(world.parts());
    const queued = (await world.store.operations()).filter(({ state }) => state === "queued");
    const opened = await Promise.all(queued.map((row) => openOperation(world.keys, row)));
    expect(opened.map(({ supersedes, replaces }) => [supersedes, replaces])).toEqual([
      ["bad", ["bad"]],
      [null, ["bad"]],
    ]);
  });

  it("does nothing where nothing was refused", async () => {
    await world.operation({ opId: "text", recordId: "r1" });
    expect(await takeUpAgain(world, "r1", "window")).toBe(false);
  });
});

describe("dropRefused", () => {
  it("lets go what waits behind a refusal, tells the portal, and no later step waits for that", async () => {
    await world.operation({ opId: "a", recordId: "r1" }, { state: "taken", version: 2 });
    await world.operation({ opId: "b", recordId: "r1", prevOp: "a" }, { state: "refused", code: "NOT_FOUND" });
    await world.operation({ opId: "c", recordId: "r1", prevOp: "b" });
    await world.photo("p1", "r1", "refused");
    await dropRefused(world, "r1");
    expect(await states()).toEqual(["a taken", "b dropped", "c dropped", "made-1 queued", "made-2 queued"]);
    expect(await world.store.photos()).toEqual([]);
    expect(tailOf(await world.store.operations(), "r1").prevOp).toBe("a");
  });
});

describe("letting go of what stood in place of others", () => {
  it("lets those go as well: a file may still bring them", async () => {
    const input = save(patch("floorType", 9));
    await world.operation({ opId: "bad", recordId: "r1", input }, { state: "refused" });
    await takeUpAgain(world, "r1", "window");
    await queueClosed(world.parts());
    const [queued] = (await world.store.operations()).filter(({ state }) => state === "queued");
    if (queued === undefined) throw new Error("nothing was queued");
    await world.store.commit({ update: [{ ...queued, state: "refused" }] });
    await dropRefused(world, "r1");
    const told = (await world.store.operations()).filter(({ isLettingGo }) => isLettingGo === true);
    const opened = await Promise.all(told.map((row) => openOperation(world.keys, row)));
    expect(opened.map(({ input }) => input["opId"])).toEqual([queued.opId, "bad"]);
  });
});

describe("letting go of a draft's beginning", () => {
  it("takes its unsent photos along, and leaves those of other drafts", async () => {
    await world.operation(
      { opId: "s", recordId: "r1", command: "proposal.start" },
      { state: "refused", code: "NOT_FOUND" },
    );
    await world.operation({ opId: "a", recordId: "r1", prevOp: "s", startOp: "s" });
    await world.photo("p1", "r1", "waiting");
    await world.photo("p2", "r1", "refused");
    await world.photo("other", "r2", "waiting");
    expect(await dropRefused(world, "r1")).toBe(true);
    expect((await world.store.photos()).map(({ id }) => id)).toEqual(["other"]);
  });

  it("answers where there was nothing to let go, and writes nothing", async () => {
    await world.operation({ opId: "a", recordId: "r1" });
    expect(await dropRefused(world, "r1")).toBe(false);
    expect(await states()).toEqual(["a queued"]);
  });
});

describe("trailOf", () => {
  it("tells each step, with whom it was laid together", async () => {
    await world.operation(
      { opId: "a", recordId: "r1", command: "proposal.start", input: {} },
      { state: "taken", takenAt: 20 },
    );
    const merged = takenResult("b", { mergedWith: ["Budi (contoh)"] });
    const input = save(patch("floorType", 2), patch("wallType", 1));
    await world.operation({ opId: "b", recordId: "r1", input }, { state: "taken", takenAt: 21 }, merged);
    const lease = { state: "sending", leaseUntil: world.now() - 1 } as const;
    await world.operation({ opId: "c", recordId: "r1", command: "proposal.submit", input: {} }, lease);
    const steps = await trailOf(world, "r1");
    expect(steps.map(({ kind, count, isUnderWay }) => [kind, count, isUnderWay])).toEqual([
      ["begin", 0, false],
      ["save", 2, false],
      ["send", 0, false],
    ]);
    expect(steps[1]?.mergedWith).toEqual(["Budi (contoh)"]);
  });
});

describe("refusedOf", () => {
  it("answers code, story and fields of what waits for its person", async () => {
    const story = { kind: "moved", toName: "Desa Contoh", at: 5 } as const;
    const refusal = { code: "NOT_FOUND", fields: [{ path: "household.floorType", detail: "V01" }] } as const;
    const result = { kind: "refused", opId: "a", refusal, story } as const;
    await world.operation({ opId: "a", recordId: "r1" }, { state: "refused", code: "NOT_FOUND" }, result);
    expect(await refusedOf(world, "r1")).toEqual({
      code: "NOT_FOUND",
      story,
      fields: ["household.floorType"],
      kind: "save",
    });
    expect(await refusedOf(world, "r2")).toBeNull();
  });
});
