import "server-only";
import { isRole } from "@/lib/domain/access/role";
import { type Budget, paysIn } from "@/lib/domain/coverage/budget";
import type { Sponsor, SponsorStep, SponsorWriter } from "@/lib/domain/coverage/line";
import { findOffice, type Office } from "@/lib/domain/coverage/office";
import { isSponsoredIn } from "@/lib/domain/coverage/sponsorship";
import type { Sql } from "@/lib/server/db/sql";
import { findRegions } from "@/lib/server/region/queries";

interface SponsorRow {
  readonly id: string;
  readonly version: number;
  readonly region_code: string;
  readonly variable: string;
  readonly office: string;
  readonly programme: string;
  readonly budget_line: string | null;
  readonly budget_year: number | null;
  readonly budget_rupiah: string | null;
}

/** Sponsorships that stand, as one area sees them. */
export interface AreaSponsors {
  /** By variable: those of the area's own regency and province. */
  readonly here: ReadonlyMap<string, readonly Sponsor[]>;
  /** By variable: regions inside the area, and whether one of them pays. */
  readonly within: ReadonlyMap<string, { readonly regions: number; readonly isPaid: boolean }>;
}

/** Offices, variables and regions are few: all provinces with all their regencies say some ten thousand things at most. */
const MOST = 50_000;

/** Rows of sponsorships that an area's reader sees, in the order of offices. */
export async function readSponsorRows(
  sql: Sql,
  areaCode: string,
  variable: string | null,
): Promise<readonly SponsorRow[]> {
  return sql<SponsorRow>`SELECT id::text, version, region_code, variable, office, programme, budget_line, budget_year, budget_rupiah::text
    FROM variable_sponsorship WHERE ended_at IS NULL AND (${variable}::text IS NULL OR variable = ${variable})
      AND (${areaCode} = '0' OR starts_with(region_code, ${areaCode}) OR starts_with(${areaCode}, region_code))
    ORDER BY length(region_code) DESC, office, id LIMIT ${MOST}`;
}

/** Sorted by what they are to the area. `year`: the budget year that pays now. */
export async function sponsorsIn(rows: readonly SponsorRow[], areaCode: string, year: number): Promise<AreaSponsors> {
  const regions = await findRegions([...new Set(rows.map((row) => row.region_code))]);
  const here = new Map<string, Sponsor[]>();
  const within = new Map<string, Set<string>>();
  const paid = new Set<string>();
  for (const row of rows) {
    const office = findOffice(row.office);
    if (office === null) continue;
    if (isSponsoredIn(row.region_code, areaCode)) {
      const list = here.get(row.variable) ?? [];
      list.push(toSponsor(row, office, regions.get(row.region_code)?.label ?? row.region_code, year));
      here.set(row.variable, list);
      continue;
    }
    within.set(row.variable, (within.get(row.variable) ?? new Set()).add(row.region_code));
    if (paysIn(budgetOf(row), year)) paid.add(row.variable);
  }
  const inside = [...within].map(
    ([variable, codes]) => [variable, { regions: codes.size, isPaid: paid.has(variable) }] as const,
  );
  return { here, within: new Map(inside) };
}

function toSponsor(row: SponsorRow, office: Office, regionLabel: string, year: number): Sponsor {
  const budget = budgetOf(row);
  return {
    id: row.id,
    version: row.version,
    regionCode: row.region_code,
    regionLabel,
    office,
    programme: row.programme,
    budget,
    paysNow: paysIn(budget, year),
  };
}

export function budgetOf(row: Pick<SponsorRow, "budget_line" | "budget_year" | "budget_rupiah">): Budget | null {
  const { budget_line: line, budget_year: year, budget_rupiah: amount } = row;
  return line === null || year === null || amount === null ? null : { line, year, amountRupiah: Number(amount) };
}

/** Steps shown of a variable; a page tells the recent ones, the audit all. */
const STEPS = 20;

/** What the offices that an area's reader sees said of a variable, newest first; of the area's own regency and province. */
export async function readSponsorSteps(
  sql: Sql,
  areaCode: string,
  variable: string,
  seesNames: boolean,
): Promise<readonly SponsorStep[]> {
  const rows = await sql<Omit<SponsorStep, "office" | "role"> & { office: string; role: string }>`
    SELECT t.id::text, t.event, s.office, t.programme, t.reason, t.role, t.at,
      CASE WHEN ${seesNames} THEN (SELECT u.display_name FROM app_user u WHERE u.id = t.actor_id) END AS by
    FROM variable_sponsorship s JOIN variable_sponsorship_step t ON t.regency_code = s.regency_code AND t.sponsorship_id = s.id
    WHERE s.variable = ${variable} AND starts_with(${areaCode}, s.region_code) ORDER BY t.at DESC, t.id LIMIT ${STEPS}`;
  return rows.flatMap((row) => {
    const office = findOffice(row.office);
    return office === null || !isRole(row.role) ? [] : [{ ...row, office, role: row.role }];
  });
}

/** Who wrote down what stands of the sponsorships of a variable that an area's reader sees, by id. */
export async function readSponsorWriters(
  sql: Sql,
  areaCode: string,
  variable: string,
  seesNames: boolean,
): Promise<ReadonlyMap<string, SponsorWriter>> {
  const rows = await sql<Omit<SponsorWriter, "role"> & { id: string; role: string }>`
    SELECT DISTINCT ON (s.id) s.id::text, t.event, t.role, t.at,
      CASE WHEN ${seesNames} THEN (SELECT u.display_name FROM app_user u WHERE u.id = t.actor_id) END AS name
    FROM variable_sponsorship s JOIN variable_sponsorship_step t ON t.regency_code = s.regency_code AND t.sponsorship_id = s.id
    WHERE s.ended_at IS NULL AND s.variable = ${variable} AND starts_with(${areaCode}, s.region_code)
    ORDER BY s.id, t.version DESC LIMIT ${MOST}`;
  return new Map(rows.flatMap(({ id, role, ...writer }) => (isRole(role) ? [[id, { ...writer, role }] as const] : [])));
}
