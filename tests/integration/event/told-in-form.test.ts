import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { formatPublicId } from "@/lib/domain/public-id/public-id";
import { NO_FILTER } from "@/lib/domain/queue/filter";
import { findHistory } from "@/lib/server/household/history-query";
import { findReviewPage } from "@/lib/server/proposal/queries";
import { findDetail } from "@/lib/server/queue/detail";
import type { SeedFamily } from "@/prisma/seed/record";
import { makeActor } from "@/tests/support/factory/people";
import { OTHER_VILLAGE } from "@/tests/support/factory/place";
import { carryToCoach, carryToRecord, decision, makeTeam, type Team } from "@/tests/support/factory/proposals";
import { must, refusal, run } from "@/tests/support/factory/run";
import { died, wentAbroad } from "@/tests/support/factory/told";
import {
  allHere,
  closeVillage,
  eventPatches,
  here,
  openVillage,
  owner,
  patch,
  REGENCY,
  recordOf,
  rows,
  save,
  send,
  type Told,
  take,
  today,
} from "./world";

let team: Team;
let meetingId: string;

beforeAll(async () => {
  ({ team, meetingId } = await openVillage(60));
});

afterAll(closeVillage);

const withChild = (family: SeedFamily) => allHere(family) && here(family).length > 2 && childOf(family) !== undefined;
const childOf = (family: SeedFamily) => here(family).find((one) => one.answers["relationToHead"] === 3);

async function begin(family: SeedFamily): Promise<Told> {
  const key = { regencyCode: REGENCY, id: uuidv7() };
  await must(team.operator, "proposal.start", { ...key, householdId: family.id, channel: "desk" });
  return { key, eventIds: [] };
}

function uidOfChild(family: SeedFamily): string {
  const child = childOf(family);
  if (child === undefined) throw new Error("a family with a child was asked for");
  return child.uid;
}

const publicId = (family: SeedFamily) => formatPublicId(REGENCY, family.id);

const eventsIn = async (told: Told) =>
  (await rows("SELECT payload->'events' AS events, event_codes FROM proposal WHERE id = $1", told.key.id))[0];

describe("a death told in the whole form", () => {
  it("goes from the draft to the record with its day and evidence, and can be undone", async () => {
    const family = take(withChild);
    const uid = uidOfChild(family);
    const draft = await begin(family);
    const notes = family.household["notes"] ?? null;
    const first = await save(team, draft, {
      eventOps: died(uid, today).eventOps,
      patches: [patch("household", null, "notes", notes, "Didata ulang.")],
    });
    const open = await send(team, draft, first.version);
    expect(open).toEqual(expect.arrayContaining([`event:${uid}.day EVENT`, `event:${uid}.evidenceKind EVENT`]));
    const ready = await save(team, draft, { patches: died(uid, today).patches });
    expect(ready.errors).toBe(0);
    expect(await eventsIn(draft)).toMatchObject({ event_codes: ["MTI"], events: [{ id: uid, code: "MTI" }] });
    const review = await findReviewPage(team.operator, draft.key, "id", new Date());
    expect(review?.events.map(({ title }) => title)).toEqual(["Kematian"]);
    const version = await carryToCoach(team, draft.key, ready.version, meetingId);
    const request = {
      tier: "accept",
      filter: NO_FILTER,
      now: new Date(),
      locale: "id",
      purpose: "decide",
    } as const;
    const detail = await findDetail(team.coach, draft.key, request);
    const told = detail?.events[0]?.rows.map(({ text }) => text) ?? [];
    expect(told).toEqual(expect.arrayContaining([childOf(family)?.answers["name"], "SKM/CONTOH"]));
    expect(detail?.kind).toBe("condition");
    const ofChild = detail?.changes.filter(({ key }) => key.endsWith(uid)) ?? [];
    expect(ofChild).toHaveLength(1);
    expect(ofChild[0]?.emptied.length).toBeGreaterThan(2);
    const snapshot = await rows("SELECT content FROM proposal_snapshot WHERE proposal_id = $1", draft.key.id);
    expect(JSON.stringify(snapshot)).toContain("SKM/CONTOH");
    await must(team.coach, "proposal.decide", { item: { ...draft.key, version }, decision: decision("accept") });
    const record = await recordOf(family.id);
    expect(record.formerMembers).toContain(uid);
    expect(record.row["notes"]).toBe("Didata ulang.");
    expect(
      await rows(
        "SELECT code, day::text, people, evidence_kind, revision FROM family_event WHERE household_id = $1",
        family.id,
      ),
    ).toEqual([{ code: "MTI", day: today, people: [uid], evidence_kind: 4, revision: 2 }]);
    expect(await rows("SELECT member_ops FROM household_revision WHERE proposal_id = $1", draft.key.id)).toEqual([
      { member_ops: [{ kind: "leave", uid, presence: 2 }] },
    ]);
    const history = await findHistory(team.operator, publicId(family), null, "en", new Date());
    expect(history?.revisions.map(({ events }) => events)).toEqual(["Death", ""]);
    const [death] = history?.revisions ?? [];
    expect(death?.emptied).toMatchObject([{ uid }]);
    expect(death?.emptied[0]?.lines.length).toBeGreaterThan(2);
    expect(death?.changes.filter(({ uid: of, after }) => of === uid && after === "")).toEqual([]);
    const undo = { regencyCode: REGENCY, id: uuidv7(), householdId: family.id, revision: 2, note: "Salah orang." };
    await must(team.operator, "proposal.start-undo", undo);
    const retold = { regencyCode: REGENCY, id: undo.id, patches: [], eventOps: died(uid, today).eventOps };
    expect(await run(team.operator, "proposal.save", retold)).toMatchObject({
      error: { code: "INVALID_INPUT", fields: [{ path: "eventOps.0", detail: "NOT_TOGETHER" }] },
    });
    await carryToRecord(team, { regencyCode: REGENCY, id: undo.id }, 2, meetingId);
    expect(Object.keys((await recordOf(family.id)).answers.members)).toContain(uid);
  });

  it("is one event when two windows tell it, and their answers meet field by field", async () => {
    const family = take(withChild);
    const uid = uidOfChild(family);
    const draft = await begin(family);
    await save(team, draft, { ...died(uid, today), patches: eventPatches(uid, { day: today }) });
    const second = await save(team, draft, {
      ...died(uid, today),
      patches: eventPatches(uid, { day: "2026-01-01", evidenceKind: 3 }),
    });
    expect(second.conflicts).toEqual([{ level: "event", uid, key: "day" }]);
    const held = await eventsIn(draft);
    expect(held).toMatchObject({ event_codes: ["MTI"] });
    expect(held?.events).toEqual([{ id: uid, code: "MTI", answers: { people: uid, day: today, evidenceKind: 3 } }]);
  });

  it("is gone when it is taken back, and what another window typed of it is let go with the rest kept", async () => {
    const family = take(withChild);
    const uid = uidOfChild(family);
    const draft = await begin(family);
    await save(team, draft, died(uid, today));
    await save(team, draft, { eventOps: [{ kind: "untell", uid }] });
    const late = await save(team, draft, {
      patches: [
        ...eventPatches(uid, { evidenceKind: 3 }),
        patch("household", null, "notes", family.household["notes"] ?? null, "Tetap disimpan."),
      ],
    });
    expect(late.conflicts).toEqual([]);
    expect(await eventsIn(draft)).toEqual({ events: [], event_codes: [] });
    expect(await rows("SELECT payload->'answers'->'household' AS h FROM proposal WHERE id = $1", draft.key.id)).toEqual(
      [{ h: { notes: "Tetap disimpan." } }],
    );
  });

  it("answers a repeated save with the first answer", async () => {
    const family = take(withChild);
    const uid = uidOfChild(family);
    const draft = await begin(family);
    const operationId = uuidv7();
    const input = { ...draft.key, ...died(uid, today) };
    const once = await run(team.operator, "proposal.save", input, { operationId });
    expect(await run(team.operator, "proposal.save", input, { operationId })).toEqual(once);
    expect(await rows("SELECT version FROM proposal WHERE id = $1", draft.key.id)).toEqual([{ version: 2 }]);
  });

  it("of the head asks for a new one, and of everybody closes the family", async () => {
    const family = take((one) => allHere(one) && here(one).length === 2);
    const draft = await begin(family);
    const head = here(family).find((one) => one.answers["relationToHead"] === 1)?.uid ?? "";
    const first = await save(team, draft, died(head, today));
    expect((await send(team, draft, first.version)).some((line) => line.includes("V07"))).toBe(true);
    const other = here(family).find(({ uid }) => uid !== head)?.uid ?? "";
    const ready = await save(team, draft, died(other, today));
    expect(ready.errors).toBe(0);
    await carryToRecord(team, draft.key, ready.version, meetingId);
    expect((await recordOf(family.id)).status).toBe(3);
  });
});

describe("a departure abroad told in the whole form", () => {
  it("keeps the person on the card", async () => {
    const family = take(withChild);
    const uid = uidOfChild(family);
    const draft = await begin(family);
    const ready = await save(team, draft, wentAbroad(uid, today));
    expect(ready.errors).toBe(0);
    await carryToRecord(team, draft.key, ready.version, meetingId);
    expect((await recordOf(family.id)).answers.members[uid]).toMatchObject({ presence: 4 });
    expect(await rows("SELECT code FROM family_event WHERE household_id = $1", family.id)).toEqual([{ code: "PLN" }]);
  });
});

describe("a save", () => {
  it.each([2, 3, 4, 7])("does not let anybody leave with presence %i without an event", async (presence) => {
    const family = take(withChild);
    const uid = uidOfChild(family);
    const draft = await begin(family);
    const tried = (input: object) => run(team.operator, "proposal.save", { ...draft.key, patches: [], ...input });
    expect(await tried({ memberOps: [{ kind: "leave", uid, presence }] })).toMatchObject({
      error: { code: "INVALID_INPUT", fields: [{ path: "memberOps.0.presence", detail: "TOLD_BY_EVENT" }] },
    });
    expect(await tried({ patches: [patch("member", uid, "presence", 1, presence)] })).toMatchObject({
      error: { code: "INVALID_INPUT", fields: [{ path: "patches.0.value", detail: "TOLD_BY_EVENT" }] },
    });
    // An older draft holds it already: it cannot be sent, and the field says so.
    const old = { op: JSON.stringify([{ kind: "leave", uid, presence }]) };
    await owner.query("UPDATE proposal SET payload = jsonb_set(payload, '{memberOps}', $2::jsonb) WHERE id = $1", [
      draft.key.id,
      old.op,
    ]);
    expect(await send(team, draft, 1)).toEqual(expect.arrayContaining([`member:${uid}.presence V29`]));
  });

  it("takes who was not found, and a presence that the record has already", async () => {
    const family = take(withChild);
    const uid = uidOfChild(family);
    const other = here(family).find((one) => one.uid !== uid)?.uid ?? "";
    await owner.query("UPDATE member SET presence = 4 WHERE id = $1", [other]);
    const draft = await begin(family);
    await save(team, draft, {
      memberOps: [{ kind: "leave", uid, presence: 6 }],
      patches: [patch("member", other, "presence", 4, 4)],
    });
  });

  it("tells nothing of strangers, nothing in a proposal about an event, and does not change whom it is about", async () => {
    const family = take(withChild);
    const uid = uidOfChild(family);
    const stranger = uidOfChild(take(withChild));
    const draft = await begin(family);
    const tried = (input: object) => run(team.operator, "proposal.save", { ...draft.key, patches: [], ...input });
    for (const foreign of [stranger, uuidv7()])
      expect(await tried({ eventOps: died(foreign, today).eventOps })).toMatchObject({
        error: { code: "INVALID_INPUT", fields: [{ path: "eventOps.0.uid", detail: "NOT_A_MEMBER" }] },
      });
    await save(team, draft, died(uid, today));
    for (const key of ["people", "newKk"])
      expect(await tried({ patches: eventPatches(uid, { [key]: stranger }) })).toMatchObject({
        error: { code: "INVALID_INPUT", fields: [{ path: "patches.0", detail: "UNKNOWN_KEY" }] },
      });
    const events = [{ id: uuidv7(), code: "LHR" }];
    const birth = { id: uuidv7(), regencyCode: REGENCY, householdId: family.id, channel: "desk", events };
    await must(team.operator, "proposal.start-event", birth);
    const inBirth = { regencyCode: REGENCY, id: birth.id, patches: [], eventOps: died(uid, today).eventOps };
    expect(await run(team.operator, "proposal.save", inBirth)).toMatchObject({
      error: { code: "INVALID_INPUT", fields: [{ path: "eventOps.0", detail: "NOT_TOGETHER" }] },
    });
    const elsewhere = await makeTeam(owner, OTHER_VILLAGE);
    expect(await refusal(elsewhere.operator, "proposal.save", { ...draft.key, ...died(uid, today) })).toBe("NOT_FOUND");
    const reader = await makeActor(owner, "regency-verifier", REGENCY);
    expect(await refusal(reader, "proposal.save", { ...draft.key, ...died(uid, today) })).toBe("FORBIDDEN");
  });
});
