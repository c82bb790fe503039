import { getLocale, getTranslations } from "next-intl/server";
import { auditWords } from "@/components/audit/audit-words";
import type { SeenGroup } from "@/lib/domain/rights/readers";
import type { RightsPage } from "@/lib/domain/rights/rights-page";
import { formatDay, formatInstant, type TimeZone } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import type { RightsLetter } from "@/lib/server/print/rights-letter";
import { timeZoneOf, villageLine } from "@/lib/server/region/queries";
import { CHANGE } from "@/lib/server/rights/seen-query";

/** The letter of an answered request, in the reader's words; null while it is not answered. */
export async function letterSheet(
  page: RightsPage,
  seen: readonly SeenGroup[] | null,
  now: Date,
): Promise<RightsLetter | null> {
  if (page.decidedAt === null) return null;
  const [t, locale, zone, place] = await Promise.all([
    getTranslations("rights"),
    getLocale().then(localeOf),
    timeZoneOf(page.villageCode),
    villageLine(page.villageCode),
  ]);
  const isGranted = page.state === "granted";
  const at = (instant: Date) => formatInstant(instant, zone, locale);
  return {
    number: page.id.slice(-8),
    headName: page.headName,
    place,
    kind: t(`kind.${page.kind}`),
    asker: t(`asker.${page.asker}`),
    wish: page.wish,
    askedAt: at(page.askedAt),
    dueAt: at(page.dueAt),
    decidedAt: at(page.decidedAt),
    isGranted,
    decision: t(isGranted ? "letter.granted" : "letter.refused"),
    reason: page.reason === null ? null : t(`reason.${page.reason}`),
    answer: page.answer,
    next: isGranted
      ? [
          t(`follows.${page.kind}`),
          ...(page.kind === "restriction" ? [t("follows.restrictionAid")] : []),
          t("against.always"),
        ]
      : [...(page.reason === null ? [] : [t(`against.${page.reason}`)]), t("against.always")],
    signer: t("letter.signer"),
    day: `${page.villageName}, ${formatDay(now, zone, locale, "long")}`,
    seen: seen === null ? null : await seenRows(seen, zone),
    printedAt: at(now),
  };
}

async function seenRows(seen: readonly SeenGroup[], zone: TimeZone): Promise<readonly (readonly string[])[]> {
  const [t, roles, words, locale] = await Promise.all([
    getTranslations("rights.letter"),
    getTranslations("roles.name"),
    auditWords(),
    getLocale().then(localeOf),
  ]);
  if (seen.length === 0) return [[t("noSeen"), "", "", "", ""]];
  const day = (instant: Date) => formatDay(instant, zone, locale, "short");
  return seen.map(({ system, role, regionLabel, purpose, times, first, last }) => {
    const who = role === null ? (system ?? t("system")) : roles(role);
    const office = regionLabel === null ? who : `${regionLabel}: ${who}`;
    const what = purpose === CHANGE ? t("change") : words.purpose(purpose);
    return [office, what, String(times), day(first), day(last)];
  });
}
