import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { FileLinks } from "@/components/cube/file-links";
import { AgreementTable } from "@/components/ground-check/agreement-table";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeading } from "@/components/ui/page-heading";
import { Segmented } from "@/components/ui/segmented";
import { RANGES, rangeHref, readRange } from "@/lib/domain/ground-check/list-filter";
import { ENOUGH_CHECKS } from "@/lib/domain/ground-check/statistics";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { type AgreementPage, findAgreement } from "@/lib/server/ground-check/agreement-query";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("groundCheck.agreement"))("title") };
}

export default async function AgreementStatisticsPage({ searchParams }: PageProps<"/cek-lapangan/kesepakatan">) {
  const actor = await requirePermission("ground-check:order");
  const range = readRange(await searchParams);
  const [t, checks, common, page] = await Promise.all([
    getTranslations("groundCheck.agreement"),
    getTranslations("groundCheck"),
    getTranslations("common"),
    findAgreement(actor, range, await getLocale(), new Date()),
  ]);
  if (page === null) notFound();
  return (
    <>
      <PageHeading
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[{ href: "/cek-lapangan", label: checks("title") }, { label: t("title") }]}
          />
        }
        title={t("title")}
        lead={t("lead", { enough: ENOUGH_CHECKS })}
        actions={<FileLinks href={rangeHref(range, "/cek-lapangan/kesepakatan/unduh")} />}
      />
      <div className="grid grid-cols-1 gap-4">
        <Segmented
          label={t("range")}
          items={[...RANGES, null].map((days) => ({
            href: rangeHref(days),
            label: days === null ? t("all") : t("days", { days }),
            current: range === days,
          }))}
        />
        <Tables page={page} />
      </div>
    </>
  );
}

async function Tables({ page }: { readonly page: AgreementPage }) {
  const t = await getTranslations("groundCheck.agreement");
  if (page.checks === 0)
    return (
      <EmptyState title={t("emptyTitle")} icon="chart-column">
        {t("empty")}
      </EmptyState>
    );
  return (
    <>
      <p className="tabular">
        {t("checks", { count: page.checks })}
        {page.withoutAnswer === 0 ? null : `, ${t("without", { count: page.withoutAnswer })}`}.
      </p>
      <Card title={t("operators")} flush>
        <AgreementTable title={t("operators")} nameHeader={t("person")} lines={page.operators} />
      </Card>
      <Card title={t("variables")} flush>
        <AgreementTable title={t("variables")} nameHeader={t("variable")} lines={page.variables} />
      </Card>
      <p className="text-sm text-muted">{t("note")}</p>
    </>
  );
}
