import { getLocale, getTranslations } from "next-intl/server";
import { ROWS_A_DOWNLOAD } from "@/lib/domain/list/download";
import { formatNumber } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";

/** How much of the list above its file holds. */
export async function DownloadNote() {
  const [t, locale] = await Promise.all([getTranslations("common"), getLocale().then(localeOf)]);
  return <p className="text-sm text-muted">{t("downloadNote", { count: formatNumber(ROWS_A_DOWNLOAD, locale) })}</p>;
}
