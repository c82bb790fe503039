import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readListFilter } from "@/lib/domain/household/list-filter";
import { handles } from "@/lib/server/db/pool";
import { listHouseholds } from "@/lib/server/household/list-query";
import { makeFamilies } from "@/tests/support/factory/families";
import { makeActor } from "@/tests/support/factory/people";
import { makePeriod } from "@/tests/support/factory/place";
import { must } from "@/tests/support/factory/run";
import { ownerUrl } from "@/tests/support/urls";

const owner = new Client({ connectionString: ownerUrl() });
const VILLAGE = "5204052004";
const DAY = new Date().toISOString().slice(0, 10);

beforeAll(() => owner.connect());
afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

it("shows the open draft of a family, whatever an event beside it has come to since", async () => {
  const periodId = await makePeriod(owner, "5204");
  const operator = await makeActor(owner, "village-operator", VILLAGE);
  const [family] = await makeFamilies(owner, VILLAGE, 1, DAY);
  const householdId = family?.id ?? "";
  const start = { id: uuidv7(), regencyCode: "5204", householdId, channel: "desk" };
  const { id } = await must<{ id: string }>(operator, "proposal.start", start);
  const beside = (state: string) =>
    owner.query(
      `INSERT INTO proposal SELECT (jsonb_populate_record(p, jsonb_build_object('id', $2::text, 'kind', 'event', 'state', $3::text,
         'state_since', now() + interval '1 hour'))).* FROM proposal p WHERE id = $1`,
      [id, uuidv7(), state],
    );
  const stateShown = async () => {
    const page = await listHouseholds(operator, readListFilter({}), periodId, new Date());
    return page.lines.find(({ publicId }) => publicId.endsWith(householdId))?.proposal?.state;
  };
  await beside("applied");
  expect(await stateShown()).toBe("draft");
  await beside("submitted");
  expect(await stateShown()).toBe("draft");
  expect(
    (await listHouseholds(operator, readListFilter({ status: "draft" }), periodId, new Date())).lines,
  ).toHaveLength(1);
});
