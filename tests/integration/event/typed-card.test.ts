import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AnswerValue } from "@/lib/domain/instrument/answers";
import { blindIndex } from "@/lib/server/crypto/seal";
import { findReviewPage } from "@/lib/server/proposal/queries";
import type { SeedFamily } from "@/prisma/seed/record";
import { carryToCoach, decision, type Team } from "@/tests/support/factory/proposals";
import { must, run } from "@/tests/support/factory/run";
import { allHere, closeVillage, openVillage, owner, patch, REGENCY, rows, take, VILLAGE } from "./world";

let team: Team;
let meetingId: string;

beforeAll(async () => {
  ({ team, meetingId } = await openVillage(60));
});

afterAll(closeVillage);

const hasCard = (family: SeedFamily) => allHere(family) && family.household["kkNumber"] != null;
const refusedForCard = { ok: false, error: { code: "NOT_ALLOWED_NOW", info: { reason: "KK_IN_USE" } } };

/** A draft about the family's condition that types another card number. */
async function draftOf(family: SeedFamily, card: string) {
  const key = { regencyCode: REGENCY, id: uuidv7() };
  await must(team.operator, "proposal.start", { ...key, householdId: family.id, channel: "desk" });
  return { ...key, version: await retype(key, family.household["kkNumber"] ?? null, card) };
}

async function retype(key: { readonly id: string }, before: AnswerValue, card: string): Promise<number> {
  const patches = [patch("household", null, "kkNumber", before, card)];
  const input = { regencyCode: REGENCY, ...key, patches };
  return (await must<{ version: number }>(team.operator, "proposal.save", input)).version;
}

/** The same, carried to its last decision. */
async function typed(family: SeedFamily, card: string) {
  const { version, ...key } = await draftOf(family, card);
  return { ...key, version: await carryToCoach(team, key, version, meetingId) };
}

const accept = (item: object) => run(team.coach, "proposal.decide", { item, decision: decision("accept") });
const withCard = (card: string) =>
  rows("SELECT id FROM household WHERE kk_bidx = $1 AND village_code = $2", blindIndex(card), VILLAGE);

describe("a card number typed in the form", () => {
  it("that another family has is refused at its field when it is sent, and sent when it is corrected", async () => {
    const [one, two] = [take(hasCard), take(hasCard)];
    const taken = String(one.household["kkNumber"]);
    const { version, ...key } = await draftOf(two, taken);
    const page = await findReviewPage(team.operator, key, "id", new Date());
    expect(page?.findings.filter(({ ruleId }) => ruleId === "CARD")).toEqual([]);
    const possible = page?.possible.find(({ ruleId }) => ruleId === "CARD");
    expect(possible).toMatchObject({ path: "household.kkNumber", severity: "error" });
    expect(possible?.text).toContain("sudah dipakai keluarga lain");
    const outcome = await run(team.operator, "proposal.submit", { ...key, version });
    expect(outcome).toMatchObject({
      ok: false,
      error: { code: "INCOMPLETE", fields: [{ path: "household.kkNumber", detail: "CARD" }] },
    });
    expect(await rows("SELECT state FROM proposal WHERE id = $1", key.id)).toEqual([{ state: "draft" }]);
    const corrected = { ...key, version: await retype(key, taken, "9952070101269803") };
    await must(team.operator, "proposal.submit", corrected);
  });

  it("that only a closed family has is free", async () => {
    const [one, two] = [take(hasCard), take(hasCard)];
    await owner.query("UPDATE household SET status = 3 WHERE id = $1", [one.id]);
    await must(team.operator, "proposal.submit", await draftOf(two, String(one.household["kkNumber"])));
  });

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
