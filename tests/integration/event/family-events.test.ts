import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { relationKey } from "@/lib/domain/event/event";
import { regionalKey } from "@/lib/domain/regional/item";
import { blindIndex } from "@/lib/server/crypto/seal";
import type { SeedFamily } from "@/prisma/seed/record";
import { carryToCoach, carryToRecord, decision, type Team } from "@/tests/support/factory/proposals";
import { must, refusal, run } from "@/tests/support/factory/run";
import {
  allHere,
  closeVillage,
  eventPatches,
  here,
  openVillage,
  owner,
  REGENCY,
  recordOf,
  rows,
  save,
  send,
  take,
  tell,
  today,
  VILLAGE,
} from "./world";

let team: Team;
let meetingId: string;

beforeAll(async () => {
  ({ team, meetingId } = await openVillage(90));
});

afterAll(closeVillage);

const grown = (family: SeedFamily) =>
  here(family).find((m) => m.answers["relationToHead"] === 3 && String(m.answers["birthDate"]) < "2006-01-01");
const registry = async (uid: string) =>
  (await rows("SELECT household_id, active FROM person_registry WHERE person_uid = $1", uid))[0];
const KK = "9952070101269001";

describe("a changed condition", () => {
  it("whose questions are asked of people names somebody", async () => {
    const family = take((one) => allHere(one) && here(one).length > 1);
    const told = await tell(team, family, "KND-");
    const [eventId = ""] = told.eventIds;
    const answers = { day: today, cause: 1, areas: [2], evidenceKind: 12, evidenceNumber: "RT/1" };
    const saved = await save(team, told, { patches: eventPatches(eventId, answers) });
    expect(await send(team, told, saved.version)).toEqual([`event:${eventId}.people EVENT`]);
  });
});

describe("a split", () => {
  it("makes a new family with the people, their answers and numbers, and leaves both histories", async () => {
    const family = take((one) => allHere(one) && here(one).length > 2 && grown(one)?.answers["nik"] != null);
    const child = grown(family);
    if (child === undefined) throw new Error("a grown child was asked for");
    const before = (await recordOf(family.id)).answers.members[child.uid];
    const told = await tell(team, family, "PSH");
    const [eventId = ""] = told.eventIds;
    const answers = {
      people: child.uid,
      day: today,
      newKk: KK,
      newAddress: "Jalan Contoh 9",
      newRt: "002",
      evidenceKind: 7,
      evidenceNumber: "KK/CONTOH",
    };
    const half = await save(team, told, { patches: eventPatches(eventId, answers) });
    expect((await send(team, told, half.version)).map((line) => line.split(" ")[0])).toEqual([
      `event:${eventId}.${relationKey(child.uid)}`,
    ]);
    const wrong = await save(team, told, { patches: eventPatches(eventId, { [relationKey(child.uid)]: 3 }) });
    expect(await send(team, told, wrong.version)).toHaveLength(1);
    const ready = await save(team, told, {
      patches: [{ level: "event", uid: eventId, key: relationKey(child.uid), before: 3, value: 1 }],
    });
    expect(ready.errors).toBe(0);
    const stored = await rows("SELECT payload::text AS text FROM proposal WHERE id = $1", told.key.id);
    expect(stored[0].text).not.toContain(KK);
    await carryToRecord(team, told.key, ready.version, meetingId);

    const old = await recordOf(family.id);
    const young = await recordOf(eventId);
    expect(old.answers.members[child.uid]).toBeUndefined();
    expect(old.row["member_count"]).toBe(here(family).length - 1);
    expect(young.answers.members[child.uid]).toEqual({ ...before, relationToHead: 1, presence: 1, memberNo: 1 });
    expect(young.answers.household).toMatchObject({ kkNumber: KK, address: "Jalan Contoh 9", rt: "002" });
    expect(young.row).toMatchObject({ revision: 1, member_count: 1, continued_from: `${REGENCY}-${family.id}` });
    expect(young.row["floor_area_m2"]).toBeNull();
    expect(await registry(child.uid)).toEqual({ household_id: eventId, active: true });
    const [nik] = await rows(
      "SELECT person_uid FROM nik_registry WHERE nik_bidx = $1",
      blindIndex(String(before?.["nik"])),
    );
    expect(nik?.person_uid).toBe(child.uid);
    expect(
      await rows(
        "SELECT code, other_household_id FROM family_event WHERE event_id = $1 ORDER BY household_id = $2 DESC",
        eventId,
        family.id,
      ),
    ).toEqual([
      { code: "PSH", other_household_id: eventId },
      { code: "PSH", other_household_id: family.id },
    ]);
    expect(
      await rows("SELECT revision FROM household_revision WHERE household_id = $1 ORDER BY 1", family.id),
    ).toHaveLength(2);
  });

  it("takes people's answers to the region's own items into the history of the family they join", async () => {
    const family = take((one) => allHere(one) && here(one).length > 2 && grown(one) !== undefined);
    const child = grown(family);
    if (child === undefined) throw new Error("a grown child was asked for");
    const answerId = uuidv7();
    await owner.query("UPDATE member SET regional = jsonb_build_object($2::text, 1) WHERE id = $1", [
      child.uid,
      answerId,
    ]);
    const told = await tell(team, family, "PSH");
    const [eventId = ""] = told.eventIds;
    const answers = {
      ...{ people: child.uid, day: today, newKk: "9952070101269009", newAddress: "Jalan Contoh 9", newRt: "002" },
      ...{ evidenceKind: 7, evidenceNumber: "KK/CONTOH", [relationKey(child.uid)]: 1 },
    };
    const ready = await save(team, told, { patches: eventPatches(eventId, answers) });
    await carryToRecord(team, told.key, ready.version, meetingId);
    const key = `member:${child.uid}.${regionalKey(answerId)}`;
    const [revision] = await rows("SELECT changes FROM household_revision WHERE household_id = $1", eventId);
    expect(revision?.changes).toContainEqual({ key, before: null, after: 1 });
    expect((await recordOf(eventId)).answers.members[child.uid]?.[regionalKey(answerId)]).toBe(1);
  });

  it("that leaves nobody, or no head, is refused at the field", async () => {
    const family = take((one) => allHere(one) && here(one).length > 2);
    const told = await tell(team, family, "PSH");
    const [eventId = ""] = told.eventIds;
    const base = { day: today, newKk: "9952070101269002", newAddress: "Contoh", evidenceKind: 7, evidenceNumber: "1" };
    const everybody = await save(team, told, {
      patches: eventPatches(eventId, {
        ...base,
        people: here(family)
          .map(({ uid }) => uid)
          .join(","),
      }),
    });
    expect(await send(team, told, everybody.version)).toContain(`event:${eventId}.people EVENT`);
    const head = here(family).find((member) => member.answers["relationToHead"] === 1)?.uid ?? "";
    const noHead = await save(team, told, {
      patches: [
        {
          level: "event",
          uid: eventId,
          key: "people",
          before: here(family)
            .map(({ uid }) => uid)
            .join(","),
          value: head,
        },
        ...eventPatches(eventId, { [relationKey(head)]: 1 }),
      ],
    });
    expect(await send(team, told, noHead.version)).toContain("member.relationToHead V07");
  });

  it("with a card number of another family is refused when sent", async () => {
    const [family, other] = [
      take((one) => allHere(one) && here(one).length > 2 && grown(one) !== undefined),
      take(allHere),
    ];
    const child = grown(family)?.uid ?? "";
    const told = await tell(team, family, "PSH");
    const [eventId = ""] = told.eventIds;
    const ready = await save(team, told, {
      patches: eventPatches(eventId, {
        people: child,
        day: today,
        newKk: String(other.household["kkNumber"]),
        newAddress: "Contoh",
        evidenceKind: 7,
        evidenceNumber: "1",
        [relationKey(child)]: 1,
      }),
    });
    expect(ready.errors).toBe(0);
    expect(await send(team, told, ready.version)).toEqual([`event:${eventId}.newKk EVENT`]);
  });
});

describe("a relation that the form does not have", () => {
  it("is refused at the person, and nothing is sent", async () => {
    const family = take((one) => allHere(one) && here(one).length > 2 && grown(one) !== undefined);
    const child = grown(family)?.uid ?? "";
    for (const relation of [9, "kepala"]) {
      const told = await tell(team, family, "PSH");
      const saved = await save(team, told, {
        patches: eventPatches(told.eventIds[0], {
          ...{ people: child, day: today, newKk: "9952070101269776", newAddress: "Jalan Contoh 9" },
          ...{ evidenceKind: 7, evidenceNumber: "KK/CONTOH", [relationKey(child)]: relation },
        }),
      });
      expect(saved.errors).toBeGreaterThan(0);
      expect(await send(team, told, saved.version)).toContain(`event:${told.eventIds[0]}.${relationKey(child)} EVENT`);
      await must(team.operator, "proposal.withdraw", {
        ...told.key,
        version: saved.version,
        reason: "ENTERED_BY_MISTAKE",
        note: null,
      });
    }
  });
});

describe("two splits with one new card number", () => {
  const couldSplit = (one: SeedFamily) => allHere(one) && here(one).length > 2 && grown(one) !== undefined;
  const CARD = "9952070101269777";

  async function readySplit(family: SeedFamily, card: string) {
    const child = grown(family)?.uid ?? "";
    const told = await tell(team, family, "PSH");
    const answers = {
      ...{ people: child, day: today, newKk: card, newAddress: "Jalan Contoh 9", newRt: "002" },
      ...{ evidenceKind: 7, evidenceNumber: "KK/CONTOH", [relationKey(child)]: 1 },
    };
    const { version } = await save(team, told, { patches: eventPatches(told.eventIds[0], answers) });
    return { ...told, version };
  }

  const accept = ({ key }: { readonly key: object }, version: number) =>
    run(team.coach, "proposal.decide", { item: { ...key, version }, decision: decision("accept") });
  const refusedForCard = { ok: false, error: { code: "NOT_ALLOWED_NOW", info: { reason: "KK_IN_USE" } } };
  const withCard = (card: string) =>
    rows("SELECT id FROM household WHERE kk_bidx = $1 AND village_code = $2", blindIndex(card), VILLAGE);

  it("are both sent, and the second is refused with its reason when it is to be written", async () => {
    const [one, two] = [take(couldSplit), take(couldSplit)];
    const [first, second] = [await readySplit(one, CARD), await readySplit(two, CARD)];
    const firstVersion = await carryToCoach(team, first.key, first.version, meetingId);
    const secondVersion = await carryToCoach(team, second.key, second.version, meetingId);
    expect((await accept(first, firstVersion)).ok).toBe(true);
    expect(await accept(second, secondVersion)).toEqual(refusedForCard);
    expect((await recordOf(two.id)).revision).toBe(1);
    expect(await withCard(CARD)).toEqual([{ id: first.eventIds[0] }]);
  });

  it("decided at the same moment make one family, and the other is refused", async () => {
    const card = "9952070101269778";
    const splits = [await readySplit(take(couldSplit), card), await readySplit(take(couldSplit), card)];
    const versions: number[] = [];
    for (const split of splits) versions.push(await carryToCoach(team, split.key, split.version, meetingId));
    const outcomes = await Promise.all(splits.map((split, index) => accept(split, versions[index] ?? 0)));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.filter(({ ok }) => !ok)).toEqual([refusedForCard]);
    expect(await withCard(card)).toHaveLength(1);
  });

  it("and a merge into the family that splits, decided at the same moment, are both written", async () => {
    const [goal, guest] = [
      take((one) => couldSplit(one) && one.household["kkNumber"] != null),
      take((one) => allHere(one) && here(one).length === 1),
    ];
    const split = await readySplit(goal, "9952070101269779");
    const merge = await tell(team, guest, "GBG");
    const uid = here(guest)[0]?.uid ?? "";
    const saved = await save(team, merge, {
      patches: eventPatches(merge.eventIds[0], {
        ...{ intoKk: String(goal.household["kkNumber"]), day: today, evidenceKind: 7, evidenceNumber: "KK/CONTOH" },
        [relationKey(uid)]: 7,
      }),
    });
    const splitVersion = await carryToCoach(team, split.key, split.version, meetingId);
    const mergeVersion = await carryToCoach(team, merge.key, saved.version, meetingId);
    const outcomes = await Promise.all([accept(merge, mergeVersion), accept(split, splitVersion)]);
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, true]);
    expect((await recordOf(goal.id)).revision).toBe(3);
  });

  it("cannot begin under the id of a household that there is", async () => {
    const [one, two] = [take(allHere), take(allHere)];
    expect(
      await refusal(team.operator, "proposal.start-event", {
        id: uuidv7(),
        regencyCode: REGENCY,
        householdId: one.id,
        channel: "desk",
        events: [{ id: two.id, code: "PSH" }],
      }),
    ).toBe("DUPLICATE_OPEN_PROPOSAL");
  });
});

describe("a merge", () => {
  it("takes everybody to the other family and closes the card, both histories kept", async () => {
    const [family, other] = [
      take((one) => allHere(one) && here(one).length === 2),
      take((one) => allHere(one) && one.household["kkNumber"] != null),
    ];
    const told = await tell(team, family, "GBG");
    const [eventId = ""] = told.eventIds;
    const uids = here(family).map(({ uid }) => uid);
    const ready = await save(team, told, {
      patches: eventPatches(eventId, {
        intoKk: String(other.household["kkNumber"]),
        day: today,
        evidenceKind: 7,
        evidenceNumber: "KK/2",
        ...Object.fromEntries(uids.map((uid) => [relationKey(uid), 8])),
      }),
    });
    expect(ready.errors).toBe(0);
    await carryToRecord(team, told.key, ready.version, meetingId);
    const [closed, joined] = [await recordOf(family.id), await recordOf(other.id)];
    expect(closed.status).toBe(3);
    expect(Object.keys(closed.answers.members)).toEqual([]);
    for (const uid of uids) {
      expect(joined.answers.members[uid]).toMatchObject({ relationToHead: 8, presence: 5 });
      expect(await registry(uid)).toEqual({ household_id: other.id, active: true });
    }
    expect(joined.row["member_count"]).toBe(here(other).length + 2);
    expect(joined.revision).toBe(2);
  });

  it("into a card that is nobody's is refused when sent", async () => {
    const family = take((one) => allHere(one) && here(one).length === 1);
    const told = await tell(team, family, "GBG");
    const [eventId = ""] = told.eventIds;
    const ready = await save(team, told, {
      patches: eventPatches(eventId, {
        intoKk: "9952070101260001",
        day: today,
        evidenceKind: 10,
        evidenceNumber: "1",
        [relationKey(here(family)[0]?.uid ?? "")]: 8,
      }),
    });
    expect(await send(team, told, ready.version)).toEqual([`event:${eventId}.intoKk EVENT`]);
  });
});

describe("a family that is not found", () => {
  const visits = { visit1Note: "Rumah kosong.", visit2Note: "Rumah kosong.", visit3Note: "Tetangga tidak tahu." };
  const witnesses = {
    witness1: "Saksi Satu",
    witness1Role: "Ketua RT",
    witness2: "Saksi Dua",
    witness2Role: "Tetangga",
  };

  it("is flagged after three visits and two witnesses, loses nothing, and is unflagged by an update", async () => {
    const family = take((one) => allHere(one));
    const told = await tell(team, family, "TDK");
    const [eventId = ""] = told.eventIds;
    const early = await save(team, told, { patches: eventPatches(eventId, { visit1: "2026-01-05", ...visits }) });
    expect((await send(team, told, early.version)).map((line) => line.split(" ")[0])).toEqual(
      expect.arrayContaining([
        `event:${eventId}.visit2`,
        `event:${eventId}.visit3`,
        `event:${eventId}.witness1`,
        `event:${eventId}.witness2`,
      ]),
    );
    const same = await save(team, told, {
      patches: eventPatches(eventId, { visit2: "2026-01-05", visit3: "2026-01-09", ...witnesses }),
    });
    expect(await send(team, told, same.version)).toEqual([`event:${eventId}.visit2 EVENT`]);
    const ready = await save(team, told, {
      patches: [{ level: "event", uid: eventId, key: "visit2", before: "2026-01-05", value: "2026-01-07" }],
    });
    const answers = (await recordOf(family.id)).answers;
    await carryToRecord(team, told.key, ready.version, meetingId);
    const flagged = await recordOf(family.id);
    expect(flagged.status).toBe(2);
    expect(flagged.answers).toEqual(answers);

    const id = uuidv7();
    const key = { regencyCode: REGENCY, id };
    await must(team.operator, "proposal.start", { ...key, householdId: family.id, channel: "desk" });
    const { version } = await must<{ version: number }>(team.operator, "proposal.save", {
      ...key,
      patches: [
        {
          level: "household",
          uid: null,
          key: "notes",
          before: answers.household["notes"] ?? null,
          value: "Sudah kembali.",
        },
      ],
    });
    await carryToRecord(team, key, version, meetingId);
    expect((await recordOf(family.id)).status).toBe(1);
  });
});

describe("what an event holds", () => {
  it("refuses a field that its kind does not have, and a field of an event that is not there", async () => {
    const family = take(allHere);
    const told = await tell(team, family, "TDK");
    const at = (uid: string, key: string) =>
      refusal(team.operator, "proposal.save", {
        ...told.key,
        patches: [{ level: "event", uid, key, before: null, value: "x" }],
      });
    expect(await at(told.eventIds[0] ?? "", "newKk")).toBe("INVALID_INPUT");
    expect(await at(uuidv7(), "visit1Note")).toBe("INVALID_INPUT");
    expect(await at(told.eventIds[0] ?? "", "visit1Note")).toBe("OK");
  });
});
