import "server-only";
import { type Actor, authorize } from "@/lib/domain/access/actor";
import type { Instrument } from "@/lib/domain/instrument/instrument";
import { inLocale } from "@/lib/domain/instrument/locale";
import type { Locale } from "@/lib/domain/instrument/question";
import { instrumentFor } from "@/lib/domain/instrument/registry";
import { localDay } from "@/lib/domain/period/period";
import type { RegionalItem } from "@/lib/domain/regional/item";
import { hasRegionalItems, regionsAbove } from "@/lib/domain/regional/managing-region";
import { requirableQuestions } from "@/lib/domain/regional/requirable";
import type { Level } from "@/lib/domain/variable/variable";
import { referenceSql } from "@/lib/server/db/reference";
import { findCurrentPeriod } from "@/lib/server/period/current-period";
import { regionLabel, timeZoneOf } from "@/lib/server/region/queries";
import { findNewest, findRequired, listNewest } from "./rows";

export interface ItemsPage {
  readonly regionLabel: string;
  /** Items of the region, the retired ones last. */
  readonly own: readonly RegionalItem[];
  /** Items of the province above, which its regencies' villages are asked too. */
  readonly above: readonly RegionalItem[];
  /** YYYY-MM-DD in the region. */
  readonly today: string;
}

/** The items that a region's villages are asked; null for a grant whose region has none of its own. */
export async function findItemsPage(actor: Actor, now: Date): Promise<ItemsPage | null> {
  const code = actor.grant.regionCode;
  if (!authorize(actor, "regional-item:manage") || !hasRegionalItems(code)) return null;
  const items = await listNewest(referenceSql(), regionsAbove(code));
  const inOrder = (a: RegionalItem, b: RegionalItem) =>
    Number(a.retired) - Number(b.retired) || a.position - b.position || a.label.id.localeCompare(b.label.id, "id");
  return {
    regionLabel: await regionLabel(code),
    own: items.filter((item) => item.regionCode === code).toSorted(inOrder),
    above: items.filter((item) => item.regionCode !== code && !item.retired).toSorted(inOrder),
    today: localDay(now, await timeZoneOf(code)),
  };
}

/** An item of the actor's own region; null for any other. */
export async function findOwnItem(actor: Actor, itemId: string): Promise<RegionalItem | null> {
  const item = await findNewest(referenceSql(), itemId);
  return item !== null && item.regionCode === actor.grant.regionCode ? item : null;
}

export interface RequirableLine {
  readonly level: Level;
  readonly key: string;
  readonly no: string | null;
  readonly label: string;
  readonly isRequired: boolean;
  /** The province requires it already. */
  readonly isRequiredAbove: boolean;
}

export interface RequirementPage {
  readonly regionLabel: string;
  readonly year: number;
  readonly isOpen: boolean;
  readonly sections: readonly { readonly title: string; readonly lines: readonly RequirableLine[] }[];
}

/** Which variables the region may require in its period, and which it does; null where it has no period or no items. */
export async function findRequirementPage(actor: Actor, locale: Locale, now: Date): Promise<RequirementPage | null> {
  const code = actor.grant.regionCode;
  if (!authorize(actor, "regional-item:manage") || !hasRegionalItems(code)) return null;
  const period = await findCurrentPeriod(code, now);
  const instrument = period === null ? null : instrumentFor(period.instrument, period.instrumentVersion);
  if (period === null || instrument === null) return null;
  const sql = referenceSql();
  const own = await findRequired(sql, code, period.year);
  const above = code.length > 2 ? await findRequired(sql, code.slice(0, 2), period.year) : [];
  return {
    regionLabel: await regionLabel(code),
    year: period.year,
    isOpen: period.isOpen,
    sections: requirableSections(instrument, locale, namesOf(own), namesOf(above)),
  };
}

function namesOf(variables: readonly { readonly level: Level; readonly key: string }[]): ReadonlySet<string> {
  return new Set(variables.map(({ level, key }) => `${level}.${key}`));
}

function requirableSections(
  instrument: Instrument,
  locale: Locale,
  own: ReadonlySet<string>,
  above: ReadonlySet<string>,
): RequirementPage["sections"] {
  const questions = requirableQuestions(instrument);
  return instrument.sections
    .map(({ section, level, title }) => ({
      title: inLocale(title, locale),
      lines: questions
        .filter((question) => question.section === section && question.level === level)
        .map(({ key, no, label }) => ({
          ...{ level, key, no },
          label: inLocale(label, locale),
          isRequired: own.has(`${level}.${key}`),
          isRequiredAbove: above.has(`${level}.${key}`),
        })),
    }))
    .filter(({ lines }) => lines.length > 0);
}
