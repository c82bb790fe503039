import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { LevelRulesTable } from "@/components/data-request/level-rules-table";
import { RulesForm } from "@/components/data-request/rules-form";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeading } from "@/components/ui/page-heading";
import { problemLabels } from "@/components/user/labels";
import { authorize } from "@/lib/domain/access/actor";
import { localDay } from "@/lib/domain/period/period";
import { ClientMessages } from "@/lib/i18n/client-messages";
import { formatDate } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { listRules, rulesOf } from "@/lib/server/data-request/rules-query";
import { referenceSql } from "@/lib/server/db/reference";
import { regionLabel, timeZoneOf } from "@/lib/server/region/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("dataRequest.rulesPage"))("title") };
}

/** By which desks and levels a region answers requests, now and before. */
export default async function RequestRulesPage() {
  const actor = await requirePermission("data-request:read");
  const { regionCode } = actor.grant;
  const now = new Date();
  const [t, roles, common, locale, region, zone, { rules }, versions, problem] = await Promise.all([
    getTranslations("dataRequest"),
    getTranslations("roles.name"),
    getTranslations("common"),
    getLocale().then(localeOf),
    regionLabel(regionCode),
    timeZoneOf(regionCode),
    rulesOf(referenceSql(), regionCode, now),
    listRules(referenceSql(), regionCode),
    problemLabels(),
  ]);
  const mayChange = authorize(actor, "data-request:configure") && regionCode.length === 4;
  return (
    <>
      <PageHeading
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[{ label: t("title"), href: "/permintaan-data" }, { label: t("rulesPage.title") }]}
          />
        }
        title={t("rulesPage.title")}
        lead={t("rulesPage.lead", { region })}
        actions={
          mayChange ? (
            <ClientMessages namespaces={["dataRequest", "roles"]}>
              <RulesForm
                grantId={actor.grant.id}
                rules={rules}
                seen={versions[0]?.id ?? null}
                today={localDay(now, zone)}
                problem={problem}
              />
            </ClientMessages>
          ) : null
        }
      />
      <div className="grid grid-cols-1 gap-5">
        <Card title={t("rulesPage.desks")}>
          <ol className="list-decimal space-y-2 ps-5">
            {rules.tiers.map(({ name, role }) => (
              <li key={name}>
                <span className="font-semibold">{t(`tier.${name}`)}</span>
                <span className="block text-sm text-muted">{t("rulesPage.deskOf", { role: roles(role) })}</span>
              </li>
            ))}
          </ol>
          <p className="mt-3">{t("rulesPage.report", { days: rules.reportDays })}</p>
        </Card>
        <Card title={t("rulesPage.levels")}>
          <LevelRulesTable levels={rules.levels} />
        </Card>
        <Card title={t("rulesPage.versions")}>
          {versions.length === 0 ? (
            <EmptyState title={t("rulesPage.standard")} icon="list-checks">
              {t("rulesPage.report", { days: rules.reportDays })}
            </EmptyState>
          ) : (
            <ul className="divide-y divide-line">
              {versions.map((version) => (
                <li key={version.id} className="py-3">
                  <p className="font-semibold">
                    {t("rulesPage.versionLine", { day: formatDate(version.effectiveFrom, locale), by: version.setBy })}
                  </p>
                  <p>{version.reason}</p>
                  <p className="text-sm text-muted">
                    {version.rules.tiers.map(({ name }) => t(`tier.${name}`)).join(" › ")}
                  </p>
                </li>
              ))}
            </ul>
          )}
        </Card>
      </div>
    </>
  );
}
