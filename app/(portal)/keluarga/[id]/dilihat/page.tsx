import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { ReadersFilter } from "@/components/history/readers-filter";
import { ReadersTable } from "@/components/history/readers-table";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeading } from "@/components/ui/page-heading";
import { Pagination } from "@/components/ui/pagination";
import { localeOf } from "@/lib/i18n/locale";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { findReaders, READS_A_PAGE } from "@/lib/server/household/readers-query";
import { timeZoneOf } from "@/lib/server/region/queries";
import { readersHref, readPurpose, readReadersCursor } from "./readers-address";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("history.readers"))("title") };
}

/** Who saw a family by name, and what for. */
export default async function ReadersRoute({ params, searchParams }: PageProps<"/keluarga/[id]/dilihat">) {
  const actor = await requirePermission("household:read-log");
  const [{ id }, query, locale] = await Promise.all([params, searchParams, getLocale().then(localeOf)]);
  const [purpose, after] = [readPurpose(query), readReadersCursor(query)];
  const page = await findReaders(actor, id, { purpose, after, limit: READS_A_PAGE }, new Date());
  if (page === null) notFound();
  const [t, household, common, zone] = await Promise.all([
    getTranslations("history.readers"),
    getTranslations("household"),
    getTranslations("common"),
    timeZoneOf(page.villageCode),
  ]);
  const path = `/keluarga/${id}/dilihat`;
  const crumbs = [
    { label: household("listTitle"), href: "/keluarga" },
    { label: page.headName ?? "", href: `/keluarga/${id}` },
    { label: t("title") },
  ];
  const isNamed = page.headName !== null;
  return (
    <>
      <PageHeading
        {...(isNamed ? { above: <Breadcrumbs label={common("breadcrumbs")} items={crumbs} /> } : {})}
        title={isNamed ? t("heading", { name: page.headName ?? "" }) : t("headingUnnamed", { id: id.slice(-8) })}
        lead={page.seesNames ? t("lead") : `${t("lead")} ${t("leadRoles")}`}
      />
      <ReadersFilter action={path} purpose={purpose} />
      <div className="mt-4">
        {page.lines.length === 0 ? (
          <EmptyState title={t("emptyTitle")} icon="eye">
            {t("empty")}
          </EmptyState>
        ) : (
          <>
            <ReadersTable lines={page.lines} seesNames={page.seesNames} zone={zone} locale={locale} />
            <Pagination
              label={common("pages")}
              summary={t("onPage", { count: page.lines.length })}
              previous={after === null ? null : { href: readersHref(path, purpose), label: t("newest") }}
              next={page.next === null ? null : { href: readersHref(path, purpose, page.next), label: t("older") }}
            />
            <a
              href={readersHref(`${path}/unduh`, purpose)}
              download
              className="link no-print inline-flex min-h-11 items-center font-semibold"
            >
              {t("download")}
            </a>
          </>
        )}
      </div>
    </>
  );
}
