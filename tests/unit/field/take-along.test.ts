import { beforeEach, describe, expect, it } from "vitest";
import { addPatch, NOTHING_LOCAL } from "@/lib/client/draft/patch-queue";
import type { Sent } from "@/lib/client/field/sync-parts";
import {
  dropLingering,
  readFamily,
  readFrame,
  readIndex,
  type TakeParts,
  type TakeReport,
  takeAgain,
  takeAlong,
  takeMay,
} from "@/lib/client/field/take-along";
import type { PackFamily, PackFrame, PullAnswer, PullRequest } from "@/lib/domain/field/pack";
import { NO_ANSWERS } from "@/lib/domain/instrument/answers";
import { DeviceWorld } from "./device-world";

const ALL = { by: "assignment" } as const;

function family(id: string, mark = "1"): PackFamily {
  return {
    id,
    regencyCode: "9901",
    mark,
    revision: 1,
    status: 1,
    headName: `Kepala ${id} (contoh)`,
    dusun: null,
    rw: null,
    rt: null,
    point: null,
    decile: null,
    base: NO_ANSWERS,
    suggested: NO_ANSWERS,
    drafts: [],
    underWay: null,
  };
}

function page(part: Partial<PullAnswer>): Sent<PullAnswer> {
  const value = { frame: null, families: [], same: [], gone: [], next: null, total: 2, isCut: false, ...part };
  return { kind: "answer", value };
}

let world: DeviceWorld;
let asked: PullRequest[];

function parts(...answers: Sent<PullAnswer>[]): TakeParts {
  return {
    store: world.store,
    keys: world.keys,
    now: () => 7,
    pull: async (body) => {
      asked.push(body as PullRequest);
      return answers.shift() ?? { kind: "silence" };
    },
  };
}

const take = (...answers: Sent<PullAnswer>[]): Promise<TakeReport> => takeAlong(parts(...answers), ALL, () => true);
const listed = async () => (await readIndex(world.store, world.keys))?.families.map(({ id, mark }) => `${id}${mark}`);
const has = async (id: string) => (await readFamily(world.store, world.keys, id)) !== null;

beforeEach(async () => {
  world = await DeviceWorld.make();
  asked = [];
});

describe("takeAlong", () => {
  it("goes on after a cut where it was, and asks for no page twice", async () => {
    expect(await take(page({ families: [family("a")], next: "after-a" }), { kind: "silence" })).toEqual({
      kind: "silence",
    });
    expect(await readIndex(world.store, world.keys)).toMatchObject({ isComplete: false, cursor: "after-a" });
    expect(await take(page({ families: [family("b")] }))).toEqual({ kind: "done", total: 2 });
    expect(asked.map(({ cursor }) => cursor)).toEqual([null, "after-a", "after-a"]);
    expect(await listed()).toEqual(["a1", "b1"]);
  });

  it("says what it has, keeps what is the same, and lets go of what is not among the chosen any more", async () => {
    await take(page({ families: [family("a"), family("b")] }));
    expect(await take(page({ same: ["a"], families: [family("c")] }))).toEqual({ kind: "done", total: 2 });
    expect(asked[1]?.have).toEqual({ a: "1", b: "1" });
    expect(await listed()).toEqual(["a1", "c1"]);
    expect(await has("b")).toBe(false);
  });
});

describe("a busy portal", () => {
  const busy: Sent<PullAnswer> = { kind: "busy", waitMs: 2_500 };
  const rests: number[] = [];
  const rest = async (ms: number) => void rests.push(ms);

  it("is waited for as long as it says, and the take-along goes on where it was", async () => {
    const told: (boolean | undefined)[] = [];
    const from = {
      ...parts(page({ families: [family("a")], next: "n" }), busy, page({ families: [family("b")] })),
      rest,
    };
    const report = await takeAlong(from, ALL, ({ isWaiting }) => {
      told.push(isWaiting);
      return true;
    });
    expect(report).toEqual({ kind: "done", total: 2 });
    expect(rests).toEqual([1_000, 1_000, 500]);
    expect(told).toEqual([undefined, true, true, true, true, undefined]);
    expect(asked.map(({ cursor }) => cursor)).toEqual([null, "n", "n"]);
  });

  it("is left when the person stops, and in the end", async () => {
    expect(await takeAlong({ ...parts(busy), rest }, ALL, () => false)).toEqual({ kind: "silence" });
    const ever = { ...parts(), rest, pull: async () => busy };
    expect(await takeAlong(ever, ALL, () => true)).toEqual({ kind: "busy" });
  });
});

describe("takeAgain", () => {
  it("lays all pages over the list, adds what is new, and lets go of what is gone", async () => {
    await take(page({ families: [family("a"), family("b"), family("c")] }));
    const answers = [
      page({ families: [family("a", "2")], next: "more" }),
      page({ families: [family("d")], gone: ["b"] }),
    ];
    await takeAgain(parts(...answers), ["a", "b", "d"]);
    // Named as held, so that the portal can say what is gone; under no mark, so that the rest comes anew.
    expect(asked[1]?.have).toEqual({ a: "", b: "" });
    expect(await listed()).toEqual(["a2", "c1", "d1"]);
    expect(await has("b")).toBe(false);
    expect(await readIndex(world.store, world.keys)).toMatchObject({ selection: ALL, isComplete: true, total: 2 });
  });

  it("keeps a family that something unsent is about, though it is in the list no more", async () => {
    await take(page({ families: [family("a"), family("b")] }));
    const typed = { level: "household", uid: null, key: "floorType", before: null, value: 2 } as const;
    await world.record("r", { householdId: "b", local: addPatch(NOTHING_LOCAL, typed) });
    await takeAgain(parts(page({ gone: ["b"] })), ["b"]);
    expect(await listed()).toEqual(["a1"]);
    expect(await has("b")).toBe(true);
    await dropLingering(world);
    expect(await has("b")).toBe(true);
    await world.record("r", { householdId: "b", local: NOTHING_LOCAL });
    await dropLingering(world);
    expect(await has("b")).toBe(false);
    expect((await readIndex(world.store, world.keys))?.lingering).toEqual([]);
  });

  it("does not undo what a download laid down meanwhile", async () => {
    await take(page({ families: [family("a")], next: "more" }), { kind: "silence" });
    const slow = parts(page({ families: [family("a", "2")] }));
    const { pull } = slow;
    const again = {
      ...slow,
      pull: async (body: object) => {
        await take(page({ families: [family("b")] }));
        return pull(body);
      },
    };
    await takeAgain(again, ["a"]);
    expect(await listed()).toEqual(["a2", "b1"]);
    expect(await readIndex(world.store, world.keys)).toMatchObject({ isComplete: true, cursor: null });
  });
});

describe("takeMay", () => {
  const may = { maySubmit: true, mayRegister: true, mayMove: false };
  const frame = { villageCode: "9901010001", maySubmit: false, mayRegister: true, mayMove: false } as PackFrame; // the rest is not looked at

  it("opens sending at the next exchange after a pass, and closes it when the door is lessened; the rest stays", async () => {
    await take(page({ frame, families: [family("a")] }));
    await takeMay(world, may);
    expect(await readFrame(world.store, world.keys)).toEqual({ ...frame, ...may });
    await takeMay(world, { ...may, maySubmit: false });
    expect(await readFrame(world.store, world.keys)).toEqual(frame);
    expect(await listed()).toEqual(["a1"]);
  });

  it("makes no frame where nothing was taken along", async () => {
    await takeMay(world, may);
    expect(await readFrame(world.store, world.keys)).toBeNull();
  });
});
