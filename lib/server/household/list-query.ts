import "server-only";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import { rangeOf } from "@/lib/domain/access/scope";
import { fieldStatusOf } from "@/lib/domain/household/field-status";
import type { HouseholdLine } from "@/lib/domain/household/household-line";
import type { ListFilter } from "@/lib/domain/household/list-filter";
import { maskIdentityNumber } from "@/lib/domain/nik/identity-number";
import { formatPublicId } from "@/lib/domain/public-id/public-id";
import { OPEN_STATES, type ProposalState } from "@/lib/domain/workflow/workflow";
import { logRead } from "@/lib/server/audit/log-read";
import { blindIndex, unseal } from "@/lib/server/crypto/seal";
import { Prisma } from "@/lib/server/db/generated/client";
import { type ScopedTx, underScope } from "@/lib/server/db/scoped";
import { FRESH_ON, freshSince } from "@/lib/server/household/fresh-on";
import { findRegion } from "@/lib/server/region/queries";
import { regenciesOf } from "@/lib/server/region/regencies";
import { openCursor, openSearch, sealCursor } from "./search-token";

/** Two screens of a desk, five of a phone: more rows cost every reader and serve few. */
const PAGE = 25;
/** Families a search answers at most; more words narrow it. */
const FOUND_AT_MOST = 100;

export interface HouseholdPage {
  readonly lines: readonly HouseholdLine[];
  /** Sealed place of the next page; null on the last one. */
  readonly next: string | null;
  /** The words searched for, to show in the box again. */
  readonly term: string;
  /** More families matched than are shown. */
  readonly isCut: boolean;
}

interface Row {
  regency_code: string;
  id: string;
  village_code: string;
  head_name: string;
  kk_sealed: string | null;
  member_count: number;
  dusun: string | null;
  rw: string | null;
  rt: string | null;
  decile_national: number | null;
  fresh_on: Date | string | null;
  proposal_id: string | null;
  state: ProposalState | null;
  status: number;
  family_presence: number | null;
}

/** One page of the families in scope, in the order of village and head's name; one audit row with the ids shown. */
export async function listHouseholds(
  actor: Actor,
  filter: ListFilter,
  periodId: string | null,
  now: Date,
): Promise<HouseholdPage> {
  const term = openSearch(filter.search) ?? "";
  const regencies = await regenciesOf(actor.grant.regionCode);
  return underScope(scopeOf(actor), async (tx) => {
    const found = term === "" ? null : await findMatches(tx, term, regencies);
    const rows = found !== null && found.length === 0 ? [] : await selectRows(tx, actor, filter, found, periodId, now);
    const shown = rows.slice(0, PAGE);
    await logRead(
      tx,
      actor,
      term === "" ? "update" : "search",
      "household",
      shown.map((row) => row.id),
    );
    const names = await villageNames(shown.map((row) => row.village_code));
    const last = shown.at(-1);
    const hasNext = rows.length > PAGE && last !== undefined;
    return {
      lines: shown.map((row) =>
        toLine(row, names.get(row.village_code) ?? "", authorize(actor, "household:read-identity")),
      ),
      next: hasNext ? sealCursor({ villageCode: last.village_code, headName: last.head_name, id: last.id }) : null,
      term,
      isCut: found !== null && found.length >= FOUND_AT_MOST,
    };
  });
}

interface Match {
  readonly regency_code: string;
  readonly id: string;
}

/** Families that match: by NIK or KK when the words are 16 digits, else by name. */
async function findMatches({ sql }: ScopedTx, term: string, regencies: readonly string[]): Promise<readonly Match[]> {
  const digits = term.replace(/[\s.-]/g, "");
  if (/^\d{16}$/.test(digits)) {
    const index = blindIndex(digits);
    return sql<Match>`
      SELECT regency_code, household_id AS id FROM member WHERE nik_bidx = ${index} AND active AND regency_code = ANY (${regencies})
      UNION SELECT regency_code, id FROM household WHERE kk_bidx = ${index} AND regency_code = ANY (${regencies})`;
  }
  return sql<Match>`
    SELECT regency_code, household_id AS id FROM app_search_families(${regencies}, ${term}, ${FOUND_AT_MOST})`;
}

/** As the domain's `fieldStatusOf`, so that the filter and the line agree. */
const FIELD_STATUS = Prisma.sql`(CASE WHEN h.status = 2 THEN 0 ELSE nullif(h.family_presence, 0) END)`;

/** Where the families stand. Those found are read one by one: by their area they would be looked for in each of its villages. */
function placeOf(actor: Actor, filter: ListFilter, found: readonly Match[] | null): Prisma.Sql[] {
  const area = rangeOf(filter.village === "" ? actor.grant.regionCode : filter.village);
  const regency = rangeOf(
    actor.grant.regionCode.length > 4 ? actor.grant.regionCode.slice(0, 4) : actor.grant.regionCode,
  );
  const inArea = Prisma.sql`h.village_code >= ${area.lo} AND h.village_code < ${area.hi}`;
  if (found !== null) {
    const regencies = [...new Set(found.map((match) => match.regency_code))];
    const ids = found.map((match) => match.id);
    const these = Prisma.sql`h.regency_code = ANY (${regencies}) AND h.id = ANY (${ids}::uuid[])`;
    return filter.village === "" ? [these] : [these, inArea];
  }
  return [
    actor.grant.regionCode.length >= 4
      ? Prisma.sql`h.regency_code = ${actor.grant.regionCode.slice(0, 4)}`
      : Prisma.sql`h.regency_code >= ${regency.lo} AND h.regency_code < ${regency.hi}`,
    inArea,
  ];
}

function conditions(actor: Actor, filter: ListFilter, found: readonly Match[] | null, now: Date): Prisma.Sql[] {
  const day = freshSince(now);
  const cursor = openCursor(filter.after);
  const parts = [...placeOf(actor, filter, found), Prisma.sql`h.status <> 3`];
  if (filter.dusun !== "") parts.push(Prisma.sql`h.dusun = ${filter.dusun}`);
  if (filter.rt !== "") parts.push(Prisma.sql`h.rt = ${filter.rt}`);
  if (filter.decile !== null) parts.push(Prisma.sql`coalesce(h.decile_national, 0) = ${filter.decile}`);
  if (filter.status === "none") parts.push(Prisma.sql`p.id IS NULL`);
  else if (filter.status !== null) parts.push(Prisma.sql`p.state = ${filter.status}`);
  if (filter.freshness === "fresh") parts.push(Prisma.sql`${FRESH_ON} >= ${day}::date`);
  if (filter.freshness === "stale") parts.push(Prisma.sql`(${FRESH_ON} IS NULL OR ${FRESH_ON} < ${day}::date)`);
  if (filter.field !== null) parts.push(Prisma.sql`${FIELD_STATUS} = ${filter.field}`);
  if (cursor !== null) {
    parts.push(
      Prisma.sql`(h.village_code, h.head_name, h.id) > (${cursor.villageCode}, ${cursor.headName}, ${cursor.id}::uuid)`,
    );
  }
  return parts;
}

async function selectRows(
  { sql }: ScopedTx,
  actor: Actor,
  filter: ListFilter,
  found: readonly Match[] | null,
  periodId: string | null,
  now: Date,
): Promise<Row[]> {
  const where = Prisma.join(conditions(actor, filter, found, now), " AND ");
  return sql<Row>`
    SELECT h.regency_code, h.id, h.village_code, h.head_name, h.kk_sealed, h.member_count, h.dusun, h.rw, h.rt,
      h.decile_national, ${FRESH_ON} AS fresh_on, h.status, h.family_presence, p.id AS proposal_id, p.state
    FROM household h LEFT JOIN LATERAL (
      SELECT q.id, q.state FROM proposal q
      WHERE q.regency_code = h.regency_code AND q.household_id = h.id AND q.period_id = ${periodId}::uuid
      ORDER BY (q.state = ANY (${[...OPEN_STATES]}::text[])) DESC, (q.kind = 'event'), q.state_since DESC LIMIT 1) p ON true
    WHERE ${where}
    ORDER BY h.regency_code, h.village_code, h.head_name, h.id
    LIMIT ${PAGE + 1}`;
}

async function villageNames(codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const unique = [...new Set(codes)];
  const regions = await Promise.all(unique.map((code) => findRegion(code)));
  return new Map(regions.flatMap((region) => (region === null ? [] : [[region.code, region.name]])));
}

function toLine(row: Row, villageName: string, mayReadIdentity: boolean): HouseholdLine {
  const kk = row.kk_sealed === null ? null : unseal(row.kk_sealed);
  return {
    publicId: formatPublicId(row.regency_code, row.id),
    villageCode: row.village_code,
    villageName,
    headName: row.head_name,
    kkNumber: kk === null || mayReadIdentity ? kk : maskIdentityNumber(kk),
    memberCount: row.member_count,
    dusun: row.dusun,
    rw: row.rw,
    rt: row.rt,
    decile: row.decile_national,
    freshOn: row.fresh_on === null ? null : dayOf(row.fresh_on),
    field: fieldStatusOf(row.status, row.family_presence),
    proposal:
      row.proposal_id === null || row.state === null
        ? null
        : { publicId: formatPublicId(row.regency_code, row.proposal_id), state: row.state },
  };
}

function dayOf(value: Date | string): string {
  return typeof value === "string" ? value : value.toISOString().slice(0, 10);
}
