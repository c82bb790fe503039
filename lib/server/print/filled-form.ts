import "server-only";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import type { Instrument } from "@/lib/domain/instrument/instrument";
import { dateText } from "@/lib/domain/instrument/locale";
import { parsePublicId } from "@/lib/domain/public-id/public-id";
import { HOUSEHOLD_SECTIONS } from "@/lib/domain/variable/variable";
import { formatInstant } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locale";
import { underScope } from "@/lib/server/db/scoped";
import type { Family } from "@/lib/server/household/family";
import { type OpenRecord, openRecord } from "@/lib/server/household/open-record";
import { sectionDate } from "@/lib/server/household/section-date";
import { regionPath, timeZoneOf } from "@/lib/server/region/queries";
import { type FormSheet, filledSheet } from "./form-sheet";

/**
 * A family's form, ready to be drawn. The audit row with the purpose "print" is committed before this returns, so
 * nothing leaves that was not logged. Null when the scope does not hold the family or the id is none: the same answer.
 */
export async function findFilledForm(
  actor: Actor,
  publicId: string,
  locale: Locale,
  now: Date,
): Promise<FormSheet | null> {
  const key = parsePublicId(publicId);
  if (key === null || !authorize(actor, "household:read")) return null;
  const found = await underScope(scopeOf(actor), ({ sql }) => openRecord(actor, sql, key, "print", now));
  return found === null ? null : toSheet(found, locale, now);
}

async function toSheet(
  { family, instrument, answers, isMasked, day }: OpenRecord,
  locale: Locale,
  now: Date,
): Promise<FormSheet> {
  const [path, zone] = await Promise.all([regionPath(family.villageCode), timeZoneOf(family.villageCode)]);
  const labels = new Map(path.map((region) => [region.code.length, region.label]));
  const portal = {
    provinceCode: labels.get(2) ?? null,
    regencyCode: labels.get(4) ?? null,
    districtCode: labels.get(6) ?? null,
    villageCode: labels.get(10) ?? null,
  };
  return filledSheet(
    instrument,
    answers,
    locale,
    { day, portal },
    {
      place: [labels.get(10), labels.get(6)].filter((label) => label !== undefined).join(", "),
      conditionDate: dateText(day, locale),
      printedAt: formatInstant(now, zone, locale),
      asOf: asOfSections(family, instrument, locale),
      isMasked,
    },
  );
}

function asOfSections({ row }: Family, instrument: Instrument, locale: Locale): Readonly<Record<string, string>> {
  return Object.fromEntries(
    HOUSEHOLD_SECTIONS.flatMap((section) => {
      const { asOf } = sectionDate(instrument, row, section);
      return asOf === null ? [] : [[section, dateText(asOf, locale)]];
    }),
  );
}
