import { describe, expect, it } from "vitest";
import {
  adoptVault,
  callBack,
  changePin,
  isFromServer,
  isWeakPin,
  makeVault,
  noteContact,
  noteUnknown,
  renewVault,
  unlock,
  withdrawShare,
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
    const { update } = store;
    store.update = async (userId, change) => {
      await update(userId, change);
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
    expect(old.store.row().share).not.toBeNull();
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

  it("refuses where the clock stands weeks ahead, counts no try, and opens once it is set right", async () => {
    const { store } = await locked();
    expect(await unlock(store, USER, PIN, 400 * DAY)).toEqual({ kind: "sealed", why: "age" });
    expect(store.row()).toMatchObject({ tries: 0, seenAt: 0 });
    expect((await unlock(store, USER, PIN, 1)).kind).toBe("open");
  });

  it("stays as the portal left it while the PIN was judged: sealed, called back or gone", async () => {
    const sealed = await locked();
    const trying = unlock(sealed.store, USER, PIN, 1);
    await withdrawShare(sealed.store, USER);
    expect(await trying).toEqual({ kind: "sealed", why: "withdrawn" });
    expect(sealed.store.row().share).toBeNull();
    const called = await locked();
    const opening = unlock(called.store, USER, PIN, 1);
    await callBack(called.store, USER);
    expect(await opening).toMatchObject({ kind: "open", isCalledBack: true });
    const gone = await locked();
    const late = unlock(gone.store, USER, PIN, 1);
    await gone.store.remove(USER);
    expect((await late).kind).toBe("sealed");
    await noteContact(gone.store, USER, 2);
    expect(await gone.store.all()).toEqual([]);
  });

  it("counts the tries of all windows together", async () => {
    const { store } = await locked();
    const guesses = await Promise.all(Array.from({ length: 14 }, () => unlock(store, USER, "000001", 1)));
    expect(guesses.filter(({ kind }) => kind === "wrong").length).toBeLessThan(PIN_TRIES);
    expect(store.row().share).toBeNull();
  });

  it("lies under the halves of a portal that knew it no more, behind the same PIN; a wrong PIN asks for none", async () => {
    const { store, sealed } = await locked();
    const late = 20 * DAY;
    let asked = 0;
    const other = { share: half(3), recovery: half(4) };
    const halvesOf = async () => {
      asked += 1;
      return other;
    };
    await noteUnknown(store, USER);
    expect(await adoptVault(store, USER, { pin: "000001", now: late }, halvesOf)).toMatchObject({ kind: "wrong" });
    expect(await adoptVault(store, USER, { pin: PIN, now: late }, async () => null)).toEqual({ kind: "none" });
    expect(asked).toBe(0);
    const opened = await adoptVault(store, USER, { pin: PIN, now: late }, halvesOf);
    if (opened.kind !== "open") throw new Error(opened.kind);
    expect(await openValue(opened.key, "here", sealed)).toEqual({ said: "Jalan Contoh" });
    expect(store.row().isUnknown).toBeUndefined();
    expect((await unlock(store, USER, PIN, late)).kind).toBe("open");
    expect(await renewVault(store, USER, HALVES, "739264", late)).toBeNull();
    expect(await renewVault(store, USER, other, "739264", late)).not.toBeNull();
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
