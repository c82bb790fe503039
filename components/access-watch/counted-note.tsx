import { getLocale, getTranslations } from "next-intl/server";
import { formatInstant } from "@/lib/i18n/formats";

/** Since when the counts of a wide area stand; nothing where they are of now. */
export async function CountedNote({
  at,
  zone,
}: {
  readonly at: Date | null;
  readonly zone: Parameters<typeof formatInstant>[1];
}) {
  if (at === null) return null;
  const [t, locale] = await Promise.all([getTranslations("accessWatch"), getLocale()]);
  return <p className="text-sm text-muted">{t("counted", { at: formatInstant(at, zone, locale) })}</p>;
}
