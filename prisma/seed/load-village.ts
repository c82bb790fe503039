import type { Client } from "pg";
import { STANDARD_TIERS } from "@/lib/domain/workflow/tier";
import { type Cell, copyRows } from "@/lib/server/db/copy";
import { firstRevision, HOUSEHOLD_REVISION } from "@/lib/server/household/first-revision";
import {
  civilCells,
  HOUSEHOLD,
  HOUSEHOLD_KK,
  householdCells,
  MEMBER,
  MEMBER_CIVIL,
  memberCells,
  type Table,
  type Vault,
  type Written,
} from "@/lib/server/household/record-rows";
import { seedDigest } from "@/lib/server/workflow/sample";
import { MEETING_MINUTES, MINUTES_COPY, MINUTES_FACT, minutesRows } from "./minutes-rows";
import { currentPeriod, type SeedPeriod } from "./period";
import {
  eventCells,
  meetingCells,
  PROPOSAL,
  PROPOSAL_EVENT,
  proposalCells,
  reviewSeed,
  VILLAGE_MEETING,
} from "./proposal-rows";
import type { SeedFamily } from "./record";
import { kkCells, NIK_REGISTRY, nikCells, PERSON_REGISTRY, personCells } from "./record-rows";
import { appliedRevision, FAMILY_EVENT, toldCells } from "./revision-rows";
import type { VillageWork } from "./village-work";

export interface Loaded {
  readonly families: number;
  readonly people: number;
  readonly proposals: number;
}

/** Families written at once, so that a village of 10,000 does not lie in memory as rows as well. */
const AT_ONCE = 500;

/** Writes a village: its families as they are now, their registries and history, and the period's work. */
export async function loadVillage(
  client: Client,
  work: VillageWork,
  periods: readonly SeedPeriod[],
  on: string,
  vault: Vault,
): Promise<Loaded> {
  const { families, plan } = work.village;
  for (let from = 0; from < families.length; from += AT_ONCE) {
    await loadFamilies(client, families.slice(from, from + AT_ONCE), work, vault);
  }
  await put(client, VILLAGE_MEETING, work.meetings.map(meetingCells));
  if (work.proposals.length > 0) {
    const period = currentPeriod(periods, on, plan.site.code);
    await drawSeeds(client, plan.site.code.slice(0, 4), period.id, on);
    await put(
      client,
      PROPOSAL,
      work.proposals.map((proposal) => proposalCells(proposal, period.id, vault)),
    );
    await put(client, PROPOSAL_EVENT, work.proposals.flatMap(eventCells));
    const { minutes, copies, facts } = minutesRows(work.meetings, work.proposals);
    await put(client, MEETING_MINUTES, minutes);
    await put(client, MINUTES_COPY, copies);
    await put(client, MINUTES_FACT, facts);
  }
  return {
    families: families.length,
    people: families.reduce((sum, { members }) => sum + members.length, 0),
    proposals: work.proposals.length,
  };
}

/** The seeds of the tiers' samples; every village of a regency shares them. */
async function drawSeeds(client: Client, regencyCode: string, periodId: string, on: string): Promise<void> {
  for (const { name } of STANDARD_TIERS) {
    const seed = reviewSeed(regencyCode, periodId, name);
    await client.query(
      `INSERT INTO review_seed (regency_code, period_id, tier, seed, digest, drawn_at)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
      [regencyCode, periodId, name, seed, seedDigest(seed), on],
    );
  }
}

async function loadFamilies(
  client: Client,
  families: readonly SeedFamily[],
  work: VillageWork,
  vault: Vault,
): Promise<void> {
  const ids = new Set(families.map(({ id }) => id));
  const applied = work.proposals.filter(({ life, householdId }) => life.state === "applied" && ids.has(householdId));
  const appliedAt = new Map(applied.map(({ householdId, life }) => [householdId, life.stateSince]));
  const now = families.map((first) => ({
    first,
    family: work.changed.get(first.id) ?? first,
    written: writtenOf(first.loadedAt, appliedAt.get(first.id)),
  }));
  const everybody = now.flatMap(({ family, written }) => family.members.map((member) => ({ family, member, written })));
  await put(
    client,
    HOUSEHOLD,
    now.map(({ family, written }) => householdCells(family, written, vault)),
  );
  await put(
    client,
    MEMBER,
    everybody.map(({ family, member, written }) => memberCells(family, member, written, vault)),
  );
  await put(
    client,
    MEMBER_CIVIL,
    everybody.map(({ family, member, written }) => civilCells(family, member, written, vault)),
  );
  await put(
    client,
    HOUSEHOLD_KK,
    now.flatMap(({ family }) => kkCells(family, vault)),
  );
  await put(
    client,
    PERSON_REGISTRY,
    everybody.map(({ family, member }) => personCells(family, member)),
  );
  await put(
    client,
    NIK_REGISTRY,
    everybody.flatMap(({ family, member }) => nikCells(family, member, vault)),
  );
  await put(client, HOUSEHOLD_REVISION, [
    ...now.map(({ first }) => firstRevision(first, vault)),
    ...applied.map((proposal) => appliedRevision(proposal, vault)),
  ]);
  await put(client, FAMILY_EVENT, applied.flatMap(toldCells));
}

function put(client: Client, table: Table, rows: readonly (readonly Cell[])[]): Promise<number> {
  return copyRows(client, table.name, table.columns, rows);
}

function writtenOf(loadedAt: number, appliedAt: number | undefined): Written {
  return appliedAt === undefined ? { revision: 1, updatedAt: loadedAt } : { revision: 2, updatedAt: appliedAt };
}
