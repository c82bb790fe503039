import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { handles } from "@/lib/server/db/pool";
import { makeActor } from "@/tests/support/factory/people";
import { decision } from "@/tests/support/factory/proposals";
import { must } from "@/tests/support/factory/run";
import { forceTiers, WITHOUT_LOTS } from "@/tests/support/factory/tiers";
import { ownerUrl } from "@/tests/support/urls";
import { HERE, type Item, makeWaiting, VILLAGE } from "./waiting";

const owner = new Client({ connectionString: ownerUrl() });
const ROUNDS = 8;

beforeAll(async () => {
  await owner.connect();
  await forceTiers(owner, HERE, WITHOUT_LOTS);
});
afterAll(() => owner.end());

async function makeAll(state: "endorsed" | "verified", villages: readonly string[]): Promise<Item[]> {
  const items: Item[] = [];
  for (const villageCode of villages)
    for (let index = 0; index < 4; index += 1) items.push(await makeWaiting(owner, { state, villageCode }));
  return items;
}

describe("two offices that decide many of the same villages at once", () => {
  it("never wait for each other in a circle", async () => {
    const verifier = await makeActor(owner, "regency-verifier", HERE);
    const validator = await makeActor(owner, "province-validator", "11");
    for (let round = 0; round < ROUNDS; round += 1) {
      // Ids grow as proposals come: one list meets the villages in this order, the other in that.
      const here = await makeAll("endorsed", [VILLAGE.one, VILLAGE.two]);
      const there = await makeAll("verified", [VILLAGE.two, VILLAGE.one]);
      const [verified, validated] = await Promise.all([
        must<{ outcomes: { refused: string | null }[] }>(verifier, "proposal.decide-many", {
          items: here,
          decision: decision("verify"),
        }),
        must<{ outcomes: { refused: string | null }[] }>(validator, "proposal.decide-many", {
          items: there,
          decision: decision("validate"),
        }),
      ]);
      for (const { refused } of [...verified.outcomes, ...validated.outcomes]) expect(refused).toBeNull();
    }
    // A circle is broken by the database and the loser tries again, so only its own count tells; connections write it as they end.
    await handles().prisma.$disconnect();
    await handles().pool.end();
    const found = await owner.query(
      "SELECT deadlocks::int AS deadlocks FROM pg_stat_database WHERE datname = current_database()",
    );
    expect(found.rows[0].deadlocks).toBe(0);
    const jobs = await owner.query(
      "SELECT count(*)::int AS n FROM graphile_worker.jobs WHERE key = ANY (ARRAY['rollup:' || $1, 'rollup:' || $2])",
      [VILLAGE.one, VILLAGE.two],
    );
    expect(jobs.rows[0].n).toBe(2);
  });
});
