import { Client } from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type Actor, scopeOf } from "@/lib/domain/access/actor";
import type { Scope } from "@/lib/domain/access/scope";
import { PROPOSAL_KINDS } from "@/lib/domain/proposal/kind";
import { NO_FILTER } from "@/lib/domain/queue/filter";
import type { TierName } from "@/lib/domain/workflow/tier";
import { handles } from "@/lib/server/db/pool";
import { underScope } from "@/lib/server/db/scoped";
import { takeCensus } from "@/lib/server/queue/count";
import { waitingFor } from "@/lib/server/queue/waiting";
import { makeActor } from "@/tests/support/factory/people";
import { ownerUrl } from "@/tests/support/urls";
import { clearWaiting, HERE, makeWaiting, VILLAGE, type WaitingSeed } from "./waiting";

const owner = new Client({ connectionString: ownerUrl() });
const NOW = new Date("2026-05-14T03:00:00Z");
const OTHER = "00000000-0000-7000-8000-000000000002";
let verifier: Actor;
let validator: Actor;
let stranger: Actor;
let head: Actor;

beforeAll(async () => {
  await owner.connect();
  verifier = await makeActor(owner, "regency-verifier", HERE);
  validator = await makeActor(owner, "province-validator", "11");
  stranger = await makeActor(owner, "regency-verifier", "1201");
  head = await makeActor(owner, "village-head", VILLAGE.one);
});
afterEach(() => clearWaiting(owner));
afterAll(async () => {
  await owner.end();
  await handles().pool.end();
  await handles().prisma.$disconnect();
});

/** Every mixture of what the counters look at, in both villages and the neighbouring regency. */
function mixtures(state: "endorsed" | "verified", self: string): WaitingSeed[] {
  const late = { dueAt: new Date("2026-05-10T00:00:00Z") };
  const onTime = { dueAt: new Date("2026-05-20T00:00:00Z") };
  const seeds: WaitingSeed[] = [];
  for (const villageCode of [VILLAGE.one, VILLAGE.two, VILLAGE.elsewhere])
    for (const when of [late, onTime, { dueAt: null }])
      for (const risk of [{ weight: 0 }, { weight: 4, warnings: 0 }, { weight: 20 }, { weight: 0, isSampled: true }])
        for (const part of [{}, { contributors: [self], createdBy: self }, { deciders: [self], createdBy: OTHER }])
          seeds.push({
            state,
            villageCode,
            kind: seeds.length % 2 === 0 ? "condition" : "new-household",
            ...when,
            ...risk,
            ...part,
          });
  return seeds;
}

async function census(actor: Actor, tier: TierName, filter = NO_FILTER) {
  const waiting = await waitingFor(actor, tier, filter, NOW);
  return underScope(scopeOf(actor), (tx) => takeCensus(tx, waiting, actor.userId));
}

describe("the census of a queue", () => {
  it.each([
    ["a regency", () => verifier, "verify", "endorsed"],
    ["a province", () => validator, "validate", "verified"],
  ] as const)("counts whole, for %s, what the policies let through row by row", async (_, of, tier, state) => {
    const actor = of();
    for (const seed of mixtures(state, actor.userId)) await makeWaiting(owner, seed);
    await makeWaiting(owner, { state, villageCode: VILLAGE.otherProvince });
    await makeWaiting(owner, { state: state === "endorsed" ? "verified" : "endorsed" });
    const whole = await census(actor, tier);
    const parts = await Promise.all(PROPOSAL_KINDS.map((kind) => census(actor, tier, { ...NO_FILTER, kind })));
    const sum = (counter: keyof typeof whole.counts) => parts.reduce((total, { counts }) => total + counts[counter], 0);
    expect(whole.counts.waiting).toBe(tier === "verify" ? 72 : 108);
    expect(whole.counts.clean).toBeGreaterThan(0);
    for (const counter of ["waiting", "overdue", "warned", "clean"] as const)
      expect(whole.counts[counter], counter).toBe(sum(counter));
    expect(whole.officers.toSorted()).toEqual([...new Set(parts.flatMap(({ officers }) => officers))].toSorted());
  });

  it("counts nothing of a regency that the scope does not hold whole", async () => {
    await makeWaiting(owner, { state: "endorsed" });
    const scopes: readonly [string, Scope | null, number][] = [
      ["its verifier", scopeOf(verifier), 1],
      ["its province", scopeOf(validator), 1],
      ["another province", scopeOf(stranger), 0],
      ["one of its villages", scopeOf(head), 0],
      ["figures alone", { ...scopeOf(verifier), mode: "aggregate" }, 0],
      ["assigned families", { ...scopeOf(verifier), mode: "assigned" }, 0],
      ["no scope", null, 0],
    ];
    for (const [name, scope, expected] of scopes) {
      const asked = `SELECT waiting, cardinality(officers) AS officers
        FROM app_count_queue(ARRAY['${HERE}'], ARRAY['endorsed'], '${OTHER}', NULL, 10, 100, 100)`;
      const found =
        scope === null
          ? (await handles().pool.query(asked)).rows
          : await underScope(
              scope,
              ({ sql }) =>
                sql<{ waiting: number; officers: number }>`SELECT waiting, cardinality(officers) AS officers
                FROM app_count_queue(ARRAY[${HERE}]::text[], ARRAY['endorsed'], ${OTHER}::uuid, NULL, 10, 100, 100)`,
            );
      expect(found[0], name).toEqual({ waiting: expected, officers: expected });
    }
  });
});
