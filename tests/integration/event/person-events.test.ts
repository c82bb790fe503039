import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isTempId } from "@/lib/domain/nik/temp-id";
import type { SeedFamily } from "@/prisma/seed/record";
import { carryToRecord, makeTeam, type Team } from "@/tests/support/factory/proposals";
import { must, refusal } from "@/tests/support/factory/run";
import {
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
  take,
  tell,
  today,
} from "./world";

let team: Team;
let meetingId: string;

beforeAll(async () => {
  ({ team, meetingId } = await openVillage(60));
});

afterAll(closeVillage);

const couple = (family: SeedFamily) =>
  here(family).length > 2 && here(family).some((member) => member.answers["relationToHead"] === 2);
const ofRelation = (family: SeedFamily, code: number) => here(family).find((m) => m.answers["relationToHead"] === code);

describe("a birth", () => {
  it("adds the child with a temporary number, asking only what a birth needs", async () => {
    const family = take(couple);
    const told = await tell(team, family, "LHR");
    const child = uuidv7();
    const [eventId] = told.eventIds;
    const begun = await save(team, told, {});
    expect(await send(team, told, begun.version)).toEqual([
      `event:${eventId}.people EVENT`,
      `event:${eventId}.evidenceKind EVENT`,
    ]);
    const named = await save(team, told, {
      memberOps: [{ kind: "add", uid: child }],
      patches: [
        ...eventPatches(eventId, { people: child, evidenceKind: 2 }),
        patch("member", child, "memberNo", null, 9),
        patch("member", child, "presence", null, 5),
        patch("member", child, "maritalStatus", null, 1),
        patch("member", child, "name", null, "Bayi Contoh"),
      ],
    });
    const open = await send(team, told, named.version);
    expect(open.map((line) => line.replace(child, "anak").split(" ")[0])).toEqual(
      expect.arrayContaining([
        "member:anak.sex",
        "member:anak.birthDate",
        "member:anak.relationToHead",
        `event:${eventId}.evidenceNumber`,
      ]),
    );
    expect(open.every((line) => line.includes(child) || line.startsWith("event:"))).toBe(true);
    const done = await save(team, told, {
      patches: [
        ...eventPatches(eventId, { evidenceNumber: "SKL/1/CONTOH" }),
        patch("member", child, "sex", null, 2),
        patch("member", child, "birthDate", null, today),
        patch("member", child, "relationToHead", null, 3),
        patch("member", child, "noNikReason", null, 1),
        patch("member", child, "identityCards", null, [0]),
      ],
    });
    expect(done.errors).toBe(0);
    await carryToRecord(team, told.key, done.version, meetingId);
    const record = await recordOf(family.id);
    expect(record.answers.members[child]).toMatchObject({ name: "Bayi Contoh", relationToHead: 3, birthDate: today });
    expect(isTempId(String(record.memberRows.get(child)?.["temp_id"]))).toBe(true);
    expect(record.revision).toBe(2);
    expect(
      await rows("SELECT code, people, evidence_kind FROM family_event WHERE household_id = $1", family.id),
    ).toEqual([{ code: "LHR", people: [child], evidence_kind: 2 }]);
  });
});

describe("a death", () => {
  it("of the head asks who is head now, and keeps the person", async () => {
    const family = take((one) => couple(one) && here(one).length < 6);
    const head = ofRelation(family, 1);
    const spouse = ofRelation(family, 2);
    if (head === undefined || spouse === undefined) throw new Error("a couple has both");
    const told = await tell(team, family, "MTI");
    const [eventId] = told.eventIds;
    const dead = await save(team, told, {
      patches: eventPatches(eventId, { people: head.uid, day: today, evidenceKind: 4, evidenceNumber: "SKM/1" }),
    });
    const open = await send(team, told, dead.version);
    expect(open.some((line) => line.startsWith("member.relationToHead V07"))).toBe(true);
    const others = here(family).filter((member) => member.uid !== head.uid && member.uid !== spouse.uid);
    const settled = await save(team, told, {
      patches: [
        patch("member", spouse.uid, "relationToHead", 2, 1),
        ...others.map((one) => patch("member", one.uid, "relationToHead", one.answers["relationToHead"] ?? null, 3)),
      ],
      notes: {},
    });
    expect(settled.errors).toBe(0);
    const notes = Object.fromEntries(
      (await send(team, told, settled.version))
        .filter((line) => line.includes("NEEDS_NOTE"))
        .map((line) => {
          const uid = /:([0-9a-f-]{36})\./.exec(line)?.[1] ?? "";
          const rule = /NEEDS_NOTE:(\w+)/.exec(line)?.[1] ?? "";
          return [`${rule}|${uid}`, "Sudah ditanyakan."];
        }),
    );
    const ready = Object.keys(notes).length === 0 ? settled : await save(team, told, { notes });
    await carryToRecord(team, told.key, ready.version, meetingId);
    const record = await recordOf(family.id);
    expect(record.answers.members[head.uid]).toBeUndefined();
    expect(record.formerMembers).toContain(head.uid);
    expect(record.answers.members[spouse.uid]?.["relationToHead"]).toBe(1);
    expect(record.row["head_name"]).toBe(spouse.answers["name"]);
    expect(record.row["member_count"]).toBe(here(family).length - 1);
  });

  it("of the only member closes the family, which keeps its history", async () => {
    const family = take((one) => here(one).length === 1 && one.members.filter((m) => m.active).length === 1);
    const [only] = here(family);
    const told = await tell(team, family, "MTI");
    const ready = await save(team, told, {
      patches: eventPatches(told.eventIds[0], {
        people: only?.uid ?? "",
        day: today,
        evidenceKind: 3,
        evidenceNumber: "AKM/2",
      }),
    });
    expect(ready.errors).toBe(0);
    await carryToRecord(team, told.key, ready.version, meetingId);
    const record = await recordOf(family.id);
    expect(record.status).toBe(3);
    expect(
      await refusal(team.operator, "proposal.start-event", {
        id: uuidv7(),
        regencyCode: REGENCY,
        householdId: family.id,
        channel: "desk",
        events: [{ id: uuidv7(), code: "LHR" }],
      }),
    ).toBe("NOT_ALLOWED_NOW");
  });

  it("is refused without a proof, on a day to come, and for a stranger", async () => {
    const family = take(couple);
    const told = await tell(team, family, "MTI");
    const [eventId] = told.eventIds;
    const saved = await save(team, told, {
      patches: eventPatches(eventId, { people: uuidv7(), day: "2199-01-01" }),
    });
    const named = (await send(team, told, saved.version)).map((line) => line.split(" ")[0]);
    expect(named).toEqual(
      expect.arrayContaining([`event:${eventId}.people`, `event:${eventId}.day`, `event:${eventId}.evidenceKind`]),
    );
    expect((await recordOf(family.id)).revision).toBe(1);
  });
});

describe("a condition draft that was open meanwhile", () => {
  it("does not bring back who has died since", async () => {
    const family = take((one) => couple(one) && here(one).length < 7);
    const gone = here(family).find((member) => member.answers["relationToHead"] === 3);
    if (gone === undefined) throw new Error("a family with a child was asked for");
    const key = { regencyCode: REGENCY, id: uuidv7() };
    await must(team.operator, "proposal.start", { ...key, householdId: family.id, channel: "desk" });
    const notes = patch("household", null, "notes", family.household["notes"] ?? null, "Diisi lebih dulu.");
    const name = patch("member", gone.uid, "name", gone.answers["name"] ?? null, "Nama Contoh Lain");
    await must(team.operator, "proposal.save", { ...key, patches: [notes, name] });
    const told = await tell(team, family, "MTI");
    const dead = await save(team, told, {
      patches: eventPatches(told.eventIds[0], {
        people: gone.uid,
        day: today,
        evidenceKind: 4,
        evidenceNumber: "SKM/9",
      }),
    });
    await carryToRecord(team, told.key, dead.version, meetingId);
    const later = await must<{ version: number; errors: number }>(team.operator, "proposal.save", {
      ...key,
      patches: [],
    });
    expect(later.errors).toBe(0);
    await carryToRecord(team, key, later.version, meetingId);
    const record = await recordOf(family.id);
    expect(record.answers.members[gone.uid]).toBeUndefined();
    expect(record.answers.household["notes"]).toBe("Diisi lebih dulu.");
    const [registered] = await rows("SELECT active FROM person_registry WHERE person_uid = $1", gone.uid);
    expect(registered.active).toBe(false);
  });

  it("takes only a file of the family as evidence", async () => {
    const family = take(couple);
    const told = await tell(team, family, "LHR");
    const claim = (value: string) =>
      refusal(team.operator, "proposal.save", {
        ...told.key,
        patches: eventPatches(told.eventIds[0], { evidenceFile: value }),
      });
    expect(await claim(uuidv7())).toBe("INVALID_INPUT");
    expect(await claim("bukan nomor berkas")).toBe("INVALID_INPUT");
  });
});

describe("events that belong together", () => {
  it("are told in one proposal, others not", async () => {
    const family = take(couple);
    const start = (...codes: string[]) =>
      refusal(team.operator, "proposal.start-event", {
        id: uuidv7(),
        regencyCode: REGENCY,
        householdId: family.id,
        channel: "desk",
        events: codes.map((code) => ({ id: uuidv7(), code })),
      });
    expect(await start("LHR", "MTI")).toBe("OK");
    expect(await start("LHR", "PSH")).toBe("INVALID_INPUT");
    expect(await start("LHR", "LHR")).toBe("INVALID_INPUT");
    expect(await start("DTG")).toBe("INVALID_INPUT");
  });

  it("do not wait for an open condition proposal, nor it for them", async () => {
    const family = take(couple);
    const condition = { id: uuidv7(), regencyCode: REGENCY, householdId: family.id, channel: "desk" };
    expect(await refusal(team.operator, "proposal.start", condition)).toBe("OK");
    const told = await tell(team, family, "PLN");
    expect(told.key.id).not.toBe(condition.id);
    const [row] = await rows("SELECT count(*)::int AS n FROM proposal WHERE household_id = $1", family.id);
    expect(row.n).toBe(2);
  });

  it("are nobody else's: another village gets the answer of an unknown family", async () => {
    const family = take(couple);
    const stranger = await makeTeam(owner, "5207052008");
    const input = (householdId: string) => ({
      id: uuidv7(),
      regencyCode: REGENCY,
      householdId,
      channel: "desk",
      events: [{ id: uuidv7(), code: "MTI" }],
    });
    expect(await refusal(stranger.operator, "proposal.start-event", input(family.id))).toBe("NOT_FOUND");
    expect(await refusal(stranger.operator, "proposal.start-event", input(uuidv7()))).toBe("NOT_FOUND");
    expect(await refusal(team.verifier, "proposal.start-event", input(family.id))).toBe("FORBIDDEN");
  });
});
