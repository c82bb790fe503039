import { getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import { formatDate } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locale";

export interface DecileCardProps {
  readonly deciles: {
    readonly national: number | null;
    readonly province: number | null;
    readonly regency: number | null;
    readonly snapshotOn: string | null;
  };
  readonly locale: Locale;
}

/** The three deciles with the snapshot they came from; 0 and none both read "not ranked". */
export async function DecileCard({ deciles, locale }: DecileCardProps) {
  const t = await getTranslations("household");
  const rows = [
    { label: t("decileNational"), value: deciles.national },
    { label: t("decileProvince"), value: deciles.province },
    { label: t("decileRegency"), value: deciles.regency },
  ];
  return (
    <Card title={t("col.decile")}>
      <dl className="grid grid-cols-3 gap-3">
        {rows.map((row) => (
          <div key={row.label} className="flex flex-col">
            <dt className="text-sm text-muted">{row.label}</dt>
            <dd className={row.value ? "tabular mt-auto text-2xl font-bold" : "mt-auto text-sm"}>
              {row.value ? row.value : t("notRanked")}
            </dd>
          </div>
        ))}
      </dl>
      <p className="mt-3 text-sm text-muted">
        {deciles.snapshotOn === null
          ? t("decileNote")
          : t("decileSource", { date: formatDate(deciles.snapshotOn, locale) })}
      </p>
    </Card>
  );
}
