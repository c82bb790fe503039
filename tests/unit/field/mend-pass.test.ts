import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { readPapers, sealPapers } from "@/lib/client/field/boxes";
import { mendPass } from "@/lib/client/field/mend-pass";
import type { VaultRow, VaultStore } from "@/lib/client/field/vault";
import { DeviceWorld } from "./device-world";

const PAPERS = {
  deviceId: "d",
  secret: "old",
  grantId: "g",
  handoverKey: {},
  epoch: "e",
  mark: "m",
  skewMs: 0,
};

let world: DeviceWorld;
let share: CryptoKey | null;
let calls: number;

/** Of a lock only the share matters here. */
const vaults: VaultStore = {
  all: async () => [],
  read: async () => ({ share }) as VaultRow,
  write: async (row) => {
    share = row.share;
  },
  update: async (_, change) => {
    const row = change({ share } as VaultRow);
    share = row.share;
    return row;
  },
  remove: async () => {},
};

/** A sign-in is left in this browser: the portal gives a new pass to whoever asks. */
beforeEach(async () => {
  world = await DeviceWorld.make();
  ({ share } = world.keys);
  calls = 0;
  await world.store.commit({ boxes: [await sealPapers(world.keys, PAPERS)] });
  vi.stubGlobal("fetch", async () => {
    calls += 1;
    return Response.json({ ok: true, value: { userId: "person", secret: "new", grantId: "g2" } });
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

const mend = (code: "UNAUTHENTICATED" | "FORBIDDEN", reason: string | null) =>
  mendPass({ store: world.store, keys: world.keys, vaults, secret: "old" }, { code, reason });

describe("mendPass", () => {
  it.each(["too-long", null])("renews a pass that only ran out (%s) by the sign-in that is there", async (reason) => {
    expect(await mend("UNAUTHENTICATED", reason)).toEqual({ kind: "renewed", secret: "new" });
    expect(await readPapers(world.keys, world.store)).toEqual({ ...PAPERS, secret: "new", grantId: "g2" });
    expect(share).not.toBeNull();
  });

  it("lets what rested meanwhile go at once", async () => {
    await world.operation({ opId: "a", recordId: "r" }, { tries: 9, notBefore: world.now() + 600_000 });
    await mend("UNAUTHENTICATED", null);
    expect(await world.store.operations()).toMatchObject([{ state: "queued", notBefore: 0 }]);
  });

  it.each([
    ["UNAUTHENTICATED", "withdrawn"],
    ["UNAUTHENTICATED", "suspended"],
    ["FORBIDDEN", "no-grant"],
  ] as const)("locks on %s, %s, whatever sign-in is there", async (code, reason) => {
    expect(await mend(code, reason)).toEqual({ kind: "sealed" });
    expect(share).toBeNull();
    expect(calls).toBe(0);
  });

  it("leaves the lock where the refusal is about something else", async () => {
    expect(await mend("FORBIDDEN", null)).toEqual({ kind: "as-it-was" });
    expect([share === null, calls]).toEqual([false, 0]);
  });

  it("takes the pass that another window renewed meanwhile, and asks for none", async () => {
    await world.store.commit({ boxes: [await sealPapers(world.keys, { ...PAPERS, secret: "newer" })] });
    expect(await mend("UNAUTHENTICATED", null)).toEqual({ kind: "renewed", secret: "newer" });
    expect(calls).toBe(0);
  });

  it("marks a device that the portal forgot, and touches nothing of it", async () => {
    const error = { code: "NOT_FOUND", info: { reason: "unknown-device" } };
    vi.stubGlobal("fetch", async () => Response.json({ ok: false, error }));
    expect(await mend("UNAUTHENTICATED", null)).toEqual({ kind: "unknown" });
    expect(await readPapers(world.keys, world.store)).toEqual(PAPERS);
    expect(share).not.toBeNull();
  });
});
