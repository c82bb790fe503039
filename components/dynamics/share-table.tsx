import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { FigureText } from "@/components/dashboard/figure-text";
import { Card } from "@/components/ui/card";
import { DataTable } from "@/components/ui/data-table";
import { type Figure, isShown } from "@/lib/domain/dashboard/figure";
import { SNAPSHOTS_FOR } from "@/lib/domain/dynamics/share";
import type { Share } from "@/lib/domain/dynamics/view";
import { formatNumber } from "@/lib/i18n/formats";
import { useRateText } from "./rate-stats";

export interface ShareTableProps {
  readonly shares: readonly Share[];
  readonly withdrew: Figure;
  readonly snapshotId: string;
  /** A group of families is chosen, and these are of all. */
  readonly isGroup: boolean;
  readonly files: ReactNode;
}

/** Exclusion, inclusion, graduation and relapse; the first two are indications and say so. */
export function ShareTable({ shares, withdrew, snapshotId, isGroup, files }: ShareTableProps) {
  const t = useTranslations("dynamics.shares");
  const locale = useLocale();
  const text = useRateText();
  return (
    <Card title={t("title")} flush aside={files}>
      {isGroup && <p className="max-w-prose px-4 pb-2 text-sm sm:px-5">{t("ofAll")}</p>}
      <DataTable
        caption={t("caption", { snapshot: snapshotId })}
        rows={shares}
        rowKey={({ name }) => name}
        columns={[
          {
            key: "name",
            header: t("name"),
            rowHeader: true,
            cell: ({ name }) => (
              <>
                {t(`names.${name}`)}
                <span className="block text-sm font-normal text-muted">
                  {t("of")} {t(`ofWhat.${name}`)}
                </span>
              </>
            ),
          },
          {
            key: "families",
            header: t("families"),
            align: "end",
            cell: ({ families, isKnown }) => (isKnown ? <FigureText figure={families} /> : "–"),
          },
          {
            key: "of",
            header: t("of"),
            align: "end",
            cell: ({ of, isKnown }) => (isKnown ? <FigureText figure={of} /> : "–"),
          },
          {
            key: "share",
            header: t("share"),
            align: "end",
            cell: (share) => (share.isKnown ? text(share) : t("unknown", { count: String(SNAPSHOTS_FOR[share.name]) })),
          },
        ]}
      />
      <p className="max-w-prose px-4 pt-3 text-sm sm:px-5">
        {t("withdrew", { count: isShown(withdrew) ? formatNumber(withdrew, locale) : "•••" })}
      </p>
      <p className="max-w-prose px-4 pt-2 text-sm text-muted sm:px-5">{t("note")}</p>
    </Card>
  );
}
