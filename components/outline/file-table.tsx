import { getLocale, getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { reasonLabels } from "@/components/user/labels";
import { ReasonedAction } from "@/components/user/reasoned-action";
import { formatInstant, formatNumber, type TimeZone } from "@/lib/i18n/formats";

export interface OutlineFileRow {
  readonly id: string;
  readonly areas: number;
  readonly source: string;
  readonly committed: { readonly by: string | null; readonly at: Date };
  readonly removed: { readonly by: string | null; readonly at: Date; readonly reason: string } | null;
}

export interface FileTableProps {
  readonly files: readonly OutlineFileRow[];
  readonly grantId: string;
  readonly zone: TimeZone;
}

/** Files of outlines, the newest first: who put them on the maps, who took them off and why. */
export async function FileTable({ files, grantId, zone }: FileTableProps) {
  const [t, labels, locale] = await Promise.all([getTranslations("outline"), reasonLabels(), getLocale()]);
  const said = ({ by, at }: { readonly by: string | null; readonly at: Date }) =>
    t("list.by", { name: by ?? t("list.somebody"), when: formatInstant(at, zone, locale, "short") });
  const columns: readonly DataColumn<OutlineFileRow>[] = [
    { key: "source", header: t("list.source"), rowHeader: true, cell: ({ source }) => source },
    { key: "areas", header: t("list.areas"), align: "end", cell: ({ areas }) => formatNumber(areas, locale) },
    { key: "committed", header: t("list.committed"), cell: ({ committed }) => said(committed) },
    {
      key: "state",
      header: t("list.state"),
      cell: ({ removed }) =>
        removed === null ? (
          <Badge tone="success" icon="check">
            {t("list.standing")}
          </Badge>
        ) : (
          <span>
            {t("list.removed", { said: said(removed) })} {t("list.reason", { reason: removed.reason })}
          </span>
        ),
    },
    {
      key: "act",
      header: t("list.act"),
      cell: ({ id, source, removed }) =>
        removed === null ? (
          <ReasonedAction
            command="outline.remove"
            subjectId={id}
            grantId={grantId}
            label={t("remove.label")}
            accessibleLabel={t("remove.of", { source })}
            title={t("remove.title", { source })}
            lead={t("remove.lead")}
            done={t("remove.done")}
            icon="trash-2"
            tone="danger"
            labels={labels}
          />
        ) : null,
      phoneHidden: ({ removed }) => removed !== null,
    },
  ];
  return <DataTable caption={t("list.title")} columns={columns} rows={files} rowKey={({ id }) => id} />;
}
