import { createHmac } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { knock } from "@/lib/client/field/knock";
import type { Sent } from "@/lib/client/field/sync-parts";
import { isFromServer, unlock } from "@/lib/client/field/vault";
import { type KnockAnswer, type KnockRequest, knockText } from "@/lib/domain/field/exchange";
import { DeviceWorld } from "./device-world";
import { MemoryFieldStore } from "./memory-field-store";
import { lockedBy, type MemoryVaults } from "./memory-vaults";

const PIN = "739105";
const NOW = Date.UTC(2026, 10, 27);
const SHARE = Buffer.alloc(32, 5);

const orderBy = (share: Buffer) => {
  const mac = createHmac("sha256", share).update(`wipe|device|${NOW}`).digest("base64url");
  return { kind: "wipe" as const, at: NOW, mac };
};
const calledBack = (share = SHARE): Sent<KnockAnswer> => ({
  kind: "answer",
  value: { state: "called-back", order: orderBy(share) },
});

let world: DeviceWorld;
let vaults: MemoryVaults;
let asked: KnockRequest[];

beforeEach(async () => {
  world = await DeviceWorld.make();
  vaults = await lockedBy(PIN, { now: NOW, share: SHARE.toString("base64") });
  asked = [];
  await world.operation({ opId: "sent", recordId: "r" }, { state: "taken", takenAt: 1 });
});

function hear(says: Sent<KnockAnswer>) {
  const ask = async (body: KnockRequest) => {
    asked.push(body);
    return says;
  };
  return knock({ store: new MemoryFieldStore(world.disk, vaults), vaults, ask, now: () => NOW }, vaults.row());
}

const openNow = () => unlock(vaults, "person", PIN, NOW);

describe("a locked device at its contact", () => {
  it("says under the share which one it is, and goes on where it may", async () => {
    expect(await hear({ kind: "answer", value: { state: "open", order: null } })).toBe("nothing");
    const [said] = asked;
    if (said === undefined) throw new Error("nothing was asked");
    expect(said).toMatchObject({ do: "knock", deviceId: "device", isWiped: false });
    const key = vaults.row().share;
    if (key === null) throw new Error("no share");
    expect(await isFromServer(key, knockText(said), said.mac)).toBe(true);
    expect(await openNow()).toMatchObject({ kind: "open", isCalledBack: false });
  });

  it("loses its share where its person may not work any more: nothing goes, and only a sign-in opens it", async () => {
    await world.operation({ opId: "mine", recordId: "r" });
    expect(await hear({ kind: "answer", value: { state: "sealed", order: null } })).toBe("sealed");
    expect(await openNow()).toEqual({ kind: "sealed", why: "withdrawn" });
    expect(world.disk.operations).toHaveLength(2);
    expect(await hear(calledBack())).toBe("nothing");
    expect(asked).toHaveLength(1);
  });

  it("that was revoked is emptied at once where nothing is unsent, and says so", async () => {
    expect(await hear(calledBack())).toBe("emptied");
    expect([world.disk.operations, world.disk.boxes, await vaults.all()]).toEqual([[], [], []]);
    expect(asked.map(({ isWiped }) => isWiped)).toEqual([false, true]);
  });

  it("that was revoked keeps what is unsent, and opens for handing it over alone", async () => {
    await world.photo("p", "r", "waiting");
    expect(await hear(calledBack())).toBe("called-back");
    expect(world.disk.photos).toHaveLength(1);
    expect(await openNow()).toMatchObject({ kind: "open", isCalledBack: true });
  });

  it("obeys no order that is not the portal's own, and takes silence for nothing", async () => {
    expect(await hear(calledBack(Buffer.alloc(32, 6)))).toBe("nothing");
    expect(await hear({ kind: "silence" })).toBe("nothing");
    expect(await hear({ kind: "refused", code: "UNAUTHENTICATED", reason: null })).toBe("nothing");
    expect(world.disk.operations).toHaveLength(1);
    expect(await openNow()).toMatchObject({ kind: "open", isCalledBack: false });
  });
});
