import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Actor } from "@/lib/domain/access/actor";
import { handles } from "@/lib/server/db/pool";
import { listProposals } from "@/lib/server/proposal/list-query";
import { makeActor } from "@/tests/support/factory/people";
import { makePeriod } from "@/tests/support/factory/place";
import { must } from "@/tests/support/factory/run";
import { ownerUrl } from "@/tests/support/urls";

const VILLAGE = "5207052003";
const owner = new Client({ connectionString: ownerUrl() });
let operator: Actor;

beforeAll(async () => {
  await owner.connect();
  await makePeriod(owner, "5207");
  operator = await makeActor(owner, "village-operator", VILLAGE);
  const ids = { id: uuidv7(), householdId: uuidv7(), headUid: uuidv7() };
  await must(operator, "proposal.start-new", { ...ids, villageCode: VILLAGE, channel: "desk" });
});

afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

const NO_ID = "0-0-0-0-".repeat(5).slice(0, 36);

it.each([
  ["", NO_ID],
  [NO_ID, ""],
  ["f".repeat(36), `1790000000000-${"f".repeat(36)}`],
  ["' OR 1=1", `9999999999999999-${uuidv7()}`],
  ["", `0-${uuidv7()}`],
])("shows the whole list when the address names no import %j or no place %j", async (importId, after) => {
  expect((await listProposals(operator, "draft", importId, after)).lines).toHaveLength(1);
});

it("is narrowed to an import and goes on after a place", async () => {
  expect((await listProposals(operator, "draft", uuidv7(), "")).lines).toEqual([]);
  expect((await listProposals(operator, "draft", "", `1000000000000-${uuidv7()}`)).lines).toEqual([]);
});
