import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { bookLabel } from "@/components/family-export/book-label";
import { ExportDesk } from "@/components/family-export/export-desk";
import { ExportFilters } from "@/components/family-export/export-filters";
import { ExportList } from "@/components/family-export/export-list";
import { ExportTable } from "@/components/family-export/export-table";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeading } from "@/components/ui/page-heading";
import { Pagination } from "@/components/ui/pagination";
import { type ExportFilter, exportHref, readExportFilter } from "@/lib/domain/family-export/family-export";
import { one } from "@/lib/domain/list/address";
import { EXPORT_BOOKS, EXPORT_PURPOSES } from "@/lib/domain/sid/export-request";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { type ExportPage, listExportFamilies, listExports } from "@/lib/server/family-export/queries";
import { regionLabel, timeZoneOf } from "@/lib/server/region/queries";
import { listVillages } from "@/lib/server/region/villages";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("familyExport"))("title") };
}

/** Families taken out as workbooks: which ones, what of them and what for; the files that were asked for stand above. */
export default async function ExportRoute({ searchParams }: PageProps<"/ekspor">) {
  const actor = await requirePermission("household:export");
  const query = await searchParams;
  const filter = readExportFilter(query);
  const after = one(query, "sesudah", 1000);
  const now = new Date();
  const { regionCode } = actor.grant;
  const [t, area, zone, lines, page, villages] = await Promise.all([
    getTranslations("familyExport"),
    regionLabel(regionCode),
    timeZoneOf(regionCode),
    listExports(actor, now),
    listExportFamilies(actor, filter, after, now),
    regionCode.length < 10 ? listVillages(regionCode) : [],
  ]);
  return (
    <>
      <PageHeading title={t("title")} lead={t("lead", { area })} />
      <div className="grid grid-cols-1 gap-5">
        <ExportList lines={lines} grantId={actor.grant.id} zone={zone} />
        <Card title={t("how.title")}>
          <ul className="list-disc space-y-2 ps-5">
            <li>{t("how.choose")}</li>
            <li>{t("how.wait")}</li>
            <li>{t("how.once")}</li>
            <li>{t("how.logged")}</li>
            <li>{t("how.restricted")}</li>
          </ul>
        </Card>
        <ExportFilters filter={filter} villages={villages.map(({ code, name }) => ({ value: code, label: name }))} />
        <Families page={page} filter={filter} after={after} grantId={actor.grant.id} />
      </div>
    </>
  );
}

interface FamiliesProps {
  readonly page: ExportPage;
  readonly filter: ExportFilter;
  readonly after: string;
  readonly grantId: string;
}

async function Families({ page, filter, after, grantId }: FamiliesProps) {
  const [t, common] = await Promise.all([getTranslations("familyExport"), getTranslations("common")]);
  if (page.families.length === 0)
    return (
      <EmptyState title={t("list.emptyTitle")} icon="users-round">
        {t("list.empty")}
      </EmptyState>
    );
  const books = await Promise.all(EXPORT_BOOKS.map(async (value) => ({ value, label: await bookLabel(value) })));
  return (
    <div>
      <p className="tabular mb-2 text-sm text-muted">{t("list.total", { count: page.total })}</p>
      <ExportDesk
        grantId={grantId}
        filter={filter}
        total={page.total}
        books={books}
        purposes={EXPORT_PURPOSES.map((value) => ({ value, label: t(`purpose.${value}`) }))}
        words={{
          label: t("desk.label"),
          hint: t("desk.hint"),
          ticked: t.raw("desk.ticked"),
          everything: t.raw("desk.everything"),
          everythingOn: t.raw("desk.everythingOn"),
          page: t("desk.page"),
          clear: t("desk.clear"),
          book: t("desk.book"),
          purpose: t("desk.purpose"),
          choose: t("desk.choose"),
          missing: t("desk.missing"),
          submit: t("desk.submit"),
          busy: t("desk.busy"),
          started: t("desk.started"),
          underWay: t("desk.underWay"),
        }}
      >
        <ExportTable families={page.families} />
      </ExportDesk>
      <Pagination
        label={t("list.caption")}
        summary={t("list.onPage", { count: page.families.length })}
        previous={after === "" ? null : { href: exportHref(filter), label: common("firstPage") }}
        next={page.next === null ? null : { href: exportHref(filter, page.next), label: common("next") }}
      />
    </div>
  );
}
