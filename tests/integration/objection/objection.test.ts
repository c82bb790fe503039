import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { readObjectionFilter } from "@/lib/domain/objection/list-filter";
import { findAttachment } from "@/lib/server/attachment/read-attachment";
import { handles } from "@/lib/server/db/pool";
import { listObjections } from "@/lib/server/objection/list-query";
import { findObjection, findObjectionable, findObjectionNotes } from "@/lib/server/objection/page-query";
import { storeObjectionPhoto } from "@/lib/server/objection/store-photo";
import { runReminders } from "@/lib/server/reminder/run-reminders";
import { readMenuCounts } from "@/lib/server/shell/menu-counts";
import { makeFamilies } from "@/tests/support/factory/families";
import { makeActor } from "@/tests/support/factory/people";
import { makeJpeg } from "@/tests/support/factory/pictures";
import { must, refusal, run } from "@/tests/support/factory/run";
import { ownerUrl } from "@/tests/support/urls";
import { HERE, makeWaiting, VILLAGE } from "../queue/waiting";

const owner = new Client({ connectionString: ownerUrl() });
const NOW = new Date("2026-11-26T03:00:00Z");
const LATE = new Date("2026-12-11T03:00:00Z");
const at = { now: NOW };
type Name =
  | "coach"
  | "office"
  | "operator"
  | "neighbour"
  | "head"
  | "verifier"
  | "second"
  | "validator"
  | "stranger"
  | "viewer";
let people: Record<Name, Actor>;
let household: string;
let elsewhere: string;

beforeAll(async () => {
  await owner.connect();
  people = {
    operator: await makeActor(owner, "village-operator", VILLAGE.one),
    neighbour: await makeActor(owner, "village-operator", VILLAGE.two),
    head: await makeActor(owner, "village-head", VILLAGE.one),
    verifier: await makeActor(owner, "regency-verifier", HERE),
    second: await makeActor(owner, "regency-verifier", HERE),
    validator: await makeActor(owner, "province-validator", "11"),
    stranger: await makeActor(owner, "regency-verifier", "1102"),
    viewer: await makeActor(owner, "viewer", HERE),
    coach: await makeActor(owner, "coach", HERE),
    office: await makeActor(owner, "office-head", HERE),
  };
  household = (await makeFamilies(owner, VILLAGE.one, 1, "2026-05-14"))[0]?.id ?? "";
  elsewhere = (await makeFamilies(owner, VILLAGE.two, 1, "2026-05-14"))[0]?.id ?? "";
});
afterEach(async () => {
  for (const table of ["objection_event", "objection", "attachment", "proposal_event", "proposal"])
    await owner.query(`DELETE FROM ${table} WHERE regency_code = $1`, [HERE]);
});
afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

const saying = (extra: object = {}) => ({
  id: uuidv7(),
  regencyCode: HERE,
  householdId: household,
  proposalId: null,
  objector: "family",
  ground: "not-here",
  statement: "Rumah itu kosong sejak Januari.",
  heardOn: "2026-11-25",
  ...extra,
});
async function filed(extra: object = {}, actor: Actor = people.operator, now = NOW) {
  const input = saying(extra);
  await must(actor, "objection.file", input, { now });
  return { regencyCode: HERE, id: input.id, version: 1 };
}
const NIK = "9900012406630001";
const answering = (item: object, extra: object = {}) => ({
  ...item,
  accepts: true,
  answer: "Petugas memeriksa, rumah memang kosong.",
  ...extra,
});
const page = (actor: Actor, item: { id: string }, now = NOW) =>
  findObjection(actor, { regencyCode: HERE, id: item.id }, now);

describe("what somebody else says against a family", () => {
  const hearing = (item: object, extra: object = {}) => ({
    ...item,
    outcome: "spoke",
    note: "Kami pulang setiap minggu, rumahnya tidak kosong.",
    ...extra,
  });

  it("is answered only after the family was heard, once, and what it said is kept", async () => {
    const item = await filed({ objector: "neighbour", objectorNik: NIK });
    expect(await run(people.verifier, "objection.answer", answering(item), at)).toMatchObject({
      ok: false,
      error: { code: "NOT_ALLOWED_NOW", info: { reason: "FAMILY_NOT_HEARD" } },
    });
    expect(await page(people.operator, item)).toMatchObject({ heard: null, can: { hear: true } });
    expect(await refusal(people.operator, "objection.hear", hearing(item, { note: "ya" }), at)).toBe("INVALID_INPUT");
    expect(await refusal(people.viewer, "objection.hear", hearing(item), at)).toBe("FORBIDDEN");
    expect(await refusal(people.neighbour, "objection.hear", hearing(item), at)).toBe("NOT_FOUND");
    await must(people.operator, "objection.hear", hearing(item), at);
    const heard = { ...item, version: 2 };
    expect(await refusal(people.head, "objection.hear", hearing(heard), at)).toBe("NOT_ALLOWED_NOW");
    const found = await page(people.verifier, item);
    expect(found).toMatchObject({ heard: { outcome: "spoke", on: "2026-11-26" }, can: { hear: false, answer: null } });
    expect(found?.steps.map(({ event }) => event)).toEqual(["hear", "file"]);
    await must(people.verifier, "objection.answer", answering(heard), at);
  });

  it("is taken from a neighbour whose card was shown, three times in thirty days, and the number is not kept", async () => {
    const neighbour = (extra: object = {}) => saying({ objector: "neighbour", objectorNik: NIK, ...extra });
    expect(await run(people.operator, "objection.file", neighbour({ objectorNik: null }), at)).toMatchObject({
      ok: false,
      error: { code: "INVALID_INPUT", fields: [{ path: "objectorNik", detail: "NO_CARD" }] },
    });
    for (let count = 0; count < 3; count += 1) await must(people.operator, "objection.file", neighbour(), at);
    expect(await run(people.operator, "objection.file", neighbour(), at)).toMatchObject({
      ok: false,
      error: { code: "NOT_ALLOWED_NOW", info: { reason: "TOO_MANY_OF_PERSON" } },
    });
    await must(people.operator, "objection.file", neighbour({ objectorNik: "9900012406630002" }), at);
    await must(people.operator, "objection.file", neighbour(), { now: new Date("2026-12-27T03:00:00Z") });
    const { rows } = await owner.query("SELECT 1 FROM objection WHERE objection::text LIKE '%' || $1 || '%'", [NIK]);
    expect(rows).toEqual([]);
  });

  it("is answered too when the family would not or could not be asked, and its own needs no hearing", async () => {
    const item = await filed({ objector: "officer" });
    const note = "Dicari tiga kali, rumah terkunci.";
    await must(people.verifier, "objection.hear", hearing(item, { outcome: "unreached", note }), at);
    await must(people.verifier, "objection.answer", answering({ ...item, version: 2 }, { accepts: false }), at);
    const own = await filed();
    expect(await refusal(people.operator, "objection.hear", hearing(own), at)).toBe("NOT_ALLOWED_NOW");
    await must(people.verifier, "objection.answer", answering(own), at);
  });
});

describe("a photo and a place with an objection", () => {
  const store = (actor: Actor, id: string, bytes: Uint8Array, family = household) =>
    storeObjectionPhoto(actor, id, { regencyCode: HERE, id: family }, bytes, NOW);
  const place = { lat: -8.74, lng: 116.85, accuracyM: 12 };

  it("are kept with it: the photo without what the camera wrote, sealed, seen by who sees the family", async () => {
    const photoId = uuidv7();
    expect(await store(people.operator, photoId, makeJpeg({ exif: "GPS rahasia" }))).toMatchObject({ ok: true });
    const item = await filed({ photoId, seenAt: place });
    const found = await page(people.verifier, item);
    expect(found).toMatchObject({ photo: `${HERE}-${photoId}`, seenAt: place });
    const file = await findAttachment(people.verifier, { regencyCode: HERE, id: photoId }, NOW);
    expect(file?.bytes).toEqual(Buffer.from(makeJpeg()));
    expect(await findAttachment(people.neighbour, { regencyCode: HERE, id: photoId }, NOW)).toBeNull();
    const { rows } = await owner.query("SELECT content FROM attachment WHERE id = $1", [photoId]);
    expect(rows[0].content.includes(Buffer.from("JFIF"))).toBe(false);
    expect(await page(people.operator, await filed())).toMatchObject({ photo: null, seenAt: null });
  });

  it("are refused when they are no picture, another's, used already, or outside the country", async () => {
    const photoId = uuidv7();
    expect(await store(people.operator, photoId, Buffer.from("<script>alert(1)</script>"))).toMatchObject({
      error: { code: "UNSUPPORTED_FILE" },
    });
    expect(await store(people.viewer, photoId, makeJpeg())).toMatchObject({ error: { code: "FORBIDDEN" } });
    expect(await store(people.operator, photoId, makeJpeg(), elsewhere)).toMatchObject({
      error: { code: "NOT_FOUND" },
    });
    await store(people.operator, photoId, makeJpeg());
    expect(await store(people.operator, photoId, makeJpeg({ width: 900 }))).toMatchObject({
      error: { code: "IDEMPOTENCY_MISMATCH" },
    });
    const fault = async (extra: object, actor = people.operator) => {
      const outcome = await run(actor, "objection.file", saying(extra), at);
      return outcome.ok ? "OK" : outcome.error.fields?.[0]?.detail;
    };
    expect(await fault({ photoId: uuidv7() })).toBe("NO_PHOTO_OF_THE_FAMILY");
    expect(await fault({ photoId }, people.head)).toBe("NO_PHOTO_OF_THE_FAMILY");
    expect(await fault({ seenAt: { lat: 52.5, lng: 13.4, accuracyM: null } })).toBe("OUTSIDE");
    await filed({ photoId });
    expect(await fault({ photoId })).toBe("NO_PHOTO_OF_THE_FAMILY");
  });

  it("are no store: so many photos without an objection and no more", async () => {
    for (let count = 0; count < 10; count += 1)
      expect(await store(people.verifier, uuidv7(), makeJpeg())).toMatchObject({ ok: true });
    expect(await store(people.verifier, uuidv7(), makeJpeg())).toMatchObject({ error: { code: "TOO_LARGE" } });
  });
});

describe("writing an objection down", () => {
  it("keeps it with its history, due in fourteen days of the village, and on record", async () => {
    const item = await filed();
    const found = await page(people.operator, item);
    expect(found).toMatchObject({ state: "filed", ground: "not-here", isLate: false, proposal: null });
    expect(found?.dueAt).toEqual(new Date("2026-12-10T17:00:00Z"));
    expect(found?.steps.map(({ event }) => event)).toEqual(["file"]);
    const audit = await owner.query(
      "SELECT detail FROM audit WHERE action = 'objection:file' AND $1 = ANY (subject_ids)",
      [item.id],
    );
    expect(audit.rows[0].detail).toEqual({ reason: "not-here" });
  });

  it("is for the village and the regency, inside their area, in words without an identity number", async () => {
    expect(await refusal(people.viewer, "objection.file", saying(), at)).toBe("FORBIDDEN");
    expect(await refusal(people.validator, "objection.file", saying(), at)).toBe("FORBIDDEN");
    for (const actor of [people.neighbour, people.stranger])
      expect(await refusal(actor, "objection.file", saying(), at)).toBe("NOT_FOUND");
    expect(await refusal(people.operator, "objection.file", saying({ householdId: uuidv7() }), at)).toBe("NOT_FOUND");
    expect(await refusal(people.operator, "objection.file", saying({ proposalId: uuidv7() }), at)).toBe("NOT_FOUND");
    const foreign = await makeWaiting(owner, { householdId: elsewhere, villageCode: VILLAGE.two });
    expect(await refusal(people.operator, "objection.file", saying({ proposalId: foreign.id }), at)).toBe("NOT_FOUND");
    const bad = await run(
      people.operator,
      "objection.file",
      saying({ statement: "NIK 9900012406630001", heardOn: "2026-11-27" }),
      at,
    );
    expect(bad).toMatchObject({
      ok: false,
      error: {
        fields: [
          { path: "statement", detail: "IDENTITY_NUMBER" },
          { path: "heardOn", detail: "IN_FUTURE" },
        ],
      },
    });
    expect((await owner.query("SELECT 1 FROM objection")).rowCount).toBe(0);
  });

  it("is repeated without a second row, and stops at five that nobody has answered", async () => {
    const input = saying();
    const operationId = uuidv7();
    const told = await run(people.head, "objection.file", input, { ...at, operationId });
    expect(await run(people.head, "objection.file", input, { ...at, operationId })).toEqual(told);
    for (let count = 1; count < 5; count += 1) await filed();
    expect(await refusal(people.operator, "objection.file", saying(), at)).toBe("NOT_ALLOWED_NOW");
  });
});

describe("answering an objection", () => {
  it("is the regency's, by somebody without a part in it; then the village is asked to mend the record", async () => {
    const item = await filed();
    expect(await refusal(people.operator, "objection.answer", answering(item), at)).toBe("FORBIDDEN");
    expect(await refusal(people.stranger, "objection.answer", answering(item), at)).toBe("NOT_FOUND");
    expect(await refusal(people.verifier, "objection.answer", answering(item, { answer: "ya" }), at)).toBe(
      "INVALID_INPUT",
    );
    await must(people.verifier, "objection.take", item, at);
    expect(await refusal(people.verifier, "objection.take", { ...item, version: 2 }, at)).toBe("NOT_ALLOWED_NOW");
    expect(await refusal(people.second, "objection.answer", answering(item), at)).toBe("STALE");
    await must(people.second, "objection.answer", answering({ ...item, version: 2 }), at);
    expect(await refusal(people.verifier, "objection.answer", answering({ ...item, version: 3 }), at)).toBe(
      "NOT_ALLOWED_NOW",
    );
    expect((await readMenuCounts(people.operator, NOW)).objections).toBe(1);
    expect(await page(people.operator, item)).toMatchObject({
      state: "accepted",
      waitsForVillage: true,
      followedBy: null,
    });
    const { id } = await makeWaiting(owner, { householdId: household, since: new Date(NOW.getTime() + 1000) });
    expect(await page(people.operator, item)).toMatchObject({
      waitsForVillage: false,
      followedBy: { publicId: `${HERE}-${id}` },
    });
    expect((await readMenuCounts(people.operator, NOW)).objections).toBe(0);
  });

  it("is not for who wrote it down, nor for who wrote or decided what it is against", async () => {
    const own = await filed({}, people.verifier);
    expect(await refusal(people.verifier, "objection.answer", answering(own), at)).toBe("FOUR_EYES");
    const item = await makeWaiting(owner, { householdId: household, deciders: [people.verifier.userId] });
    const against = await filed({ proposalId: item.id });
    expect(await refusal(people.verifier, "objection.take", against, at)).toBe("FOUR_EYES");
    expect((await page(people.verifier, against))?.can.answer).toBe("FOUR_EYES");
    await must(people.second, "objection.answer", answering(against, { accepts: false }), at);
    expect(await page(people.operator, against)).toMatchObject({ state: "refused", waitsForVillage: false });
  });

  it("is the province's once the regency is late", async () => {
    const item = await filed();
    expect(await refusal(people.validator, "objection.answer", answering(item), at)).toBe("NOT_ALLOWED_NOW");
    expect((await readMenuCounts(people.validator, NOW)).objections).toBe(0);
    expect((await readMenuCounts(people.validator, LATE)).objections).toBe(1);
    await must(people.validator, "objection.answer", answering(item), { now: LATE });
  });

  it("is the record's last writers' and deciders' as little, and theirs where everybody has had a part in it", async () => {
    const everybody = Object.values(people).map(({ userId }) => userId);
    const most = everybody.filter((id) => id !== people.coach.userId && id !== people.second.userId);
    const { id } = await makeWaiting(owner, { householdId: household, state: "applied", deciders: most });
    const item = await filed();
    expect(await refusal(people.verifier, "objection.answer", answering(item), at)).toBe("FOUR_EYES");
    await owner.query("UPDATE proposal SET deciders = $2 WHERE id = $1", [id, everybody]);
    expect(await refusal(people.verifier, "objection.answer", answering(item), at)).toBe("OK");
    const own = await filed({}, people.second);
    expect(await refusal(people.second, "objection.answer", answering(own), at)).toBe("FOUR_EYES");
  });

  it("is one of two who press at once", async () => {
    const item = await filed();
    const both = await Promise.all(
      [people.verifier, people.second].map((actor) => refusal(actor, "objection.answer", answering(item), at)),
    );
    expect(both.sort()).toEqual(["OK", "STALE"]);
  });

  it("is over when it is taken back by who wrote it down, and by nobody else", async () => {
    const item = await filed();
    const back = { ...item, note: "Penyanggah mencabutnya." };
    expect(await refusal(people.head, "objection.withdraw", back, at)).toBe("FORBIDDEN");
    expect(await refusal(people.operator, "objection.withdraw", { ...back, note: "x" }, at)).toBe("INVALID_INPUT");
    await must(people.operator, "objection.withdraw", back, at);
    expect(await refusal(people.verifier, "objection.answer", answering({ ...item, version: 2 }), at)).toBe(
      "NOT_ALLOWED_NOW",
    );
  });
});

describe("a proposal that is objected to", () => {
  const decision = { event: "verify", target: null, reason: null, note: null, meetingId: null };

  it("is not agreed to after one was accepted, until it has been sent again; that is the village's answer", async () => {
    const item = await makeWaiting(owner, { householdId: household, kind: "condition" });
    await owner.query("UPDATE proposal SET submitted_at = $2 WHERE id = $1", [item.id, new Date(NOW.getTime() - 1000)]);
    const objection = await filed({ proposalId: item.id });
    await must(people.second, "objection.answer", answering(objection), at);
    expect(await refusal(people.verifier, "proposal.decide", { item, decision }, at)).toBe("OBJECTION_OPEN");
    expect(await page(people.operator, objection)).toMatchObject({ waitsForVillage: true, followedBy: null });
    await owner.query("UPDATE proposal SET submitted_at = $2 WHERE id = $1", [item.id, new Date(NOW.getTime() + 1000)]);
    expect(await page(people.operator, objection)).toMatchObject({
      waitsForVillage: false,
      followedBy: { publicId: `${HERE}-${item.id}` },
    });
    expect(await refusal(people.verifier, "proposal.decide", { item, decision }, at)).toBe("OK");
  });

  it("that ends otherwise leaves the village nothing to mend", async () => {
    const item = await makeWaiting(owner, { householdId: household });
    const objection = await filed({ proposalId: item.id });
    await must(people.second, "objection.answer", answering(objection), at);
    await owner.query("UPDATE proposal SET state = 'rejected' WHERE id = $1", [item.id]);
    expect(await page(people.operator, objection)).toMatchObject({ waitsForVillage: false, followedBy: null });
  });

  it("is not agreed to until the objection is answered; it may go back meanwhile", async () => {
    const item = await makeWaiting(owner, { householdId: household, kind: "condition" });
    const objection = await filed({ proposalId: item.id });
    expect(await refusal(people.verifier, "proposal.decide", { item, decision }, at)).toBe("OBJECTION_OPEN");
    const back = { ...decision, event: "return", target: "operator", reason: "EVIDENCE_UNCLEAR", note: "Contoh." };
    const other = await makeWaiting(owner, { householdId: household });
    await filed({ proposalId: other.id });
    expect(await refusal(people.verifier, "proposal.decide", { item: other, decision: back }, at)).toBe("OK");
    await must(people.second, "objection.answer", answering(objection, { accepts: false }), at);
    expect(await refusal(people.verifier, "proposal.decide", { item, decision }, at)).toBe("OK");
  });

  it("does not wait for an objection to the record, and says it beside", async () => {
    const item = await makeWaiting(owner, { householdId: household });
    await filed();
    expect(await findObjectionNotes(people.verifier, HERE, { proposalId: item.id })).toMatchObject([
      { isAgainstProposal: false, state: "filed" },
    ]);
    expect(await findObjectionNotes(people.viewer, HERE, { proposalId: item.id })).toEqual([]);
    expect(await findObjectionNotes(people.stranger, HERE, { householdId: household })).toEqual([]);
    expect(await refusal(people.verifier, "proposal.decide", { item, decision }, at)).toBe("OK");
  });
});

describe("an objection that the regency leaves lying", () => {
  const heard = (item: { version: number }) => ({
    ...item,
    outcome: "unreached",
    note: "Dua kali didatangi, pintu terkunci.",
  });

  it("is heard and answered by those to whom it passes, and not before", async () => {
    const item = await filed({ objector: "officer" });
    expect(await refusal(people.coach, "objection.hear", heard(item), at)).toBe("FORBIDDEN");
    const late = { now: LATE };
    const answer = { ...item, accepts: false, answer: "Data sudah benar menurut kunjungan." };
    expect(await refusal(people.coach, "objection.answer", answer, late)).toBe("NOT_ALLOWED_NOW");
    expect((await findObjection(people.coach, item, LATE))?.can.hear).toBe(true);
    await must(people.coach, "objection.hear", heard(item), late);
    await must(people.coach, "objection.answer", { ...answer, version: 2 }, late);
  });

  it("is reminded of: the regency before and on its last day, the others once it is late", async () => {
    await filed();
    const told = async (actor: Actor) =>
      (
        await owner.query(
          "SELECT facts FROM notice WHERE user_id = $1 AND kind = 'reminder-objection' ORDER BY made_at",
          [actor.userId],
        )
      ).rows.map(({ facts }) => [facts.late, facts.soon]);
    for (const day of ["2026-12-08", "2026-12-09", "2026-12-10"]) await runReminders(new Date(`${day}T01:00:00Z`));
    expect(await told(people.verifier)).toEqual([
      [0, 1],
      [0, 1],
    ]);
    expect(await told(people.coach)).toEqual([]);
    await runReminders(LATE);
    expect((await told(people.verifier)).at(-1)).toEqual([1, 0]);
    for (const actor of [people.coach, people.office, people.validator]) expect(await told(actor)).toEqual([[1, 0]]);
    expect(await told(people.stranger)).toEqual([]);
    for (const table of ["notice", "daily_run"]) await owner.query(`DELETE FROM ${table}`);
  });

  it("is due on a working day", async () => {
    const item = await filed({ heardOn: "2026-12-10" }, people.operator, new Date("2026-12-11T03:00:00Z"));
    const { rows } = await owner.query("SELECT due_at FROM objection WHERE id = $1", [item.id]);
    // 25 December is a holiday, then comes the weekend.
    expect(rows[0].due_at).toEqual(new Date("2026-12-28T17:00:00Z"));
  });
});

describe("the list", () => {
  it("is of the reader's area, filtered and paged without a gap, counts what is late, and logs whom it shows", async () => {
    const made = [
      await filed(),
      await filed({ ground: "double" }),
      await filed({ householdId: elsewhere }, people.neighbour),
    ];
    const list = (actor: Actor, query: Record<string, string> = {}, now = NOW, size?: number) =>
      listObjections(actor, readObjectionFilter(query), now, size);
    expect((await list(people.operator)).lines).toHaveLength(2);
    expect((await list(people.neighbour)).lines).toHaveLength(1);
    expect((await list(people.stranger)).lines).toEqual([]);
    expect((await list(people.verifier, { dasar: "double" })).lines).toHaveLength(1);
    expect((await list(people.verifier, { desa: VILLAGE.two })).counts.filed).toBe(1);
    expect((await list(people.operator, { desa: VILLAGE.two })).lines).toEqual([]);
    expect((await list(people.verifier, { lewat: "1" })).lines).toEqual([]);
    expect((await list(people.verifier, { lewat: "1" }, LATE)).late).toBe(3);
    const first = await list(people.validator, {}, NOW, 2);
    const next = await list(people.validator, { sesudah: first.next ?? "" }, NOW, 2);
    const ids = [...first.lines, ...next.lines].map((line) => line.publicId.slice(5));
    expect(ids.sort()).toEqual(made.map(({ id }) => id).sort());
    const log = await owner.query("SELECT 1 FROM audit WHERE purpose = 'object' AND $1 = ANY (subject_ids)", [
      household,
    ]);
    expect(log.rowCount).toBeGreaterThan(0);
  });

  it("gives a family to object to in its area alone, with what was sent of it", async () => {
    const key = { regencyCode: HERE, id: household };
    await makeWaiting(owner, { householdId: household });
    await makeWaiting(owner, { householdId: household, state: "draft" });
    expect((await findObjectionable(people.operator, key))?.proposals).toHaveLength(1);
    expect(await findObjectionable(people.neighbour, key)).toBeNull();
  });
});
