import "server-only";
import type { Actor } from "@/lib/domain/access/actor";
import { rangeOf } from "@/lib/domain/access/scope";
import type { FilterChoice } from "@/lib/domain/queue/queue-page";
import type { Locale } from "@/lib/i18n/locale";
import { Prisma } from "@/lib/server/db/generated/client";
import { reference } from "@/lib/server/db/reference";
import type { ScopedTx } from "@/lib/server/db/scoped";
import { filterConditions, placeRows, type Waiting } from "./conditions";
import { byName, displayNames } from "./names";

/** How many waiting proposals are looked at for the names of those who began them. */
const SAMPLE = 500;
const VILLAGE_LEVEL = 4;
const REGENCY_LEVEL = 2;

/**
 * Areas to narrow a queue to: the regencies of a wide scope, and the villages of the regency chosen or owned. A whole
 * province's villages are never listed at once.
 */
export async function areaChoices(actor: Actor, area: string | null, locale: Locale): Promise<readonly FilterChoice[]> {
  const own = actor.grant.regionCode;
  const isWide = own.length < 4;
  const regency = isWide ? (area?.slice(0, 4) ?? null) : own.slice(0, 4);
  const regencies = isWide ? await regionsIn(own, REGENCY_LEVEL) : [];
  const villages = regency === null ? [] : await regionsIn(regency, VILLAGE_LEVEL);
  return [...regencies.toSorted(byName(locale)), ...villages.toSorted(byName(locale))].map((region) => ({
    value: region.code,
    label: region.name,
  }));
}

async function regionsIn(regionCode: string, level: number) {
  const { lo, hi } = rangeOf(regionCode);
  return reference().region.findMany({
    where: { level, code: { gte: lo, lt: hi } },
    select: { code: true, name: true },
    take: 1000,
  });
}

/** Who began what waits here. */
export async function officerChoices(tx: ScopedTx, waiting: Waiting, locale: Locale): Promise<readonly FilterChoice[]> {
  const { officer } = waiting.filter;
  const conditions = filterConditions({ ...waiting, filter: { ...waiting.filter, officer: null } });
  const rows = await tx.sql<{ created_by: string }>`SELECT DISTINCT created_by FROM (
      SELECT each.created_by FROM ${placeRows(waiting)} CROSS JOIN LATERAL (
        SELECT created_by FROM proposal WHERE ${Prisma.join(conditions, " AND ")} LIMIT ${SAMPLE}) AS each
      LIMIT ${SAMPLE}) AS capped`;
  const ids = [...new Set([...rows.map((row) => row.created_by), ...(officer === null ? [] : [officer])])];
  const names = await displayNames(tx.sql, ids);
  return [...names]
    .map(([value, name]) => ({ value, name }))
    .toSorted(byName(locale))
    .map(({ value, name }) => ({ value, label: name }));
}
