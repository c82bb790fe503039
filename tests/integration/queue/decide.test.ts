import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { STANDARD_TIERS } from "@/lib/domain/workflow/tier";
import { transition } from "@/lib/domain/workflow/workflow";
import { handles } from "@/lib/server/db/pool";
import { listMeetings, listOutcomes } from "@/lib/server/meeting/queries";
import { makeActor } from "@/tests/support/factory/people";
import { decision, heldMeeting, signMinutes } from "@/tests/support/factory/proposals";
import { must, refusal, run } from "@/tests/support/factory/run";
import { forceTiers, WITHOUT_LOTS } from "@/tests/support/factory/tiers";
import { ownerUrl } from "@/tests/support/urls";
import { clearWaiting, HERE, type Item, makeWaiting, VILLAGE } from "./waiting";

const owner = new Client({ connectionString: ownerUrl() });
const TODAY = "2026-05-14";
let people: Record<"head" | "verifier" | "verifier2" | "validator" | "coach" | "stranger" | "operator", Actor>;

const TIERS = [
  { state: "submitted", who: "head", event: "endorse" },
  { state: "endorsed", who: "verifier", event: "verify" },
  { state: "verified", who: "validator", event: "validate" },
  { state: "validated", who: "coach", event: "accept" },
] as const;

beforeAll(async () => {
  await owner.connect();
  // What a list decides together is the same in each tier; lots have tests of their own.
  await forceTiers(owner, HERE, WITHOUT_LOTS);
  people = {
    head: await makeActor(owner, "village-head", VILLAGE.one),
    verifier: await makeActor(owner, "regency-verifier", HERE),
    verifier2: await makeActor(owner, "regency-verifier", HERE),
    validator: await makeActor(owner, "province-validator", "11"),
    coach: await makeActor(owner, "coach", HERE),
    stranger: await makeActor(owner, "regency-verifier", "1102"),
    operator: await makeActor(owner, "village-operator", VILLAGE.one),
  };
});
afterEach(() => clearWaiting(owner));
afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

interface Outcomes {
  outcomes: { id: string; refused: string | null; reason: string | null }[];
}
const codes = (outcomes: Outcomes["outcomes"]) => Object.fromEntries(outcomes.map(({ id, refused }) => [id, refused]));
const because = { reason: "EVIDENCE_UNCLEAR", note: "Foto rumah kabur." };

async function stateOf({ id }: Item) {
  const rows = await owner.query<{ state: string; version: number; events: number }>(
    `SELECT state, version, (SELECT count(*)::int FROM proposal_event e WHERE e.proposal_id = p.id) AS events
     FROM proposal p WHERE id = $1`,
    [id],
  );
  return rows.rows[0];
}

describe("one decision", () => {
  it("moves the proposal, writes history and sets the next deadline", async () => {
    const item = await makeWaiting(owner);
    const now = new Date("2026-05-14T03:00:00Z");
    await must(people.verifier, "proposal.decide", { item, decision: decision("verify") }, { now });
    expect(await stateOf(item)).toEqual({ state: "verified", version: 4, events: 1 });
    const due = await owner.query("SELECT due_at FROM proposal WHERE id = $1", [item.id]);
    // Fourteen days on is a day of joint leave: it runs to the end of the next day, midnight in the west.
    expect(due.rows[0].due_at).toEqual(new Date("2026-05-29T17:00:00Z"));
  });

  it("is refused to another tier, another regency, another version and a participant; nothing is written", async () => {
    const item = await makeWaiting(owner);
    const drafted = await makeWaiting(owner, { contributors: [people.verifier.userId] });
    const decided = await makeWaiting(owner, { deciders: [people.verifier.userId] });
    const input = { item, decision: decision("verify") };
    expect(await refusal(people.validator, "proposal.decide", input)).toBe("FORBIDDEN");
    expect(await refusal(people.operator, "proposal.decide", input)).toBe("FORBIDDEN");
    expect(await refusal(people.stranger, "proposal.decide", input)).toBe("NOT_FOUND");
    expect(await refusal(people.verifier, "proposal.decide", { ...input, item: { ...item, id: uuidv7() } })).toBe(
      "NOT_FOUND",
    );
    expect(await refusal(people.verifier, "proposal.decide", { ...input, item: { ...item, version: 2 } })).toBe(
      "STALE",
    );
    expect(await refusal(people.verifier, "proposal.decide", { item, decision: decision("validate") })).toBe(
      "NOT_ALLOWED_NOW",
    );
    for (const mine of [drafted, decided]) {
      expect(await refusal(people.verifier, "proposal.decide", { ...input, item: mine })).toBe("FOUR_EYES");
    }
    for (const each of [item, drafted, decided])
      expect(await stateOf(each)).toEqual({ state: "endorsed", version: 3, events: 0 });
  });

  it("answers a repeat with its first result", async () => {
    const item = await makeWaiting(owner);
    const input = { item, decision: decision("verify") };
    const operationId = uuidv7();
    const first = await run(people.verifier, "proposal.decide", input, { operationId });
    expect(await run(people.verifier, "proposal.decide", input, { operationId })).toEqual(first);
    expect((await stateOf(item))?.events).toBe(1);
  });

  it("is made by exactly one of twenty who press at the same moment", async () => {
    const item = await makeWaiting(owner);
    const crowd: Actor[] = [];
    for (let count = 0; count < 20; count += 1) crowd.push(await makeActor(owner, "regency-verifier", HERE));
    const input = { item, decision: decision("verify") };
    const outcomes = await Promise.all(crowd.map((actor) => refusal(actor, "proposal.decide", input)));
    expect(outcomes.filter((code) => code === "OK")).toHaveLength(1);
    expect(outcomes.filter((code) => code === "STALE")).toHaveLength(19);
    expect(await stateOf(item)).toEqual({ state: "verified", version: 4, events: 1 });
  });
});

describe.each(TIERS)("in state $state", ({ state, who }) => {
  it.each(["operator", "regency", "office", "province"] as const)(
    "a return to %s goes there or is not possible",
    async (target) => {
      // Who sends it back may not decide when it comes again: another must be there.
      await makeActor(owner, "province-validator", "11");
      await makeActor(owner, "coach", HERE);
      const item = await makeWaiting(owner, { state });
      const given = { item, decision: decision("return", { target, ...because }) };
      const step = transition(STANDARD_TIERS, state, "return", target);
      expect(await refusal(people[who], "proposal.decide", given)).toBe(step === null ? "NOT_ALLOWED_NOW" : "OK");
      expect((await stateOf(item))?.state).toBe(step?.to ?? state);
    },
  );

  it("a rejection ends it, and needs a reason from the list", async () => {
    const item = await makeWaiting(owner, { state });
    const meetingId = state === "submitted" ? await heldMeeting(people.head, VILLAGE.one, TODAY) : null;
    const reject = (extra: object) => ({ item, decision: decision("reject", { meetingId, ...extra }) });
    expect(await refusal(people[who], "proposal.decide", reject({}))).toBe("INVALID_INPUT");
    expect(await refusal(people[who], "proposal.decide", reject({ reason: "EVIDENCE_UNCLEAR" }))).toBe("INVALID_INPUT");
    expect(await refusal(people[who], "proposal.decide", reject({ reason: "OTHER" }))).toBe("INVALID_INPUT");
    expect(await refusal(people[who], "proposal.decide", reject({ reason: "NIK_DOUBLE" }))).toBe("OK");
    expect((await stateOf(item))?.state).toBe("rejected");
  });
});

describe("many at once", () => {
  it("each have their own outcome, and a refused one leaves the others decided", async () => {
    const good = [await makeWaiting(owner), await makeWaiting(owner)];
    const mine = await makeWaiting(owner, { contributors: [people.verifier.userId] });
    const stale = { ...(await makeWaiting(owner)), version: 1 };
    const foreign = await makeWaiting(owner, { villageCode: VILLAGE.elsewhere });
    const later = await makeWaiting(owner, { state: "verified" });
    const { outcomes } = await must<{ outcomes: { id: string; refused: string | null }[] }>(
      people.verifier,
      "proposal.decide-many",
      { items: [...good, mine, stale, foreign, later], decision: decision("verify") },
    );
    expect(Object.fromEntries(outcomes.map(({ id, refused }) => [id, refused]))).toEqual({
      [good[0]?.id ?? ""]: null,
      [good[1]?.id ?? ""]: null,
      [mine.id]: "FOUR_EYES",
      [stale.id]: "STALE",
      [foreign.id]: "NOT_FOUND",
      [later.id]: "NOT_ALLOWED_NOW",
    });
    for (const item of good) expect((await stateOf(item))?.state).toBe("verified");
    for (const item of [mine, foreign]) expect((await stateOf(item))?.state).toBe("endorsed");
  });

  it("goes on past an item that the database or the rule breaks on", async () => {
    const good = [await makeWaiting(owner), await makeWaiting(owner)];
    const broken = await makeWaiting(owner);
    // Its next version does not fit the column: a fault of this row alone, in the middle of the transaction.
    await owner.query("UPDATE proposal SET version = 2147483647 WHERE id = $1", [broken.id]);
    const items = [...good, { ...broken, version: 2_147_483_647 }];
    const { outcomes } = await must<Outcomes>(people.verifier, "proposal.decide-many", {
      items,
      decision: decision("verify"),
    });
    expect(codes(outcomes)).toEqual({ [good[0]?.id ?? ""]: null, [good[1]?.id ?? ""]: null, [broken.id]: "INTERNAL" });
    for (const item of good) expect((await stateOf(item))?.state).toBe("verified");
    const unreadable = await makeWaiting(owner, { state: "validated", payload: { instrument: "TIDAK-ADA" } });
    const accepted = await must<Outcomes>(people.coach, "proposal.decide-many", {
      items: [unreadable],
      decision: decision("accept"),
    });
    expect(codes(accepted.outcomes)).toEqual({ [unreadable.id]: "INTERNAL" });
    expect((await stateOf(unreadable))?.state).toBe("validated");
  });

  it.each(TIERS)("agrees in $state only to what has nothing to look at", async ({ state, who, event }) => {
    const clean = await makeWaiting(owner, { state });
    const warned = await makeWaiting(owner, { state, weight: 10, warnings: 1 });
    const heavy = await makeWaiting(owner, { state, weight: 30, warnings: 0 });
    const wrong = await makeWaiting(owner, { state });
    await owner.query("UPDATE proposal SET error_count = 1 WHERE id = $1", [wrong.id]);
    const meetingId = state === "submitted" ? await heldMeeting(people.head, VILLAGE.one, TODAY) : null;
    const { outcomes } = await must<Outcomes>(people[who], "proposal.decide-many", {
      items: [clean, warned, heavy, wrong],
      decision: decision(event, { meetingId }),
    });
    // What a coach accepts here has an empty payload: the rule has let it through, the record has not.
    expect(codes(outcomes)).toEqual({
      [clean.id]: state === "validated" ? "INCOMPLETE" : null,
      [warned.id]: "NOT_ALLOWED_NOW",
      [heavy.id]: "NOT_ALLOWED_NOW",
      [wrong.id]: "NOT_ALLOWED_NOW",
    });
    expect(outcomes.filter(({ reason }) => reason === "NEEDS_PERSON")).toHaveLength(3);
    const back = { items: [warned, heavy], decision: decision("return", { target: "operator", ...because }) };
    const returned = await must<Outcomes>(people[who], "proposal.decide-many", back);
    expect(Object.values(codes(returned.outcomes))).toEqual([null, null]);
  });

  it("leaves an audit row in each village for what was decided there, and only a count of the rest", async () => {
    const verifier = await makeActor(owner, "regency-verifier", HERE);
    const one = [await makeWaiting(owner), await makeWaiting(owner)];
    const two = await makeWaiting(owner, { villageCode: VILLAGE.two });
    const foreign = await makeWaiting(owner, { villageCode: VILLAGE.elsewhere });
    const stale = { ...(await makeWaiting(owner)), version: 1 };
    await must(verifier, "proposal.decide-many", {
      items: [foreign, ...one, two, stale],
      decision: decision("verify"),
    });
    const rows = await owner.query(
      "SELECT area_code, subject_ids::text[] AS ids, detail FROM audit WHERE actor_id = $1 ORDER BY area_code",
      [verifier.userId],
    );
    expect(rows.rows).toEqual([
      { area_code: HERE, ids: [], detail: { decided: 0, refused: 2, reason: null } },
      {
        area_code: VILLAGE.one,
        ids: one.map(({ id }) => id).sort(),
        detail: { decided: 2, refused: 0, reason: null },
      },
      { area_code: VILLAGE.two, ids: [two.id], detail: { decided: 1, refused: 0, reason: null } },
    ]);
    const single = await makeWaiting(owner, { villageCode: VILLAGE.two });
    await must(verifier, "proposal.decide", { item: single, decision: decision("verify") });
    const last = await owner.query("SELECT area_code FROM audit WHERE $1 = ANY (subject_ids)", [single.id]);
    expect(last.rows).toEqual([{ area_code: VILLAGE.two }]);
  });

  it("is refused whole when a reason is missing", async () => {
    const items = [await makeWaiting(owner)];
    const many = { items, decision: decision("return", { target: "operator" }) };
    expect(await refusal(people.verifier, "proposal.decide-many", many)).toBe("INVALID_INPUT");
  });
});

describe("a village meeting", () => {
  const planned = async () => {
    const id = uuidv7();
    await must(people.head, "meeting.plan", { id, villageCode: VILLAGE.one, heldOn: TODAY, place: "Balai" });
    return id;
  };
  const record = (id: string, extra: object) => ({
    id,
    villageCode: VILLAGE.one,
    version: 1,
    heldOn: TODAY,
    place: "Balai",
    minutes: "Dibahas bersama.",
    attendance: [{ name: "Warga Contoh", position: "Kepala Dusun" }],
    isHeld: true,
    ...extra,
  });

  it("endorses only once it was held, in its own village", async () => {
    const item = await makeWaiting(owner, { state: "submitted" });
    const id = await planned();
    const endorse = (meetingId: string | null) => ({ item, decision: decision("endorse", { meetingId }) });
    expect(await refusal(people.head, "proposal.decide", endorse(null))).toBe("NOT_ALLOWED_NOW");
    expect(await refusal(people.head, "proposal.decide", endorse(id))).toBe("NOT_ALLOWED_NOW");
    expect(await refusal(people.head, "proposal.decide", endorse(uuidv7()))).toBe("NOT_ALLOWED_NOW");
    expect(await refusal(people.head, "meeting.record", record(id, { minutes: "" }))).toBe("INCOMPLETE");
    expect(await refusal(people.head, "meeting.record", record(id, { attendance: [] }))).toBe("INCOMPLETE");
    await must(people.head, "meeting.record", record(id, {}));
    expect(await refusal(people.head, "meeting.record", record(id, {}))).toBe("STALE");
    expect(await refusal(people.head, "proposal.decide", endorse(id))).toBe("OK");
    expect((await stateOf(item))?.state).toBe("endorsed");
  });

  it("lists what it decided, whatever became of it since", async () => {
    const id = await planned();
    await must(people.head, "meeting.record", record(id, {}));
    const agreed = await makeWaiting(owner, { state: "submitted", headName: "A Contoh" });
    const sentBack = await makeWaiting(owner, { state: "submitted", headName: "B Contoh" });
    await must(people.head, "proposal.decide", { item: agreed, decision: decision("endorse", { meetingId: id }) });
    const back = decision("return", { meetingId: id, target: "operator", ...because });
    await must(people.head, "proposal.decide", { item: sentBack, decision: back });
    await signMinutes(people.head, id);
    await must(people.verifier, "proposal.decide", { item: { ...agreed, version: 4 }, decision: decision("verify") });
    const outcomes = await listOutcomes(people.head, { regencyCode: HERE, id });
    expect(outcomes.map((line) => [line.headName, line.outcome, line.reason])).toEqual([
      ["A Contoh", "endorsed", null],
      ["B Contoh", "returned", "EVIDENCE_UNCLEAR"],
    ]);
    expect(await listMeetings(people.head)).toMatchObject([{ id, state: "held", decided: 2 }]);
    expect(await listMeetings(people.operator)).toHaveLength(1);
  });

  it("is planned by the head of that village alone", async () => {
    const input = { id: uuidv7(), villageCode: VILLAGE.one, heldOn: TODAY, place: "Balai" };
    expect(await refusal(people.operator, "meeting.plan", input)).toBe("FORBIDDEN");
    expect(await refusal(people.head, "meeting.plan", { ...input, villageCode: VILLAGE.two })).toBe("NOT_FOUND");
  });
});
