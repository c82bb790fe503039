import "server-only";
import { LEAST_FAMILIES } from "@/lib/domain/data-request/limits";
import type { RequestedFamily } from "@/lib/domain/data-request/record-row";
import { HOUSEHOLD_STATUS } from "@/lib/domain/household/status";
import { attributeOf } from "@/lib/domain/social/profile";
import { type Entity, parseQuery, queryType } from "@/lib/domain/social/query";
import type { SearchCode } from "@/lib/domain/social/reason";
import type { MemberRecord, SocialRecord } from "@/lib/domain/social/record";
import { comparableOf, type Resolved, resolve } from "@/lib/domain/social/resolve";
import {
  type Criteria,
  MOST_HITS,
  MOST_PAGE,
  RECORD_TYPES,
  type RecordType,
  USUAL_PAGE,
} from "@/lib/domain/social/search-message";
import { toGroup, toMembers } from "@/lib/domain/social/to-record";
import { config } from "@/lib/server/config/config";
import { inAreas } from "@/lib/server/data-request/content/records";
import { readRequested } from "@/lib/server/data-request/content/requested";
import { Prisma } from "@/lib/server/db/generated/client";
import { underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";
import { notRestricted } from "@/lib/server/rights/restricted";
import { aliasOf, columnOf, conditionOf } from "./conditions";
import type { HeldGrant } from "./grant";

/** A search that may be made: all of it judged, nothing of it read. */
export interface PlannedSearch {
  readonly grant: HeldGrant;
  readonly resolved: Resolved;
  readonly recordType: RecordType;
  readonly order: Prisma.Sql;
  readonly page: { readonly size: number; readonly number: number };
  /** Families that alone are looked at. */
  readonly only?: readonly string[];
}

export type Planned<Code> =
  | { readonly ok: true; readonly value: PlannedSearch }
  | { readonly ok: false; readonly code: Code };

/** The record type of a text, with or without what stands before its last colon; `Person` is `SRPerson`. Null: unknown. */
export function recordTypeOf(text: string): RecordType | null {
  const word = text.split(":").at(-1) ?? "";
  return RECORD_TYPES.find((each) => each === word) ?? (word === "Person" ? "SRPerson" : null);
}

/** Judges a search by the grant that it rests on; null: it rests on none. */
export function planSearch(grant: HeldGrant | null, criteria: Criteria): Planned<SearchCode> {
  const refused = (code: SearchCode) => ({ ok: false as const, code });
  const type = queryType(criteria.query_type);
  if (grant === null || type === null || !isSocial(criteria.reg_type)) return refused("rjct.search_criteria.invalid");
  const parsed = parseQuery(type, criteria.query);
  if (!parsed.ok) return refused(parsed.fault === "criteria" ? "rjct.search_criteria.invalid" : "rjct.filter.invalid");
  const recordType = recordTypeIn(criteria, parsed.query.collection);
  if (recordType === null) return refused("rjct.search_criteria.invalid");
  const resolved = resolve(parsed.query.condition, grant.open);
  if (resolved === null) return refused("rjct.filter.invalid");
  const order = orderOf(criteria, grant, entityOf(recordType));
  if (order === null) return refused("rjct.sort.invalid");
  const page = pageOf(criteria);
  if (page === null) return refused("rjct.pagination.invalid");
  return { ok: true, value: { grant, resolved, recordType, order, page } };
}

function isSocial(text: string | undefined): boolean {
  return text === undefined || /(?:^|:)(?:Social|SR|SOCIAL_REGISTRY)$/i.test(text);
}

export function entityOf(recordType: RecordType): Entity {
  return recordType === "Group" ? "Group" : "Member";
}

/** What is asked for may be said in three places, which must not gainsay each other. */
function recordTypeIn({ reg_record_type, response_entity }: Criteria, collection: Entity | null): RecordType | null {
  const named = reg_record_type === undefined ? undefined : recordTypeOf(reg_record_type);
  const entity = response_entity === undefined ? undefined : recordTypeOf(response_entity);
  if (named === null || entity === null) return null;
  const wanted = named ?? entity ?? collection ?? "Group";
  const isOne = [entity, collection].every((each) => each == null || entityOf(each) === entityOf(wanted));
  return isOne ? wanted : null;
}

function orderOf({ sort = [] }: Criteria, grant: HeldGrant, entity: Entity): Prisma.Sql | null {
  const parts: Prisma.Sql[] = [];
  for (const { attribute_name, sort_order } of sort) {
    const found = attributeOf(attribute_name);
    if (found === null || !grant.open.has(found.name)) return null;
    const alias = aliasOf(found.variable.level, entity);
    const comparable = comparableOf(found.variable);
    if (alias === null || comparable === null || comparable === "sealed" || comparable === "set") return null;
    const direction = Prisma.raw(sort_order === "desc" ? "DESC NULLS LAST" : "ASC NULLS LAST");
    parts.push(Prisma.sql`${columnOf(found.variable, alias)} ${direction}`);
  }
  const last = entity === "Group" ? familyOrder(grant) : Prisma.sql`${familyOrder(grant)}, m.member_no, m.id`;
  return Prisma.join([...parts, last], ", ");
}

/** Families in an order of the grant's own: by their ids, two partners would find out which of their records are of one family. */
export function familyOrder({ requestId }: Pick<HeldGrant, "requestId">, id = Prisma.raw("h.id")): Prisma.Sql {
  return Prisma.sql`md5(${requestId}::text || ${id}::text) COLLATE "C"`;
}

function pageOf({ pagination }: Criteria): PlannedSearch["page"] | null {
  const { page_size: size, page_number: number } = pagination ?? { page_size: USUAL_PAGE, page_number: 1 };
  const isWhole = Number.isInteger(size) && Number.isInteger(number);
  const isInside = size >= 1 && size <= MOST_PAGE && number >= 1 && (number - 1) * size < MOST_HITS;
  return isWhole && isInside ? { size, number } : null;
}

export interface Found {
  readonly records: readonly SocialRecord[];
  readonly total: number;
  /** Families that were shown. */
  readonly households: readonly string[];
}

/** Families of a grant that a reader may be told of: in its areas, found, in use. */
export function grantedHouseholds({ regencyCode, areas }: HeldGrant): Prisma.Sql {
  return Prisma.sql`h.regency_code = ${regencyCode} AND h.status = ${HOUSEHOLD_STATUS.active} AND ${inAreas(areas, "h.village_code")} AND ${notRestricted("h")}`;
}

/** Families that have left a grant: closed in its areas, or moved out of them by a revision among `changed`, which has `q`. */
export function leftHouseholds({ regencyCode, areas }: HeldGrant, changed: Prisma.Sql): Prisma.Sql {
  const isIn = inAreas(areas, "h.village_code");
  return Prisma.sql`h.regency_code = ${regencyCode} AND ${notRestricted("h")} AND CASE WHEN ${isIn} THEN h.status = ${HOUSEHOLD_STATUS.closed}
    ELSE EXISTS (SELECT 1 FROM household_revision q JOIN household_revision p ON p.regency_code = q.regency_code
        AND p.household_id = q.household_id AND p.revision = q.revision - 1
      WHERE q.household_id = h.id AND ${changed} AND NOT ${inAreas(areas, "q.village_code")} AND ${inAreas(areas, "p.village_code")}) END`;
}

interface Hit {
  readonly household: string;
  readonly person: string | null;
}

/** Makes a search: under the client's scope, only what was granted, one page. A code where there is too much or too little to tell. */
export async function runSearch(planned: PlannedSearch): Promise<Found | SearchCode> {
  const { grant, recordType } = planned;
  const read = await underScope(grant.scope, ({ sql }) => hitsOf(sql, planned));
  if (typeof read === "string") return read;
  const { hits, total } = read;
  const households = [...new Set(hits.map(({ household }) => household))];
  const families = await readRequested(grant.scope, grant, households);
  const byId = new Map(families.map((family) => [family.id, family]));
  const records = hits.flatMap((hit) => recordOf(hit, byId.get(hit.household), grant, recordType) ?? []);
  return { records, total, households };
}

/** How many a search would find, nothing of them read; 0 where a search would not tell. */
export async function countFound(planned: PlannedSearch): Promise<number> {
  const { grant } = planned;
  return underScope(grant.scope, async ({ sql }) =>
    !grant.namesPeople && (await isFew(sql, grant)) ? 0 : totalOf(sql, foundBy(planned)),
  );
}

/** Tables and conditions of a search. */
function foundBy({ grant, resolved, recordType, only }: PlannedSearch): Prisma.Sql {
  const entity = entityOf(recordType);
  return Prisma.sql`FROM household h ${
    entity === "Group"
      ? Prisma.empty
      : Prisma.sql`JOIN member m ON m.regency_code = h.regency_code AND m.household_id = h.id AND m.active`
  } WHERE ${grantedHouseholds(grant)} AND ${conditionOf(resolved, entity)}
    ${only === undefined ? Prisma.empty : Prisma.sql`AND h.id = ANY (${[...only]}::uuid[])`}`;
}

async function totalOf(sql: Sql, from: Prisma.Sql): Promise<number> {
  const [count] = await sql<{ n: number }>`SELECT count(*)::int AS n FROM (SELECT 1 ${from} LIMIT ${MOST_HITS + 1}) x`;
  return count?.n ?? 0;
}

async function hitsOf(
  sql: Sql,
  planned: PlannedSearch,
): Promise<SearchCode | { readonly hits: readonly Hit[]; readonly total: number }> {
  const { grant, recordType, order, page } = planned;
  if (!grant.namesPeople && (await isFew(sql, grant))) return "rjct.search_criteria.invalid";
  const from = foundBy(planned);
  const total = await totalOf(sql, from);
  if (total > MOST_HITS) return "rjct.search.too_many_records_found";
  const person = entityOf(recordType) === "Group" ? Prisma.sql`NULL::uuid` : Prisma.sql`m.id`;
  const hits = await sql<Hit>`SELECT h.id AS household, ${person} AS person ${from}
    ORDER BY ${order} LIMIT ${page.size} OFFSET ${(page.number - 1) * page.size}`;
  return { hits, total };
}

/** Fewer families without identity are not told of: each of a handful is somebody whom a neighbour knows. */
export async function isFew(sql: Sql, grant: HeldGrant): Promise<boolean> {
  const [row] = await sql<{ n: number }>`SELECT count(*)::int AS n FROM (SELECT 1 FROM household h
    WHERE ${grantedHouseholds(grant)} LIMIT ${LEAST_FAMILIES}) x`;
  return (row?.n ?? 0) < LEAST_FAMILIES;
}

/** Where the objects of an answer are explained to machines. */
export function contextAddress(): string {
  return `${config().publicUrl}/api/v1/registry/profile.jsonld`;
}

function recordOf(
  { person }: Hit,
  family: RequestedFamily | undefined,
  { columns }: HeldGrant,
  recordType: RecordType,
): SocialRecord | null {
  if (family === undefined) return null;
  if (recordType === "Group") return toGroup(family, columns, contextAddress());
  const at = family.people.findIndex(({ id }) => id === person);
  const member: MemberRecord | undefined = toMembers(family, columns)[at];
  if (member === undefined) return null;
  const context = { "@context": contextAddress() };
  return recordType === "Member" ? { ...context, ...member } : { ...context, ...member.demographic_info };
}
