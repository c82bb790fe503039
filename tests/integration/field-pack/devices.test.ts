import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { type DeviceFilter, deviceHref, readDeviceFilter } from "@/lib/domain/field/device";
import { handles } from "@/lib/server/db/pool";
import { enrol } from "@/lib/server/field/enrol";
import { countLateDevices, listDevices } from "@/lib/server/field/watch/list-query";
import { listOwnDevices } from "@/lib/server/field/watch/own-query";
import { makeActor } from "@/tests/support/factory/people";
import { must, refusal } from "@/tests/support/factory/run";
import { ownerUrl } from "@/tests/support/urls";

const VILLAGE = "5207021004";
const OTHER = "5207021006";
const owner = new Client({ connectionString: ownerUrl() });
const now = new Date();
const ALL: DeviceFilter = { village: "", isUnsent: false, silentDays: null, after: null };
const daysAgo = (days: number) => new Date(now.getTime() - days * 24 * 60 * 60_000);
let operator: Actor;
let companion: Actor;
let verifier: Actor;
let elsewhere: Actor;

async function device(
  actor: Actor,
  told: { unsent?: number; photos?: number; since?: number; contact?: number } = {},
): Promise<string> {
  const deviceId = uuidv7();
  const asked = { do: "enrol", deviceId, label: "HP kerja", grantId: actor.grant.id } as const;
  const outcome = await enrol({ actor, kind: "Chrome / Android" }, asked, now);
  if (!outcome.ok) throw new Error(outcome.error.code);
  const { unsent = 0, photos = 0, since, contact = 0 } = told;
  await owner.query(
    "UPDATE field_device SET unsent_count = $2, unsent_since = $3, last_contact_at = $4, unsent_photos = $5 WHERE id = $1",
    [deviceId, unsent, since === undefined ? null : daysAgo(since), daysAgo(contact), photos],
  );
  return deviceId;
}

async function idsOf(actor: Actor, part: Partial<DeviceFilter> = {}): Promise<readonly string[] | undefined> {
  return (await listDevices(actor, { ...ALL, ...part }, now))?.lines.map(({ id }) => id);
}

beforeAll(async () => {
  await owner.connect();
  operator = await makeActor(owner, "village-operator", VILLAGE);
  companion = await makeActor(owner, "companion", VILLAGE);
  verifier = await makeActor(owner, "regency-verifier", VILLAGE.slice(0, 4));
  elsewhere = await makeActor(owner, "village-operator", OTHER);
});
afterAll(async () => {
  await owner.query("DELETE FROM field_device WHERE region_code = ANY ($1)", [[VILLAGE, OTHER]]);
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

describe("devices of an area", () => {
  it("come with the oldest unsent work first, to who watches over it, and to nobody else", async () => {
    const quiet = await device(companion);
    const recent = await device(companion, { unsent: 2, since: 1 });
    const oldest = await device(companion, { unsent: 7, since: 5, contact: 4 });
    const other = await device(elsewhere, { unsent: 1, since: 9, contact: 9 });
    expect(await idsOf(operator)).toEqual([oldest, recent, quiet]);
    expect(await idsOf(elsewhere)).toEqual([]);
    expect(await idsOf(companion)).toBeUndefined();
    expect((await idsOf(verifier))?.slice(0, 3)).toEqual([other, oldest, recent]);
    expect(await idsOf(verifier, { village: OTHER })).toEqual([other]);
    expect(await idsOf(operator, { village: OTHER })).toEqual([oldest, recent, quiet]);
    expect(await idsOf(operator, { isUnsent: true })).toEqual([oldest, recent]);
    expect(await idsOf(operator, { silentDays: 3 })).toEqual([oldest]);
    const [line] = (await listDevices(operator, ALL, now))?.lines ?? [];
    expect(line).toMatchObject({
      label: "HP kerja",
      unsent: 7,
      state: "working",
      ownerName: expect.stringMatching(/Petugas/),
    });
    expect(JSON.stringify(line)).not.toMatch(/pass|share|sealed/i);
  });

  it("come page by page", async () => {
    const first = await listDevices(operator, ALL, now, 2);
    expect(first?.lines).toHaveLength(2);
    const after = readDeviceFilter({
      sesudah:
        new URL(`http://x${deviceHref({ ...ALL }, { after: first?.next ?? null })}`).searchParams.get("sesudah") ?? "",
    });
    const second = await listDevices(operator, after, now, 2);
    expect(second).toMatchObject({ lines: [{ unsent: 0 }], next: null });
  });

  it("are counted for the village's operator where they hold work for days", async () => {
    expect(await countLateDevices(operator, now)).toBe(1);
    expect(await countLateDevices(companion, now)).toBe(0);
    expect(await countLateDevices(verifier, now)).toBe(0);
  });

  it("count photos that wait alone as unsent work", async () => {
    const before = await countLateDevices(operator, now);
    const id = await device(companion, { photos: 3, since: 4 });
    const list = await listDevices(operator, { ...ALL, isUnsent: true }, now);
    expect(list?.lines.find((line) => line.id === id)).toMatchObject({
      unsent: 0,
      unsentPhotos: 3,
      unsentSince: daysAgo(4),
    });
    expect(await countLateDevices(operator, now)).toBe(before + 1);
    const [first] = (await listDevices(operator, ALL, now, 1))?.lines ?? [];
    expect(first?.unsentSince?.getTime()).toBeLessThanOrEqual(daysAgo(4).getTime());
    await owner.query("DELETE FROM field_device WHERE id = $1", [id]);
  });

  it("may be taken away by their owner and, of a companion, by the village's operator; others see or find nothing", async () => {
    const id = await device(companion, { unsent: 3, since: 1 });
    const mine = await device(operator);
    const line = async (actor: Actor) => (await listDevices(actor, ALL, now))?.lines.find((one) => one.id === id);
    expect(await line(operator)).toMatchObject({ canSeal: true, canReportLost: true });
    expect(await line(verifier)).toMatchObject({ canSeal: false, canReportLost: false });
    expect(await refusal(verifier, "device.revoke", { id })).toBe("NOT_FOUND");
    expect(await refusal(elsewhere, "device.revoke", { id })).toBe("NOT_FOUND");
    expect(await refusal(companion, "device.revoke", { id: mine })).toBe("NOT_FOUND");
    await must(operator, "device.revoke", { id });
    expect(await line(operator)).toMatchObject({ state: "revoked", canSeal: false, canReportLost: true, unsent: 3 });
    await must(companion, "device.report-lost", { id });
    const own = await listOwnDevices(companion, now);
    expect(own.find((one) => one.id === id)).toMatchObject({ state: "lost", canSeal: false, canReportLost: false });
    expect(own.at(-1)?.id).toBe(id);
    expect((await listOwnDevices(operator, now)).map((one) => one.id)).toEqual([mine]);
  });

  it("tell when they sleep for want of contact, wait for a sign-in, or are empty", async () => {
    const asleep = await device(companion, { contact: 15 });
    const sealed = await device(companion);
    const wiped = await device(companion);
    await owner.query("UPDATE field_device SET share_state = 'withdrawn' WHERE id = $1", [sealed]);
    await must(operator, "device.revoke", { id: wiped });
    await owner.query("UPDATE field_device SET wiped_at = now() WHERE id = $1", [wiped]);
    const own = new Map((await listOwnDevices(companion, now)).map((one) => [one.id, one]));
    expect(own.get(asleep)?.state).toBe("asleep");
    expect(own.get(sealed)?.state).toBe("sealed");
    expect(own.get(wiped)).toMatchObject({ state: "wiped", canSeal: false, canReportLost: false });
  });
});
