import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { DecileForm } from "@/components/decile-import/import-form";
import { ImportList } from "@/components/decile-import/import-list";
import { RedateCard } from "@/components/decile-import/redate-card";
import { fileFormWords } from "@/components/import/file-form-words";
import { Card } from "@/components/ui/card";
import { dateLabels } from "@/components/ui/date-labels";
import { PageHeading } from "@/components/ui/page-heading";
import { localeOf } from "@/lib/i18n/locale";
import { regencyShelf } from "@/lib/server/audit/audit-entry";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { listDatedSnapshots, listDecileImports } from "@/lib/server/decile-import/queries";
import { regionLabel, timeZoneOf } from "@/lib/server/region/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("deciles"))("title") };
}

/** Where a coach brings in BPS's deciles, and what was brought in before. */
export default async function DecileImportsPage() {
  const actor = await requirePermission("decile:import");
  const [t, locale, region, zone, lines, labels, dated] = await Promise.all([
    getTranslations("deciles"),
    getLocale().then(localeOf),
    regionLabel(actor.grant.regionCode),
    timeZoneOf(actor.grant.regionCode),
    listDecileImports(actor),
    dateLabels(),
    listDatedSnapshots(actor),
  ]);
  const upload = await getTranslations("deciles.upload");
  return (
    <>
      <PageHeading title={t("title")} lead={t("lead", { region })} />
      <div className="grid grid-cols-1 gap-5">
        <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-2">
          <Card title={upload("title")}>
            <DecileForm
              grantId={actor.grant.id}
              regencyCode={regencyShelf(actor.grant.regionCode)}
              words={{
                ...fileFormWords(upload),
                rankedOn: upload("rankedOn"),
                rankedOnHint: upload("rankedOnHint"),
                source: upload("source"),
                sourceHint: upload("sourceHint"),
                oldXls: upload("oldXls"),
                IN_FUTURE: upload("IN_FUTURE"),
                SNAPSHOT_DIFFERS: upload("SNAPSHOT_DIFFERS"),
              }}
              dateLabels={labels}
              faults={{
                none: upload("none"),
                tooLarge: upload("tooLarge"),
                oldXls: upload("oldXls"),
                other: upload("other"),
                noDate: upload("noDate"),
                noSource: upload("noSource"),
              }}
            />
          </Card>
          <Card title={t("needs.title")}>
            <ul className="list-disc space-y-2 ps-5">
              <li>{t("needs.columns")}</li>
              <li>{t("needs.deciles")}</li>
              <li>{t("needs.digits")}</li>
              <li>{t("needs.fixed")}</li>
            </ul>
          </Card>
        </div>
        {lines.length === 0 ? null : (
          <Card title={t("list.title")} flush>
            <ImportList lines={lines} locale={locale} zone={zone} />
          </Card>
        )}
        {dated.length === 0 ? null : (
          <RedateCard grantId={actor.grant.id} snapshots={dated} dateLabels={labels} locale={locale} />
        )}
      </div>
    </>
  );
}
