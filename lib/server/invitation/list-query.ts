import "server-only";
import { type Actor, authorizeIn, scopeOf } from "@/lib/domain/access/actor";
import { emptyCounts, type InvitationLine, type InvitationList } from "@/lib/domain/invitation/invitation-page";
import { type InvitationFilter, LIST_STATES, type ListState } from "@/lib/domain/invitation/list-filter";
import { invitationYear } from "@/lib/domain/invitation/season";
import { localDay } from "@/lib/domain/period/period";
import { formatPublicId } from "@/lib/domain/public-id/public-id";
import { logRead } from "@/lib/server/audit/log-read";
import { Prisma } from "@/lib/server/db/generated/client";
import { type ScopedTx, underScope } from "@/lib/server/db/scoped";
import { openCursor, sealCursor } from "@/lib/server/household/search-token";
import { timeZoneOf } from "@/lib/server/region/queries";
import { filterParts, listedStates } from "./selection";

export const INVITATIONS_A_PAGE = 25;

interface Row extends Omit<InvitationLine, "publicId"> {
  readonly regencyCode: string;
}

/** The village whose list this is: the reader's own, or the one chosen inside a wider area. Null while none is chosen. */
export function invitationVillage(actor: Actor, village: string): string | null {
  const code = actor.grant.regionCode.length === 10 ? actor.grant.regionCode : village;
  return code !== "" && authorizeIn(actor, "invitation:read", code) ? code : null;
}

/** A village's families with this year's invitations, by name. The names shown are logged. Null outside the reader's area. */
export async function listInvitations(
  actor: Actor,
  filter: InvitationFilter,
  now: Date,
  size = INVITATIONS_A_PAGE,
): Promise<InvitationList | null> {
  const villageCode = invitationVillage(actor, filter.village);
  if (villageCode === null) return null;
  const year = invitationYear(localDay(now, await timeZoneOf(villageCode)));
  return underScope(scopeOf(actor), async (tx) => {
    const [rows, counts, [under]] = await Promise.all([
      selectRows(tx, { villageCode, year }, filter, size),
      countStates(tx, { villageCode, year }),
      countUnder(tx, { villageCode, year }, filter),
    ]);
    const shown = rows.slice(0, size);
    await logRead(
      tx,
      actor,
      "invite",
      "household",
      shown.map(({ id }) => id),
    );
    const last = rows.length > size ? shown.at(-1) : undefined;
    return {
      villageCode,
      year,
      lines: shown.map(({ regencyCode, ...line }) => ({ ...line, publicId: formatPublicId(regencyCode, line.id) })),
      next: last === undefined ? null : sealCursor({ villageCode, headName: last.headName, id: last.id }),
      counts,
      total: under?.n ?? 0,
    };
  });
}

interface VillageYear {
  readonly villageCode: string;
  readonly year: number;
}

const FAMILIES = (year: number) =>
  Prisma.sql`household h LEFT JOIN invitation i ON i.regency_code = h.regency_code AND i.household_id = h.id AND i.year = ${year}`;

function inVillage(villageCode: string): readonly Prisma.Sql[] {
  return [
    Prisma.sql`h.regency_code = ${villageCode.slice(0, 4)}`,
    Prisma.sql`h.village_code = ${villageCode}`,
    Prisma.sql`h.status <> 3`,
  ];
}

function selectRows({ sql }: ScopedTx, { villageCode, year }: VillageYear, filter: InvitationFilter, size: number) {
  const cursor = openCursor(filter.after);
  const parts = [...inVillage(villageCode), ...filterParts(filter), ...listedStates(filter.state)];
  if (cursor !== null) parts.push(Prisma.sql`(h.head_name, h.id) > (${cursor.headName}, ${cursor.id}::uuid)`);
  return sql<Row>`SELECT h.regency_code AS "regencyCode", h.id, h.head_name AS "headName", h.dusun, h.rw, h.rt, coalesce(i.state, 'none') AS state,
      i.printed_at AS "printedAt", i.delivered_on::text AS "deliveredOn", i.delivered_how AS "deliveredHow", coalesce(i.reminded, 0)::int AS reminded,
      i.reminded_on::text AS "remindedOn", i.unreached_reason AS "unreachedReason", i.unreached_on::text AS "unreachedOn",
      i.answered_how AS "answeredHow", i.answered_at AS "answeredAt",
      (SELECT s.made_on::text FROM self_update s WHERE i.state = 'exempt' AND s.regency_code = i.regency_code AND s.id = i.proof_id) AS "proofOn"
    FROM ${FAMILIES(year)} WHERE ${Prisma.join(parts, " AND ")}
    ORDER BY h.regency_code, h.village_code, h.head_name, h.id LIMIT ${size + 1}`;
}

async function countStates({ sql }: ScopedTx, { villageCode, year }: VillageYear) {
  const counts = emptyCounts(LIST_STATES);
  const rows = await sql<{ state: ListState; n: number }>`SELECT coalesce(i.state, 'none') AS state, count(*)::int AS n
    FROM ${FAMILIES(year)} WHERE ${Prisma.join([...inVillage(villageCode)], " AND ")} GROUP BY 1`;
  for (const { state, n } of rows) counts[state] = n;
  return counts;
}

function countUnder({ sql }: ScopedTx, { villageCode, year }: VillageYear, filter: InvitationFilter) {
  const parts = [...inVillage(villageCode), ...filterParts(filter), ...listedStates(filter.state)];
  return sql<{ n: number }>`SELECT count(*)::int AS n FROM ${FAMILIES(year)} WHERE ${Prisma.join(parts, " AND ")}`;
}

/** Letters that wait to be handed over or answered, and families without one: for the home page. Nobody is named. */
export async function countInvitations(
  actor: Actor,
  now: Date,
): Promise<{ readonly none: number; readonly issued: number } | null> {
  const villageCode = actor.grant.regionCode;
  if (villageCode.length !== 10 || !authorizeIn(actor, "invitation:manage", villageCode)) return null;
  const year = invitationYear(localDay(now, await timeZoneOf(villageCode)));
  return underScope(scopeOf(actor), async (tx) => {
    const { none, issued } = await countStates(tx, { villageCode, year });
    return { none, issued };
  });
}
