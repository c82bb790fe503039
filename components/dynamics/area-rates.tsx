import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import type { AreaLevel } from "@/lib/domain/dashboard/area";
import { isToldBy, RATES } from "@/lib/domain/dynamics/matrix";
import type { ChildRow } from "@/lib/domain/dynamics/view";
import { useRateText } from "./rate-stats";

export interface AreaRatesProps {
  readonly level: Exclude<AreaLevel, "nation">;
  readonly rows: readonly ChildRow[];
  readonly isWhole: boolean;
  readonly hrefOf: (code: string) => string;
  readonly files: ReactNode;
}

/** The headline rates of the areas right below. */
export function AreaRates({ level, rows, isWhole, hrefOf, files }: AreaRatesProps) {
  const t = useTranslations("dynamics");
  const text = useRateText();
  const columns: DataColumn<ChildRow>[] = [
    {
      key: "area",
      header: t("children.area"),
      rowHeader: true,
      cell: ({ code, label }) => (
        <Link href={hrefOf(code)} className="link inline-flex min-h-11 items-center md:min-h-8">
          {label}
        </Link>
      ),
    },
    ...RATES.filter((name) => isToldBy(isWhole, name)).map(
      (name): DataColumn<ChildRow> => ({
        key: name,
        header: t(`rates.${name}`),
        align: "end",
        cell: ({ rates }) => {
          const rate = rateOf(rates, name);
          return rate === undefined ? <span className="text-muted">–</span> : text(rate);
        },
        phoneHidden: ({ rates }) => rateOf(rates, name) === undefined,
      }),
    ),
  ];
  return (
    <Card title={t(`children.title.${level}`)} flush aside={files}>
      <DataTable caption={t("children.caption")} rows={rows} rowKey={({ code }) => code} columns={columns} />
      {rows.some(({ rates }) => rates.some(({ of }) => of === 0)) ? (
        <p className="max-w-prose px-4 pt-3 text-sm text-muted sm:px-5">{t("children.nobody")}</p>
      ) : null}
    </Card>
  );
}

/** A rate of an area; nothing where no family could have moved so. */
function rateOf(rates: ChildRow["rates"], name: ChildRow["rates"][number]["name"]) {
  return rates.find((rate) => rate.name === name && rate.of !== 0);
}
