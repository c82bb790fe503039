import type { Client } from "pg";
import { type Cell, copyRows } from "./copy";
import { currentPeriod, type SeedPeriod } from "./period";
import { eventCells, meetingCells, PROPOSAL, PROPOSAL_EVENT, proposalCells, VILLAGE_MEETING } from "./proposal-rows";
import {
  civilCells,
  HOUSEHOLD,
  HOUSEHOLD_KK,
  householdCells,
  kkCells,
  MEMBER,
  MEMBER_CIVIL,
  memberCells,
  NIK_REGISTRY,
  nikCells,
  PERSON_REGISTRY,
  personCells,
  type Table,
  type Vault,
  type Written,
} from "./record-rows";
import { appliedRevision, firstRevision, HOUSEHOLD_REVISION } from "./revision-rows";
import type { VillageWork } from "./village-work";

export interface Loaded {
  readonly families: number;
  readonly people: number;
  readonly proposals: number;
}

/** Writes a village: its families as they are now, their registries and history, and the period's work. */
export async function loadVillage(
  client: Client,
  work: VillageWork,
  periods: readonly SeedPeriod[],
  on: string,
  vault: Vault,
): Promise<Loaded> {
  const { families, plan } = work.village;
  const appliedAt = new Map(
    work.proposals
      .filter(({ life }) => life.state === "applied")
      .map(({ householdId, life }) => [householdId, life.stateSince]),
  );
  const now = families.map((first) => ({
    first,
    family: work.changed.get(first.id) ?? first,
    written: writtenOf(first.loadedAt, appliedAt.get(first.id)),
  }));
  const put = (table: Table, rows: readonly (readonly Cell[])[]) => copyRows(client, table.name, table.columns, rows);
  await put(
    HOUSEHOLD,
    now.map(({ family, written }) => householdCells(family, written, vault)),
  );
  await put(
    MEMBER,
    now.flatMap(({ family, written }) => family.members.map((member) => memberCells(family, member, written, vault))),
  );
  await put(
    MEMBER_CIVIL,
    now.flatMap(({ family, written }) => family.members.map((member) => civilCells(family, member, written, vault))),
  );
  await put(
    HOUSEHOLD_KK,
    now.flatMap(({ family }) => kkCells(family, vault)),
  );
  await put(
    PERSON_REGISTRY,
    now.flatMap(({ family }) => family.members.map((member) => personCells(family, member))),
  );
  await put(
    NIK_REGISTRY,
    now.flatMap(({ family }) => family.members.flatMap((member) => nikCells(family, member, vault))),
  );
  await put(HOUSEHOLD_REVISION, [
    ...now.map(({ first }) => firstRevision(first, vault)),
    ...work.proposals
      .filter(({ life }) => life.state === "applied")
      .map((proposal) => appliedRevision(proposal, vault)),
  ]);
  await put(VILLAGE_MEETING, work.meetings.map(meetingCells));
  if (work.proposals.length > 0) {
    const period = currentPeriod(periods, on, plan.site.code);
    await put(
      PROPOSAL,
      work.proposals.map((proposal) => proposalCells(proposal, period.id, vault)),
    );
    await put(PROPOSAL_EVENT, work.proposals.flatMap(eventCells));
  }
  return {
    families: families.length,
    people: families.reduce((sum, { members }) => sum + members.length, 0),
    proposals: work.proposals.length,
  };
}

function writtenOf(loadedAt: number, appliedAt: number | undefined): Written {
  return appliedAt === undefined ? { revision: 1, updatedAt: loadedAt } : { revision: 2, updatedAt: appliedAt };
}
