import { getLocale, getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { formatInstant, type TimeZone } from "@/lib/i18n/formats";

const POINTS = ["people", "opened", "inTime", "confirmed", "before", "full", "median", "few"] as const;

/** What each figure counts, and when it was counted. */
export async function Definitions({ at, zone }: { readonly at: Date | null; readonly zone: TimeZone }) {
  const [t, locale] = await Promise.all([getTranslations("accessTime"), getLocale()]);
  return (
    <Card title={t("definitions")}>
      <ul className="max-w-prose list-disc space-y-2 ps-5 text-sm">
        {POINTS.map((point) => (
          <li key={point}>{t(`define.${point}`)}</li>
        ))}
      </ul>
      {at === null ? null : (
        <p className="pt-3 text-sm text-muted">{t("countedAt", { when: formatInstant(at, zone, locale) })}</p>
      )}
    </Card>
  );
}
