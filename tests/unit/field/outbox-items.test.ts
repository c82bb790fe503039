import { describe, expect, it } from "vitest";
import { groupLines } from "@/components/field/outbox/outbox-lines";
import { syncWord } from "@/components/field/outbox/sync-words";
import type { OperationRow } from "@/lib/client/field/field-store";
import { countConflicts } from "@/lib/client/field/layers";
import { type Item, itemsOf, waitingIn } from "@/lib/client/field/outbox";
import type { RecordLine } from "@/lib/client/field/record-line";
import { CONFLICT, DeviceWorld, takenResult } from "./device-world";

const NOW = 1_000;

function row(part: Partial<OperationRow> & Pick<OperationRow, "opId" | "state">): OperationRow {
  return {
    seq: 1,
    recordId: "r1",
    prevOp: null,
    startOp: null,
    isSending: false,
    needs: [],
    leaseUntil: null,
    tries: 0,
    notBefore: 0,
    bytes: 1,
    queuedAt: 5,
    takenAt: null,
    version: null,
    code: null,
    sealed: { iv: new Uint8Array(12), bytes: new ArrayBuffer(0) },
    outcome: null,
    ...part,
  };
}

const one = (rows: readonly OperationRow[], photos: Parameters<typeof itemsOf>[1] = []) =>
  itemsOf(rows, photos, NOW)[0];

describe("waitingIn", () => {
  const photo = (id: string, state: "waiting" | "taken" | "refused") => ({ id, state });
  /** Made at millisecond 3, as UUIDv7 says it. */
  const YOUNG = "00000000-0003-7000-8000-000000000001";

  it("counts photos that wait when everything written has arrived, and since when the oldest was taken", () => {
    const rows = [row({ opId: "a", state: "taken" })];
    const photos = [
      photo(YOUNG, "waiting"),
      photo("00000000-0009-7000-8000-000000000001", "refused"),
      photo("x", "taken"),
    ];
    expect(waitingIn(rows, photos)).toEqual({ count: 0, since: 3, photos: 2 });
  });

  it("tells the oldest of operations and photos", () => {
    expect(waitingIn([row({ opId: "a", state: "queued" })], [photo(YOUNG, "waiting")]).since).toBe(3);
    expect(waitingIn([row({ opId: "a", state: "queued", queuedAt: 2 })], [photo(YOUNG, "waiting")]).since).toBe(2);
    expect(waitingIn([], [])).toEqual({ count: 0, since: null, photos: 0 });
    expect(waitingIn([row({ opId: "a", state: "queued" })], [], 2).count).toBe(3);
    expect(waitingIn([], [photo("no-uuid", "waiting")])).toEqual({ count: 0, since: null, photos: 1 });
  });
});

describe("itemsOf", () => {
  it("says sending only while a lease holds", () => {
    expect(one([row({ opId: "a", state: "sending", leaseUntil: NOW + 1 })])?.state).toBe("sending");
    expect(one([row({ opId: "a", state: "sending", leaseUntil: NOW })])?.state).toBe("waiting");
  });

  it("says taken only with a receipt, and nothing of what was let go", () => {
    expect(one([row({ opId: "a", state: "taken", takenAt: 7 })])).toMatchObject({ state: "taken", takenAt: 7 });
    expect(one([row({ opId: "a", state: "dropped" }), row({ opId: "b", state: "replaced" })])).toBeUndefined();
    const told = row({ opId: "c", state: "taken", takenAt: 9, isLettingGo: true });
    expect(one([row({ opId: "a", state: "dropped" }), told])).toBeUndefined();
    expect(one([row({ opId: "a", state: "dropped" }), { ...told, state: "queued" }])?.state).toBe("waiting");
  });

  it("asks nobody about a letting go that was refused", () => {
    expect(one([row({ opId: "a", state: "refused", code: "FORBIDDEN", isLettingGo: true })])).toBeUndefined();
  });

  it("needs its person for a refusal, a refused photo or a dispute", () => {
    expect(one([row({ opId: "a", state: "refused", code: "STALE" })])).toMatchObject({
      state: "needs-you",
      code: "STALE",
    });
    const photo = { recordId: "r1", state: "refused" as const, code: "TOO_LARGE" as const };
    expect(one([], [photo])).toMatchObject({ state: "needs-you", code: "TOO_LARGE", refusedPhotos: 1 });
    const disputed = itemsOf([row({ opId: "a", state: "taken", takenAt: 7 })], [], NOW, new Map([["r1", 2]]));
    expect(disputed[0]).toMatchObject({ state: "needs-you", conflicts: 2, code: null });
  });
});

const NOTHING_FETCHED = new Map<string, never>();

describe("countConflicts", () => {
  it("says nothing of what was settled at the office before the draft was fetched again", async () => {
    const world = await DeviceWorld.make();
    const taken = { state: "taken", takenAt: 20, version: 2 } as const;
    await world.operation({ opId: "a", recordId: "r1" }, taken, takenResult("a", { conflicts: [CONFLICT] }));
    const rows = await world.store.operations();
    const count = (version: number, conflicts: readonly (typeof CONFLICT)[]) =>
      countConflicts(world.keys, rows, new Map([["r1", { version, conflicts }]])).then(
        (counts) => counts.get("r1") ?? 0,
      );
    expect(await count(1, [])).toBe(1);
    expect(await count(2, [CONFLICT])).toBe(1);
    expect(await count(3, [])).toBe(0);
  });

  it("counts until a person has chosen", async () => {
    const world = await DeviceWorld.make();
    const taken = { state: "taken", takenAt: 20, version: 2 } as const;
    await world.operation({ opId: "a", recordId: "r1" }, taken, takenResult("a", { conflicts: [CONFLICT] }));
    await world.operation({ opId: "b", recordId: "r2" }, taken, takenResult("b", { mergedWith: ["B (contoh)"] }));
    expect([...(await countConflicts(world.keys, await world.store.operations(), NOTHING_FETCHED))]).toEqual([
      ["r1", 1],
    ]);
    const settled = [{ conflictId: CONFLICT.id, choice: "mine" }];
    const input = { patches: [], memberOps: [], notes: {}, settled };
    await world.operation({ opId: "c", recordId: "r1", input });
    expect((await countConflicts(world.keys, await world.store.operations(), NOTHING_FETCHED)).size).toBe(0);
  });
});

describe("groupLines", () => {
  const record = (id: string, isTyped = false): RecordLine => ({
    id,
    what: "proposal",
    householdId: null,
    headName: `Kepala ${id}`,
    isNew: false,
    isEvent: false,
    isSent: false,
    isTyped,
  });
  const items = itemsOf(
    [
      row({ opId: "a", recordId: "taken", state: "taken", takenAt: 3 }),
      row({ opId: "b", recordId: "later", state: "taken", takenAt: 8 }),
      row({ opId: "c", recordId: "waits", state: "queued" }),
      row({ opId: "d", recordId: "refused", state: "refused", code: "STALE" }),
      row({ opId: "e", recordId: "again", state: "taken", takenAt: 2 }),
    ],
    [],
    NOW,
  );

  it("puts each record into one group", () => {
    const records = [
      record("taken"),
      record("waits", true),
      record("refused", true),
      record("again", true),
      record("new", true),
    ];
    const groups = groupLines(items, records);
    const ids = (lines: (typeof groups)[keyof typeof groups]) => lines.map(({ id }) => id);
    expect(ids(groups.needsYou)).toEqual(["refused"]);
    expect(ids(groups.onTheWay)).toEqual(["waits"]);
    expect(ids(groups.typed)).toEqual(["new", "again"]);
    expect(ids(groups.taken)).toEqual(["later", "taken"]);
    expect(groups.taken[1]?.headName).toBe("Kepala taken");
  });
});

describe("syncWord", () => {
  const items = (...states: Item["state"][]) => states.map((state) => ({ state }));

  it("never says that all is accepted while anything is open", () => {
    expect(syncWord({ kind: "idle" }, items("taken", "waiting"), true)).toBe("waiting");
    expect(syncWord({ kind: "idle" }, items("taken", "needs-you"), true)).toBe("needsYou");
    expect(syncWord({ kind: "idle" }, items("taken"), true)).toBe("allSent");
    expect(syncWord({ kind: "idle" }, items("taken"), true, 1)).toBe("typed");
    expect(syncWord({ kind: "idle" }, items("taken"), false, 1)).toBe("typed");
    expect(syncWord({ kind: "idle" }, items("taken", "waiting"), true, 1)).toBe("waiting");
    expect(syncWord({ kind: "idle" }, [], true, 1)).toBe("typed");
    expect(syncWord({ kind: "idle" }, [], true)).toBe("nothing");
  });

  it("tells what stands in the way", () => {
    expect(syncWord({ kind: "waiting", why: "silence" }, items("waiting"), false)).toBe("offline");
    expect(syncWord({ kind: "waiting", why: "silence" }, items("waiting"), true)).toBe("silence");
    expect(syncWord({ kind: "waiting", why: "busy" }, items("waiting"), true)).toBe("busy");
    expect(syncWord({ kind: "stopped", code: "UNAUTHENTICATED" }, [], true)).toBe("signIn");
    expect(syncWord({ kind: "stopped", code: "FORBIDDEN" }, [], true)).toBe("stopped");
    expect(syncWord({ kind: "running" }, [], true)).toBe("running");
  });
});
