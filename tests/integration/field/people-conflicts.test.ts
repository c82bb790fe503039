import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import type { FieldOperation } from "@/lib/domain/field/operation";
import { findFormPage } from "@/lib/server/proposal/queries";
import { must, refusal } from "@/tests/support/factory/run";
import {
  assign,
  enrolPhone,
  exchangeOf,
  openVillage,
  operation,
  type Phone,
  REGENCY,
  sendOne,
  start,
  type Village,
} from "./world";

let village: Village;
let phone: Phone;

beforeAll(async () => {
  village = await openVillage(40);
  phone = await enrolPhone(village.companion);
});
afterAll(() => village.close());

interface Begun {
  readonly key: { readonly regencyCode: string; readonly id: string };
  readonly begin: FieldOperation;
  /** Somebody of the family who is not its head. */
  readonly uid: string;
}

/** The companion began in the field and has no network since. */
async function begun(): Promise<Begun> {
  const family = village.take();
  await assign(village.owner, family.id, village.companion);
  const begin = start(family);
  await exchangeOf(phone, [begin]);
  const other = family.members.find(({ active, answers }) => active && answers["relationToHead"] !== 1);
  return { key: { regencyCode: REGENCY, id: begin.recordId }, begin, uid: other?.uid ?? family.members[0]?.uid ?? "" };
}

/** What the companion did meanwhile, as the device sends it. */
async function late({ begin }: Begun, input: object) {
  const op = operation({
    command: "proposal.save",
    recordId: begin.recordId,
    prevOp: begin.opId,
    startOp: begin.opId,
    input: { id: begin.recordId, regencyCode: REGENCY, patches: [], ...input },
  });
  const result = await sendOne(phone, op);
  if (result.kind !== "taken") throw new Error(JSON.stringify(result));
  return result;
}

const atDesk = ({ key }: Begun, input: object) =>
  must<{ version: number; conflicts: unknown[]; conflictIds: string[] }>(village.team.operator, "proposal.save", {
    ...key,
    patches: [],
    ...input,
  });

async function held({ key }: Begun) {
  const { rows } = await village.owner.query(
    `SELECT payload->'memberOps' AS ops, payload->'events' AS events, payload->'answers'->'members' AS members, condition_date::text AS day,
      payload->'notes' AS notes FROM proposal WHERE id = $1`,
    [key.id],
  );
  return rows[0];
}

async function openOn(actor: Actor, { key }: Begun) {
  return (await findFormPage(actor, key, new Date()))?.conflicts ?? [];
}

const membership = (uid: string, before: unknown, value: unknown) => ({
  level: "member",
  uid,
  key: "membership",
  before,
  value,
});
const eventPatch = (uid: string, key: string, value: unknown) => ({ level: "event", uid, key, before: null, value });
const died = (uid: string) => ({
  eventOps: [{ kind: "tell", uid, code: "MTI", before: null }],
  patches: [eventPatch(uid, "day", village.today), eventPatch(uid, "evidenceKind", 4)],
});

describe("one person about whom two say different things", () => {
  it("waits with both where each lets the person leave in another way", async () => {
    const draft = await begun();
    const { uid } = draft;
    await atDesk(draft, { memberOps: [{ kind: "leave", uid, presence: 6, before: null }] });
    const result = await late(draft, died(uid));
    expect(result.conflicts).toMatchObject([
      { key: "membership", uid, before: null, mine: "MTI", theirs: 6 },
      { key: "day" },
      { key: "evidenceKind" },
    ]);
    expect(await held(draft)).toMatchObject({ ops: [{ kind: "leave", uid, presence: 6 }] });
    expect(await refusal(village.team.operator, "proposal.submit", { ...draft.key, version: 3 })).toBe("CONFLICT_OPEN");
  });

  it("keeps a death with its answers against a leaving that came later, and lets the operator choose the leaving", async () => {
    const draft = await begun();
    const { uid } = draft;
    await atDesk(draft, died(uid));
    const result = await late(draft, { memberOps: [{ kind: "leave", uid, presence: 6, before: null }] });
    expect(result.conflicts).toMatchObject([{ key: "membership", mine: 6, theirs: "MTI" }]);
    expect(await held(draft)).toMatchObject({
      events: [{ code: "MTI", answers: { day: village.today, evidenceKind: 4 } }],
    });
    const [row] = result.conflicts;
    await atDesk(draft, {
      patches: [membership(uid, "MTI", 6)],
      settled: [{ conflictId: row?.id ?? "", choice: "mine" }],
    });
    expect(await held(draft)).toMatchObject({ ops: [{ kind: "leave", uid, presence: 6 }], events: [] });
    expect(await openOn(village.team.operator, draft)).toEqual([]);
  });

  it("is asked about when one takes an event back that the other is still writing, and the answers wait with it", async () => {
    const draft = await begun();
    const { uid } = draft;
    await late(draft, { eventOps: [{ kind: "tell", uid, code: "MTI", before: null }] });
    await atDesk(draft, { eventOps: [{ kind: "untell", uid, before: "MTI" }] });
    const result = await late(draft, { patches: [eventPatch(uid, "evidenceKind", 3)] });
    expect(result.conflicts).toMatchObject([
      { level: "member", key: "membership", mine: "MTI", theirs: null },
      { level: "event", key: "evidenceKind", mine: 3, theirs: null },
    ]);
    const [told, answer] = result.conflicts;
    await atDesk(draft, {
      patches: [membership(uid, null, "MTI"), eventPatch(uid, "evidenceKind", 3)],
      settled: [told, answer].map((row) => ({ conflictId: row?.id ?? "", choice: "mine" })),
    });
    expect(await held(draft)).toMatchObject({ events: [{ code: "MTI", answers: { evidenceKind: 3 } }] });
    expect(await openOn(village.team.operator, draft)).toEqual([]);
  });

  it("closes the answers with the question where it did not happen", async () => {
    const draft = await begun();
    const { uid } = draft;
    await late(draft, { eventOps: [{ kind: "tell", uid, code: "MTI", before: null }] });
    await atDesk(draft, { eventOps: [{ kind: "untell", uid, before: "MTI" }] });
    const [told] = (await late(draft, { patches: [eventPatch(uid, "evidenceKind", 3)] })).conflicts;
    await atDesk(draft, { settled: [{ conflictId: told?.id ?? "", choice: "theirs" }] });
    expect(await openOn(village.team.operator, draft)).toEqual([]);
    const { rows } = await village.owner.query("SELECT DISTINCT state FROM draft_conflict WHERE proposal_id = $1", [
      draft.key.id,
    ]);
    expect(rows).toEqual([{ state: "theirs" }]);
  });

  it("does not go with what somebody else has filled in and the other has not seen", async () => {
    const draft = await begun();
    const uid = uuidv7();
    await late(draft, {
      memberOps: [{ kind: "add", uid, before: null }],
      patches: [{ level: "member", uid, key: "memberNo", before: null, value: 9 }],
    });
    await atDesk(draft, { patches: [{ level: "member", uid, key: "name", before: null, value: "Contoh Baru" }] });
    const result = await late(draft, { memberOps: [{ kind: "undo", uid, before: "added" }] });
    expect(result.conflicts).toMatchObject([{ key: "membership", mine: null, theirs: "added" }]);
    expect((await held(draft)).members[uid]).toMatchObject({ name: "Contoh Baru" });
    const [row] = result.conflicts;
    await atDesk(draft, {
      patches: [membership(uid, "added", null)],
      settled: [{ conflictId: row?.id ?? "", choice: "mine" }],
    });
    expect((await held(draft)).members[uid]).toBeUndefined();
  });

  it("meets where both say the same, and counts as joined", async () => {
    const draft = await begun();
    const { uid } = draft;
    await atDesk(draft, { memberOps: [{ kind: "leave", uid, presence: 6, before: null }] });
    const result = await late(draft, { memberOps: [{ kind: "leave", uid, presence: 6, before: null }] });
    expect(result.conflicts).toEqual([]);
    expect(result.mergedWith).toHaveLength(1);
  });

  it("is asked about as well where a device of an earlier build did not say what it saw", async () => {
    const draft = await begun();
    const { uid } = draft;
    await atDesk(draft, { memberOps: [{ kind: "leave", uid, presence: 6, before: null }] });
    const result = await late(draft, { memberOps: [{ kind: "undo", uid }] });
    expect(result.conflicts).toMatchObject([{ key: "membership", mine: null, theirs: 6 }]);
  });

  it("is asked about at the desk by the version that its page had", async () => {
    const draft = await begun();
    const uid = uuidv7();
    const added = await atDesk(draft, { memberOps: [{ kind: "add", uid, before: null }] });
    await late(draft, {
      patches: [{ level: "member", uid, key: "name", before: null, value: "Contoh Dari Lapangan" }],
    });
    const undo = { kind: "undo", uid, before: "added" };
    const asked = await atDesk(draft, { memberOps: [{ ...undo, seen: added.version }] });
    expect(asked.conflicts).toEqual([{ level: "member", uid, key: "membership" }]);
    const seen = await atDesk(draft, { memberOps: [{ ...undo, seen: asked.version }] });
    expect(seen.conflicts).toEqual([]);
  });

  it.each([
    ["membership", "somewhere"],
    ["membership", 5],
    ["membership", [1]],
  ])("refuses %s that is none: %j", async (_, value) => {
    const draft = await begun();
    const input = { ...draft.key, patches: [membership(draft.uid, null, value)] };
    expect(await refusal(village.team.operator, "proposal.save", input)).toBe("INVALID_INPUT");
  });

  it("may not be chosen to be another family's, nor to have died where only an event may say so", async () => {
    const draft = await begun();
    for (const patch of [
      membership(uuidv7(), null, 6),
      membership(draft.uid, null, 2),
      membership(draft.uid, null, "added"),
    ])
      expect(await refusal(village.team.operator, "proposal.save", { ...draft.key, patches: [patch] })).toBe(
        "INVALID_INPUT",
      );
  });
});

describe("the day and the notes", () => {
  it("waits with both days", async () => {
    const draft = await begun();
    const was = (await held(draft)).day;
    await atDesk(draft, { conditionDate: "2026-02-03", conditionDateBefore: was });
    const result = await late(draft, { conditionDate: "2026-02-04", conditionDateBefore: was });
    expect(result.conflicts).toMatchObject([
      { level: "household", key: "conditionDate", mine: "2026-02-04", theirs: "2026-02-03" },
    ]);
    const [row] = result.conflicts;
    await atDesk(draft, {
      patches: [{ level: "household", uid: null, key: "conditionDate", before: "2026-02-03", value: "2026-02-04" }],
      settled: [{ conflictId: row?.id ?? "", choice: "mine" }],
    });
    expect(await held(draft)).toMatchObject({ day: "2026-02-04" });
  });

  it("is a day of the calendar", async () => {
    const draft = await begun();
    for (const value of ["2026-02-31", "kemarin", null]) {
      const patch = { level: "household", uid: null, key: "conditionDate", before: (await held(draft)).day, value };
      expect(await refusal(village.team.operator, "proposal.save", { ...draft.key, patches: [patch] })).toBe(
        "INVALID_INPUT",
      );
    }
  });

  it("keeps every letter of two long notes", async () => {
    const draft = await begun();
    const [one, other] = ["a".repeat(500), "b".repeat(500)];
    await atDesk(draft, { notes: { "V08|": one }, notesBefore: { "V08|": "" } });
    await late(draft, { notes: { "V08|": other }, notesBefore: { "V08|": "" } });
    expect((await held(draft)).notes).toEqual({ "V08|": `${one} / ${other}` });
  });

  it("puts two notes on one finding together, and takes none away that was not seen", async () => {
    const draft = await begun();
    await atDesk(draft, { notes: { "V08|": "Kata operator." }, notesBefore: { "V08|": "" } });
    await late(draft, { notes: { "V08|": "Kata pendamping." }, notesBefore: { "V08|": "" } });
    expect((await held(draft)).notes).toEqual({ "V08|": "Kata operator. / Kata pendamping." });
    await late(draft, { notes: { "V08|": "" }, notesBefore: { "V08|": "Kata pendamping." } });
    expect((await held(draft)).notes).toEqual({ "V08|": "Kata operator. / Kata pendamping." });
  });
});
