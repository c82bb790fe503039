import { getLocale, getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { formatInstant, type TimeZone } from "@/lib/i18n/formats";

const POINTS = ["people", "opened", "inTime", "confirmed", "before", "full", "median", "few"] as const;

/** What each figure counts, and when it was read. */
export async function Definitions({ at, zone }: { readonly at: Date; readonly zone: TimeZone }) {
  const [t, locale] = await Promise.all([getTranslations("accessTime"), getLocale()]);
  return (
    <Card title={t("definitions")}>
      <ul className="max-w-prose list-disc space-y-2 ps-5 text-sm">
        {POINTS.map((point) => (
          <li key={point}>{t(`define.${point}`)}</li>
        ))}
      </ul>
      <p className="pt-3 text-sm text-muted">{t("readAt", { when: formatInstant(at, zone, locale) })}</p>
    </Card>
  );
}
