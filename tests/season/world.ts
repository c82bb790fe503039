import { Client } from "pg";
import type { Actor } from "@/lib/domain/access/actor";
import { makeFamilies } from "@/tests/support/factory/families";
import { makeActor } from "@/tests/support/factory/people";

export const REGENCY = "5207";
export const YEAR = 2026;

export interface Village {
  readonly code: string;
  readonly operator: Actor;
  readonly head: Actor;
  /** Families whose turn has not come yet. */
  readonly families: { readonly id: string; readonly area: number }[];
  /** How late in the season this village works: 1 evenly, more the later. */
  readonly delay: number;
}

export interface World {
  readonly owner: Client;
  readonly villages: readonly Village[];
  readonly verifiers: readonly Actor[];
  readonly validators: readonly Actor[];
  readonly coaches: readonly Actor[];
}

const DELAYS = [1, 1, 1.6, 2.4] as const;

/** A regency of 65 villages with families enough, its period, and the few people who decide. */
export async function makeWorld(ownerUrl: string, proposals: number, say: (text: string) => void): Promise<World> {
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query(
    `INSERT INTO period (id, region_code, year, instrument, instrument_version, starts_on, ends_on)
     VALUES (gen_random_uuid(), $1, $2, 'REGSOSEK22-K', 1, $3, $4)`,
    [REGENCY, YEAR, `${YEAR}-01-01`, `${YEAR}-09-30`],
  );
  const codes = await owner.query<{ code: string }>(
    "SELECT code FROM region WHERE level = 4 AND code LIKE $1 ORDER BY code",
    [`${REGENCY}%`],
  );
  // Some families have an error on record that their operator must mend first; they are passed by.
  const each = Math.ceil((proposals / codes.rows.length) * 1.06);
  const villages: Village[] = [];
  for (const [index, { code }] of codes.rows.entries()) {
    const families = await makeFamilies(owner, code, each, `${YEAR}-01-01`);
    villages.push({
      code,
      operator: await makeActor(owner, "village-operator", code),
      head: await makeActor(owner, "village-head", code),
      families: families
        .filter(({ status }) => status === 1)
        .map(({ id, household }) => ({ id, area: Number(household["floorAreaM2"] ?? 0) })),
      delay: DELAYS[index % DELAYS.length] ?? 1,
    });
    if (index % 13 === 12) say(`${index + 1} desa / villages`);
  }
  await owner.query("ANALYZE");
  const many = (count: number, role: "regency-verifier" | "province-validator" | "coach", region: string) =>
    Promise.all(Array.from({ length: count }, () => makeActor(owner, role, region)));
  return {
    owner,
    villages,
    verifiers: await many(4, "regency-verifier", REGENCY),
    validators: await many(3, "province-validator", REGENCY.slice(0, 2)),
    coaches: await many(2, "coach", REGENCY),
  };
}
