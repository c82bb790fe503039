import { getLocale, getTranslations } from "next-intl/server";
import { buttonClass } from "@/components/ui/button-style";
import { Card } from "@/components/ui/card";
import { DataTable } from "@/components/ui/data-table";
import { Icon } from "@/components/ui/icon";
import { Pagination } from "@/components/ui/pagination";
import { Segmented } from "@/components/ui/segmented";
import { LOAD_KINDS, type LoadItem, type LoadKind, type LoadPage, type LoadSummary } from "@/lib/domain/extract/load";
import { formatNumber } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { ColumnName } from "./column-name";
import { problemText } from "./problem-text";

export interface LoadReportProps {
  readonly page: LoadPage;
  readonly summary: LoadSummary;
  readonly after: number;
  readonly villageNames: ReadonlyMap<string, string>;
}

/** What was found in the files, kind by kind: which row, which column, what about it and what to do. */
export async function LoadReport({ page, summary, after, villageNames }: LoadReportProps) {
  const [t, locale] = await Promise.all([getTranslations("extract.report"), getLocale().then(localeOf)]);
  const path = `/muatan/${page.publicId}`;
  const count = (kind: LoadKind) => (summary.kinds.families[kind] ?? 0) + (summary.kinds.people[kind] ?? 0);
  return (
    <Card
      title={t("title")}
      aside={
        <a href={`${path}/laporan`} download className={buttonClass("secondary", "small")}>
          <Icon name="download" />
          {t("download")}
        </a>
      }
      flush
    >
      <div className="grid grid-cols-1 gap-3">
        <div className="px-4 sm:px-5">
          <Segmented
            label={t("result")}
            items={LOAD_KINDS.map((kind) => ({
              href: `${path}?bagian=${kind}`,
              label: t(`kind.${kind}`),
              count: formatNumber(count(kind), locale),
              current: kind === page.kind,
            }))}
          />
          <p className="mt-3 text-sm text-muted">{t(`why.${page.kind}`)}</p>
        </div>
        {page.items.length === 0 ? (
          <p className="px-4 py-4 text-muted sm:px-5">{t("none")}</p>
        ) : (
          <ItemTable page={page} villageNames={villageNames} />
        )}
        <div className="px-4 sm:px-5">
          <Pagination
            label={t("title")}
            summary={t("onPage", { count: page.items.length })}
            previous={after === 0 ? null : { href: `${path}?bagian=${page.kind}`, label: t("first") }}
            next={
              page.next === null ? null : { href: `${path}?bagian=${page.kind}&sesudah=${page.next}`, label: t("next") }
            }
          />
        </div>
      </div>
    </Card>
  );
}

async function ItemTable({ page, villageNames }: Pick<LoadReportProps, "page" | "villageNames">) {
  const t = await getTranslations("extract.report");
  const text = await problemText();
  return (
    <DataTable
      caption={t(`kind.${page.kind}`)}
      rows={page.items}
      rowKey={(item) => `${item.set}-${item.row}`}
      columns={[
        {
          key: "row",
          header: t("row"),
          rowHeader: true,
          cell: (item) => t("rowOf", { set: t(`set.${item.set}`), row: item.row }),
        },
        { key: "card", header: t("card"), cell: (item) => item.card ?? "" },
        {
          key: "nik",
          header: t("nik"),
          cell: (item) => item.nik ?? "",
          phoneHidden: (item: LoadItem) => item.nik === null,
        },
        {
          key: "village",
          header: t("village"),
          cell: (item) => (item.villageCode === null ? "" : (villageNames.get(item.villageCode) ?? item.villageCode)),
          phoneHidden: (item: LoadItem) => item.villageCode === null,
        },
        {
          key: "column",
          header: t("column"),
          cell: (item) => (item.column === null ? null : <ColumnName name={item.column} />),
          phoneHidden: (item: LoadItem) => item.column === null,
        },
        {
          key: "note",
          header: t("note"),
          phoneLabel: "",
          cell: (item) => (item.problem === null ? "" : text(item.problem)),
        },
      ]}
    />
  );
}
