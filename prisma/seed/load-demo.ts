import { Client } from "pg";
import { type Cell, copyRows } from "@/lib/server/db/copy";
import { HOUSEHOLD_DECILE, openVault } from "@/lib/server/household/record-rows";
import { actingIn } from "./accounts";
import { COACHING_NOTE, coachingOf, RECOMMENDATION, RECOMMENDATION_STEP } from "./coaching";
import { countDynamics } from "./count-dynamics";
import { DECILE_SNAPSHOT, decileCells, snapshotCells } from "./decile";
import { DELIVERY_COLUMNS, deliveries } from "./delivery";
import { accompanied, type Demo, makeDemo, SEED } from "./demo";
import { DESK_COLUMNS } from "./desk-columns";
import { GROUND_CHECK, groundChecks } from "./ground-check";
import { loadInvitations } from "./invitation";
import { loadPeople, markRemote, settleHomes } from "./load-people";
import { type Loaded, loadVillage } from "./load-village";
import { QUALITY_LOT, QUALITY_LOT_ITEM, qualityLots } from "./lot";
import { OBJECTION_COLUMNS, objections } from "./objection";
import { currentPeriod } from "./period";
import { DEMO_REGENCY, type RegionVillage, type SeedSize } from "./plan";
import type { SeedProposal } from "./proposal";
import { RIGHTS_COLUMNS, rightsRequests } from "./rights";
import { serviceDesk } from "./service-desk";
import { SPONSORSHIP, SPONSORSHIP_STEP, sponsorshipsOf } from "./sponsorship";
import { trainings } from "./training";
import { TRAINING_TABLES } from "./training-tables";
import type { VillageWork } from "./village-work";

const ANALYZE =
  "ANALYZE household, member, member_civil, household_kk, household_revision, household_decile, proposal, proposal_event, person_registry, nik_registry";

export interface SeedOptions {
  readonly size: SeedSize;
  readonly on: string;
  readonly say?: (line: string) => void;
}

/**
 * Fills an empty database with the demo, in one transaction: a seed that is killed leaves nothing.
 * @returns what was written, or null when somebody's accounts are there
 */
export async function seedDemo(ownerUrl: string, { size, on, say = () => {} }: SeedOptions): Promise<Loaded | null> {
  const client = new Client({ connectionString: ownerUrl, connectionTimeoutMillis: 5_000 });
  await client.connect();
  try {
    const taken = await client.query("SELECT 1 FROM app_user LIMIT 1");
    if (taken.rows.length > 0) return null;
    const demo = makeDemo({ villages: await villagesOf(client), size, on, seed: SEED });
    await client.query("BEGIN");
    await client.query("SET LOCAL synchronous_commit = off");
    await loadPeople(client, demo.people, demo.periods, demo.begunAt);
    await markRemote(client, demo.plans);
    await train(client, demo, on);
    await copyRows(client, DECILE_SNAPSHOT.name, DECILE_SNAPSHOT.columns, snapshotCells(on));
    await settleHomes(client);
    const loaded = await loadWorks(client, demo, on, say);
    await client.query("COMMIT");
    const villages = demo.plans.map(({ site }) => site.code);
    await finish(client, loaded, villages, say);
    return loaded;
  } finally {
    await client.end();
  }
}

async function train(client: Client, demo: Demo, on: string): Promise<void> {
  const rows = trainings(demo.people, demo.plans, on);
  const of = ["session", "appointment", "pact", "seat", "certificate", "fact", "grant"] as const;
  for (const each of of) await copyRows(client, TRAINING_TABLES[each].name, TRAINING_TABLES[each].columns, rows[each]);
}

async function villagesOf(client: Client): Promise<readonly RegionVillage[]> {
  const found = await client.query<RegionVillage>(
    "SELECT code, name, kind FROM region WHERE level = 4 AND (code LIKE '52%' OR code LIKE '99%') ORDER BY code",
  );
  if (found.rows.length === 0) throw new Error("Wilayah belum dimuat. / Regions are not loaded.");
  return found.rows;
}

async function loadWorks(client: Client, demo: Demo, on: string, say: (line: string) => void): Promise<Loaded> {
  let total: Loaded = { families: 0, people: 0, proposals: 0 };
  let done = 0;
  const applied: SeedProposal[] = [];
  for (const work of demo.works()) {
    const loaded = await loadVillage(client, work, demo.periods, on, openVault());
    await copyRows(client, HOUSEHOLD_DECILE.name, HOUSEHOLD_DECILE.columns, decileCells(work, on, SEED));
    await assign(client, demo, work, on);
    applied.push(...work.proposals.filter(({ appliedRevision }) => appliedRevision !== null));
    await coach(client, demo, work, on);
    // Until the tables are known to be full, the check of a foreign key may walk a whole regency for every row.
    if (done === 0) await client.query(ANALYZE);
    total = {
      families: total.families + loaded.families,
      people: total.people + loaded.people,
      proposals: total.proposals + loaded.proposals,
    };
    done += 1;
    if (done % 10 === 0 || done === demo.plans.length) {
      say(`${done}/${demo.plans.length} desa / villages: ${total.families} keluarga / families`);
    }
  }
  await send(client, demo, applied, on);
  await sponsor(client, demo, on);
  await loadInvitations(client, DEMO_REGENCY, on);
  return total;
}

async function sponsor(client: Client, demo: Demo, on: string): Promise<void> {
  for (const regency of new Set(demo.plans.map(({ site }) => site.code.slice(0, 4)))) {
    const { sponsorships, steps } = sponsorshipsOf(regency, demo.people, on);
    await copyRows(client, SPONSORSHIP.name, SPONSORSHIP.columns, sponsorships);
    await copyRows(client, SPONSORSHIP_STEP.name, SPONSORSHIP_STEP.columns, steps);
  }
}

async function send(client: Client, demo: Demo, applied: readonly SeedProposal[], on: string): Promise<void> {
  const { packages, items, events } = deliveries(applied, demo.people, on);
  await copyRows(client, "delivery_package", DELIVERY_COLUMNS.packages, packages);
  await copyRows(client, "delivery_item", DELIVERY_COLUMNS.items, items);
  await copyRows(client, "delivery_event", DELIVERY_COLUMNS.events, events);
}

async function assign(client: Client, demo: Demo, work: VillageWork, on: string): Promise<void> {
  const companions = actingIn(demo.people, "companion", work.village.plan.site.code);
  const given = accompanied(work).flatMap((families, index) => {
    const companion = companions[index];
    return companion === undefined ? [] : families.map((family) => ({ family, userId: companion.userId }));
  });
  const rows = given.map(({ family, userId }): readonly Cell[] => [
    family.villageCode.slice(0, 4),
    family.id,
    userId,
    family.villageCode,
    new Date(demo.begunAt),
  ]);
  await copyRows(client, "assignment", ["regency_code", "household_id", "user_id", "village_code", "created_at"], rows);
  const checks = groundChecks(work, demo.people, on, new Set(given.map(({ family }) => family.id)));
  await copyRows(client, GROUND_CHECK.name, GROUND_CHECK.columns, checks);
  const said = objections(work, demo.people, on);
  await copyRows(client, "objection", OBJECTION_COLUMNS.objections, said.objections);
  await copyRows(client, "objection_event", OBJECTION_COLUMNS.events, said.events);
  const asked = rightsRequests(work, demo.people, on);
  await copyRows(client, "rights_request", RIGHTS_COLUMNS.requests, asked.requests);
  await copyRows(client, "rights_event", RIGHTS_COLUMNS.events, asked.events);
  const desk = serviceDesk(work, demo.people, on);
  for (const table of ["desk_day", "desk_slot", "desk_ticket", "desk_event", "house_call", "house_call_event"] as const)
    await copyRows(client, table, DESK_COLUMNS[table], desk[table]);
}

/** What coaches have done in a village with work enough to judge. */
async function coach(client: Client, demo: Demo, work: VillageWork, on: string): Promise<void> {
  const { code } = work.village.plan.site;
  const { lots, items } = qualityLots(work, demo.people, on, currentPeriod(demo.periods, on, code).id);
  if (lots.length === 0) return;
  await copyRows(client, QUALITY_LOT.name, QUALITY_LOT.columns, lots);
  await copyRows(client, QUALITY_LOT_ITEM.name, QUALITY_LOT_ITEM.columns, items);
  const { notes, recommendations, steps } = coachingOf(code, demo.people, on);
  await copyRows(client, COACHING_NOTE.name, COACHING_NOTE.columns, notes);
  await copyRows(client, RECOMMENDATION.name, RECOMMENDATION.columns, recommendations);
  await copyRows(client, RECOMMENDATION_STEP.name, RECOMMENDATION_STEP.columns, steps);
}

/** Fresh statistics for the planner, then the figures of every level. */
async function finish(
  client: Client,
  loaded: Loaded,
  villages: readonly string[],
  say: (line: string) => void,
): Promise<void> {
  await client.query(ANALYZE);
  await client.query("SELECT app_rollup_all(now())");
  await client.query("SELECT app_place_all(now())");
  await countDynamics(client, villages);
  say(`${loaded.families} keluarga, ${loaded.people} orang, ${loaded.proposals} usulan / families, people, proposals`);
}
