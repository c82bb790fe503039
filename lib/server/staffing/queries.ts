import "server-only";
import { type Actor, authorize } from "@/lib/domain/access/actor";
import { rangeOf } from "@/lib/domain/access/scope";
import { figureScope, lineageOf } from "@/lib/domain/dashboard/area";
import type { DashboardArea } from "@/lib/domain/dashboard/overview";
import {
  byRisk,
  maySeeStaffing,
  STAFFING_ROWS,
  type StaffingPage,
  staffRisk,
  type TierStaff,
} from "@/lib/domain/staffing/staffing";
import { maySetTiers } from "@/lib/domain/workflow/configure";
import { neededBy } from "@/lib/domain/workflow/set-trial";
import { TIERS, type Tier, type TierSet } from "@/lib/domain/workflow/tier";
import { statesHeldBy } from "@/lib/domain/workflow/workflow";
import { findArea } from "@/lib/server/dashboard/queries";
import { referenceSql } from "@/lib/server/db/reference";
import { underScope } from "@/lib/server/db/scoped";
import { regionLabels } from "@/lib/server/grant/queries";
import { childrenOf } from "@/lib/server/region/queries";
import { regenciesOf } from "@/lib/server/region/regencies";
import { tierSetsOf } from "@/lib/server/workflow/tier-sets";
import { countPeople, type TierPerson, tierPeople } from "./people";

const REGENCY_DIGITS = 4;
const VILLAGE_DIGITS = 10;

interface WaitingRow {
  readonly area: string;
  readonly state: string;
  readonly waiting: number;
  readonly late: number;
}

/** Per area and tier how many people there are and what waits. Null outside the acting grant, and below a regency. */
export async function findStaffing(
  actor: Actor,
  code: string | null,
  page: number,
  now: Date,
): Promise<StaffingPage | null> {
  const area = await findArea(actor, code ?? actor.grant.regionCode);
  if (area === null || !maySeeStaffing(actor) || area.code.length > REGENCY_DIGITS) return null;
  const regencies = await regenciesOf(area.code);
  const isRegency = area.code.length === REGENCY_DIGITS;
  const villages = isRegency ? await villagesOf(area.code) : [];
  const [sets, people, waiting] = await Promise.all([
    tierSetsOf(regencies, now),
    findPeople(regencies, villages, now),
    readWaiting(actor, area, regencies, now),
  ]);
  const lines = regencies.flatMap((regency) => tierLines(sets.get(regency) ?? [], regency, people, waiting));
  const heads = isRegency ? villageLines(sets.get(area.code) ?? [], villages, people, waiting) : [];
  const shown = (isRegency ? lines : lines.filter((line) => staffRisk(line) !== null)).toSorted(byRisk);
  const thin = heads.filter((line) => staffRisk(line) !== null).toSorted(byRisk);
  const from = (page - 1) * STAFFING_ROWS;
  const cut = (some: readonly TierStaff[]) => some.slice(from, from + STAFFING_ROWS);
  const tiers = isRegency ? shown : cut(shown);
  return {
    area,
    below: isRegency ? [] : (await childrenOf(area.code)).map(({ code: child, label }) => ({ code: child, label })),
    tiers: await labelled(tiers),
    villages: await labelled(cut(thin)),
    page,
    hasNext: (isRegency ? thin : shown).length > from + STAFFING_ROWS,
    can: { giveAccess: authorize(actor, "user:manage"), configure: maySetTiers(actor, area.code) },
  };
}

async function villagesOf(regency: string): Promise<readonly string[]> {
  const { lo, hi } = rangeOf(regency);
  const rows = await referenceSql()<{ code: string }>`SELECT code FROM region
    WHERE level = 4 AND code >= ${lo} AND code < ${hi} ORDER BY code LIMIT 2000`;
  return rows.map(({ code }) => code);
}

/** Those of the regencies and the regions around them; village heads of one regency's villages alone. */
function findPeople(regencies: readonly string[], villages: readonly string[], now: Date): Promise<TierPerson[]> {
  const regions = new Set([...regencies.flatMap((regency) => [...lineageOf(regency)]), ...villages]);
  return tierPeople(
    referenceSql(),
    Object.values(TIERS).map(({ role }) => role),
    [...regions],
    now,
  );
}

function readWaiting(
  actor: Actor,
  area: DashboardArea,
  regencies: readonly string[],
  now: Date,
): Promise<WaitingRow[]> {
  const { lo, hi } = rangeOf(area.code);
  const digits = area.code.length === REGENCY_DIGITS ? VILLAGE_DIGITS : REGENCY_DIGITS;
  return underScope(
    figureScope(actor),
    ({ sql }) =>
      sql<WaitingRow>`SELECT area, state, waiting, late FROM app_tier_waiting(${[...regencies]}, ${lo}, ${hi}, ${now}, ${digits})`,
  );
}

function lineOf(
  tier: Tier,
  areaCode: string,
  set: TierSet,
  people: readonly TierPerson[],
  waiting: readonly WaitingRow[],
): TierStaff {
  const states: readonly string[] = statesHeldBy(set, tier.name);
  const own = waiting.filter((row) => row.area.startsWith(areaCode) && states.includes(row.state));
  return {
    tier: tier.name,
    areaCode,
    areaLabel: areaCode,
    ...countPeople(people, TIERS[tier.name].role, areaCode),
    needed: neededBy(tier),
    waiting: own.reduce((sum, row) => sum + row.waiting, 0),
    late: own.reduce((sum, row) => sum + row.late, 0),
  };
}

function tierLines(
  set: TierSet,
  regency: string,
  people: readonly TierPerson[],
  waiting: readonly WaitingRow[],
): TierStaff[] {
  return set.filter(({ name }) => name !== "endorse").map((tier) => lineOf(tier, regency, set, people, waiting));
}

/** Villages where something waits for the meeting. */
function villageLines(
  set: TierSet,
  villages: readonly string[],
  people: readonly TierPerson[],
  waiting: readonly WaitingRow[],
): TierStaff[] {
  const meeting = set.find(({ name }) => name === "endorse");
  if (meeting === undefined) return [];
  return villages.map((village) => lineOf(meeting, village, set, people, waiting)).filter((line) => line.waiting > 0);
}

async function labelled(lines: readonly TierStaff[]): Promise<readonly TierStaff[]> {
  const labels = await regionLabels(lines.map(({ areaCode }) => areaCode));
  return lines.map((line) => ({ ...line, areaLabel: labels.get(line.areaCode) ?? line.areaCode }));
}
