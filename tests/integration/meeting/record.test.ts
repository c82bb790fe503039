import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { handles } from "@/lib/server/db/pool";
import { findMeeting, listMeetings, listOutcomes } from "@/lib/server/meeting/queries";
import { makeActor } from "@/tests/support/factory/people";
import { must, refusal, run } from "@/tests/support/factory/run";
import { ownerUrl } from "@/tests/support/urls";
import { clearWaiting, HERE, type Item, makeWaiting, VILLAGE } from "../queue/waiting";

const owner = new Client({ connectionString: ownerUrl() });
const BECAUSE = { target: "operator", reason: "EVIDENCE_UNCLEAR", note: "Foto rumah kabur." };
let head: Actor;
let verifier: Actor;

beforeAll(async () => {
  await owner.connect();
  head = await makeActor(owner, "village-head", VILLAGE.one);
  verifier = await makeActor(owner, "regency-verifier", HERE);
});
afterEach(() => clearWaiting(owner));
afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

const record = (id: string, extra: object = {}) => ({
  id,
  villageCode: VILLAGE.one,
  version: 1,
  heldOn: "2026-05-14",
  place: "Balai",
  minutes: "Dibahas bersama.",
  attendance: [{ name: "Warga Contoh", position: "Kepala Dusun" }],
  isHeld: true,
  ...extra,
});

async function plan(): Promise<string> {
  const id = uuidv7();
  await must(head, "meeting.plan", { id, villageCode: VILLAGE.one, heldOn: "2026-05-14", place: "Balai" });
  return id;
}

async function held(): Promise<string> {
  const id = await plan();
  await must(head, "meeting.record", record(id));
  return id;
}

const decision = (event: string, meetingId: string | null, extra: object = {}) => ({
  event,
  meetingId,
  target: null,
  reason: null,
  note: null,
  ...extra,
});
const submitted = (headName = "Keluarga Contoh") => makeWaiting(owner, { state: "submitted", headName });
const outcomesOf = async (id: string) =>
  (await listOutcomes(head, { regencyCode: HERE, id })).map(({ headName, outcome }) => `${headName}: ${outcome}`);

describe("the day of a meeting", () => {
  it("must have come in the village before the meeting counts as held", async () => {
    const id = await plan();
    // 15 May has begun in Aceh (WIB) at 17:00 UTC.
    const before = { now: new Date("2026-05-14T16:59:00Z") };
    const after = { now: new Date("2026-05-14T17:01:00Z") };
    const tomorrow = record(id, { heldOn: "2026-05-15" });
    expect(await run(head, "meeting.record", tomorrow, before)).toEqual({
      ok: false,
      error: { code: "INVALID_INPUT", fields: [{ path: "heldOn", detail: "IN_FUTURE" }] },
    });
    await must(head, "meeting.record", { ...tomorrow, isHeld: false }, before);
    await must(head, "meeting.record", { ...tomorrow, version: 2 }, after);
  });

  it("must have come before the meeting decides, however the record came to say so", async () => {
    const id = await held();
    await owner.query("UPDATE village_meeting SET held_on = '2026-05-15' WHERE id = $1", [id]);
    const endorse = { item: await submitted(), decision: decision("endorse", id) };
    const early = { now: new Date("2026-05-14T16:59:00Z") };
    expect(await refusal(head, "proposal.decide", endorse, early)).toBe("NOT_ALLOWED_NOW");
    expect(await refusal(head, "proposal.decide", endorse, { now: new Date("2026-05-14T17:01:00Z") })).toBe("OK");
  });
});

describe("a planned meeting that will not be held", () => {
  const cancel = (id: string, extra: object = {}) => ({
    id,
    villageCode: VILLAGE.one,
    version: 1,
    reason: "Peserta tidak cukup.",
    ...extra,
  });

  it("is called off with a reason; it stays in the list, is not recorded and decides nothing", async () => {
    const id = await plan();
    expect(await refusal(head, "meeting.cancel", cancel(id, { reason: "-" }))).toBe("INVALID_INPUT");
    expect(await refusal(head, "meeting.cancel", cancel(id, { version: 2 }))).toBe("STALE");
    await must(head, "meeting.cancel", cancel(id));
    expect(await findMeeting(head, { regencyCode: HERE, id })).toMatchObject({
      state: "cancelled",
      cancelReason: "Peserta tidak cukup.",
    });
    expect((await listMeetings(head)).find((meeting) => meeting.id === id)?.state).toBe("cancelled");
    expect(await run(head, "meeting.record", record(id, { version: 2 }))).toMatchObject({
      error: { code: "NOT_ALLOWED_NOW", info: { reason: "CANCELLED" } },
    });
    const endorse = { item: await submitted(), decision: decision("endorse", id) };
    expect(await refusal(head, "proposal.decide", endorse)).toBe("NOT_ALLOWED_NOW");
    expect(await refusal(head, "meeting.cancel", cancel(id, { version: 2 }))).toBe("NOT_ALLOWED_NOW");
  });

  it("is the village head's own; one that was held is not called off", async () => {
    const id = await plan();
    const neighbour = await makeActor(owner, "village-head", VILLAGE.two);
    expect(await refusal(neighbour, "meeting.cancel", cancel(id))).toBe("NOT_FOUND");
    expect(await refusal(neighbour, "meeting.cancel", cancel(id, { villageCode: VILLAGE.two }))).toBe("NOT_FOUND");
    expect(await refusal(verifier, "meeting.cancel", cancel(id))).toBe("FORBIDDEN");
    expect(await refusal(head, "meeting.cancel", cancel(await held(), { version: 2 }))).toBe("NOT_ALLOWED_NOW");
  });

  it("twice at the same moment is called off once", async () => {
    const id = await plan();
    const codes = await Promise.all([1, 2].map(() => refusal(head, "meeting.cancel", cancel(id))));
    expect(codes.toSorted()).toEqual(["OK", "STALE"]);
  });
});

describe("a meeting of an earlier day", () => {
  it("decides nothing that was sent after it, and a village rejects nothing outside one", async () => {
    const id = await held();
    const item = await submitted();
    const sent = (days: number) =>
      owner.query(
        `UPDATE proposal SET submitted_at = (SELECT (held_on + $2::int)::timestamp + interval '12 hours' FROM village_meeting WHERE id = $1)
         WHERE id = $3`,
        [id, days, item.id],
      );
    await sent(1);
    expect(await run(head, "proposal.decide", { item, decision: decision("endorse", id) })).toMatchObject({
      ok: false,
      error: { code: "NOT_ALLOWED_NOW", info: { reason: "MEETING_EARLY" } },
    });
    const reject = { reason: "NIK_DOUBLE" };
    expect(await refusal(head, "proposal.decide", { item, decision: decision("reject", null, reject) })).toBe(
      "NOT_ALLOWED_NOW",
    );
    await sent(0);
    await must(head, "proposal.decide", { item, decision: decision("endorse", id) });
  });
});

describe("a meeting that has decided", () => {
  it.each([
    ["endorse", {}],
    ["return", BECAUSE],
    ["reject", { reason: "NIK_DOUBLE" }],
  ])("by %s keeps its record as it was", async (event, extra) => {
    const id = await held();
    expect(await findMeeting(head, { regencyCode: HERE, id })).toMatchObject({ isDecided: false });
    await must(head, "meeting.record", record(id, { version: 2, minutes: "Dibahas bersama sampai sore." }));
    await must(head, "proposal.decide", { item: await submitted(), decision: decision(event, id, extra) });
    const before = await findMeeting(head, { regencyCode: HERE, id });
    expect(before).toMatchObject({ isDecided: true, minutes: "Dibahas bersama sampai sore." });
    for (const change of [
      { minutes: "Lain." },
      { attendance: [], isHeld: false },
      { heldOn: "2026-05-01" },
      { place: "Lain" },
    ]) {
      expect(await run(head, "meeting.record", record(id, { version: 3, ...change }))).toEqual({
        ok: false,
        error: { code: "NOT_ALLOWED_NOW", info: { reason: "DECIDED" } },
      });
    }
    expect(await findMeeting(head, { regencyCode: HERE, id })).toEqual(before);
  });

  it("keeps a family in its minutes when a later meeting decides on it again", async () => {
    const first = await held();
    const item = await submitted("A Contoh");
    await must(head, "proposal.decide", { item, decision: decision("return", first, BECAUSE) });
    expect(await outcomesOf(first)).toEqual(["A Contoh: returned"]);
    const again = await resubmitted(item);
    expect(await outcomesOf(first)).toEqual(["A Contoh: returned"]);
    const second = await held();
    await must(head, "proposal.decide", { item: again, decision: decision("endorse", second) });
    expect(await outcomesOf(first)).toEqual(["A Contoh: returned"]);
    expect(await outcomesOf(second)).toEqual(["A Contoh: endorsed"]);
    const counts = new Map((await listMeetings(head)).map((meeting) => [meeting.id, meeting.decided]));
    expect([counts.get(first), counts.get(second)]).toEqual([1, 1]);
  });

  it("gets no decision of a higher tier, and none of the village before it was held", async () => {
    const id = await held();
    const item = await makeWaiting(owner, { state: "endorsed" });
    await must(verifier, "proposal.decide", { item, decision: decision("verify", id) });
    expect(await outcomesOf(id)).toEqual([]);
    const planned = { item: await submitted(), decision: decision("return", await plan(), BECAUSE) };
    expect(await refusal(head, "proposal.decide", planned)).toBe("NOT_ALLOWED_NOW");
  });
});

/** Sends a returned proposal again, by the step that `proposal.submit` takes. */
async function resubmitted({ regencyCode, id, version }: Item): Promise<Item> {
  const nobody = "00000000-0000-7000-8000-000000000001";
  const { rows } = await owner.query<{ outcome: string }>(
    `SELECT app_move_proposal($1, $2, $3, 'returned', 'submitted', 'submit', false, $4, $4, 'village-operator', NULL, NULL, NULL, NULL,
       NULL, false, '2026-05-14T02:00:00Z', gen_random_uuid(), gen_random_uuid(), NULL) AS outcome`,
    [regencyCode, id, version + 1, nobody],
  );
  expect(rows[0]?.outcome).toBe("OK");
  return { regencyCode, id, version: version + 2 };
}
