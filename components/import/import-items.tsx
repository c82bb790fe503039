import { getTranslations } from "next-intl/server";
import { buttonClass } from "@/components/ui/button-style";
import { Card } from "@/components/ui/card";
import { Icon } from "@/components/ui/icon";
import { Pagination } from "@/components/ui/pagination";
import { Segmented } from "@/components/ui/segmented";
import { Stat } from "@/components/ui/stat";
import { countOf, type ImportPage, type ImportSummary, ITEM_KINDS } from "@/lib/domain/sid/import-view";
import { formatNumber } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locale";
import { ItemTable } from "./item-table";

export interface ImportItemsProps {
  readonly page: ImportPage;
  readonly summary: ImportSummary;
  /** Ordinal after which this page begins; 0 on the first. */
  readonly after: number;
  readonly locale: Locale;
}

/** Counts of the file and, kind by kind, what is in it. */
export async function ImportItems({ page, summary, after, locale }: ImportItemsProps) {
  const t = await getTranslations("import");
  const href = (kind: string, from?: number) =>
    `/impor/${page.publicId}?bagian=${kind}${from === undefined ? "" : `&sesudah=${from}`}`;
  const hasFaults = summary.rowErrors + summary.blocked + summary.notes > 0;
  const stats = ["rows", "new", "changed", "same", "blocked", "row-error"] as const;
  return (
    <>
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-3 xl:grid-cols-6">
        {stats.map((key) => (
          <Stat
            key={key}
            label={t(`count.${key}`)}
            figure={formatNumber(key === "rows" ? summary.rows : countOf(summary, key), locale)}
            source={t("count.source")}
          />
        ))}
      </div>
      <Card
        title={t("items.title")}
        aside={
          hasFaults ? (
            <a href={`/impor/${page.publicId}/galat`} download className={buttonClass("secondary", "small")}>
              <Icon name="download" />
              {t("fault.download")}
            </a>
          ) : null
        }
        flush
      >
        <div className="grid grid-cols-1 gap-3">
          <div className="px-4 sm:px-5">
            <Segmented
              label={t("items.title")}
              items={ITEM_KINDS.map((kind) => ({
                href: href(kind),
                label: t(`count.${kind}`),
                count: formatNumber(countOf(summary, kind), locale),
                current: kind === page.kind,
              }))}
            />
            {summary.notes > 0 ? (
              <p className="mt-2 text-sm text-muted">{t("count.notes", { count: summary.notes })}</p>
            ) : null}
          </div>
          {page.items.length === 0 ? (
            <p className="px-4 py-4 text-muted sm:px-5">{t("items.none")}</p>
          ) : (
            <ItemTable items={page.items} kind={page.kind} locale={locale} />
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
    </>
  );
}
