import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { localDay } from "@/lib/domain/period/period";
import { handles } from "@/lib/server/db/pool";
import { makeFamilies } from "@/tests/support/factory/families";
import { makeActor } from "@/tests/support/factory/people";
import { makePeriod } from "@/tests/support/factory/place";
import { must, refusal, run } from "@/tests/support/factory/run";
import { ownerUrl } from "@/tests/support/urls";

const owner = new Client({ connectionString: ownerUrl() });
const REGENCY = "5204";
const VILLAGE = "5204052004";
const DISTRICT = "520405";
const year = Number(localDay(new Date(), "Asia/Makassar").slice(0, 4));
const REASON = "Ada keluarga yang terlewat.";
let people: Record<"head" | "operator" | "verifier" | "coach" | "elsewhere" | "neighbour", Actor>;
let family: string;
let periodId: string;

beforeAll(async () => {
  await owner.connect();
  periodId = await makePeriod(owner, REGENCY);
  const families = await makeFamilies(owner, VILLAGE, 1, localDay(new Date(), "Asia/Makassar"));
  family = families[0]?.id ?? "";
  people = {
    head: await makeActor(owner, "village-head", VILLAGE),
    operator: await makeActor(owner, "village-operator", VILLAGE),
    verifier: await makeActor(owner, "regency-verifier", REGENCY),
    coach: await makeActor(owner, "coach", "52"),
    elsewhere: await makeActor(owner, "regency-verifier", "5207"),
    neighbour: await makeActor(owner, "village-head", "5204052003"),
  };
});
afterEach(async () => {
  await owner.query("DELETE FROM period_closing");
  await owner.query("DELETE FROM ground_check");
  await owner.query("DELETE FROM proposal_event WHERE village_code = $1", [VILLAGE]);
  await owner.query("DELETE FROM proposal WHERE village_code = $1", [VILLAGE]);
  await owner.query("DELETE FROM village_meeting WHERE village_code = $1", [VILLAGE]);
  await owner.query("DELETE FROM transfer WHERE village_code = $1", [VILLAGE]);
});
afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

const closing = (regionCode = VILLAGE, extra: object = {}) => ({
  id: uuidv7(),
  regionCode,
  year,
  seen: null,
  ...extra,
});
const reopening = (seen: string, regionCode = VILLAGE, extra: object = {}) => ({
  ...closing(regionCode),
  seen,
  reason: REASON,
  ...extra,
});
const start = () => ({ id: uuidv7(), regencyCode: REGENCY, householdId: family, channel: "desk" });

async function closeVillage(): Promise<string> {
  return (await must<{ id: string }>(people.head, "period.close", closing())).id;
}

/** Closes every village of the regency but this one, as if their heads had. */
async function closeOthers(): Promise<void> {
  await owner.query(
    `INSERT INTO period_closing (id, region_code, year, period_id, event, by, at)
     SELECT gen_random_uuid(), code, $2, $3, 'close', $4, now() FROM region WHERE level = 4 AND code LIKE $1 || '%' AND code <> $5`,
    [REGENCY, year, periodId, people.head.userId, VILLAGE],
  );
}

const newest = async (code: string) =>
  (
    await owner.query(
      "SELECT event, reason, by FROM period_closing WHERE region_code = $1 ORDER BY ordinal DESC LIMIT 1",
      [code],
    )
  ).rows[0];

describe("period.close", () => {
  it("is for the village's own head, and for the regency above the village", async () => {
    for (const actor of [people.coach, people.operator])
      expect(await refusal(actor, "period.close", closing()), actor.grant.role).toBe("FORBIDDEN");
    expect(await refusal(people.verifier, "period.close", closing())).toBe("FORBIDDEN");
    expect(await refusal(people.elsewhere, "period.close", closing(DISTRICT))).toBe("NOT_FOUND");
    expect(await refusal(people.neighbour, "period.close", closing())).toBe("NOT_FOUND");
    expect(await refusal(people.head, "period.close", closing("5204052003"))).toBe("NOT_FOUND");
    expect(await refusal(people.head, "period.close", closing("520499"))).toBe("NOT_FOUND");
    expect(await refusal(people.head, "period.close", closing(VILLAGE, { year: 2001 }))).toBe("NOT_FOUND");
    expect((await owner.query("SELECT 1 FROM period_closing")).rowCount).toBe(0);
    await closeVillage();
    expect(await newest(VILLAGE)).toMatchObject({ event: "close", by: people.head.userId });
  });

  it("is refused while anything is open, and says what", async () => {
    const { id } = await must<{ id: string }>(people.operator, "proposal.start", start());
    const heldOn = `${year}-11-30`;
    await must(people.head, "meeting.plan", { id: uuidv7(), villageCode: VILLAGE, heldOn, place: "Balai" });
    await owner.query(
      `INSERT INTO transfer (regency_code, id, side, village_code, other_village_code, whole, requested_by, state, version,
        state_since, due_at, moved_on, evidence_kind, evidence_no, people, plan, actors, unreleased, created_at, updated_at)
       SELECT $1, gen_random_uuid(), 'in', $2, '5204052003', true, 'in', state, 1, now(), due, now(), 'rt-note', '1', '[1]', '{}', '{}', false, now(), now()
       FROM (VALUES ('awaiting-release', now() - interval '1 day'), ('awaiting-acceptance', now() - interval '1 day'),
         ('awaiting-acceptance', now() + interval '1 day')) AS v (state, due)`,
      [REGENCY, VILLAGE],
    );
    const refused = await run(people.head, "period.close", closing());
    // What nobody accepted in time has lapsed by the clock.
    expect(refused).toMatchObject({
      ok: false,
      error: { code: "WORK_OPEN", info: { draft: 1, meeting: 1, transfer: 2 } },
    });
    await owner.query("DELETE FROM transfer WHERE village_code = $1", [VILLAGE]);
    await owner.query("DELETE FROM village_meeting WHERE village_code = $1", [VILLAGE]);
    for (const state of ["returned", "submitted", "endorsed", "verified", "signed", "validated"]) {
      await owner.query("UPDATE proposal SET state = $2 WHERE id = $1", [id, state]);
      expect(await run(people.head, "period.close", closing()), state).toMatchObject({
        error: { info: { [state]: 1 } },
      });
    }
    for (const state of ["applied", "rejected", "withdrawn", "expired"]) {
      await owner.query("UPDATE proposal SET state = $2 WHERE id = $1", [id, state]);
      await must(people.head, "period.close", closing());
      await owner.query("DELETE FROM period_closing");
    }
  });

  it("is refused over an objection that nobody answered, or whose answer nobody has begun to follow", async () => {
    const id = uuidv7();
    const [filed, decided] = [people.head.userId, people.verifier.userId];
    await owner.query(
      `INSERT INTO objection (regency_code, id, village_code, household_id, objector, ground, statement, heard_on, state, version, filed_by,
         filed_at, due_at, updated_at)
       VALUES ($1, $2, $3, $4, 'family', 'data-wrong', 'Luas lantai keliru.', now(), 'filed', 1, $5, now(), now(), now())`,
      [REGENCY, id, VILLAGE, family, filed],
    );
    const open = { ok: false, error: { code: "WORK_OPEN", info: { objection: 1 } } };
    expect(await run(people.head, "period.close", closing())).toMatchObject(open);
    const answered = (state: string) =>
      owner.query(
        "UPDATE objection SET state = $2, decided_by = $3, decided_at = now(), answer = 'Diperiksa bersama.' WHERE id = $1",
        [id, state, decided],
      );
    await answered("accepted");
    expect(await run(people.head, "period.close", closing())).toMatchObject(open);
    await answered("refused");
    await must(people.head, "period.close", closing());
    await owner.query("DELETE FROM objection WHERE id = $1", [id]);
  });

  it("of a village is the regency's, too, once the window is over and nothing is open", async () => {
    expect(await refusal(people.verifier, "period.close", closing())).toBe("FORBIDDEN");
    const { rows } = await owner.query("SELECT ends_on FROM period WHERE id = $1", [periodId]);
    await owner.query("UPDATE period SET ends_on = (now() - interval '2 days')::date WHERE id = $1", [periodId]);
    const heldOn = `${year}-11-30`;
    await must(people.head, "meeting.plan", { id: uuidv7(), villageCode: VILLAGE, heldOn, place: "Balai" });
    expect(await refusal(people.verifier, "period.close", closing())).toBe("WORK_OPEN");
    await owner.query("DELETE FROM village_meeting WHERE village_code = $1", [VILLAGE]);
    await must(people.verifier, "period.close", closing());
    expect(await newest(VILLAGE)).toMatchObject({ event: "close", by: people.verifier.userId });
    await owner.query("UPDATE period SET ends_on = $2 WHERE id = $1", [periodId, rows[0].ends_on]);
  });

  it("goes upwards: a district after its villages, the regency after its districts", async () => {
    const refused = await run(people.verifier, "period.close", closing(DISTRICT));
    expect(refused).toMatchObject({ ok: false, error: { code: "WORK_OPEN" } });
    await closeOthers();
    expect(await run(people.verifier, "period.close", closing(DISTRICT))).toMatchObject({
      error: { code: "WORK_OPEN", info: { areas: 1 } },
    });
    await closeVillage();
    expect(await refusal(people.verifier, "period.close", closing(REGENCY))).toBe("WORK_OPEN");
    const { rows } = await owner.query("SELECT code FROM region WHERE level = 3 AND code LIKE '5204%' ORDER BY code");
    for (const { code } of rows) await must(people.verifier, "period.close", closing(code));
    await must(people.verifier, "period.close", closing(REGENCY));
    expect(await newest(REGENCY)).toMatchObject({ event: "close" });
  });

  it("refuses who saw another state, answers a repeat with the first result, and stands in the audit", async () => {
    const input = closing();
    const operationId = uuidv7();
    await must(people.head, "period.close", input, { operationId });
    expect(await must(people.head, "period.close", input, { operationId })).toEqual({ id: input.id });
    expect(await refusal(people.head, "period.close", closing())).toBe("STALE");
    expect(await refusal(people.head, "period.close", closing(VILLAGE, { seen: input.id }))).toBe("NOT_ALLOWED_NOW");
    const audit = await owner.query(
      "SELECT area_code, detail FROM audit WHERE action = 'period:close' AND subject_ids = $1",
      [[input.id]],
    );
    expect(audit.rows).toEqual([{ area_code: VILLAGE, detail: { year } }]);
  });

  it("does not close a year that has not begun", async () => {
    await owner.query(
      `INSERT INTO period (id, region_code, year, instrument, instrument_version, starts_on, ends_on)
       VALUES (gen_random_uuid(), $1, $2, 'REGSOSEK22-K', 1, $3, $4)`,
      [REGENCY, year + 1, `${year + 1}-01-01`, `${year + 1}-09-30`],
    );
    expect(await refusal(people.head, "period.close", closing(VILLAGE, { year: year + 1 }))).toBe("NOT_ALLOWED_NOW");
    await owner.query("DELETE FROM period WHERE year = $1", [year + 1]);
  });
});

describe("a closed village", () => {
  it("takes no new draft, event or family, and takes them again when it is opened", async () => {
    const id = await closeVillage();
    const isNew = { id: uuidv7(), householdId: uuidv7(), headUid: uuidv7(), villageCode: VILLAGE, channel: "desk" };
    const event = { ...start(), events: [{ id: uuidv7(), code: "LHR" }] };
    expect(await refusal(people.operator, "proposal.start", start())).toBe("PERIOD_CLOSED");
    expect(await refusal(people.operator, "proposal.start-new", isNew)).toBe("PERIOD_CLOSED");
    expect(["PERIOD_CLOSED", "INVALID_INPUT"]).toContain(await refusal(people.operator, "proposal.start-event", event));
    await must(people.verifier, "period.reopen", reopening(id));
    await must(people.operator, "proposal.start", start());
  });

  it("sends nothing: a draft that came in some other way stays", async () => {
    const { id } = await must<{ id: string }>(people.operator, "proposal.start", start());
    await owner.query(
      `INSERT INTO period_closing (id, region_code, year, period_id, event, by, at) VALUES (gen_random_uuid(), $1, $2, $3, 'close', $4, now())`,
      [VILLAGE, year, periodId, people.head.userId],
    );
    expect(await refusal(people.operator, "proposal.submit", { regencyCode: REGENCY, id, version: 1 })).toBe(
      "PERIOD_CLOSED",
    );
  });

  it("stays closed when its regency gets a period of its own in the middle of the year", async () => {
    await closeVillage();
    const { rows } = await owner.query("SELECT id FROM period WHERE region_code = '52' AND year = $1", [year]);
    expect(rows).toEqual([]);
    await owner.query(
      `INSERT INTO period (id, region_code, year, instrument, instrument_version, starts_on, ends_on)
       VALUES (gen_random_uuid(), $1, $2, 'REGSOSEK22-K', 1, $3, $4)`,
      [VILLAGE, year, `${year}-01-01`, `${year}-12-31`],
    );
    expect(await refusal(people.operator, "proposal.start", start())).toBe("PERIOD_CLOSED");
    await owner.query("DELETE FROM period WHERE region_code = $1", [VILLAGE]);
  });
});

describe("a draft and a closing at the same moment", () => {
  it("never both: one of them finds the other", async () => {
    const seen = { closed: 0, drafted: 0 };
    for (let round = 0; round < 12; round += 1) {
      const inputs = [
        run(people.operator, "proposal.start", start()),
        run(people.head, "period.close", closing()),
      ] as const;
      const [draft, close] = await Promise.all(round % 2 === 0 ? inputs : [inputs[0], inputs[1]]);
      expect(draft.ok && close.ok).toBe(false);
      expect(draft.ok || close.ok).toBe(true);
      if (close.ok) seen.closed += 1;
      else expect(close.error).toMatchObject({ code: "WORK_OPEN", info: { draft: 1 } });
      if (draft.ok) seen.drafted += 1;
      else expect(draft.error.code).toBe("PERIOD_CLOSED");
      await owner.query("DELETE FROM period_closing");
      await owner.query("DELETE FROM proposal WHERE village_code = $1", [VILLAGE]);
    }
    expect(seen.closed + seen.drafted).toBe(12);
  });

  it("waits for a closing that is under way, and then finds it", async () => {
    const { id } = await must<{ id: string }>(people.operator, "proposal.start", start());
    const inFlight = new Client({ connectionString: ownerUrl() });
    await inFlight.connect();
    await inFlight.query("BEGIN");
    await inFlight.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [`closing:${VILLAGE}`]);
    await inFlight.query(
      `INSERT INTO period_closing (id, region_code, year, period_id, event, by, at) VALUES (gen_random_uuid(), $1, $2, $3, 'close', $4, now())`,
      [VILLAGE, year, periodId, people.head.userId],
    );
    const outcomes = Promise.all([
      refusal(people.operator, "proposal.submit", { regencyCode: REGENCY, id, version: 1 }),
      refusal(people.operator, "proposal.start", { ...start(), householdId: family }),
    ]);
    for (let waiting = 0; waiting < 2; ) {
      const { rows } = await owner.query(
        "SELECT count(*)::int AS n FROM pg_locks WHERE locktype = 'advisory' AND NOT granted AND mode = 'ShareLock'",
      );
      waiting = rows[0].n;
    }
    await inFlight.query("COMMIT");
    await inFlight.end();
    expect(await outcomes).toEqual(["PERIOD_CLOSED", "PERIOD_CLOSED"]);
  });
});

describe("period.reopen", () => {
  it("is for those above the village, inside their area, with a reason", async () => {
    const id = await closeVillage();
    expect(await refusal(people.head, "period.reopen", reopening(id))).toBe("FORBIDDEN");
    expect(await refusal(people.operator, "period.reopen", reopening(id))).toBe("FORBIDDEN");
    expect(await refusal(people.elsewhere, "period.reopen", reopening(id))).toBe("NOT_FOUND");
    expect(await refusal(people.verifier, "period.reopen", reopening(id, VILLAGE, { reason: "x" }))).toBe(
      "INVALID_INPUT",
    );
    expect(await refusal(people.verifier, "period.reopen", reopening(uuidv7()))).toBe("STALE");
    const opened = await must<{ id: string }>(people.coach, "period.reopen", reopening(id));
    expect(await newest(VILLAGE)).toEqual({ event: "reopen", reason: REASON, by: people.coach.userId });
    expect(await refusal(people.coach, "period.reopen", reopening(opened.id))).toBe("NOT_ALLOWED_NOW");
    await must(people.head, "period.close", closing(VILLAGE, { seen: opened.id }));
  });

  it("opens the levels above with it, and answers a repeat with the first result", async () => {
    await closeOthers();
    const id = await closeVillage();
    const { rows } = await owner.query("SELECT code FROM region WHERE level = 3 AND code LIKE '5204%'");
    for (const { code } of rows) await must(people.verifier, "period.close", closing(code));
    await must(people.verifier, "period.close", closing(REGENCY));
    const input = reopening(id);
    const operationId = uuidv7();
    const first = await must(people.verifier, "period.reopen", input, { operationId });
    expect(first).toEqual({ id: input.id, regions: 3 });
    expect(await must(people.verifier, "period.reopen", input, { operationId })).toEqual(first);
    for (const code of [VILLAGE, DISTRICT, REGENCY])
      expect(await newest(code), code).toMatchObject({ event: "reopen", reason: REASON });
    expect(await newest("5204052003")).toMatchObject({ event: "close" });
    const { rows: audit } = await owner.query(
      "SELECT cardinality(subject_ids) AS n FROM audit WHERE action = 'period:reopen' AND subject_ids @> $1",
      [[input.id]],
    );
    expect(audit).toEqual([{ n: 3 }]);
  });

  it("makes one of two at the same moment", async () => {
    const id = await closeVillage();
    const outcomes = await Promise.all(
      [people.verifier, people.coach].map((actor) => run(actor, "period.reopen", reopening(id))),
    );
    expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect((await owner.query("SELECT 1 FROM period_closing WHERE event = 'reopen'")).rowCount).toBe(1);
  });
});
