import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import type { PackFamily, PullAnswer } from "@/lib/domain/field/pack";
import { beginDraft, packedFormPage } from "@/lib/domain/field/packed-form";
import { pull } from "@/lib/server/field/pack/pull";
import { findBlindPage } from "@/lib/server/ground-check/blind-query";
import { findFormPage } from "@/lib/server/proposal/queries";
import type { SeedFamily } from "@/prisma/seed/record";
import { makeActor } from "@/tests/support/factory/people";
import { VILLAGE } from "@/tests/support/factory/place";
import { decision, heldMeeting } from "@/tests/support/factory/proposals";
import { must } from "@/tests/support/factory/run";
import { died } from "@/tests/support/factory/told";
import { here, REGENCY, today, World } from "../history/world";

const world = new World();
let companion: Actor;

beforeAll(async () => {
  await world.open(90);
  companion = await makeActor(world.owner, "companion", VILLAGE);
});
afterAll(() => world.close());

/** What a device is sent of some families, as the wire carries it. */
async function take(actor: Actor, ids: readonly string[], now = new Date()): Promise<PullAnswer> {
  const request = { do: "pull", selection: { by: "families", ids }, cursor: null, have: {}, withFrame: true } as const;
  const answer = await pull(actor, request, now);
  if (answer === null) throw new Error("nothing may be taken along");
  return JSON.parse(JSON.stringify(answer));
}

function one(answer: PullAnswer, id: string): PackFamily {
  const family = answer.families.find((candidate) => candidate.id === id);
  if (family === undefined) throw new Error("the family did not come along");
  return family;
}

/** The form that the device makes, beside the one that the portal shows. */
async function both(actor: Actor, householdId: string, draftId: string) {
  const now = new Date();
  const answer = await take(actor, [householdId], now);
  const family = one(answer, householdId);
  const draft = family.drafts.find(({ id }) => id === draftId);
  if (draft === undefined || answer.frame === null) throw new Error("the draft did not come along");
  const online = await findFormPage(actor, { regencyCode: REGENCY, id: draftId }, now);
  const offline = packedFormPage(answer.frame, family, draft, today);
  return { online: JSON.parse(JSON.stringify(online)), offline: JSON.parse(JSON.stringify(offline)) };
}

async function expectSame(actor: Actor, householdId: string, draftId: string) {
  const { online, offline } = await both(actor, householdId, draftId);
  expect(online).not.toBeNull();
  expect(offline).toEqual(online);
  return offline;
}

async function start(family: SeedFamily, actor = world.people.operator) {
  const key = { regencyCode: REGENCY, id: uuidv7() };
  await must(actor, "proposal.start", { ...key, householdId: family.id, channel: "visit" });
  return key;
}

const patch = (key: string, before: unknown, value: unknown) => ({ level: "household", uid: null, key, before, value });
const floor = (family: SeedFamily) => patch("floorAreaM2", family.household["floorAreaM2"] ?? null, 77);

async function give(family: SeedFamily) {
  await must(world.people.operator, "assignment.give", {
    villageCode: VILLAGE,
    userId: companion.userId,
    chosen: { kind: "families", ids: [family.id] },
  });
}

describe("a form made on the device from what was taken along", () => {
  it("is that of a draft of the whole form, with what was typed and told in it", async () => {
    const family = world.take((candidate) => here(candidate).length > 2);
    const key = await start(family);
    const leaver = here(family).at(-1)?.uid ?? "";
    const told = died(leaver, today);
    await must(world.people.operator, "proposal.save", {
      ...key,
      eventOps: told.eventOps,
      patches: [floor(family), ...told.patches],
    });
    const page = await expectSame(world.people.operator, family.id, key.id);
    expect(page.payload.answers.household).toMatchObject({ floorAreaM2: 77 });
    expect(page.points.length).toBeGreaterThan(10);
  });

  it("is that of a proposal that came back, with the reason", async () => {
    const family = world.take();
    const key = await start(family);
    const saved = await must<{ version: number }>(world.people.operator, "proposal.save", {
      ...key,
      patches: [floor(family)],
    });
    const sent = await must<{ version: number }>(world.people.operator, "proposal.submit", {
      ...key,
      version: saved.version,
    });
    const under = one(await take(world.people.operator, [family.id]), family.id);
    expect(under).toMatchObject({ drafts: [], underWay: { id: key.id, state: "submitted" } });
    await must(world.people.head, "proposal.decide", {
      item: { ...key, version: sent.version },
      decision: decision("return", { target: "operator", reason: "FAMILY_NOT_MET", note: "Foto kabur" }),
    });
    const page = await expectSame(world.people.operator, family.id, key.id);
    expect(page.head).toMatchObject({ state: "returned", note: "Foto kabur" });
  });

  it("is that of a family that is not in the register yet", async () => {
    const ids = { id: uuidv7(), householdId: uuidv7(), headUid: uuidv7() };
    await must(world.people.operator, "proposal.start-new", { ...ids, villageCode: VILLAGE, channel: "visit" });
    await must(world.people.operator, "proposal.save", {
      regencyCode: REGENCY,
      id: ids.id,
      patches: [{ level: "member", uid: ids.headUid, key: "name", before: null, value: "Sari (contoh)" }],
    });
    const page = await expectSame(world.people.operator, ids.householdId, ids.id);
    expect(page.head.kind).toBe("new-household");
    const other = await makeActor(world.owner, "village-operator", VILLAGE);
    expect((await take(other, [])).families.map(({ id }) => id)).not.toContain(ids.householdId);
  });

  it("shows what two people wrote, until somebody has decided", async () => {
    const family = world.take();
    const key = await start(family);
    const before = family.household["floorAreaM2"] ?? null;
    const other = await makeActor(world.owner, "village-operator", VILLAGE);
    await must(other, "proposal.save", { ...key, patches: [patch("floorAreaM2", before, 55)] });
    const mark = one(await take(world.people.operator, [family.id]), family.id).mark;
    await must(world.people.operator, "proposal.save", { ...key, patches: [patch("floorAreaM2", before, 66)] });
    const page = await expectSame(world.people.operator, family.id, key.id);
    expect(page).toMatchObject({ conflicts: [{ key: "floorAreaM2", mine: 66, theirs: 55 }], maySettle: true });
    expect(one(await take(world.people.operator, [family.id]), family.id).mark).not.toBe(mark);
  });

  it("is that of an event", async () => {
    const family = world.take((candidate) => here(candidate).length > 2);
    const key = { regencyCode: REGENCY, id: uuidv7() };
    await must(world.people.operator, "proposal.start-event", {
      ...key,
      householdId: family.id,
      channel: "visit",
      events: [{ id: uuidv7(), code: "MTI" }],
    });
    const page = await expectSame(world.people.operator, family.id, key.id);
    expect(page.payload.events).toHaveLength(1);
  });

  it("is that of an undoing that brings back somebody who had left", async () => {
    const family = world.take((candidate) => here(candidate).length > 2);
    const leaver = here(family).at(-1)?.uid ?? "";
    await world.change(family, {}, [], {}, died(leaver, today));
    const begun = await must<{ id: string }>(world.people.operator, "proposal.start-undo", {
      regencyCode: REGENCY,
      id: uuidv7(),
      householdId: family.id,
      revision: 2,
      note: "Salah orang.",
    });
    const page = await expectSame(world.people.operator, family.id, begun.id);
    expect(Object.keys(page.base.members)).toContain(leaver);
    const packed = one(await take(world.people.operator, [family.id]), family.id);
    expect(Object.keys(packed.base.members)).not.toContain(leaver);
  });

  it("shows a companion numbers by their last digits alone, and the families given to them", async () => {
    const family = world.take((candidate) => here(candidate).some(({ answers }) => answers["nik"] != null));
    const stranger = world.take();
    await give(family);
    const key = await start(family, companion);
    const page = await expectSame(companion, family.id, key.id);
    expect(page.lockedKeys).toContain("member.nik");
    const text = JSON.stringify(await take(companion, [family.id, stranger.id]));
    for (const { answers } of here(family)) if (answers["nik"] != null) expect(text).not.toContain(answers["nik"]);
    expect(text).not.toContain(stranger.id);
  });

  it("has a companion's ground checks as blind as online, and not the families they are about", async () => {
    const { operator, head, verifier } = world.people;
    const checker = await makeActor(world.owner, "companion", VILLAGE);
    const family = world.take();
    const key = await start(family);
    const saved = await must<{ version: number }>(operator, "proposal.save", { ...key, patches: [floor(family)] });
    const sent = await must<{ version: number }>(operator, "proposal.submit", { ...key, version: saved.version });
    const meetingId = await heldMeeting(head, VILLAGE, today);
    const item = { ...key, version: sent.version };
    await must(head, "proposal.decide", { item, decision: decision("endorse", { meetingId }) });
    const check = { id: uuidv7(), regencyCode: REGENCY };
    const ordered = { proposalId: key.id, reason: "flagged", note: "Lantai", companionId: checker.userId };
    await must(verifier, "ground-check.order", { ...check, ...ordered });
    const answer = await take(checker, [family.id]);
    const online = await findBlindPage(checker, check);
    expect(answer.frame?.checks).toEqual([
      { ...JSON.parse(JSON.stringify(online)), dueAt: online?.dueAt.getTime(), doneAt: null },
    ]);
    expect(answer.families).toEqual([]);
    const { rows } = await world.owner.query(
      "SELECT subject_ids FROM audit WHERE actor_id = $1 AND purpose = 'field'",
      [checker.userId],
    );
    expect(rows).toEqual([{ subject_ids: [family.id] }]);
  });

  it("is that of a draft that the portal begins at that moment", async () => {
    const family = world.take();
    const answer = await take(world.people.operator, [family.id]);
    const packed = one(answer, family.id);
    if (answer.frame === null) throw new Error("a frame was asked for");
    const id = uuidv7();
    const begun = beginDraft(answer.frame, packed, { id, kind: "condition", today });
    if (begun === null) throw new Error("the period is open");
    const offline = packedFormPage(answer.frame, packed, begun, today);
    await must(world.people.operator, "proposal.start", {
      regencyCode: REGENCY,
      id,
      householdId: family.id,
      channel: "visit",
    });
    const online = await findFormPage(world.people.operator, { regencyCode: REGENCY, id }, new Date());
    expect(JSON.parse(JSON.stringify(offline))).toEqual(JSON.parse(JSON.stringify(online)));
  });

  it("asks what the regions had added when the draft was begun, and what they ask now", async () => {
    const steward = await makeActor(world.owner, "data-steward", REGENCY);
    const early = world.take();
    const late = world.take();
    const before = await start(early);
    await must(steward, "regional-item.save", {
      itemId: uuidv7(),
      version: 0,
      content: {
        level: "household",
        label: { id: "Sumber air saat kemarau" },
        help: { id: "Tanyakan bulan Juli sampai Oktober." },
        shape: { type: "integer", min: 0, max: 9 },
        owner: "Dinas PUPR",
        required: false,
        position: 1,
        activeFrom: "2020-01-01",
        activeTo: null,
      },
    });
    const after = await start(late);
    expect((await expectSame(world.people.operator, early.id, before.id)).regional.items).toEqual([]);
    expect((await expectSame(world.people.operator, late.id, after.id)).regional.items).toHaveLength(1);
    const packed = one(await take(world.people.operator, [late.id]), late.id);
    expect(packed.drafts).toMatchObject([{ regional: null, own: null }]);
  });
});
