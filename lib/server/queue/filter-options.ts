import "server-only";
import type { Actor } from "@/lib/domain/access/actor";
import { rangeOf } from "@/lib/domain/access/scope";
import type { FilterChoice } from "@/lib/domain/queue/queue-page";
import type { Locale } from "@/lib/i18n/locale";
import { reference } from "@/lib/server/db/reference";
import type { ScopedTx } from "@/lib/server/db/scoped";
import { byName, displayNames } from "./names";

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
  const regencies = isWide ? await choicesIn(own, REGENCY_LEVEL, locale) : [];
  const villages = regency === null ? [] : await choicesIn(regency, VILLAGE_LEVEL, locale);
  return [...regencies, ...villages];
}

/** Regions change with a release alone; as many lists as there are provinces and regencies asked for. */
const known = new Map<string, readonly FilterChoice[]>();

async function choicesIn(regionCode: string, level: number, locale: Locale): Promise<readonly FilterChoice[]> {
  const key = `${regionCode} ${level} ${locale}`;
  const read = known.get(key);
  if (read !== undefined) return read;
  const { lo, hi } = rangeOf(regionCode);
  const regions = await reference().region.findMany({
    where: { level, code: { gte: lo, lt: hi } },
    select: { code: true, name: true },
    take: 1000,
  });
  const choices = regions.toSorted(byName(locale)).map(({ code, name }) => ({ value: code, label: name }));
  known.set(key, choices);
  return choices;
}

/** Those who began what waits here, and the one asked for. */
export async function officerChoices(
  tx: ScopedTx,
  officers: readonly string[],
  asked: string | null,
  locale: Locale,
): Promise<readonly FilterChoice[]> {
  const names = await displayNames(tx.sql, [...new Set([...officers, ...(asked === null ? [] : [asked])])]);
  return [...names]
    .map(([value, name]) => ({ value, name }))
    .toSorted(byName(locale))
    .map(({ value, name }) => ({ value, label: name }));
}
