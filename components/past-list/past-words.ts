import { getTranslations } from "next-intl/server";
import type { PastListing } from "@/lib/domain/past-list/past-view";
import { formatDate } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locale";

export interface PastWords {
  /** "DTKS per 31 Januari 2023" */
  readonly list: string;
  /** Who was listed; of a list matched by the card, the family. */
  readonly who: string;
  readonly said: string;
}

/** A line of a list of before DTSEN, in words. */
export async function pastWords(line: PastListing, locale: Locale): Promise<PastWords> {
  const t = await getTranslations("officeFile.past");
  const said = [
    line.status === null ? null : t(`status.${line.status}`),
    line.decile === null ? null : t("decile", { decile: line.decile }),
    ...line.programmes.map((programme) => t(`programme.${programme}`)),
  ].filter((part) => part !== null);
  return {
    list: t("asOf", { list: t(`list.${line.list}`), date: formatDate(line.asOf, locale) }),
    who: line.name ?? t("family"),
    said: said.length === 0 ? t("nothing") : said.join(", "),
  };
}
