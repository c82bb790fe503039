import { Client } from "pg";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { scopeOf } from "@/lib/domain/access/actor";
import type { Scope } from "@/lib/domain/access/scope";
import { codeOfNumber } from "@/lib/domain/invitation/code";
import { handles } from "@/lib/server/db/pool";
import { underScope } from "@/lib/server/db/scoped";
import { findInvitationByCode } from "@/lib/server/invitation/find-by-code";
import { letterCode, letterCodeHash } from "@/lib/server/invitation/letter-code";
import { markAnswered } from "@/lib/server/invitation/mark-answered";
import { makeFamilies } from "@/tests/support/factory/families";
import { makeActor } from "@/tests/support/factory/people";
import { ownerUrl } from "@/tests/support/urls";

const HERE = "1105";
const VILLAGE = "1105012001";
const NOW = new Date("2026-05-20T03:00:00Z");
const owner = new Client({ connectionString: ownerUrl() });
let families: readonly { id: string }[];

beforeAll(async () => {
  await owner.connect();
  families = await makeFamilies(owner, VILLAGE, 3, "2026-05-14");
});
afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

const family = (index: number) => families[index]?.id ?? "";

async function makeLetter(householdId: string) {
  const letter = { regencyCode: HERE, invitationId: uuidv7(), setId: uuidv7() };
  await owner.query(
    `INSERT INTO invitation (regency_code, id, village_code, household_id, year, state, version, set_id, place, printed_at, answer_by, made_at, updated_at)
     VALUES ($1, $2, $3, $4, 2026, 'issued', 1, $5, 1, $6, '2026-09-30', $6, $6)`,
    [HERE, letter.invitationId, VILLAGE, householdId, letter.setId, NOW],
  );
  const code = letterCode(letter);
  await owner.query("INSERT INTO invitation_code (code_hash, regency_code, invitation_id) VALUES ($1, $2, $3)", [
    letterCodeHash(code),
    HERE,
    letter.invitationId,
  ]);
  return { ...letter, code };
}

describe("a letter's code", () => {
  it("opens its family's invitation to somebody who is not signed in, and says no name", async () => {
    const letter = await makeLetter(family(0));
    expect(await findInvitationByCode(letter.code)).toEqual({
      regencyCode: HERE,
      invitationId: letter.invitationId,
      householdId: family(0),
      villageCode: VILLAGE,
      year: 2026,
      state: "issued",
    });
    expect(await findInvitationByCode(codeOfNumber(5207n))).toBeNull();
    // The same letter drawn again is the same code; another set gives another.
    expect(letterCode(letter)).toBe(letter.code);
    expect(letterCode({ ...letter, setId: uuidv7() })).not.toBe(letter.code);
  });

  it("stands nowhere in the database, and opens nothing for a family whose record was closed", async () => {
    const letter = await makeLetter(family(1));
    const { rows } = await owner.query("SELECT row_to_json(c)::text AS text FROM invitation_code c");
    for (const { text } of rows) expect(text.toUpperCase()).not.toContain(letter.code);
    await owner.query("UPDATE household SET status = 3 WHERE regency_code = $1 AND id = $2", [HERE, family(1)]);
    expect(await findInvitationByCode(letter.code)).toBeNull();
  });

  it("opens no table: nobody signed in sees no invitation", async () => {
    const found = await handles().pool.query("SELECT 1 FROM invitation UNION ALL SELECT 1 FROM invitation_code");
    expect(found.rows).toEqual([]);
  });
});

describe("a family that was served", () => {
  const own = (householdId: string): Scope => ({
    actorId: uuidv7(),
    mode: "single",
    ranges: [],
    household: { regencyCode: HERE, id: householdId },
  });
  const answer = (scope: Scope, householdId: string, channel: "self" | "desk" | "visit") =>
    underScope(scope, ({ sql }) =>
      markAnswered(sql, { userId: scope.actorId, grantId: null }, { regencyCode: HERE, householdId, channel, at: NOW }),
    );
  const stored = async (householdId: string) =>
    (await owner.query("SELECT state, answered_how, version FROM invitation WHERE household_id = $1", [householdId]))
      .rows;

  it("is written down by the family itself in its own scope, and the first answer stays", async () => {
    await answer(own(family(0)), family(0), "self");
    expect(await stored(family(0))).toEqual([{ state: "answered", answered_how: "self", version: 2 }]);
    await answer(own(family(0)), family(0), "desk");
    expect(await stored(family(0))).toEqual([{ state: "answered", answered_how: "self", version: 3 }]);
    const { rows } = await owner.query(
      "SELECT e.event, e.how FROM invitation_event e JOIN invitation i ON i.id = e.invitation_id WHERE i.household_id = $1 ORDER BY e.id",
      [family(0)],
    );
    expect(rows).toEqual([
      { event: "answer", how: "self" },
      { event: "answer", how: "desk" },
    ]);
  });

  it("counts without a letter, too; another's family is not touched", async () => {
    const stranger = await makeActor(owner, "village-operator", "1105012002");
    await answer(scopeOf(stranger), family(2), "desk");
    expect(await stored(family(2))).toEqual([]);
    await answer(own(family(0)), family(2), "desk");
    expect(await stored(family(2))).toEqual([]);
    const operator = await makeActor(owner, "village-operator", VILLAGE);
    await answer(scopeOf(operator), family(2), "visit");
    expect(await stored(family(2))).toEqual([{ state: "answered", answered_how: "visit", version: 1 }]);
  });
});
