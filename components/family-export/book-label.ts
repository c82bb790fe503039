import "server-only";
import { getLocale, getTranslations } from "next-intl/server";
import { inLocale } from "@/lib/domain/instrument/locale";
import { INSTRUMENTS } from "@/lib/domain/instrument/registry";
import { localeOf } from "@/lib/i18n/locale";

/** What a workbook holds, in the reader's language. */
export async function bookLabel(book: string): Promise<string> {
  const [t, locale] = await Promise.all([getTranslations("familyExport.book"), getLocale().then(localeOf)]);
  const instrument = INSTRUMENTS.findLast(({ code }) => code === book);
  return instrument === undefined ? t("sid-43") : t("answers", { instrument: inLocale(instrument.title, locale) });
}
