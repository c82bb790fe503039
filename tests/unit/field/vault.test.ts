import { describe, expect, it } from "vitest";
import {
  changePin,
  isFromServer,
  isWeakPin,
  makeVault,
  noteContact,
  renewVault,
  unlock,
} from "@/lib/client/field/vault";
import { openValue, sealValue } from "@/lib/client/seal/sealed-box";
import { OFFLINE_DAYS, PIN_TRIES } from "@/lib/domain/field/exchange";
import { MemoryVaults } from "./memory-vaults";

const USER = "0197a000-0000-7000-8000-00000000000a";
const PIN = "482915";
const DAY = 86_400_000;
const half = (fill: number) => Buffer.alloc(32, fill).toString("base64");
const HALVES = { share: half(1), recovery: half(2) };

async function locked(now = 0) {
  const store = new MemoryVaults();
  const made = {
    userId: USER,
    deviceId: "device",
    label: "Operator (contoh)",
    pin: PIN,
    halves: HALVES,
    now,
    iterations: 1_000,
  };
  const { key } = await makeVault(store, made);
  return { store, sealed: await sealValue(key, "here", { said: "Jalan Contoh" }) };
}

describe("the lock of a device", () => {
  it("opens with the PIN, and what was sealed behind it is read", async () => {
    const { store, sealed } = await locked();
    const opened = await unlock(store, USER, PIN, 1);
    if (opened.kind !== "open") throw new Error(opened.kind);
    expect(await openValue(opened.key, "here", sealed)).toEqual({ said: "Jalan Contoh" });
    await expect(openValue(opened.key, "elsewhere", sealed)).rejects.toThrow();
    await expect(crypto.subtle.exportKey("raw", opened.key)).rejects.toThrow();
  });

  it("counts wrong tries before it judges them, gives the share up after ten, and a right one begins anew", async () => {
    const { store } = await locked();
    expect(await unlock(store, USER, "000001", 1)).toEqual({ kind: "wrong", left: PIN_TRIES - 1 });
    expect((await unlock(store, USER, PIN, 1)).kind).toBe("open");
    for (let left = PIN_TRIES - 1; left > 0; left -= 1)
      expect(await unlock(store, USER, "000001", 1)).toEqual({ kind: "wrong", left });
    expect(await unlock(store, USER, "000001", 1)).toEqual({ kind: "sealed", why: "tries" });
    expect(store.row().share).toBeNull();
    expect(await unlock(store, USER, PIN, 1)).toEqual({ kind: "sealed", why: "tries" });
  });

  it("gives no try for free where the battery is pulled in the middle", async () => {
    const { store } = await locked();
    const { write } = store;
    store.write = async (row) => {
      await write(row);
      throw new Error("no power");
    };
    await expect(unlock(store, USER, "000001", 1)).rejects.toThrow("no power");
    expect(store.row().tries).toBe(1);
  });

  it("seals after fourteen days without contact; a contact begins them anew", async () => {
    const { store } = await locked();
    expect((await unlock(store, USER, PIN, OFFLINE_DAYS * DAY)).kind).toBe("open");
    await noteContact(store, USER, 10 * DAY);
    expect((await unlock(store, USER, PIN, 20 * DAY)).kind).toBe("open");
    const old = await locked();
    expect(await unlock(old.store, USER, PIN, OFFLINE_DAYS * DAY + 1)).toEqual({ kind: "sealed", why: "age" });
    expect(old.store.row().share).toBeNull();
  });

  it.each([
    ["starts years back", 20 * DAY, 0],
    ["was ahead for days, and was set right", 20 * DAY, 12 * DAY],
  ])("keeps the share where the clock %s, counts no try, and opens once it is right", async (_, right, wrong) => {
    const { store } = await locked(10 * DAY);
    expect((await unlock(store, USER, PIN, right)).kind).toBe("open");
    expect(await unlock(store, USER, PIN, wrong)).toEqual({ kind: "clock" });
    expect(await changePin(store, USER, { old: PIN, new: "739264" }, wrong)).toEqual({ kind: "clock" });
    expect(store.row()).toMatchObject({ tries: 0, seenAt: right });
    expect(store.row().share).not.toBeNull();
    expect((await unlock(store, USER, PIN, right)).kind).toBe("open");
  });

  it("opens again after a sign-in, behind a new PIN, with everything in it; another's halves open nothing", async () => {
    const { store, sealed } = await locked();
    for (let tries = 0; tries < PIN_TRIES; tries += 1) await unlock(store, USER, "000001", 1);
    expect(await renewVault(store, USER, { share: half(1), recovery: half(9) }, "739264", 2)).toBeNull();
    const opened = await renewVault(store, USER, HALVES, "739264", 2);
    if (opened === null) throw new Error("sealed for good");
    expect(await openValue(opened.key, "here", sealed)).toEqual({ said: "Jalan Contoh" });
    expect((await unlock(store, USER, "739264", 3)).kind).toBe("open");
    expect((await unlock(store, USER, PIN, 3)).kind).toBe("wrong");
  });

  it("knows the portal's word by the share", async () => {
    const { store } = await locked();
    const opened = await unlock(store, USER, PIN, 1);
    if (opened.kind !== "open") throw new Error(opened.kind);
    const mac = Buffer.from(await crypto.subtle.sign("HMAC", opened.share, new TextEncoder().encode("wipe|d|1")));
    expect(await isFromServer(opened.share, "wipe|d|1", mac.toString("base64url"))).toBe(true);
    expect(await isFromServer(opened.share, "wipe|d|2", mac.toString("base64url"))).toBe(false);
    expect(await isFromServer(opened.share, "wipe|d|1", "%%")).toBe(false);
  });

  it.each(["111111", "123456", "987654"])("takes %s for too easy", (pin) => expect(isWeakPin(pin)).toBe(true));
  it.each(["482915", "112233", "135791"])("takes %s", (pin) => expect(isWeakPin(pin)).toBe(false));
});
