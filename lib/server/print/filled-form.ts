import "server-only";
import { type Actor, authorize, scopeOf } from "@/lib/domain/access/actor";
import type { Instrument } from "@/lib/domain/instrument/instrument";
import { dateText } from "@/lib/domain/instrument/locale";
import { instrumentOf } from "@/lib/domain/instrument/registry";
import { localDay } from "@/lib/domain/period/period";
import { parsePublicId } from "@/lib/domain/public-id/public-id";
import { HOUSEHOLD_SECTIONS } from "@/lib/domain/variable/variable";
import { formatInstant } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locale";
import { writeAudit } from "@/lib/server/audit/write-audit";
import { writeScoped } from "@/lib/server/db/scoped";
import { type Family, findFamily } from "@/lib/server/household/family";
import { maskIdentifiers } from "@/lib/server/household/open-record";
import { sectionDate } from "@/lib/server/household/section-date";
import { findVillagePeriod, type VillagePeriod } from "@/lib/server/period/find-period";
import { regionPath, timeZoneOf } from "@/lib/server/region/queries";
import { formNow } from "@/lib/server/regional/region-set";
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
  const found = await writeScoped(scopeOf(actor), async ({ sql }) => {
    const family = await findFamily(sql, key.regencyCode, key.id, false);
    if (family === null) return null;
    await writeAudit(sql, actor, now, {
      action: "household:read",
      subjectKind: "household",
      subjectIds: [family.id],
      areaCode: family.villageCode,
      purpose: "print",
    });
    const period = await findVillagePeriod(sql, family.villageCode, now);
    const { instrument } = await formNow(sql, instrumentOf(period), family.villageCode, period, now);
    return { family, period, instrument };
  });
  return found === null ? null : toSheet(actor, found, locale, now);
}

interface PrintedFamily {
  readonly family: Family;
  readonly period: VillagePeriod | null;
  /** With what the village's regions ask. */
  readonly instrument: Instrument;
}

async function toSheet(
  actor: Actor,
  { family, period, instrument }: PrintedFamily,
  locale: Locale,
  now: Date,
): Promise<FormSheet> {
  const [path, zone] = await Promise.all([regionPath(family.villageCode), timeZoneOf(family.villageCode)]);
  const isMasked = !authorize(actor, "household:read-identity");
  const answers = isMasked ? maskIdentifiers(family.answers) : family.answers;
  const labels = new Map(path.map((region) => [region.code.length, region.label]));
  // The day of the family page, so that paper and screen tell the same ages.
  const housing = family.row["housing_as_of"];
  const day = typeof housing === "string" ? housing : (period?.today ?? localDay(now, zone));
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
