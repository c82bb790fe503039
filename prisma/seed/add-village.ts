import { Client } from "pg";
import { openVault } from "@/lib/server/household/record-rows";
import type { People } from "./accounts";
import { witaInstant } from "./calendar";
import { SEED } from "./demo";
import { loadPeople } from "./load-people";
import { type Loaded, loadVillage } from "./load-village";
import { villageSite } from "./place";
import type { RegionVillage } from "./plan";
import { randomFor, uuidFrom } from "./random";
import { makeVillage } from "./village";

/** Blocks of the demo's own villages end far below. */
const FIRST_BLOCK = 5000;
const META_KEY = "demo_villages";

export interface AddedVillage extends Loaded {
  readonly village: RegionVillage;
  readonly username: string;
}

/**
 * Adds one village of many families to a demo that is there, with an operator of its own. Without a code it takes the
 * first village of Sumbawa that has no families. Its NIKs have a block of their own and meet nobody else's.
 */
export async function addVillage(
  ownerUrl: string,
  wanted: { readonly families: number; readonly code: string | null; readonly on: string; readonly password: string },
): Promise<AddedVillage> {
  const client = new Client({ connectionString: ownerUrl, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    await client.query("BEGIN");
    const village = await chooseVillage(client, wanted.code);
    const site = villageSite(village);
    const plan = { site, families: wanted.families, newcomers: 0, block: await takeBlock(client) };
    const begunAt = witaInstant(wanted.on, 7, 0);
    const people = operatorOf(village, begunAt, wanted.password);
    await loadPeople(client, people, [], begunAt);
    const work = { village: makeVillage(plan, wanted.on, SEED), meetings: [], proposals: [], changed: new Map() };
    const loaded = await loadVillage(client, work, [], wanted.on, openVault());
    await client.query("COMMIT");
    await client.query("ANALYZE household, member, member_civil, household_revision");
    await client.query("SELECT app_rollup_village($1, $2, now())", [village.code.slice(0, 4), village.code]);
    return { ...loaded, village, username: people.users[0]?.username ?? "" };
  } finally {
    await client.end();
  }
}

async function chooseVillage(client: Client, code: string | null): Promise<RegionVillage> {
  const found = await client.query<RegionVillage>(
    `SELECT code, name, kind FROM region r WHERE level = 4 AND (CASE WHEN $1::text IS NULL THEN code LIKE '5204%' ELSE code = $1 END)
       AND NOT EXISTS (SELECT 1 FROM household h WHERE h.village_code = r.code) ORDER BY code LIMIT 1`,
    [code],
  );
  const village = found.rows[0];
  if (village === undefined)
    throw new Error("Tidak ada desa kosong dengan kode itu. / No village without families of that code.");
  return village;
}

async function takeBlock(client: Client): Promise<number> {
  const taken = await client.query<{ value: string }>(
    "INSERT INTO app_meta (key, value) VALUES ($1, '1') ON CONFLICT (key) DO UPDATE SET value = (app_meta.value::int + 1)::text RETURNING value",
    [META_KEY],
  );
  return FIRST_BLOCK + Number(taken.rows[0]?.value ?? "1");
}

function operatorOf(village: RegionVillage, at: number, password: string): People {
  const random = randomFor(SEED, "operator", village.code);
  const user = {
    id: uuidFrom(random, at),
    username: `operator.${village.code}`,
    displayName: `Operator ${village.name} (contoh)`,
    password,
  };
  const grant = {
    id: uuidFrom(random, at),
    userId: user.id,
    role: "village-operator" as const,
    regionCode: village.code,
    level: "full" as const,
    rt: null,
    rw: null,
  };
  return { users: [user], grants: [grant] };
}
