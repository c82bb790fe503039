import { getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { formatInstant, type TimeZone } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locale";

export interface EarlierSendingProps {
  /** When the family sent what still waits; null for nothing. */
  readonly at: Date | null;
  readonly zone: TimeZone;
  readonly locale: Locale;
}

/** Says that something of the family's waits already, so that nobody fills it in, or adds a child, once more. */
export async function EarlierSending({ at, zone, locale }: EarlierSendingProps) {
  if (at === null) return null;
  const t = await getTranslations("selfUpdate.form");
  return <Alert title={t("earlier", { at: formatInstant(at, zone, locale) })}>{t("earlierText")}</Alert>;
}
