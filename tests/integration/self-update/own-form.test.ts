import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { POST as leave } from "@/app/(public)/mandiri/keluar/route";
import { scopeOf } from "@/lib/domain/access/actor";
import { answerIn } from "@/lib/domain/instrument/answers";
import { REGSOSEK22K } from "@/lib/domain/instrument/regsosek22k/regsosek22k";
import { localDay } from "@/lib/domain/period/period";
import { MOST_PHOTO_BYTES } from "@/lib/domain/self-update/photo";
import { keepFile } from "@/lib/server/attachment/store-attachment";
import { seal, unsealBytes } from "@/lib/server/crypto/seal";
import { handles } from "@/lib/server/db/pool";
import { underScope } from "@/lib/server/db/scoped";
import { listConflicts } from "@/lib/server/proposal/conflict-views";
import { findFormPage } from "@/lib/server/proposal/queries";
import { findReceipt } from "@/lib/server/receipt/find-receipt";
import { cookieName } from "@/lib/server/self-update/cookie";
import { endOwnForms } from "@/lib/server/self-update/end-forms";
import { enterByLetter } from "@/lib/server/self-update/enter";
import { findOwnFamily } from "@/lib/server/self-update/family-query";
import { savePeople, savePhoto, saveSection, sendForm } from "@/lib/server/self-update/form-handle";
import { send } from "@/lib/server/self-update/handle";
import { findOwnForm, type OwnState } from "@/lib/server/self-update/own-form";
import { sendOwnForm } from "@/lib/server/self-update/send-form";
import { CITIZEN_COOKIE, findCitizenSession, goOn, openCitizenSession } from "@/lib/server/self-update/session";
import { listFamilyWords } from "@/lib/server/self-update/told-query";
import { makeFamilies, sound } from "@/tests/support/factory/families";
import { type Letter, makeLetter } from "@/tests/support/factory/letter";
import { makeActor } from "@/tests/support/factory/people";
import { makeJpeg } from "@/tests/support/factory/pictures";
import { makePeriod } from "@/tests/support/factory/place";
import { carryToRecord, heldMeeting, makeTeam } from "@/tests/support/factory/proposals";
import { must } from "@/tests/support/factory/run";
import { forceTiers, WITHOUT_LOTS } from "@/tests/support/factory/tiers";
import { ownerUrl } from "@/tests/support/urls";

const HERE = "1108";
const VILLAGE = "1108012001";
const OTHER_FORM = "1108012002";
// The handlers ask the clock: the period is this year's, and today lies in it.
const NOW = new Date();
const owner = new Client({ connectionString: ownerUrl() });
const letters: Letter[] = [];

beforeAll(async () => {
  await owner.connect();
  await makePeriod(owner, HERE, NOW);
  await forceTiers(owner, HERE, WITHOUT_LOTS);
  const families = sound(
    await makeFamilies(owner, VILLAGE, 40, NOW.toISOString().slice(0, 10)),
    NOW.toISOString().slice(0, 10),
  );
  for (const { id } of families.slice(0, 8)) letters.push(await makeLetter(owner, { id, villageCode: VILLAGE }, NOW));
});
afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

async function enter(index: number, now = NOW) {
  const letter = letters[index];
  if (letter === undefined) throw new Error("no such letter");
  const entered = await enterByLetter(letter, `192.0.2.${30 + index}`, now);
  if (!entered.ok) throw new Error(entered.fault);
  return entered;
}

/** What a phone sends: a form with the family's cookie. */
async function post(
  handler: typeof saveSection,
  cookie: string,
  fields: Readonly<Record<string, string>>,
  files: ReadonlyMap<string, Uint8Array> = new Map(),
): Promise<string> {
  const request = new Request("http://portal.test/", {
    headers: { cookie: `${cookieName(CITIZEN_COOKIE)}=${cookie}` },
  });
  return (await handler(new URLSearchParams(fields), request, files)).to;
}

const sending = (version: number) => ({ id: uuidv7(), version, told: "" });

async function stateOf(session: Parameters<typeof findOwnForm>[0], now = NOW): Promise<OwnState> {
  const state = await findOwnForm(session, now);
  if (typeof state === "string") throw new Error(state);
  return state;
}

const at = (section: "housing" | "health", key: string) =>
  String(REGSOSEK22K.sections.find((one) => one.section === section)?.questions.findIndex((one) => one.key === key));

const AREA = { bagian: "housing", orang: "", tanya: at("housing", "floorAreaM2"), floorAreaM2: "77" };

const record = async (householdId: string) =>
  (await owner.query("SELECT revision, floor_area_m2 FROM household WHERE id = $1", [householdId])).rows[0];

describe("a family's form", () => {
  it("stays when the family leaves, sealed, and is there when it comes in again", async () => {
    const { session, cookie } = await enter(0);
    expect(await post(saveSection, cookie, AREA)).toBe("/mandiri/isi");
    const again = await enter(0);
    const state = await stateOf(again.session);
    expect(state.view.own.payload.answers.household).toEqual({ floorAreaM2: 77 });
    expect(state.version).toBe(1);
    const { rows } = await owner.query("SELECT content FROM self_form WHERE household_id = $1", [session.householdId]);
    expect(rows[0].content).not.toMatch(/floorArea|:77/);
    const before = await record(session.householdId);
    expect(before.floor_area_m2).not.toBe(77);
  });

  it("kept by a build that knew another shape is begun anew, on every page", async () => {
    const { session, cookie } = await enter(0);
    await owner.query("UPDATE self_form SET content = $2 WHERE household_id = $1", [
      session.householdId,
      seal(JSON.stringify({ payload: { instrument: "REGSOSEK22-K", version: 1 }, told: "" })),
    ]);
    expect((await stateOf(session)).view.own.payload.answers.household).toEqual({});
    expect(await post(saveSection, cookie, AREA)).toBe("/mandiri/isi");
    expect((await stateOf(session)).view.own.payload.answers.household).toEqual({ floorAreaM2: 77 });
  });

  it("is of no other family, no officer, and nobody whose time is over", async () => {
    const [one, other] = [await enter(0), await enter(1)];
    expect((await stateOf(other.session)).view.own.payload.answers.household).toEqual({});
    const forged = { ...other.session, householdId: uuidv7() };
    expect(await findOwnForm(forged, NOW)).toBe("gone");
    const operator = await makeActor(owner, "village-operator", VILLAGE);
    const seen = await underScope(scopeOf(operator), ({ sql }) => sql`SELECT 1 FROM self_form`);
    expect(seen).toEqual([]);
    const { sessionId: _one, ...family } = one.session;
    const old = (await openCitizenSession(family, new Date(NOW.getTime() - 31 * 60_000))).cookie;
    for (const cookie of ["", "made-up", old])
      for (const handler of [saveSection, savePeople, savePhoto, sendForm])
        expect(await post(handler, cookie, AREA)).toBe("/mandiri?masalah=waktu");
  });

  it("holds a session for half an hour after each page, and four hours at most", async () => {
    const { session, cookie } = await enter(1);
    const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
    for (let minutes = 20; minutes <= 220; minutes += 20) {
      expect(await findCitizenSession(cookie, later(minutes)), String(minutes)).not.toBeNull();
      await goOn(session, later(minutes));
    }
    expect(await findCitizenSession(cookie, later(239))).not.toBeNull();
    expect(await findCitizenSession(cookie, later(241))).toBeNull();
  });

  it("ends with leaving and with a letter that is printed anew, wherever its cookie is", async () => {
    const left = await enter(1);
    // By the route, of a browser that does not say where its form comes from.
    const headers = {
      cookie: `${cookieName(CITIZEN_COOKIE)}=${left.cookie}`,
      "content-type": "application/x-www-form-urlencoded",
    };
    const answer = await leave(new Request("http://portal.test/", { method: "POST", headers, body: "" }));
    expect([answer.headers.get("location"), answer.headers.get("set-cookie")]).toEqual([
      "/mandiri",
      expect.stringContaining("Max-Age=0"),
    ]);
    expect(await findCitizenSession(left.cookie, NOW)).toBeNull();
    const { session, cookie } = await enter(7);
    expect(await findCitizenSession(cookie, NOW)).toEqual(session);
    letters[7] = await makeLetter(owner, { id: session.householdId, villageCode: VILLAGE }, NOW);
    expect(await findCitizenSession(cookie, NOW)).toBeNull();
    expect(await post(saveSection, cookie, AREA)).toBe("/mandiri?masalah=waktu");
  });

  it("asks nothing that is not the family's to answer, whatever a phone sends", async () => {
    const { session, cookie } = await enter(1);
    const [uid = ""] = Object.keys((await stateOf(session)).view.base.members);
    for (const fields of [
      { bagian: "officer", orang: "", enumerationResult: "5" },
      { bagian: "notes", orang: "", notes: "x" },
      { bagian: "demographic", orang: uid, nik: "9952070101010001", name: "Lain (contoh)" },
      { bagian: "demographic", orang: uuidv7(), maritalStatus: "2" },
      { bagian: "housing", orang: uid, floorAreaM2: "77" },
    ])
      await post(saveSection, cookie, fields);
    const { answers } = (await stateOf(session)).view.own.payload;
    expect(JSON.stringify(answers)).not.toMatch(/enumerationResult|notes|nik|Lain|floorArea/);
  });

  it("shows no answer about health and money, and no identifier", async () => {
    const { session } = await enter(2);
    const state = await stateOf(session);
    const { base, answers } = state.view;
    expect(JSON.stringify([base.household, base.members])).not.toMatch(
      /chronicIllness|difficulty|pregnant|bankAccount|decile/,
    );
    expect(Object.keys(answers.household)).toContain("floorAreaM2");
    expect(state.context.decile).toBeNull();
  });
});

describe("sending it", () => {
  it("makes a draft of channel self with the answers, people and photos; the record stays; the operator goes on", async () => {
    const { session, cookie } = await enter(2);
    const before = await record(session.householdId);
    const members = Object.keys((await stateOf(session)).view.base.members);
    const gone = members.at(-1) ?? "";
    await post(saveSection, cookie, AREA);
    await post(savePeople, cookie, { [`orang-${gone}`]: "moved", tombol: "simpan" });
    const to = await post(savePeople, cookie, { nama: "  Bayi  (contoh) ", tombol: "tambah" });
    expect(to).toMatch(/^\/mandiri\/isi\/demographic\?orang=/);
    const photo = makeJpeg({ exif: "GPS di sini" });
    expect(await post(savePhoto, cookie, { isi: "house" }, new Map([["foto", photo]]))).toBe("/mandiri/foto");
    const { version } = await stateOf(session);
    const fields = { kiriman: uuidv7(), versi: String(version), cerita: "Contoh: rumah diperluas" };
    // Tapped twice on a slow line.
    const [receipt = "", second] = await Promise.all([post(sendForm, cookie, fields), post(sendForm, cookie, fields)]);
    expect(second).toBe(receipt);
    expect(receipt).toMatch(/^\/mandiri\/bukti\/1108-/);
    expect(await record(session.householdId)).toEqual(before);
    const { rows } = await owner.query(
      "SELECT id, state, channel, contributors, change_count FROM proposal WHERE household_id = $1",
      [session.householdId],
    );
    expect(rows).toEqual([
      {
        id: expect.any(String),
        state: "draft",
        channel: "self",
        contributors: [session.invitationId],
        change_count: expect.any(Number),
      },
    ]);
    const operator = await makeActor(owner, "village-operator", VILLAGE);
    const page = await findFormPage(operator, { regencyCode: HERE, id: rows[0].id }, NOW);
    expect(page?.payload.answers.household).toMatchObject({ floorAreaM2: 77 });
    expect(page?.payload.memberOps).toEqual([{ kind: "add", uid: expect.any(String) }]);
    const [words] = await listFamilyWords(operator, HERE, rows[0].id);
    expect(words?.told).toMatch(/pindah ke tempat lain di Indonesia\.\nContoh: rumah diperluas$/);
    expect(words?.photoIds).toHaveLength(1);
    const kept = await owner.query("SELECT kind, content, proposal_id FROM attachment WHERE id = ANY ($1)", [
      words?.photoIds,
    ]);
    expect(kept.rows[0]).toMatchObject({ kind: "image/jpeg", proposal_id: rows[0].id });
    expect(unsealBytes(kept.rows[0].content).includes("GPS di sini")).toBe(false);
    for (const table of ["self_form", "self_photo"])
      expect((await owner.query(`SELECT 1 FROM ${table} WHERE household_id = $1`, [session.householdId])).rows).toEqual(
        [],
      );
    // The answer was lost and the same form comes again: the same receipt. For anything else its session is over.
    expect(await post(sendForm, cookie, fields)).toBe(receipt);
    expect(await post(sendForm, cookie, { ...fields, kiriman: uuidv7() })).toBe("/mandiri?masalah=waktu");
    for (const handler of [saveSection, savePeople, savePhoto, send])
      expect(await post(handler, cookie, AREA)).toBe("/mandiri?masalah=waktu");
    expect(await findCitizenSession(cookie, new Date())).toBeNull();
    const written = await owner.query("SELECT 1 FROM self_update WHERE household_id = $1", [session.householdId]);
    expect(written.rows).toHaveLength(1);
  });

  it("keeps the words that go along where it is refused", async () => {
    const { session, cookie } = await enter(5);
    await post(saveSection, cookie, AREA);
    const stale = { kiriman: uuidv7(), versi: "0", cerita: "Contoh: atap bocor" };
    expect(await post(sendForm, cookie, stale)).toBe("/mandiri/periksa?masalah=lain");
    const { view, version } = await stateOf(session);
    expect([view.own.told, version]).toEqual(["Contoh: atap bocor", 2]);
    await owner.query("DELETE FROM self_form WHERE household_id = $1", [session.householdId]);
  });

  it("goes the whole way: the operator submits, all tiers decide, and the receipt says that it is done", async () => {
    const { session, cookie } = await enter(3);
    await post(saveSection, cookie, AREA);
    const sent = await sendOwnForm(session, sending(1), NOW);
    if (!sent.ok) throw new Error(sent.fault);
    expect(await findReceipt(sent.receipt)).toMatchObject({ place: "operator" });
    const { rows } = await owner.query("SELECT id, version FROM proposal WHERE household_id = $1", [
      session.householdId,
    ]);
    const team = await makeTeam(owner, VILLAGE);
    const key = { regencyCode: HERE, id: rows[0].id };
    const meetingId = await heldMeeting(team.head, VILLAGE, localDay(NOW, "Asia/Jakarta"));
    await carryToRecord(team, key, rows[0].version, meetingId, async () => {
      expect(await findReceipt(sent.receipt)).toMatchObject({ place: "meeting" });
    });
    expect(await findReceipt(sent.receipt)).toMatchObject({ place: "done" });
    expect((await record(session.householdId)).floor_area_m2).toBe(77);
  });

  it("joins the operator's open draft; where both wrote, both stand until the operator decides", async () => {
    const { session, cookie } = await enter(4);
    const operator = await makeActor(owner, "village-operator", VILLAGE);
    const id = uuidv7();
    const key = { regencyCode: HERE, id };
    await must(
      operator,
      "proposal.start",
      { ...key, householdId: session.householdId, channel: "visit" },
      { now: NOW },
    );
    const base = (await stateOf(session)).view.base.household;
    const patch = (name: string, value: number) => ({
      level: "household",
      uid: null,
      key: name,
      before: answerIn(base, name),
      value,
    });
    await must(operator, "proposal.save", { ...key, patches: [patch("floorAreaM2", 55)] }, { now: NOW });
    const wall = (answerIn(base, "wallMaterial") ?? 1) === 1 ? 3 : 1;
    await post(saveSection, cookie, AREA);
    await post(saveSection, cookie, {
      bagian: "housing",
      orang: "",
      tanya: at("housing", "wallMaterial"),
      wallMaterial: String(wall),
    });
    const { version } = await stateOf(session);
    expect((await sendOwnForm(session, sending(version), NOW)).ok).toBe(true);
    const page = await findFormPage(operator, key, NOW);
    expect(page?.payload.answers.household).toMatchObject({ floorAreaM2: 55, wallMaterial: wall });
    const conflicts = await underScope(scopeOf(operator), ({ sql }) => listConflicts(sql, operator, HERE, id));
    expect(conflicts.map(({ key: name, mine, theirs, mineBy }) => [name, mine, theirs, mineBy])).toEqual([
      ["floorAreaM2", 77, 55, "Keluarga sendiri"],
    ]);
    // It takes its word back: beside the operator's stands what the record says.
    const recorded = answerIn(base, "floorAreaM2");
    const again = await enter(4);
    await post(saveSection, again.cookie, { ...AREA, floorAreaM2: String(recorded) });
    expect((await sendOwnForm(again.session, sending(1), NOW)).ok).toBe(true);
    const later = await underScope(scopeOf(operator), ({ sql }) => listConflicts(sql, operator, HERE, id));
    expect(later.map(({ mine, theirs }) => [mine, theirs])).toEqual([[recorded, 55]]);
  });

  it("may be changed by a second sending, back to the record too, and says that the first waits", async () => {
    const { session, cookie } = await enter(1);
    const recorded = String(answerIn((await stateOf(session)).view.base.household, "floorAreaM2"));
    const sendArea = async (floorAreaM2: string) => {
      await post(saveSection, cookie, { ...AREA, floorAreaM2 });
      expect((await sendOwnForm((await enter(1)).session, sending((await stateOf(session)).version), NOW)).ok).toBe(
        true,
      );
      const { rows } = await owner.query("SELECT id FROM proposal WHERE household_id = $1", [session.householdId]);
      const page = await findFormPage(operator, { regencyCode: HERE, id: rows[0].id }, NOW);
      const conflicts = await underScope(scopeOf(operator), ({ sql }) =>
        listConflicts(sql, operator, HERE, rows[0].id),
      );
      return [page?.payload.answers.household["floorAreaM2"], conflicts.map(({ mine, theirs }) => [mine, theirs])];
    };
    const operator = await makeActor(owner, "village-operator", VILLAGE);
    expect((await findOwnFamily(session, NOW))?.toldAt).toBeNull();
    expect(await sendArea("77")).toEqual([77, []]);
    expect((await findOwnFamily(session, NOW))?.toldAt).toEqual(NOW);
    expect((await stateOf(session)).toldAt).toEqual(NOW);
    expect(await sendArea("80")).toEqual([80, []]);
    expect(await sendArea(recorded)).toEqual([Number(recorded), []]);
  });

  it("may say that nobody gives care where the record knows somebody, unseen, and take a slip back", async () => {
    const { session, cookie } = await enter(0);
    const [uid = ""] = Object.keys((await stateOf(session)).view.base.members);
    await owner.query("UPDATE member SET birth_date = '1940-01-01', caregiver = 1, active = true WHERE id = $1", [uid]);
    const ask = { bagian: "health", orang: uid, tanya: at("health", "caregiver") };
    const typedNow = async () => (await stateOf(session)).view.own.payload.answers.members[uid];
    await post(saveSection, cookie, { ...ask, caregiver: "2" });
    expect(await typedNow()).toEqual({ caregiver: 2 });
    await post(saveSection, cookie, { ...ask, caregiver: "", "caregiver-batal": "1" });
    expect(await typedNow()).toEqual({});
    await post(saveSection, cookie, { ...ask, caregiver: "kosong" });
    const { version } = await stateOf(session);
    expect((await sendOwnForm(session, sending(version), NOW)).ok).toBe(true);
    const operator = await makeActor(owner, "village-operator", VILLAGE);
    const { rows } = await owner.query("SELECT id, changed_keys FROM proposal WHERE household_id = $1", [
      session.householdId,
    ]);
    const page = await findFormPage(operator, { regencyCode: HERE, id: rows[0].id }, NOW);
    expect(page?.payload.answers.members[uid]).toEqual({ caregiver: null });
    expect(rows[0].changed_keys).toContain("member.caregiver");
  });

  it("takes no picture of the operator's away", async () => {
    // The questionnaire of 2026 asks for the house from the front.
    await makePeriod(owner, OTHER_FORM, NOW, "DTSEN-PBI-2026");
    const [family] = await makeFamilies(owner, OTHER_FORM, 4, NOW.toISOString().slice(0, 10));
    letters.push(await makeLetter(owner, { id: family?.id ?? "", villageCode: OTHER_FORM }, NOW));
    const { session, cookie } = await enter(letters.length - 1);
    const operator = await makeActor(owner, "village-operator", OTHER_FORM);
    const key = { regencyCode: HERE, id: uuidv7() };
    await must(
      operator,
      "proposal.start",
      { ...key, householdId: session.householdId, channel: "visit" },
      { now: NOW },
    );
    const mine = uuidv7();
    await underScope(scopeOf(operator), ({ sql }) =>
      keepFile(
        sql,
        { userId: operator.userId, grant: { id: null } },
        {
          id: mine,
          regencyCode: HERE,
          villageCode: OTHER_FORM,
          householdId: session.householdId,
          proposalId: key.id,
          kind: "image/jpeg",
          content: Buffer.from(makeJpeg()),
        },
        NOW,
      ),
    );
    const front = { level: "household", uid: null, key: "photoFront", before: null, value: mine };
    await must(operator, "proposal.save", { ...key, patches: [front] }, { now: NOW });
    await post(savePhoto, cookie, { isi: "house" }, new Map([["foto", makeJpeg()]]));
    // A picture is part of the form that is read before sending.
    expect(await sendOwnForm(session, sending(0), NOW)).toEqual({ ok: false, fault: "stale" });
    expect((await sendOwnForm(session, sending(1), NOW)).ok).toBe(true);
    const page = await findFormPage(operator, key, NOW);
    expect(page?.payload.answers.household["photoFront"]).toBe(mine);
    const conflicts = await underScope(scopeOf(operator), ({ sql }) => listConflicts(sql, operator, HERE, key.id));
    expect(conflicts.map(({ key: name, theirs }) => [name, theirs])).toEqual([["photoFront", mine]]);
  });

  it("is refused where a proposal is with others, the form is another one by now, or nothing can be read", async () => {
    const { session, cookie } = await enter(5);
    expect(await sendOwnForm(session, sending(0), NOW)).toEqual({ ok: false, fault: "blank" });
    await post(saveSection, cookie, AREA);
    await post(saveSection, cookie, { ...AREA, floorAreaM2: "78" });
    expect(await sendOwnForm(session, sending(1), NOW)).toEqual({ ok: false, fault: "stale" });
    expect(await post(saveSection, cookie, { ...AREA, floorAreaM2: "luas" })).toBe(
      `/mandiri/isi/housing?tanya=${at("housing", "floorAreaM2")}&masalah=isian`,
    );
    expect(await sendOwnForm(session, sending(3), NOW)).toEqual({ ok: false, fault: "shape" });
    await post(saveSection, cookie, AREA);
    const operator = await makeActor(owner, "village-operator", VILLAGE);
    const id = uuidv7();
    await must(
      operator,
      "proposal.start",
      { regencyCode: HERE, id, householdId: session.householdId, channel: "desk" },
      { now: NOW },
    );
    await owner.query("UPDATE proposal SET state = 'submitted' WHERE id = $1", [id]);
    expect(await sendOwnForm(session, sending(4), NOW)).toEqual({ ok: false, fault: "busy" });
    expect(await post(saveSection, cookie, AREA)).toBe("/mandiri/isi?masalah=diproses");
    expect(
      (await owner.query("SELECT 1 FROM self_update WHERE household_id = $1", [session.householdId])).rows,
    ).toEqual([]);
    await owner.query("UPDATE proposal SET state = 'returned' WHERE id = $1", [id]);
    expect((await sendOwnForm(session, sending(4), NOW)).ok).toBe(true);
  });
});

describe("a picture", () => {
  it("is a picture by its content, of a size, three at most, and can be taken away by its family alone", async () => {
    const { session, cookie } = await enter(6);
    const add = (bytes: Uint8Array) => post(savePhoto, cookie, { isi: "card" }, new Map([["foto", bytes]]));
    for (const [bytes, fault] of [
      [Buffer.from("%PDF-1.7\n%%EOF"), "kind"],
      [Buffer.from("<svg/>"), "kind"],
      [makeJpeg({ width: 20, height: 20 }), "small"],
      [makeJpeg({ noise: MOST_PHOTO_BYTES }), "large"],
    ] as const)
      expect(await add(bytes)).toBe(`/mandiri/foto?masalah=${fault}`);
    for (let each = 0; each < 3; each += 1) expect(await add(makeJpeg())).toBe("/mandiri/foto");
    expect(await add(makeJpeg())).toBe("/mandiri/foto?masalah=many");
    const [photo] = (await stateOf(session)).photos;
    const stranger = await enter(7);
    await post(savePhoto, stranger.cookie, { hapus: photo?.id ?? "" });
    expect((await stateOf(session)).photos).toHaveLength(3);
    const { version } = await stateOf(session);
    await post(savePhoto, cookie, { hapus: photo?.id ?? "" });
    expect((await stateOf(session)).photos).toHaveLength(2);
    expect((await stateOf(session)).version).toBe(version + 1);
  });

  it("is one of three of the year, over all that the family sends, and of the period that it was kept in", async () => {
    const [{ session, cookie }, photo] = [await enter(6), new Map([["foto", makeJpeg()]])];
    await owner.query("UPDATE self_photo SET ends_on = ends_on - 365 WHERE household_id = $1", [session.householdId]);
    expect((await stateOf(session)).photos).toEqual([]);
    for (let each = 0; each < 3; each += 1) await post(savePhoto, cookie, { isi: "card" }, photo);
    expect((await sendOwnForm(session, sending((await stateOf(session)).version), NOW)).ok).toBe(true);
    const again = await enter(6);
    expect(await post(savePhoto, again.cookie, { isi: "card" }, photo)).toBe("/mandiri/foto?masalah=sent");
    const { rows } = await owner.query("SELECT 1 FROM attachment WHERE household_id = $1", [session.householdId]);
    expect(rows).toHaveLength(3);
  });
});

describe("the end of a period", () => {
  it("takes away what was never sent, and a letter of another year opens nothing", async () => {
    const { session, cookie } = await enter(6);
    await post(saveSection, cookie, AREA);
    expect(await endOwnForms(NOW)).toBe(0);
    const { period } = await stateOf(session);
    const after = new Date(`${period.endsOn}T00:00:00Z`);
    after.setUTCDate(after.getUTCDate() + 2);
    expect(await endOwnForms(after)).toBeGreaterThan(0);
    expect((await stateOf(session)).photos).toEqual([]);
    const { rows } = await owner.query(
      "SELECT id FROM household WHERE village_code = $1 AND status = 1 ORDER BY id DESC LIMIT 1",
      [VILLAGE],
    );
    const old = await makeLetter(owner, { id: rows[0].id, villageCode: VILLAGE }, NOW, NOW.getFullYear() - 1);
    expect(await enterByLetter(old, "192.0.2.99", NOW)).toEqual({ ok: false, fault: "facts" });
  });
});
