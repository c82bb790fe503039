import { getTranslations } from "next-intl/server";
import { KindReport } from "@/components/import/kind-report";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import type { ImportItem, ImportPage, ImportSummary } from "@/lib/domain/decile-import/import-view";
import { isTaken, ROW_KINDS } from "@/lib/domain/decile-import/match";

export interface ImportItemsProps {
  readonly page: ImportPage;
  readonly summary: ImportSummary;
  readonly after: number;
}

/** The match report, kind by kind: which row, which column, what about it. */
export async function ImportItems({ page, summary, after }: ImportItemsProps) {
  const t = await getTranslations("deciles");
  const path = `/mutu/potret/${page.publicId}`;
  // What was written stands with the families; the report's copy is gone.
  const isWritten = page.state === "committed" && (isTaken(page.kind) || page.kind === "same");
  return (
    <KindReport
      file="deciles"
      path={path}
      kinds={ROW_KINDS.map((kind) => ({ kind, label: t(`kind.${kind}`), count: summary.kinds[kind] }))}
      kind={page.kind}
      label={t("report.result")}
      after={after}
      next={page.next}
      shown={page.items.length}
      download={{ href: `${path}/laporan`, label: t("report.download") }}
      note={<p className="mt-3 text-sm text-muted">{t(`kindWhy.${page.kind}`)}</p>}
      empty={t(isWritten ? "items.taken" : "items.none")}
    >
      <ItemTable page={page} />
    </KindReport>
  );
}

async function ItemTable({ page }: { readonly page: ImportPage }) {
  const t = await getTranslations("deciles");
  const isNumbered = !isTaken(page.kind) && page.kind !== "same";
  const columns: DataColumn<ImportItem>[] = [
    {
      key: "row",
      header: t("items.row"),
      rowHeader: true,
      cell: (item) => (
        <>
          {/* As a heading of a card on a phone, a bare number says nothing. */}
          <span className="md:hidden">{t("items.row")} </span>
          {item.row}
        </>
      ),
    },
    ...(isNumbered
      ? [
          { key: "kk", header: t("items.kk"), cell: (item: ImportItem) => item.kk ?? "" },
          { key: "nik", header: t("items.nik"), cell: (item: ImportItem) => item.nik ?? "" },
          {
            key: "field",
            header: t("items.field"),
            cell: (item: ImportItem) => (item.field === null ? "" : t(`field.${item.field}`)),
          },
        ]
      : [{ key: "decile", header: t("items.decile"), cell: (item: ImportItem) => item.national ?? "" }]),
    {
      key: "note",
      header: t("items.note"),
      phoneLabel: "",
      cell: (item) => (
        <ul className="grid gap-0.5">
          {item.problem === null ? null : <li>{t(`problem.${item.problem}`)}</li>}
          {item.hints.map((hint) => (
            <li key={hint}>{t(`hint.${hint}`)}</li>
          ))}
        </ul>
      ),
    },
  ];
  return (
    <DataTable
      caption={t(`kind.${page.kind}`)}
      rows={page.items}
      rowKey={(item) => String(item.ordinal)}
      columns={columns}
    />
  );
}
