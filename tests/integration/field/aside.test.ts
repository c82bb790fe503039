import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import type { AsideEntry } from "@/lib/domain/field/aside";
import type { FieldOperation } from "@/lib/domain/field/operation";
import { formatPublicId } from "@/lib/domain/public-id/public-id";
import { countAsides } from "@/lib/server/field/aside/count-query";
import { listAsides } from "@/lib/server/field/aside/list-query";
import type { SeedFamily } from "@/prisma/seed/record";
import { makeActor } from "@/tests/support/factory/people";
import { decision, heldMeeting } from "@/tests/support/factory/proposals";
import { must } from "@/tests/support/factory/run";
import { asidesOf } from "./asides";
import {
  assign,
  enrolPhone,
  exchangeOf,
  openVillage,
  operation,
  type Phone,
  REGENCY,
  save,
  sendOne,
  start,
  submit,
  VILLAGE,
  type Village,
} from "./world";

/** 16 digits that are nobody's. */
const NIK = "9901014501900007";
const page = { after: null, locale: "id", now: new Date() } as const;

let village: Village;
let companions: Phone;
let operators: Phone;
let neighbour: Actor;
let next = 0;

beforeAll(async () => {
  village = await openVillage(48);
  companions = await enrolPhone(village.companion);
  operators = await enrolPhone(village.team.operator);
  neighbour = await makeActor(village.owner, "village-operator", "5207032006");
});
afterAll(() => village.close());

function anyFamily(): SeedFamily {
  const one = village.families[next];
  next += 1;
  if (one === undefined) throw new Error("more families are needed");
  return one;
}

/** A family that was given to the companion. */
async function family(): Promise<SeedFamily> {
  const one = anyFamily();
  await assign(village.owner, one.id, village.companion);
  return one;
}

const headOf = async ({ id }: SeedFamily): Promise<string> =>
  (await village.owner.query("SELECT head_name FROM household WHERE id = $1", [id])).rows[0]?.head_name;

const entryOf = async (actor: Actor, { opId }: Pick<FieldOperation, "opId">): Promise<AsideEntry | undefined> =>
  (await asidesOf(actor)).find((one) => one.opId === opId);

type Patch = { level: string; uid: string | null; key: string; before: unknown; value: unknown };

function typing(recordId: string, patches: readonly Patch[], more: Partial<FieldOperation> = {}): FieldOperation {
  const input = { id: recordId, regencyCode: REGENCY, patches };
  return operation({ command: "proposal.save", recordId, input, ...more });
}

/** A draft that was sent from the village office while the companion had it on a phone. */
async function sentMeanwhile(one: SeedFamily): Promise<FieldOperation> {
  const begin = start(one);
  const typed = save(begin, "floorAreaM2", one.household["floorAreaM2"], 64);
  const { results } = await exchangeOf(operators, [begin, typed, submit(typed)]);
  expect(results.map(({ kind }) => kind)).toEqual(["taken", "taken", "taken"]);
  return begin;
}

/** One answer that came too late. */
async function late(one: SeedFamily, patches: readonly Patch[] = [floor(65)]): Promise<FieldOperation> {
  const { recordId } = await sentMeanwhile(one);
  const typed = typing(recordId, patches);
  expect(await sendOne(companions, typed)).toMatchObject({ kind: "refused", refusal: { code: "NOT_ALLOWED_NOW" } });
  return typed;
}

const floor = (value: unknown): Patch => ({ level: "household", uid: null, key: "floorAreaM2", before: 64, value });

describe("what was set aside", () => {
  it("is told in words to who typed it and to the village's operator, and to nobody else", async () => {
    const one = await family();
    const typed = await late(one);
    const told = {
      headName: await headOf(one),
      isCheck: false,
      code: "NOT_ALLOWED_NOW",
      answers: [{ kind: "answer", label: expect.stringMatching(/^Luas lantai/), person: null, text: "65 m²" }],
      next: { kind: "family", publicId: formatPublicId(REGENCY, one.id) },
    };
    const own = await entryOf(village.companion, typed);
    expect(own).toMatchObject({ ...told, isOwn: true });
    expect(own?.madeAt?.getTime()).toBe(typed.madeAt);
    const watched = await entryOf(village.team.operator, typed);
    expect(watched).toMatchObject({ ...told, isOwn: false, by: expect.stringMatching(/^Petugas Contoh/) });
    const other = await makeActor(village.owner, "companion", VILLAGE);
    for (const actor of [other, neighbour, village.team.verifier, village.team.head]) {
      expect(await listAsides(actor, page)).toBeNull();
      expect(await countAsides(actor)).toBe(0);
    }
  });

  it("names the family to nobody who does not see it any more, and leads nowhere", async () => {
    const one = await family();
    const typed = await late(one);
    const chosen = { kind: "families", ids: [one.id] };
    const { userId } = village.companion;
    await must(village.team.operator, "assignment.take", { villageCode: VILLAGE, userId, chosen });
    expect(await entryOf(village.companion, typed)).toMatchObject({
      headName: null,
      next: null,
      answers: [{ text: "65 m²" }],
    });
    expect(await entryOf(village.team.operator, typed)).toMatchObject({ headName: await headOf(one) });
  });

  it("names people, masks identifiers from who may not read them, and tells what nobody knows as it came", async () => {
    const one = await family();
    const person = one.members.find(({ active }) => active);
    if (person === undefined) throw new Error("a person is needed");
    const typed = await late(one, [
      { level: "member", uid: person.uid, key: "nik", before: null, value: NIK },
      { level: "household", uid: null, key: "tidakDikenal", before: null, value: `nomor ${NIK}` },
      floor("luas sekali"),
      floor(null),
    ]);
    const name = person.answers["name"];
    const answersFor = async (actor: Actor) => (await entryOf(actor, typed))?.answers ?? [];
    expect(await answersFor(village.team.operator)).toMatchObject([
      { label: expect.stringMatching(/NIK/), person: { name }, text: NIK },
      { label: "tidakDikenal", text: `nomor ${NIK}` },
      { text: "luas sekali m²" },
      { text: "" },
    ]);
    const masked = await answersFor(village.companion);
    expect(masked).toHaveLength(4);
    expect(masked[0]).toMatchObject({ text: "•••• •••• •••• 0007", person: { name } });
    expect(JSON.stringify(masked)).not.toMatch(/\d{10}/);
  });

  it("of a draft that was never begun says which family that would have been, a new one by the name that was typed", async () => {
    const one = anyFamily();
    const begin = start(one);
    const behind = save(begin, "floorAreaM2", null, 66);
    await exchangeOf(companions, [begin, behind]);
    expect(await entryOf(village.companion, behind)).toMatchObject({ code: "PARKED", headName: null, next: null });
    expect(await entryOf(village.team.operator, behind)).toMatchObject({
      code: "PARKED",
      headName: await headOf(one),
      next: { kind: "family" },
    });
    // What holds no answers is no entry of its own.
    expect(await entryOf(village.team.operator, begin)).toBeUndefined();

    const [draftId, headUid] = [uuidv7(), uuidv7()];
    const input = { id: draftId, householdId: uuidv7(), headUid, villageCode: "5207032006", channel: "visit" };
    const begun = operation({ command: "proposal.start-new", recordId: draftId, input });
    const named = typing(
      draftId,
      [{ level: "member", uid: headUid, key: "name", before: null, value: "Sari Contoh Baru" }],
      { prevOp: begun.opId, startOp: begun.opId },
    );
    await exchangeOf(operators, [begun, named]);
    const mine = village.team.operator;
    expect(await entryOf(mine, begun)).toMatchObject({ headName: "Sari Contoh Baru", answers: [{ kind: "began" }] });
    expect(await entryOf(mine, named)).toMatchObject({ headName: "Sari Contoh Baru", next: null });
  });

  it("leads to the draft while that is with the village, under the id that the portal gave it", async () => {
    const one = await family();
    const atDesk = { id: uuidv7(), regencyCode: REGENCY, householdId: one.id, channel: "desk" };
    await must(village.team.operator, "proposal.start", atDesk);
    const person = await makeActor(village.owner, "companion", VILLAGE);
    await assign(village.owner, one.id, person);
    const phone = await enrolPhone(person);
    const begin = start(one);
    await exchangeOf(phone, [begin]);
    await must(person, "device.report-lost", { id: phone.enrolment.deviceId });
    const typed = save(begin, "floorAreaM2", one.household["floorAreaM2"], 67);
    expect((await exchangeOf(phone, [typed])).order).not.toBeNull();
    const draft = { kind: "draft", publicId: formatPublicId(REGENCY, atDesk.id) };
    for (const actor of [person, village.team.operator])
      expect(await entryOf(actor, typed)).toMatchObject({ code: "REVOKED", next: draft, answers: [{ text: "67 m²" }] });
  });

  it("in a ground check is its author's alone, to read and to let go", async () => {
    const meetingId = await heldMeeting(village.team.head, VILLAGE, village.today);
    const one = anyFamily();
    const { recordId: id } = await sentMeanwhile(one);
    const item = { regencyCode: REGENCY, id, version: 3 };
    await must(village.team.head, "proposal.decide", { item, decision: decision("endorse", { meetingId }) });
    const checkId = uuidv7();
    const ordered = { id: checkId, regencyCode: REGENCY, proposalId: id, reason: "flagged", note: "Lantai" };
    await must(village.team.verifier, "ground-check.order", { ...ordered, companionId: village.companion.userId });
    const input = { id: checkId, regencyCode: REGENCY, patches: [{ ...floor(68), before: null }] };
    const seen = operation({ command: "ground-check.save", recordId: checkId, prevOp: uuidv7(), input });
    expect(await sendOne(companions, seen)).toMatchObject({ kind: "parked" });
    const entry = await entryOf(village.companion, seen);
    expect(entry).toMatchObject({
      isCheck: true,
      headName: await headOf(one),
      answers: [{ text: "68 m²" }],
      next: { kind: "check", publicId: formatPublicId(REGENCY, checkId) },
    });
    expect(await entryOf(village.team.operator, seen)).toBeUndefined();
    const release = { opId: seen.opId, id: entry?.id };
    expect(await must(village.team.operator, "field.discard", release)).toMatchObject({ count: 0 });
    expect(await must(village.companion, "field.discard", release)).toMatchObject({ count: 1 });
    expect(await entryOf(village.companion, seen)).toBeUndefined();
  });

  it("is let go once, by its author or the operator, on record; by another village's never", async () => {
    const typed = await late(await family());
    const { operator } = village.team;
    const entry = await entryOf(operator, typed);
    const release = { opId: typed.opId, id: entry?.id };
    const before = await countAsides(operator);
    expect(await must(neighbour, "field.discard", release)).toMatchObject({ count: 0 });
    expect(await must(operator, "field.discard", { ...release, id: uuidv7() })).toMatchObject({ count: 0 });
    expect(await countAsides(operator)).toBe(before);
    expect(await must(operator, "field.discard", release)).toMatchObject({ count: 1 });
    expect(await must(village.companion, "field.discard", release)).toMatchObject({ count: 0 });
    expect(await countAsides(operator)).toBe(before - 1);
    for (const actor of [operator, village.companion]) expect(await entryOf(actor, typed)).toBeUndefined();
    const { rows } = await village.owner.query(
      "SELECT actor_id FROM audit WHERE action = 'field:discard' AND $1 = ANY (subject_ids)",
      [entry?.id],
    );
    expect(rows).toEqual([{ actor_id: operator.userId }]);
  });

  it("is read on record: what was shown, of which families, and why", async () => {
    const one = await family();
    const typed = await late(one);
    const { operator } = village.team;
    const reads = async (action: string, id: string | undefined) =>
      (
        await village.owner.query(
          "SELECT count(*)::int AS n FROM audit WHERE action = $1 AND purpose = 'field' AND actor_id = $2 AND $3 = ANY (subject_ids)",
          [action, operator.userId, id],
        )
      ).rows[0]?.n;
    const id = (await entryOf(operator, typed))?.id;
    expect([await reads("set-aside:read", id), await reads("household:read", one.id)]).toEqual([1, 1]);
    await countAsides(operator);
    expect(await reads("set-aside:read", id)).toBe(1);
  });

  it("comes the oldest first, a page at a time, and is counted as it is listed", async () => {
    const { operator } = village.team;
    const all = (await asidesOf(operator)).map(({ id }) => id);
    expect(all.length).toBeGreaterThan(3);
    expect(await countAsides(operator)).toBe(all.length);
    const paged: string[] = [];
    let after: Awaited<ReturnType<typeof listAsides>> = await listAsides(operator, { ...page, limit: 2 });
    while (after !== null) {
      paged.push(...after.entries.map(({ id }) => id));
      after = after.next === null ? null : await listAsides(operator, { ...page, after: after.next, limit: 2 });
    }
    expect(paged).toEqual(all);
    // Beyond the end stands nothing: the first page is shown instead.
    const beyond = { at: Date.now() + 60_000, id: uuidv7() };
    expect(await listAsides(operator, { ...page, after: beyond, limit: 2 })).toMatchObject({ isFirst: true });
  });
});
