import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, expect, it } from "vitest";
import { localDay } from "@/lib/domain/period/period";
import { handles } from "@/lib/server/db/pool";
import { makeFamilies, sound } from "@/tests/support/factory/families";
import { makePeriod } from "@/tests/support/factory/place";
import { decision, heldMeeting, makeTeam, signMinutes, type Team } from "@/tests/support/factory/proposals";
import { must, run } from "@/tests/support/factory/run";
import { forceTiers, WITHOUT_LOTS } from "@/tests/support/factory/tiers";
import { ownerUrl } from "@/tests/support/urls";

const VILLAGE = "5207022009";
const REGENCY = VILLAGE.slice(0, 4);
const owner = new Client({ connectionString: ownerUrl() });
const today = localDay(new Date(), "Asia/Makassar");
let team: Team;
let meetingId: string;

beforeAll(async () => {
  await owner.connect();
  await makePeriod(owner, REGENCY);
  await forceTiers(owner, REGENCY, WITHOUT_LOTS);
  team = await makeTeam(owner, VILLAGE);
  meetingId = await heldMeeting(team.head, VILLAGE, today);
});

afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

interface Item {
  readonly regencyCode: string;
  readonly id: string;
  readonly version: number;
}

/** Sends it and lets every tier before the coach agree; the version that the coach has before them. */
async function toCoach(key: Omit<Item, "version">, version: number): Promise<Item> {
  const sent = await must<{ version: number }>(team.operator, "proposal.submit", { ...key, version });
  const steps = [
    [team.head, decision("endorse", { meetingId })],
    [team.verifier, decision("verify")],
    [team.validator, decision("validate")],
  ] as const;
  for (const [index, [actor, made]] of steps.entries()) {
    await must(actor, "proposal.decide", { item: { ...key, version: sent.version + index }, decision: made });
    if (made.event === "endorse") await signMinutes(team.head, meetingId);
  }
  return { ...key, version: sent.version + steps.length };
}

it("a conflict at the end goes back to the operator, who sees today's record and sends again", async () => {
  const [family] = sound(await makeFamilies(owner, VILLAGE, 20, today), today);
  if (family === undefined) throw new Error("a family is needed");
  const begun = await must<{ id: string }>(team.operator, "proposal.start", {
    id: uuidv7(),
    regencyCode: REGENCY,
    householdId: family.id,
    channel: "desk",
  });
  const key = { regencyCode: REGENCY, id: begun.id };
  const before = family.household["floorAreaM2"] ?? null;
  const patch = { level: "household", uid: null, key: "floorAreaM2", before, value: 77 };
  const saved = await must<{ version: number }>(team.operator, "proposal.save", { ...key, patches: [patch] });
  const item = await toCoach(key, saved.version);

  // Another way wrote the same answer meanwhile.
  await owner.query("UPDATE household SET revision = 2, floor_area_m2 = 55 WHERE id = $1", [family.id]);
  await owner.query(
    `INSERT INTO household_revision (regency_code, household_id, revision, village_code, source, is_correction, condition_date, applied_at, changes)
     VALUES ($1, $2, 2, $3, 4, false, $4, now(), $5)`,
    [REGENCY, family.id, VILLAGE, today, JSON.stringify([{ key: "household.floorAreaM2", before, after: 55 }])],
  );

  const conflict = { ok: false, error: { code: "NOT_ALLOWED_NOW", info: { reason: "CONFLICT" } } };
  const accept = (at: Item) => run(team.coach, "proposal.decide", { item: at, decision: decision("accept") });
  expect(await accept(item)).toEqual(conflict);
  const together = { items: [item], decision: decision("accept") };
  expect(await must(team.coach, "proposal.decide-many", together)).toEqual({
    outcomes: [{ id: item.id, refused: "NOT_ALLOWED_NOW", reason: "CONFLICT" }],
  });

  const because = { target: "operator", reason: "ANSWERS_INCONSISTENT", note: "Catatan sudah berubah." };
  await must(team.coach, "proposal.decide", { item, decision: decision("return", because) });
  const again = await toCoach(key, item.version + 1);
  const based = await owner.query(
    "SELECT base_revision, payload->>'baseRevision' AS held FROM proposal WHERE id = $1",
    [key.id],
  );
  expect(based.rows).toEqual([{ base_revision: 2, held: "2" }]);
  expect(await accept(again)).toMatchObject({ ok: true });
  const record = await owner.query("SELECT revision, floor_area_m2 FROM household WHERE id = $1", [family.id]);
  expect(record.rows).toEqual([{ revision: 3, floor_area_m2: 77 }]);
});
