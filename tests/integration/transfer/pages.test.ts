import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { parsePublicId } from "@/lib/domain/public-id/public-id";
import type { TransferGroup } from "@/lib/domain/transfer/list-filter";
import { handles } from "@/lib/server/db/pool";
import { findFamilyPage } from "@/lib/server/household/family-query";
import { readMenuCounts } from "@/lib/server/shell/menu-counts";
import { listTransfers } from "@/lib/server/transfer/list-query";
import { findTransferPage } from "@/lib/server/transfer/page-query";
import { findLastRecord } from "@/lib/server/transfer/record-query";
import { makeActor } from "@/tests/support/factory/people";
import { must } from "@/tests/support/factory/run";
import {
  BESIDE,
  DAY,
  FAR,
  HERE,
  hasKk,
  hasMany,
  makeWorld,
  NEAR,
  operatorOf,
  personOf,
  requestWhole,
  sendOut,
  type World,
} from "./world";

let world: World;
const ids: Record<"release" | "accept" | "decide" | "far" | "beside", string> = {
  release: "",
  accept: "",
  decide: "",
  far: "",
  beside: "",
};

beforeAll(async () => {
  world = await makeWorld();
  ids.release = (await requestWhole(world, world.take(HERE, hasKk), HERE, NEAR)).atOrigin.id;
  ids.accept = (await sendOut(world, world.take(HERE, hasMany), HERE, NEAR)).atOrigin.id;
  for (const [key, to] of [
    ["decide", NEAR],
    ["far", FAR],
    ["beside", BESIDE],
  ] as const) {
    const item = await sendOut(world, world.take(HERE, hasMany), HERE, to);
    await must(operatorOf(world, to), "transfer.accept", {
      ...item.atDestination,
      version: 1,
      target: { kind: "new" },
    });
    ids[key] = item.atOrigin.id;
  }
}, 120_000);

afterAll(async () => {
  await world.owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

const named = (shown: readonly { publicId: string }[]) =>
  shown.map(({ publicId }) => Object.entries(ids).find(([, id]) => publicId.endsWith(id))?.[0] ?? "?").sort();

async function listed(actor: Actor, group: TransferGroup, now = new Date()) {
  return named((await listTransfers(actor, { group, direction: null, after: null }, now)).lines);
}

it("lists for each what waits for them, each move once, as the table of steps says", async () => {
  expect(await listed(operatorOf(world, HERE), "waiting")).toEqual(["release"]);
  expect(await listed(operatorOf(world, HERE), "underway")).toEqual(["accept", "beside", "decide", "far"]);
  expect(await listed(operatorOf(world, NEAR), "waiting")).toEqual(["accept"]);
  expect(await listed(operatorOf(world, NEAR), "underway")).toEqual(["decide", "release"]);
  expect(await listed(world.verifier, "waiting")).toEqual(["decide"]);
  expect(await listed(world.verifier, "underway")).toEqual(["accept", "beside", "far", "release"]);
  expect(await listed(world.validator, "waiting")).toEqual(["beside"]);
  expect(await listed(world.coach, "waiting")).toEqual(["far"]);
  const regional = await makeActor(world.owner, "coach", "52");
  expect(await listed(regional, "waiting")).toEqual([]);
  for (const actor of [operatorOf(world, HERE), world.verifier, world.validator, world.coach])
    expect((await readMenuCounts(actor, new Date())).transfers).toBe((await listed(actor, "waiting")).length);
  expect((await readMenuCounts(await makeActor(world.owner, "viewer", "52"), new Date())).transfers).toBe(0);
});

it("follows the clock without a job", async () => {
  const later = new Date(Date.now() + 15 * DAY);
  expect(await listed(world.verifier, "waiting", later)).toEqual(["decide", "release"]);
  expect(await listed(operatorOf(world, HERE), "done", later)).toEqual(["accept"]);
  expect(await listed(operatorOf(world, NEAR), "waiting", later)).toEqual([]);
  const page = await findTransferPage(operatorOf(world, NEAR), { regencyCode: "5207", id: ids.accept }, later);
  expect([page?.state, page?.dueAt, Object.values(page?.can ?? {}).some(Boolean)]).toEqual(["lapsed", null, false]);
});

it("filters by direction and pages by key", async () => {
  const view = { group: "underway" as const, direction: "in" as const, after: null };
  expect(named((await listTransfers(operatorOf(world, NEAR), view, new Date())).lines)).toEqual(["decide", "release"]);
  const first = await listTransfers(operatorOf(world, NEAR), { ...view, direction: null }, new Date());
  const newest = first.lines[0];
  const at = newest === undefined ? null : parsePublicId(newest.publicId);
  if (newest === undefined || at === null) throw new Error("a line is needed");
  const after = { since: newest.since.getTime(), id: at.id };
  const rest = await listTransfers(operatorOf(world, NEAR), { ...view, direction: null, after }, new Date());
  expect(rest.lines.map(({ publicId }) => publicId)).toEqual(first.lines.slice(1).map(({ publicId }) => publicId));
});

it("shows the destination no name before the release, and nobody else anything", async () => {
  const at = { regencyCode: "5207", id: ids.release };
  const asked = await findTransferPage(operatorOf(world, NEAR), at, new Date());
  expect(asked?.people.map(({ name }) => name)).toEqual([null]);
  expect(asked?.who.name).toBeNull();
  expect(asked?.origin.family).toBeNull();
  expect(asked?.can).toMatchObject({ withdraw: true, release: false, approve: false });
  const origin = await findTransferPage(operatorOf(world, HERE), at, new Date());
  expect(origin?.people.every(({ name }) => name !== null)).toBe(true);
  expect(origin?.can).toMatchObject({ release: true, refuse: true, withdraw: false });
  expect(origin?.waitsForYou).toBe(true);
  expect(await findTransferPage(operatorOf(world, BESIDE), at, new Date())).toBeNull();
  expect(await findTransferPage(operatorOf(world, HERE), { regencyCode: "5207", id: uuidv7() }, new Date())).toBeNull();
  const coach = await findTransferPage(world.coach, at, new Date());
  for (const { nik } of coach?.people ?? []) expect(nik === null || nik.startsWith("•")).toBe(true);
});

it("tells the person who took part that somebody else decides", async () => {
  const operator = operatorOf(world, NEAR);
  const hat: Actor = { ...operator, grant: { ...operator.grant, role: "regency-verifier", regionCode: "5207" } };
  const page = await findTransferPage(hat, { regencyCode: "5207", id: ids.decide }, new Date());
  expect([page?.isOwnWork, page?.waitsForYou, page?.can.approve]).toEqual([true, false, false]);
});

it("leaves the origin its last record to read and its family page without a way to edit", async () => {
  const family = world.take(HERE, hasKk);
  const { atOrigin } = await requestWhole(world, family, HERE, BESIDE);
  const publicId = `5207-${family.id}`;
  const here = operatorOf(world, HERE);
  const before = await findFamilyPage(here, publicId, "id", new Date());
  expect([before?.can.send, before?.transfer?.isOpen]).toEqual([false, true]);
  await must(here, "transfer.release", { ...atOrigin, version: 1 });
  expect(await findLastRecord(here, atOrigin, "id", new Date())).toBeNull();
  await must(world.validator, "transfer.decide", { ...atOrigin, version: 2 });
  const after = await findFamilyPage(here, publicId, "id", new Date());
  expect([after?.can.update, after?.can.send, after?.transfer?.isOpen]).toEqual([false, false, false]);
  const record = await findLastRecord(here, atOrigin, "id", new Date());
  expect(record?.revisions.map(({ revision }) => revision)).toEqual([2, 1]);
  expect(JSON.stringify(record?.snapshot)).toContain(personOf(family).nik);
  expect(
    await findLastRecord(operatorOf(world, BESIDE), { regencyCode: "5204", id: atOrigin.id }, "id", new Date()),
  ).toBeNull();
});
