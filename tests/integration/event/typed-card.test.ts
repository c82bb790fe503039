import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { blindIndex } from "@/lib/server/crypto/seal";
import type { SeedFamily } from "@/prisma/seed/record";
import { carryToCoach, decision, type Team } from "@/tests/support/factory/proposals";
import { must, run } from "@/tests/support/factory/run";
import { allHere, closeVillage, openVillage, patch, REGENCY, rows, take, VILLAGE } from "./world";

let team: Team;
let meetingId: string;

beforeAll(async () => {
  ({ team, meetingId } = await openVillage(60));
});

afterAll(closeVillage);

const hasCard = (family: SeedFamily) => allHere(family) && family.household["kkNumber"] != null;
const refusedForCard = { ok: false, error: { code: "NOT_ALLOWED_NOW", info: { reason: "KK_IN_USE" } } };

/** A proposal about the family's condition that types another card number, carried to its last decision. */
async function typed(family: SeedFamily, card: string) {
  const key = { regencyCode: REGENCY, id: uuidv7() };
  await must(team.operator, "proposal.start", { ...key, householdId: family.id, channel: "desk" });
  const patches = [patch("household", null, "kkNumber", family.household["kkNumber"] ?? null, card)];
  const { version } = await must<{ version: number }>(team.operator, "proposal.save", { ...key, patches });
  return { ...key, version: await carryToCoach(team, key, version, meetingId) };
}

const accept = (item: object) => run(team.coach, "proposal.decide", { item, decision: decision("accept") });
const withCard = (card: string) =>
  rows("SELECT id FROM household WHERE kk_bidx = $1 AND village_code = $2", blindIndex(card), VILLAGE);

describe("a card number typed in the form", () => {
  it("that another family took meanwhile is refused with its reason", async () => {
    const card = "9952070101269801";
    const [one, two] = [take(hasCard), take(hasCard)];
    const [first, second] = [await typed(one, card), await typed(two, card)];
    expect((await accept(first)).ok).toBe(true);
    expect(await accept(second)).toEqual(refusedForCard);
    expect(await withCard(card)).toEqual([{ id: one.id }]);
  });

  it("in two proposals decided at the same moment goes to one of the families", async () => {
    const card = "9952070101269802";
    const items = [await typed(take(hasCard), card), await typed(take(hasCard), card)];
    const outcomes = await Promise.all(items.map(accept));
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(outcomes.filter(({ ok }) => !ok)).toEqual([refusedForCard]);
    expect(await withCard(card)).toHaveLength(1);
  });
});
