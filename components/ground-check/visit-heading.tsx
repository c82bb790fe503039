import { getLocale, getTranslations } from "next-intl/server";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeading } from "@/components/ui/page-heading";
import type { BlindPage } from "@/lib/domain/ground-check/check-page";
import { formatDay, type TimeZone } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";

/** Whom to visit, where, and until when. */
export async function VisitHeading({ page, zone }: { readonly page: BlindPage; readonly zone: TimeZone }) {
  const [t, common, locale] = await Promise.all([
    getTranslations("visit"),
    getTranslations("common"),
    getLocale().then(localeOf),
  ]);
  return (
    <>
      <PageHeading
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[{ href: "/cek-lapangan", label: t("title") }, { label: page.headName }]}
          />
        }
        title={page.headName}
        lead={page.state === "done" ? undefined : t("lead")}
      />
      <p className="mb-2">
        <span className="text-muted">{t("where")}:</span> {page.place}
        <span className="mx-2 text-muted">·</span>
        <span className="text-muted">{t("due")}:</span> {formatDay(page.dueAt, zone, locale)}
      </p>
    </>
  );
}
