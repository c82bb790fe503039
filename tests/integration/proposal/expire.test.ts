import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, it } from "vitest";
import { localDay } from "@/lib/domain/period/period";
import { handles } from "@/lib/server/db/pool";
import { makeFamilies } from "@/tests/support/factory/families";
import { makeActor } from "@/tests/support/factory/people";
import { makePeriod } from "@/tests/support/factory/place";
import { must, refusal } from "@/tests/support/factory/run";
import { ownerUrl } from "@/tests/support/urls";

const VILLAGE = "5207062001";
const owner = new Client({ connectionString: ownerUrl() });

beforeAll(() => owner.connect());

afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

it("expires a draft at local midnight after the period's last day, not a second before", async () => {
  const today = localDay(new Date(), "Asia/Makassar");
  const year = Number(today.slice(0, 4));
  await makePeriod(owner, "5207");
  const [family] = await makeFamilies(owner, VILLAGE, 1, today);
  const operator = await makeActor(owner, "village-operator", VILLAGE);
  if (family === undefined) throw new Error("a family is needed");
  const { id } = await must<{ id: string }>(operator, "proposal.start", {
    id: uuidv7(),
    regencyCode: "5207",
    householdId: family.id,
    channel: "desk",
  });
  const stateOf = async () => (await owner.query("SELECT state FROM proposal WHERE id = $1", [id])).rows[0].state;
  // WITA is UTC+8: the year ends at 16:00 UTC on 31 December.
  const expireAt = (instant: string) => handles().pool.query("SELECT app_expire_drafts($1)", [instant]);
  await expireAt(`${year}-12-31T15:59:59Z`);
  expect(await stateOf()).toBe("draft");
  await expireAt(`${year}-12-31T16:00:00Z`);
  expect(await stateOf()).toBe("expired");
  expect(await refusal(operator, "proposal.save", { regencyCode: "5207", id, patches: [] })).toBe("NOT_ALLOWED_NOW");
  const events = await owner.query("SELECT event, role FROM proposal_event WHERE proposal_id = $1", [id]);
  expect(events.rows).toEqual([{ event: "expire", role: "system" }]);
});
