import { afterAll, beforeAll, expect, it } from "vitest";
import { carryIn } from "@/lib/server/field/handover/carry-in";
import { listUnfinished } from "@/lib/server/field/handover/parts";
import { findFormPage } from "@/lib/server/proposal/queries";
import type { SeedFamily } from "@/prisma/seed/record";
import { makeActor } from "@/tests/support/factory/people";
import { makeJpeg } from "@/tests/support/factory/pictures";
import { OTHER_VILLAGE } from "@/tests/support/factory/place";
import { RealDevice } from "./real-device";
import { enrolPhone, openVillage, type Phone, REGENCY, type Village } from "./world";

const PHOTOS = ["photoFront", "photoLivingRoom", "photoBathroom"] as const;
const FAMILIES = 9;

let village: Village;
let jpeg: Uint8Array<ArrayBuffer>;

beforeAll(async () => {
  village = await openVillage(80, "DTSEN-PBI-2026");
  jpeg = new Uint8Array(await makeJpeg({ noise: 40_000 }));
});
afterAll(() => village.close());

interface Day {
  readonly phone: Phone;
  readonly device: RealDevice;
  readonly visited: readonly { readonly family: SeedFamily; readonly photos: Readonly<Record<string, string>> }[];
  readonly files: readonly Uint8Array[];
}

/** A day without network: an answer and three photos in each of several houses, in parts that hold fewer photos than one house has. */
async function day(): Promise<Day> {
  const phone = await enrolPhone(village.team.operator);
  const device = await RealDevice.of(phone);
  const visited = [];
  for (let n = 0; n < FAMILIES; n += 1) {
    const family = village.take();
    await device.type(family, "floorAreaM2", family.household["floorAreaM2"] ?? null, 70 + n);
    const photos: Record<string, string> = {};
    for (const key of PHOTOS) photos[key] = await device.photograph(family, key, jpeg);
    visited.push({ family, photos });
  }
  await device.leave();
  const limit = Math.ceil(jpeg.length * 1.4 * 2) + 30_000;
  const files = await device.handover(limit);
  expect(files.length).toBeGreaterThan(3);
  for (const file of files) expect(file.length).toBeLessThanOrEqual(limit);
  return { phone, device, visited, files };
}

async function drafts({ phone, visited, device }: Day): Promise<readonly unknown[]> {
  const outbox = await device.outbox();
  const starts = outbox.filter(({ command }) => command === "proposal.start");
  expect(starts).toHaveLength(visited.length);
  return Promise.all(
    starts.map(async ({ recordId }) => {
      const page = await findFormPage(phone.actor, { regencyCode: REGENCY, id: recordId }, new Date());
      const { floorAreaM2, photoFront, photoLivingRoom, photoBathroom } = page?.payload.answers.household ?? {};
      return { floorAreaM2, photoFront, photoLivingRoom, photoBathroom };
    }),
  );
}

async function openAsides({ phone }: Day): Promise<number> {
  const { deviceId } = phone.enrolment;
  const found = await village.owner.query("SELECT 1 FROM field_set_aside WHERE device_id = $1 AND state = 'open'", [
    deviceId,
  ]);
  return found.rows.length;
}

const orders: readonly [string, (files: readonly Uint8Array[]) => readonly Uint8Array[]][] = [
  ["in order", (files) => files],
  ["in reverse", (files) => files.toReversed()],
  [
    "each twice, the odd ones first",
    (files) => [1, 0].flatMap((odd) => files.filter((_, at) => at % 2 === odd)).flatMap((file) => [file, file]),
  ],
];

it.each(orders)("parts of a hand-over are read %s, and nothing is lost or doubled", async (_, order) => {
  const one = await day();
  const of = one.files.length;
  const read = new Set<number>();
  for (const file of order(one.files)) {
    const outcome = await carryIn(one.phone.actor, file, new Date());
    if (!outcome.ok || outcome.value.parts === null) throw new Error(JSON.stringify(outcome));
    const { parts, later } = outcome.value;
    expect(later).toBe(0);
    expect(parts.of).toBe(of);
    read.add(parts.number);
    expect(parts.missing).toEqual(Array.from({ length: of }, (_each, at) => at + 1).filter((n) => !read.has(n)));
    const told = (await listUnfinished(one.phone.actor, new Date())).map(({ missing }) => missing);
    expect(told).toEqual(parts.missing.length === 0 ? [] : [parts.missing]);
  }
  expect(await drafts(one)).toEqual(one.visited.map(({ photos }, n) => ({ floorAreaM2: 70 + n, ...photos })));
  expect(await openAsides(one)).toBe(0);
  // A network comes after all: the same operations are the same operations.
  expect((await one.device.sync()).end).toBe("done");
  expect((await one.device.outbox()).every(({ state }) => state === "taken")).toBe(true);
  const made = await village.owner.query("SELECT count(*)::int AS n FROM proposal WHERE household_id = ANY ($1)", [
    one.visited.map(({ family }) => family.id),
  ]);
  expect(made.rows[0].n).toBe(FAMILIES);
});

it("missing parts are told to who may read files of that device, and to nobody else", async () => {
  const one = await day();
  const [first] = one.files;
  if (first === undefined) throw new Error("no file");
  await carryIn(one.phone.actor, first, new Date());
  const elsewhere = await makeActor(village.owner, "village-operator", OTHER_VILLAGE);
  const viewer = await makeActor(village.owner, "viewer", one.phone.actor.grant.regionCode);
  expect(await listUnfinished(elsewhere, new Date())).toEqual([]);
  expect(await listUnfinished(viewer, new Date())).toEqual([]);
  expect(await listUnfinished(one.phone.actor, new Date())).toHaveLength(1);
  expect(await listUnfinished(one.phone.actor, new Date(Date.now() + 31 * 86_400_000))).toEqual([]);
});
