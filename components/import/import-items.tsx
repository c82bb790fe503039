import { getTranslations } from "next-intl/server";
import { Stat } from "@/components/ui/stat";
import { countOf, type ImportPage, type ImportSummary, ITEM_KINDS, importQuery } from "@/lib/domain/sid/import-view";
import { formatNumber } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locale";
import { ImportFilterBar } from "./import-filter-bar";
import { ItemTable } from "./item-table";
import { KindReport } from "./kind-report";
import { TakeAll } from "./take-families";

export interface ImportItemsProps {
  readonly page: ImportPage;
  readonly summary: ImportSummary;
  /** Ordinal after which this page begins; 0 on the first. */
  readonly after: number;
  readonly locale: Locale;
  readonly grantId: string;
}

/** Counts of the file and, kind by kind, what is in it. */
export async function ImportItems({ page, summary, after, locale, grantId }: ImportItemsProps) {
  const t = await getTranslations("import");
  const path = `/impor/${page.publicId}`;
  const { kind, filter } = page;
  const stats = ["rows", "new", "changed", "same", "elsewhere", "unmatched", "blocked", "row-error"] as const;
  const query = importQuery({ ...filter, kind });
  const canChoose = page.state === "ready" && (kind === "new" || kind === "changed");
  return (
    <>
      <div className="grid grid-cols-2 gap-3 sm:grid-cols-3 xl:grid-cols-8">
        {stats.map((key) => (
          <Stat
            key={key}
            label={t(`count.${key}`)}
            figure={formatNumber(key === "rows" ? summary.rows : countOf(summary, key), locale)}
            source={t("count.source")}
          />
        ))}
      </div>
      <PeopleCounts summary={summary} />
      <ImportFilterBar page={page} summary={summary} />
      <KindReport
        file="import"
        path={path}
        kept={importQuery({ ...filter, kind: null })}
        kinds={ITEM_KINDS.filter((each) => each !== "left-out" || countOf(summary, each) > 0).map((kind) => ({
          kind,
          label: t(`count.${kind}`),
          count: countOf(summary, kind),
        }))}
        kind={page.kind}
        label={t("items.title")}
        after={after}
        next={page.next}
        shown={page.items.length}
        download={page.items.length === 0 ? null : { href: `${path}/unduh?${query}`, label: t("items.download") }}
        note={
          <>
            <Notes summary={summary} faults={`${path}/galat`} />
            {canChoose ? (
              <TakeAll
                grantId={grantId}
                regencyCode={page.regencyCode}
                id={page.id}
                kind={kind}
                words={{
                  all: t(`take.all.${kind}`),
                  none: t(`take.none.${kind}`),
                  busy: t("commit.busy"),
                  failedTitle: t("commit.failedTitle"),
                }}
              />
            ) : null}
          </>
        }
        empty={t("items.none")}
      >
        <ItemTable
          items={page.items}
          kind={kind}
          locale={locale}
          taking={canChoose ? { grantId, regencyCode: page.regencyCode, id: page.id } : null}
        />
      </KindReport>
    </>
  );
}

/** What becomes of the people of matched and new families. */
async function PeopleCounts({ summary }: { readonly summary: ImportSummary }) {
  const t = await getTranslations("import");
  if (summary.people === undefined) return null;
  return <p className="text-muted">{t("count.people", summary.people)}</p>;
}

async function Notes({ summary, faults }: { readonly summary: ImportSummary; readonly faults: string }) {
  const t = await getTranslations("import");
  const left =
    summary.rowErrors + summary.blocked + summary.notes + (summary.elsewhere ?? 0) + (summary.unmatched ?? 0);
  return (
    <div className="mt-2 grid gap-1 text-sm text-muted">
      {summary.notes > 0 ? <p>{t("count.notes", { count: summary.notes })}</p> : null}
      {(summary.notAsked ?? 0) > 0 ? <p>{t("count.notAsked", { count: summary.notAsked ?? 0 })}</p> : null}
      {(summary.formulas ?? 0) > 0 ? <p>{t("count.formulas", { count: summary.formulas ?? 0 })}</p> : null}
      {left > 0 ? (
        <p>
          <a href={faults} download className="link inline-flex min-h-11 items-center md:min-h-8">
            {t("fault.download")}
          </a>
        </p>
      ) : null}
    </div>
  );
}
