import { getTranslations } from "next-intl/server";
import { buttonClass } from "@/components/ui/button-style";
import { Card } from "@/components/ui/card";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { Icon } from "@/components/ui/icon";
import { Pagination } from "@/components/ui/pagination";
import { Segmented } from "@/components/ui/segmented";
import type { ImportItem, ImportPage, ImportSummary } from "@/lib/domain/decile-import/import-view";
import { isTaken, ROW_KINDS } from "@/lib/domain/decile-import/match";
import { formatNumber } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locale";

export interface ImportItemsProps {
  readonly page: ImportPage;
  readonly summary: ImportSummary;
  readonly after: number;
  readonly locale: Locale;
}

/** The match report, kind by kind: which row, which column, what about it. */
export async function ImportItems({ page, summary, after, locale }: ImportItemsProps) {
  const t = await getTranslations("deciles");
  const href = (kind: string, from?: number) =>
    `/mutu/potret/${page.publicId}?bagian=${kind}${from === undefined ? "" : `&sesudah=${from}`}`;
  // What was written stands with the families; the report's copy is gone.
  const isWritten = page.state === "committed" && (isTaken(page.kind) || page.kind === "same");
  return (
    <Card
      title={t("items.title")}
      aside={
        <a href={`/mutu/potret/${page.publicId}/laporan`} download className={buttonClass("secondary", "small")}>
          <Icon name="download" />
          {t("report.download")}
        </a>
      }
      flush
    >
      <div className="grid grid-cols-1 gap-3">
        <div className="px-4 sm:px-5">
          <Segmented
            label={t("report.result")}
            items={ROW_KINDS.map((kind) => ({
              href: href(kind),
              label: t(`kind.${kind}`),
              count: formatNumber(summary.kinds[kind], locale),
              current: kind === page.kind,
            }))}
          />
        </div>
        <p className="px-4 text-sm text-muted sm:px-5">{t(`kindWhy.${page.kind}`)}</p>
        {page.items.length === 0 ? (
          <p className="px-4 py-4 text-muted sm:px-5">{t(isWritten ? "items.taken" : "items.none")}</p>
        ) : (
          <ItemTable page={page} />
        )}
        <div className="px-4 sm:px-5">
          <Pagination
            label={t("items.title")}
            summary={t("items.onPage", { count: page.items.length })}
            previous={after === 0 ? null : { href: href(page.kind), label: t("items.first") }}
            next={page.next === null ? null : { href: href(page.kind, page.next), label: t("items.next") }}
          />
        </div>
      </div>
    </Card>
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
