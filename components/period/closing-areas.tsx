import { getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { DataTable } from "@/components/ui/data-table";
import { Link } from "@/components/ui/link";
import type { ClosingPage } from "@/lib/domain/period/closing-page";
import { type ClosingView, closingHref } from "@/lib/domain/period/closing-view";
import { formatNumber } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locale";

export interface ClosingAreasProps {
  readonly areas: ClosingPage["areas"];
  readonly view: ClosingView;
  readonly locale: Locale;
}

/** The areas of a province or the nation, each with how many of its villages have closed. */
export async function ClosingAreas({ areas, view, locale }: ClosingAreasProps) {
  const t = await getTranslations("closing");
  return (
    <DataTable
      caption={t("areas")}
      rows={areas}
      rowKey={({ code }) => code}
      columns={[
        {
          key: "area",
          header: t("area"),
          rowHeader: true,
          cell: ({ code, label }) => (
            <Link href={closingHref(view, { area: code })} className="link inline-flex min-h-11 items-center">
              {label}
            </Link>
          ),
        },
        {
          key: "closed",
          header: t("closedVillages"),
          align: "end",
          cell: ({ closedVillages }) => formatNumber(closedVillages, locale),
        },
        {
          key: "villages",
          header: t("villages"),
          align: "end",
          cell: ({ villages }) => formatNumber(villages, locale),
        },
        {
          key: "status",
          header: t("status"),
          phoneHidden: ({ isClosed }) => isClosed === null,
          cell: ({ isClosed }) =>
            isClosed === null ? (
              ""
            ) : (
              <Badge tone={isClosed ? "success" : "attention"} icon={isClosed ? "lock" : "circle-dashed"}>
                {t(isClosed ? "closed" : "open")}
              </Badge>
            ),
        },
      ]}
    />
  );
}
