import { createHash } from "node:crypto";
import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type Actor, scopeOf } from "@/lib/domain/access/actor";
import { parseCheckToken } from "@/lib/domain/meeting/check-token";
import { handles } from "@/lib/server/db/pool";
import { underScope } from "@/lib/server/db/scoped";
import { findMinutesFacts } from "@/lib/server/meeting/check-query";
import { findMeetingGround } from "@/lib/server/meeting/ground-query";
import { findCopy, findPrintedMinutes, getMinutesPage } from "@/lib/server/meeting/minutes-queries";
import { findMeeting, meetingRights } from "@/lib/server/meeting/queries";
import { storeCopy } from "@/lib/server/meeting/store-copy";
import { makeActor } from "@/tests/support/factory/people";
import { must, refusal, run } from "@/tests/support/factory/run";
import { appUrl, ownerUrl } from "@/tests/support/urls";
import { clearWaiting, HERE, makeWaiting, VILLAGE } from "../queue/waiting";

const owner = new Client({ connectionString: ownerUrl() });
const NOW = new Date("2026-05-20T03:00:00Z");
let head: Actor;
let neighbour: Actor;
let operator: Actor;

beforeAll(async () => {
  await owner.connect();
  head = await makeActor(owner, "village-head", VILLAGE.one);
  neighbour = await makeActor(owner, "village-head", VILLAGE.two);
  operator = await makeActor(owner, "village-operator", VILLAGE.one);
});
afterEach(() => clearWaiting(owner));
afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

async function held(villageCode = VILLAGE.one, actor = head): Promise<string> {
  const id = uuidv7();
  await must(actor, "meeting.plan", { id, villageCode, heldOn: "2026-05-14", place: "Balai" });
  await must(actor, "meeting.record", {
    id,
    villageCode,
    version: 1,
    heldOn: "2026-05-14",
    place: "Balai",
    minutes: "Dibahas bersama.",
    attendance: [{ name: "Warga Contoh", position: "Kepala Dusun" }],
    isHeld: true,
  });
  return id;
}

async function endorse(meetingId: string, headName: string): Promise<string> {
  const item = await makeWaiting(owner, { state: "submitted", headName });
  await owner.query(
    `INSERT INTO proposal_snapshot (regency_code, id, village_code, proposal_id, at, locale, content, sha256)
     VALUES ($1, $2, $3, $4, '2026-05-02', 'id', '{}', $5), ($1, $6, $3, $4, '2026-05-03', 'id', '{}', $7)`,
    [HERE, uuidv7(), VILLAGE.one, item.id, Buffer.alloc(32, 1), uuidv7(), Buffer.alloc(32, 2)],
  );
  const decision = { event: "endorse", meetingId, target: null, reason: null, note: null };
  await must(head, "proposal.decide", { item, decision }, { now: NOW });
  return item.id;
}

const issue = (meetingId: string, extra: object = {}) => ({
  id: uuidv7(),
  meetingId,
  villageCode: VILLAGE.one,
  ...extra,
});
const meetingOf = async (id: string) => {
  const meeting = await findMeeting(head, { regencyCode: HERE, id });
  if (meeting === null) throw new Error("no meeting");
  return meeting;
};
const factsOf = async (token: string) => {
  const parsed = parseCheckToken(token);
  return parsed === null ? null : findMinutesFacts(parsed);
};

/** A paper as a scanner makes it; `text` makes it another one. */
const paper = (text: string) => Buffer.from(`%PDF-1.4\n${text}\n%%EOF\n`);

async function uploaded(text: string, actor = head): Promise<string> {
  const id = uuidv7();
  expect(await storeCopy(actor, id, paper(text), NOW)).toEqual({ ok: true, value: { id } });
  return id;
}

describe("issuing minutes", () => {
  it("keeps what was displayed, names each snapshot's hash, and tells the public counts alone", async () => {
    const meetingId = await held();
    await endorse(meetingId, "Keluarga Contoh");
    const { token } = await must<{ token: string }>(head, "meeting.issue-minutes", issue(meetingId));
    const page = await getMinutesPage(head, await meetingOf(meetingId));
    expect(page.isCurrent).toBe(true);
    expect(page.content.decisions).toMatchObject([{ headName: "Keluarga Contoh", snapshotSha256: "02".repeat(32) }]);
    const facts = await factsOf(token);
    expect(facts).toMatchObject({
      villageCode: VILLAGE.one,
      heldOn: "2026-05-14",
      endorsed: 1,
      returned: 0,
      rejected: 0,
      contentSha256: page.issues[0]?.sha256,
      signedSha256: null,
      isSuperseded: false,
    });
    const { rows } = await owner.query(
      "SELECT row_to_json(f)::text AS text FROM minutes_fact f WHERE meeting_id = $1",
      [meetingId],
    );
    for (const secret of ["Contoh", "Balai", "Dibahas"]) expect(rows[0].text).not.toContain(secret);
    const stored = await owner.query(
      "SELECT content, encode(sha256, 'hex') AS sha256 FROM meeting_minutes WHERE meeting_id = $1",
      [meetingId],
    );
    expect(createHash("sha256").update(stored.rows[0].content).digest("hex")).toBe(stored.rows[0].sha256);
  });

  it("is refused while nothing changed; a later decision makes a further issue and the first stays as it was", async () => {
    const meetingId = await held();
    await endorse(meetingId, "A Contoh");
    const first = await must<{ token: string }>(head, "meeting.issue-minutes", issue(meetingId));
    expect(await run(head, "meeting.issue-minutes", issue(meetingId))).toEqual({
      ok: false,
      error: { code: "NOT_ALLOWED_NOW", info: { reason: "UNCHANGED" } },
    });
    const proposalId = await endorse(meetingId, "B Contoh");
    const meeting = await meetingOf(meetingId);
    expect((await getMinutesPage(head, meeting)).isCurrent).toBe(false);
    const second = await must<{ token: string; number: number }>(head, "meeting.issue-minutes", issue(meetingId));
    expect(second.number).toBe(2);
    expect(await factsOf(first.token)).toMatchObject({ endorsed: 1, isSuperseded: true });
    expect(await factsOf(second.token)).toMatchObject({ endorsed: 2, isSuperseded: false });
    await owner.query("UPDATE proposal SET head_name = 'Lain' WHERE id = $1", [proposalId]);
    const names = async (number: number | null) =>
      (await findPrintedMinutes(head, meeting, number))?.content.decisions.map(({ headName }) => headName);
    expect(await names(1)).toEqual(["A Contoh"]);
    expect(await names(null)).toEqual(["A Contoh", "B Contoh"]);
    expect(await names(3)).toBeUndefined();
  });

  it("is refused before the meeting was held, of another village's meeting, and to the operator, who reads", async () => {
    const planned = uuidv7();
    await must(head, "meeting.plan", { id: planned, villageCode: VILLAGE.one, heldOn: "2026-05-14", place: "Balai" });
    expect(await refusal(head, "meeting.issue-minutes", issue(planned))).toBe("NOT_ALLOWED_NOW");
    const foreign = await held(VILLAGE.two, neighbour);
    expect(await refusal(head, "meeting.issue-minutes", issue(foreign))).toBe("NOT_FOUND");
    expect(await refusal(head, "meeting.issue-minutes", issue(foreign, { villageCode: VILLAGE.two }))).toBe(
      "NOT_FOUND",
    );
    expect(await refusal(head, "meeting.issue-minutes", issue(uuidv7()))).toBe("NOT_FOUND");
    expect(await refusal(operator, "meeting.issue-minutes", issue(await held()))).toBe("FORBIDDEN");
  });

  it("twice under one operation id issues once", async () => {
    const meetingId = await held();
    const input = issue(meetingId);
    const operationId = uuidv7();
    const once = await must(head, "meeting.issue-minutes", input, { operationId });
    expect(await must(head, "meeting.issue-minutes", input, { operationId })).toEqual(once);
    expect((await getMinutesPage(head, await meetingOf(meetingId))).issues).toHaveLength(1);
  });

  it("ten times at once issues once", async () => {
    const meetingId = await held();
    const codes = await Promise.all(
      Array.from({ length: 10 }, () => refusal(head, "meeting.issue-minutes", issue(meetingId))),
    );
    expect(codes.filter((code) => code === "OK")).toHaveLength(1);
    expect(codes.filter((code) => code === "NOT_ALLOWED_NOW")).toHaveLength(9);
  });
});

describe("a signed copy", () => {
  const keep = (minutesId: string, uploadId: string, reason: string | null = null) => ({
    id: uuidv7(),
    villageCode: VILLAGE.one,
    minutesId,
    uploadId,
    reason,
  });

  async function issued(): Promise<{ meetingId: string; minutesId: string; token: string }> {
    const meetingId = await held();
    const input = issue(meetingId);
    const { token } = await must<{ token: string }>(head, "meeting.issue-minutes", input);
    return { meetingId, minutesId: input.id, token };
  }

  it("is kept sealed with its hash, told to the public, and replaced only with a reason; both stay", async () => {
    const { meetingId, minutesId, token } = await issued();
    const first = await uploaded("satu");
    await must(head, "meeting.keep-copy", keep(minutesId, first));
    const hash = createHash("sha256").update(paper("satu")).digest("hex");
    expect(await factsOf(token)).toMatchObject({ signedSha256: hash });
    const { rows } = await owner.query("SELECT content FROM minutes_copy WHERE minutes_id = $1", [minutesId]);
    expect(rows[0].content.includes(Buffer.from("%PDF"))).toBe(false);

    const second = await uploaded("dua");
    expect(await run(head, "meeting.keep-copy", keep(minutesId, second))).toEqual({
      ok: false,
      error: { code: "INCOMPLETE", fields: [{ path: "reason", detail: "required" }] },
    });
    await must(head, "meeting.keep-copy", keep(minutesId, second, "Halaman 2 terlewat."));
    const meeting = await meetingOf(meetingId);
    const copies = (await getMinutesPage(head, meeting)).issues[0]?.copies ?? [];
    expect(copies.map(({ number, reason }) => [number, reason])).toEqual([
      [2, "Halaman 2 terlewat."],
      [1, null],
    ]);
    expect(copies[1]?.sha256).toBe(hash);
    expect((await findCopy(head, meeting, copies[1]?.id ?? "", NOW))?.bytes).toEqual(paper("satu"));
    const again = await uploaded("dua");
    expect(await run(head, "meeting.keep-copy", keep(minutesId, again, "Lagi."))).toMatchObject({
      error: { info: { reason: "SAME_FILE" } },
    });
  });

  it("is what those see who decide after the village, once it holds the family; nobody outside the area sees it", async () => {
    const meetingId = await held();
    const key = { regencyCode: HERE, id: await endorse(meetingId, "Keluarga Contoh") };
    const verifier = await makeActor(owner, "regency-verifier", HERE);
    const groundOf = () => underScope(scopeOf(verifier), ({ sql }) => findMeetingGround(sql, key));
    const issueAt = async (now: Date) => {
      const input = issue(meetingId);
      await must(head, "meeting.issue-minutes", input, { now });
      return input.id;
    };
    expect(await groundOf()).toMatchObject({ heldOn: "2026-05-14", paper: "none" });
    const minutesId = await issueAt(NOW);
    expect((await groundOf())?.paper).toBe("issued");
    await must(head, "meeting.keep-copy", keep(minutesId, await uploaded("satu")));
    expect((await groundOf())?.paper).toBe("signed");
    // A decision that came after the signed paper is not in it.
    await owner.query("UPDATE proposal_event SET at = $2 WHERE proposal_id = $1", [
      key.id,
      new Date(NOW.getTime() + 60_000),
    ]);
    expect((await groundOf())?.paper).toBe("none");

    const seen = await findMeeting(verifier, { regencyCode: HERE, id: meetingId });
    if (seen === null) throw new Error("the verifier does not see the meeting");
    expect((await getMinutesPage(verifier, seen)).content.decisions).toHaveLength(1);
    const elsewhere = await makeActor(owner, "regency-verifier", "1105");
    for (const other of [neighbour, elsewhere])
      expect(await findMeeting(other, { regencyCode: HERE, id: meetingId })).toBeNull();
    expect(meetingRights(verifier)).toEqual({ hold: false, read: false, check: true });
    expect(meetingRights(await makeActor(owner, "administrator", HERE)).check).toBe(false);
  });

  it("twice under one operation id is kept once", async () => {
    const { meetingId, minutesId } = await issued();
    const input = keep(minutesId, await uploaded("satu"));
    const operationId = uuidv7();
    const once = await must(head, "meeting.keep-copy", input, { operationId });
    expect(await must(head, "meeting.keep-copy", input, { operationId })).toEqual(once);
    expect((await getMinutesPage(head, await meetingOf(meetingId))).issues[0]?.copies).toHaveLength(1);
  });

  it("is refused for a foreign upload, foreign minutes, what is no paper, and to others", async () => {
    const { meetingId, minutesId } = await issued();
    const foreign = await uploaded("satu", neighbour);
    expect(await refusal(head, "meeting.keep-copy", keep(minutesId, foreign))).toBe("NOT_FOUND");
    const own = await uploaded("satu");
    expect(await refusal(head, "meeting.keep-copy", keep(uuidv7(), own))).toBe("NOT_FOUND");
    expect(await refusal(neighbour, "meeting.keep-copy", keep(minutesId, foreign))).toBe("NOT_FOUND");
    expect(await refusal(operator, "meeting.keep-copy", keep(minutesId, own))).toBe("FORBIDDEN");
    expect(await storeCopy(head, uuidv7(), Buffer.from("bukan berkas"), NOW)).toMatchObject({
      ok: false,
      error: { code: "UNSUPPORTED_FILE" },
    });
    expect(await storeCopy(operator, uuidv7(), paper("x"), NOW)).toMatchObject({ error: { code: "FORBIDDEN" } });
    expect(await findCopy(head, await meetingOf(meetingId), uuidv7(), NOW)).toBeNull();
  });
});

describe("what the database lets through", () => {
  it("shows anybody the facts, and neither minutes nor copies", async () => {
    const meetingId = await held();
    await must(head, "meeting.issue-minutes", issue(meetingId));
    const anybody = { ...scopeOf(head), mode: "public", ranges: [] } as const;
    const seen = await underScope(anybody, async ({ sql }) => [
      (await sql`SELECT 1 FROM minutes_fact WHERE meeting_id = ${meetingId}`).length,
      (await sql`SELECT 1 FROM meeting_minutes WHERE meeting_id = ${meetingId}`).length,
      (await sql`SELECT 1 FROM minutes_copy`).length,
      (await sql`SELECT 1 FROM village_meeting`).length,
    ]);
    expect(seen).toEqual([1, 0, 0, 0]);
    expect(await factsOf(`1101-${"0".repeat(26)}`)).toBeNull();
  });

  it("changes no issue, no copy and no count once written", async () => {
    const app = new Client({ connectionString: appUrl() });
    await app.connect();
    for (const statement of [
      "UPDATE meeting_minutes SET content = ''",
      "DELETE FROM meeting_minutes",
      "UPDATE minutes_copy SET reason = 'x'",
      "DELETE FROM minutes_copy",
      "UPDATE minutes_fact SET endorsed = 0",
      "DELETE FROM minutes_fact",
    ])
      await expect(app.query(statement), statement).rejects.toThrow(/permission denied/);
    await app.end();
  });
});

describe("no proposal leaves the village without a meeting", () => {
  it("that was held there: none, a planned one, another village's and an unknown one are refused", async () => {
    const planned = uuidv7();
    await must(head, "meeting.plan", { id: planned, villageCode: VILLAGE.one, heldOn: "2026-05-14", place: "Balai" });
    const item = await makeWaiting(owner, { state: "submitted" });
    for (const meetingId of [null, planned, await held(VILLAGE.two, neighbour), uuidv7()]) {
      const decision = { event: "endorse", meetingId, target: null, reason: null, note: null };
      expect(await refusal(head, "proposal.decide", { item, decision }), String(meetingId)).toBe("NOT_ALLOWED_NOW");
      await run(head, "proposal.decide-many", { items: [item], decision });
    }
    const { rows } = await owner.query("SELECT state FROM proposal WHERE id = $1", [item.id]);
    expect(rows[0].state).toBe("submitted");
    const decision = { event: "endorse", meetingId: await held(), target: null, reason: null, note: null };
    expect(await refusal(head, "proposal.decide", { item, decision })).toBe("OK");
  });
});
