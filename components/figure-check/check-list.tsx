import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import type { CheckLine } from "@/lib/domain/figure-check/check-view";
import { formatInstant, type TimeZone } from "@/lib/i18n/formats";
import { OutcomeBadge } from "./outcome-badge";

/** Checks in an area, who asked for them and when. */
export function CheckList({ checks, zone }: { readonly checks: readonly CheckLine[]; readonly zone: TimeZone }) {
  const t = useTranslations("figureCheck.list");
  const locale = useLocale();
  const columns: readonly DataColumn<CheckLine>[] = [
    {
      key: "area",
      header: t("area"),
      rowHeader: true,
      cell: ({ areaCode, areaLabel }) => (
        <Link href={`/mutu/hitungan?wilayah=${areaCode}`} className="link inline-flex min-h-11 items-center md:min-h-8">
          {areaLabel}
        </Link>
      ),
    },
    { key: "when", header: t("when"), cell: ({ askedAt }) => formatInstant(askedAt, zone, locale) },
    { key: "who", header: t("who"), cell: ({ askedBy }) => askedBy },
    { key: "state", header: t("state"), cell: (line) => <OutcomeBadge line={line} /> },
    {
      key: "found",
      header: t("found"),
      align: "end",
      cell: ({ state, differing }) => (state === "done" ? t("differing", { count: differing }) : "–"),
    },
  ];
  return (
    <Card title={t("title")} flush>
      <DataTable caption={t("caption")} columns={columns} rows={checks} rowKey={({ id }) => id} />
    </Card>
  );
}
