import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import * as z from "zod";
import { Alert } from "@/components/ui/alert";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeading } from "@/components/ui/page-heading";
import { Pagination } from "@/components/ui/pagination";
import { faultKind } from "@/lib/domain/mail/fault";
import { formatInstant } from "@/lib/i18n/formats";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { listGivenUp } from "@/lib/server/mail/queries";
import { timeZoneOf } from "@/lib/server/region/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("mail.givenUp"))("title") };
}

/** Mails that no server took: whose and what about, never where to. */
export default async function GivenUpRoute({ searchParams }: PageProps<"/akses/surel">) {
  const actor = await requirePermission("user:manage");
  const after = z.uuid().safeParse((await searchParams)["sesudah"]);
  const page = await listGivenUp(actor, after.success ? after.data : null, new Date());
  if (page === null) notFound();
  const [t, kinds, common, locale, zone] = await Promise.all([
    getTranslations("mail.givenUp"),
    getTranslations("mail.kind"),
    getTranslations("common"),
    getLocale(),
    timeZoneOf(actor.grant.regionCode),
  ]);
  return (
    <>
      <PageHeading
        title={t("title")}
        lead={t("lead")}
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[{ label: t("back"), href: "/akses" }, { label: t("title") }]}
          />
        }
      />
      {page.isConfigured ? null : <Alert>{t("notConfigured")}</Alert>}
      <div className="mt-4">
        {page.lines.length === 0 ? (
          <EmptyState icon="send" title={t("emptyTitle")}>
            {t("empty")}
          </EmptyState>
        ) : (
          <DataTable
            caption={t("caption")}
            rows={page.lines}
            rowKey={(line) => line.id}
            columns={[
              { key: "who", header: t("who"), rowHeader: true, cell: (line) => line.userName },
              { key: "what", header: t("what"), cell: (line) => kinds(line.kind) },
              { key: "when", header: t("when"), cell: (line) => formatInstant(line.at, zone, locale) },
              {
                key: "fault",
                header: t("fault"),
                cell: (line) => (
                  <>
                    {t(`cause.${faultKind(line.fault)}`)} <code className="text-sm text-muted">{line.fault}</code>
                  </>
                ),
              },
            ]}
          />
        )}
        <Pagination
          label={common("pages")}
          previous={after.success ? { href: "/akses/surel", label: t("first") } : null}
          next={page.next === null ? null : { href: `/akses/surel?sesudah=${page.next}`, label: common("next") }}
        />
      </div>
    </>
  );
}
