import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { handles } from "@/lib/server/db/pool";
import { findDigest } from "@/lib/server/digest/queries";
import { runDigests } from "@/lib/server/digest/run-digests";
import { makeActor } from "@/tests/support/factory/people";
import { ownerUrl } from "@/tests/support/urls";
import { clearWaiting, makeWaiting } from "../queue/waiting";

const owner = new Client({ connectionString: ownerUrl() });
const VILLAGE = "1101012001";
/** Monday 07:05 WIB. */
const MONDAY = new Date("2026-06-08T00:05:00Z");
let verifier: Actor;
let operator: Actor;
let viewer: Actor;

beforeAll(async () => {
  await owner.connect();
  verifier = await makeActor(owner, "regency-verifier", "1101");
  operator = await makeActor(owner, "village-operator", VILLAGE);
  viewer = await makeActor(owner, "viewer", "1102");
});
beforeEach(async () => {
  await clearWaiting(owner);
  for (const table of ["notice", "daily_run", "weekly_digest"]) await owner.query(`DELETE FROM ${table}`);
});
afterAll(async () => {
  await clearWaiting(owner);
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

async function step(proposalId: string, at: string, event: string, to: string): Promise<void> {
  await owner.query(
    `INSERT INTO proposal_event (regency_code, id, village_code, proposal_id, at, actor_id, grant_id, role, event, from_state, to_state)
     VALUES ('1101', $1, $2, $3, $4, $5, $6, 'coach', $7, 'validated', $8)`,
    [uuidv7(), VILLAGE, proposalId, at, verifier.userId, verifier.grant.id, event, to],
  );
}

describe("the weekly digest", () => {
  it("is made once, on Monday at seven of the zone, with the week's counts by local days", async () => {
    const late = await makeWaiting(owner, { villageCode: VILLAGE, dueAt: new Date("2026-06-05T17:00:00Z") });
    await makeWaiting(owner, { villageCode: VILLAGE, state: "returned" });
    // The last moment of Sunday, the first of the week, and the one before it, in WIB.
    await step(late.id, "2026-06-07T16:59:59Z", "accept", "applied");
    await step(late.id, "2026-05-31T17:00:00Z", "accept", "applied");
    await step(late.id, "2026-05-31T16:59:59Z", "accept", "applied");
    await step(late.id, "2026-06-07T17:00:00Z", "accept", "applied");
    await step(late.id, "2026-06-03T05:00:00Z", "return", "returned");
    await runDigests(new Date("2026-06-07T23:59:00Z"));
    expect((await findDigest(verifier, null, MONDAY))?.lines).toEqual([]);
    await Promise.all([1, 2].map(() => runDigests(MONDAY)));
    await runDigests(new Date("2026-06-09T03:00:00Z"));
    const page = await findDigest(verifier, null, MONDAY);
    expect(page?.week).toBe("2026-06-01");
    expect(page?.lines.map(({ facts }) => facts)).toEqual([
      { waiting: 1, overdue: 1, cameBack: 0, applied: 2, appliedBefore: 1, notMet: 0 },
    ]);
    const own = await findDigest(operator, "2026-06-01", MONDAY);
    expect(own?.lines[0]?.facts).toMatchObject({ waiting: 1, cameBack: 1, overdue: null });
    expect((await findDigest(viewer, "2026-06-01", MONDAY))?.lines[0]?.facts).toMatchObject({
      applied: 0,
      waiting: null,
    });
    const told = await owner.query("SELECT user_id FROM notice WHERE kind = 'digest' AND user_id = $1", [
      verifier.userId,
    ]);
    expect(told.rows).toHaveLength(1);
  });

  it("is made on Tuesday where no worker ran on Monday, and stands after what changes later", async () => {
    await runDigests(new Date("2026-06-09T00:05:00Z"));
    await makeWaiting(owner, { villageCode: VILLAGE });
    await runDigests(new Date("2026-06-10T00:05:00Z"));
    expect((await findDigest(verifier, "2026-06-01", MONDAY))?.lines[0]?.facts.waiting).toBe(0);
  });

  it("may be read for twelve weeks, one's own alone, and holds no name", async () => {
    await makeWaiting(owner, { villageCode: VILLAGE, headName: "Siti Rahasia" });
    await runDigests(MONDAY);
    for (const week of ["2026-06-08", "2026-03-09", "2026-06-02", "x"])
      expect(await findDigest(verifier, week, MONDAY), week).toBeNull();
    expect((await findDigest(verifier, "2026-03-16", MONDAY))?.lines).toEqual([]);
    const { rows } = await owner.query("SELECT weekly_digest::text AS text FROM weekly_digest");
    expect(rows.map(({ text }) => text).join()).not.toMatch(/Siti|Rahasia/);
  });
});
