import { getTranslations } from "next-intl/server";
import { Stat } from "@/components/ui/stat";
import { countOf, type ImportPage, type ImportSummary, ITEM_KINDS } from "@/lib/domain/sid/import-view";
import { formatNumber } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locale";
import { ItemTable } from "./item-table";
import { KindReport } from "./kind-report";

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
  const path = `/impor/${page.publicId}`;
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
      <KindReport
        file="import"
        path={path}
        kinds={ITEM_KINDS.map((kind) => ({ kind, label: t(`count.${kind}`), count: countOf(summary, kind) }))}
        kind={page.kind}
        label={t("items.title")}
        after={after}
        next={page.next}
        shown={page.items.length}
        download={hasFaults ? { href: `${path}/galat`, label: t("fault.download") } : null}
        note={
          summary.notes > 0 ? (
            <p className="mt-2 text-sm text-muted">{t("count.notes", { count: summary.notes })}</p>
          ) : null
        }
        empty={t("items.none")}
      >
        <ItemTable items={page.items} kind={page.kind} locale={locale} />
      </KindReport>
    </>
  );
}
