import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { relationKey } from "@/lib/domain/event/event";
import { formatPublicId } from "@/lib/domain/public-id/public-id";
import { blindIndex } from "@/lib/server/crypto/seal";
import { findHistory } from "@/lib/server/household/history-query";
import { findUndoPage } from "@/lib/server/household/undo-query";
import type { SeedFamily } from "@/prisma/seed/record";
import { carryToRecord, type Team } from "@/tests/support/factory/proposals";
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
  take,
  tell,
  today,
} from "./world";

let team: Team;
let meetingId: string;

beforeAll(async () => {
  ({ team, meetingId } = await openVillage(90));
});

afterAll(closeVillage);

const hasCard = (family: SeedFamily) => family.household["kkNumber"] != null;
const alone = (family: SeedFamily) =>
  allHere(family) && here(family).length === 1 && hasCard(family) && here(family)[0]?.answers["nik"] != null;
const registered = async (uid: string) =>
  (await rows("SELECT household_id, active FROM person_registry WHERE person_uid = $1", uid))[0];
const cards = async (id: string) =>
  (await rows("SELECT 1 FROM household_kk WHERE household_id = $1 AND valid_to IS NULL", id)).length;
const undoOf = (family: SeedFamily, revision: number) => ({
  ...{ regencyCode: REGENCY, id: uuidv7(), householdId: family.id, revision },
  note: "Salah orang.",
});
const pageOf = (family: SeedFamily, revision: number) =>
  findUndoPage(team.operator, formatPublicId(REGENCY, family.id), revision, "id", new Date());
const reasonOf = async (input: object) => {
  const outcome = await run(team.operator, "proposal.start-undo", input);
  return outcome.ok ? "OK" : `${outcome.error.code} ${String(outcome.error.info?.["reason"])}`;
};

/** A death of these people, told, agreed to by every tier and written. */
async function die(family: SeedFamily, uid: string): Promise<void> {
  const told = await tell(team, family, "MTI");
  const answers = { people: uid, day: today, evidenceKind: 3, evidenceNumber: "AKM/7" };
  const ready = await save(team, told, { patches: eventPatches(told.eventIds[0], answers) });
  await carryToRecord(team, told.key, ready.version, meetingId);
}

async function join(family: SeedFamily, other: SeedFamily): Promise<void> {
  const told = await tell(team, family, "GBG");
  const relations = here(family).map(({ uid }) => [relationKey(uid), 8] as const);
  const answers = {
    ...{ intoKk: String(other.household["kkNumber"]), day: today, evidenceKind: 7, evidenceNumber: "KK/3" },
    ...Object.fromEntries(relations),
  };
  const ready = await save(team, told, { patches: eventPatches(told.eventIds[0], answers) });
  await carryToRecord(team, told.key, ready.version, meetingId);
}

describe("a family that a mistaken death closed", () => {
  it("is active again with its member, number and card when the death is undone through every tier", async () => {
    const family = take(alone);
    const [only] = here(family);
    if (only === undefined) throw new Error("a family of one was asked for");
    const before = (await recordOf(family.id)).answers;
    await die(family, only.uid);
    expect((await recordOf(family.id)).status).toBe(3);
    expect([await cards(family.id), (await registered(only.uid)).active]).toEqual([0, false]);
    const start = { regencyCode: REGENCY, householdId: family.id, channel: "desk" };
    expect(await refusal(team.operator, "proposal.start", { ...start, id: uuidv7() })).toBe("NOT_ALLOWED_NOW");
    const birth = { ...start, id: uuidv7(), events: [{ id: uuidv7(), code: "LHR" }] };
    expect(await refusal(team.operator, "proposal.start-event", birth)).toBe("NOT_ALLOWED_NOW");
    const history = await findHistory(team.operator, formatPublicId(REGENCY, family.id), null, "id", new Date());
    expect(history?.revisions.map(({ canUndo }) => canUndo)).toEqual([true, false]);
    expect(await pageOf(family, 2)).toMatchObject({
      ...{ hindrance: null, reopens: true, returning: [only.answers["name"]] },
    });

    const input = undoOf(family, 2);
    await must(team.operator, "proposal.start-undo", input);
    await carryToRecord(team, { regencyCode: REGENCY, id: input.id }, 2, meetingId);
    const record = await recordOf(family.id);
    expect(record).toMatchObject({ status: 1, revision: 3 });
    expect(record.answers).toEqual(before);
    expect(record.row["member_count"]).toBe(1);
    expect(await registered(only.uid)).toEqual({ household_id: family.id, active: true });
    const nik = blindIndex(String(only.answers["nik"]));
    expect(await rows("SELECT person_uid FROM nik_registry WHERE nik_bidx = $1", nik)).toEqual([
      { person_uid: only.uid },
    ]);
    expect(await cards(family.id)).toBe(1);
    expect(await refusal(team.operator, "proposal.start", { ...start, id: uuidv7() })).toBe("OK");
  });

  it("is closed again when its reopening is undone, and may live again after that", async () => {
    const family = take(alone);
    const uid = here(family)[0]?.uid ?? "";
    const undo = async (revision: number) => {
      const input = undoOf(family, revision);
      await must(team.operator, "proposal.start-undo", input);
      await carryToRecord(team, { regencyCode: REGENCY, id: input.id }, 2, meetingId);
    };
    await die(family, uid);
    await undo(2);
    expect((await recordOf(family.id)).status).toBe(1);
    expect(await pageOf(family, 3)).toMatchObject({ hindrance: null, reopens: false, closes: true });
    await undo(3);
    expect(await recordOf(family.id)).toMatchObject({ status: 3, revision: 4, formerMembers: [uid] });
    expect(await rows("SELECT active, presence FROM member WHERE id = $1", uid)).toEqual([
      { active: false, presence: 2 },
    ]);
    expect([await cards(family.id), (await registered(uid)).active]).toEqual([0, false]);
    expect(await pageOf(family, 4)).toMatchObject({ hindrance: null, reopens: true });
    await undo(4);
    expect((await recordOf(family.id)).status).toBe(1);
  });

  it("takes no undo of an earlier revision, nor stays open to its number when another family has it", async () => {
    const family = take(alone);
    const uid = here(family)[0]?.uid ?? "";
    const key = { regencyCode: REGENCY, id: uuidv7() };
    await must(team.operator, "proposal.start", { ...key, householdId: family.id, channel: "desk" });
    const before = family.household["notes"] ?? null;
    const note = { level: "household", uid: null, key: "notes", before, value: "Catatan contoh." };
    const { version } = await must<{ version: number }>(team.operator, "proposal.save", { ...key, patches: [note] });
    await carryToRecord(team, key, version, meetingId);
    await die(family, uid);
    expect((await pageOf(family, 2))?.hindrance).toBe("family-closed");
    expect(await reasonOf(undoOf(family, 2))).toBe("NOT_ALLOWED_NOW FAMILY_CLOSED");
    const other = take(hasCard);
    await owner.query("UPDATE household SET kk_bidx = $2 WHERE id = $1", [
      other.id,
      blindIndex(String(family.household["kkNumber"])),
    ]);
    expect((await pageOf(family, 3))?.hindrance).toBe("card-in-use");
    expect(await reasonOf(undoOf(family, 3))).toBe("NOT_ALLOWED_NOW KK_IN_USE");
  });
});

describe("what cannot be undone", () => {
  it("is shown before it is begun, and refused: a merge, on both sides", async () => {
    const [family, other] = [
      take((one) => allHere(one) && here(one).length === 2),
      take((one) => allHere(one) && hasCard(one)),
    ];
    await join(family, other);
    for (const each of [family, other]) {
      expect((await pageOf(each, 2))?.hindrance).toBe("people-moved");
      expect(await reasonOf(undoOf(each, 2))).toBe("NOT_ALLOWED_NOW PEOPLE_MOVED");
    }
  });

  it("names who has become active in another family meanwhile, at the start and when it is written", async () => {
    const family = take((one) => allHere(one) && here(one).length > 2);
    const child = here(family).find((member) => member.answers["relationToHead"] === 3);
    if (child === undefined) throw new Error("a child was asked for");
    const other = take(allHere);
    await die(family, child.uid);
    const move = (to: string, active: boolean) =>
      owner.query("UPDATE person_registry SET household_id = $2, active = $3 WHERE person_uid = $1", [
        ...[child.uid, to, active],
      ]);
    await move(other.id, true);
    const name = child.answers["name"];
    expect(await pageOf(family, 2)).toMatchObject({ hindrance: "active-elsewhere", hindering: [name] });
    expect(await reasonOf(undoOf(family, 2))).toBe("NOT_ALLOWED_NOW PEOPLE_MOVED");

    await move(family.id, false);
    const input = undoOf(family, 2);
    await must(team.operator, "proposal.start-undo", input);
    const carried = carryToRecord(team, { regencyCode: REGENCY, id: input.id }, 2, meetingId, async () => {
      await move(other.id, true);
    });
    await expect(carried).rejects.toThrow(/NOT_ALLOWED_NOW/);
    expect((await recordOf(family.id)).revision).toBe(2);
  });
});
