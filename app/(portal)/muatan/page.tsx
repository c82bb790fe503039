import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { LoadForm } from "@/components/extract/load-form";
import { LoadList } from "@/components/extract/load-list";
import { Card } from "@/components/ui/card";
import { dateLabels } from "@/components/ui/date-labels";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeading } from "@/components/ui/page-heading";
import { type Actor, authorize } from "@/lib/domain/access/actor";
import { CHECKS_A_DAY } from "@/lib/domain/extract/load";
import { localeOf } from "@/lib/i18n/locale";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { listLoads } from "@/lib/server/extract/queries";
import { findRegions, regionLabel, timeZoneOf } from "@/lib/server/region/queries";
import { regenciesOf } from "@/lib/server/region/regencies";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("extract"))("title") };
}

/** Where an area's extract of DTSEN is brought in, and what was brought in before. */
export default async function LoadsPage() {
  const actor = await requirePermission("extract:read");
  const [t, locale, region, zone, lines, codes] = await Promise.all([
    getTranslations("extract"),
    getLocale().then(localeOf),
    regionLabel(actor.grant.regionCode),
    timeZoneOf(actor.grant.regionCode),
    listLoads(actor),
    regenciesOf(actor.grant.regionCode),
  ]);
  const found = await findRegions(codes);
  const regencies = new Map([...found].map(([code, { label }]) => [code, label]));
  return (
    <>
      <PageHeading title={t("title")} lead={t("lead", { region })} />
      <div className="grid grid-cols-1 gap-5">
        {authorize(actor, "extract:load") ? <Upload actor={actor} regencies={regencies} /> : null}
        <Card title={t("list.title")} flush={lines.length > 0}>
          {lines.length === 0 ? (
            <EmptyState icon="file-spreadsheet" title={t("list.empty")}>
              <p>{t("list.emptyText")}</p>
            </EmptyState>
          ) : (
            <LoadList lines={lines} regencies={regencies} locale={locale} zone={zone} />
          )}
        </Card>
      </div>
    </>
  );
}

async function Upload({
  actor,
  regencies,
}: {
  readonly actor: Actor;
  readonly regencies: ReadonlyMap<string, string>;
}) {
  const [t, upload, labels] = await Promise.all([
    getTranslations("extract"),
    getTranslations("extract.upload"),
    dateLabels(),
  ]);
  return (
    <div className="grid grid-cols-1 items-start gap-5 xl:grid-cols-[2fr_1fr]">
      <Card title={upload("title")}>
        <LoadForm
          grantId={actor.grant.id}
          regencies={[...regencies].map(([value, label]) => ({ value, label }))}
          dateLabels={labels}
          words={{
            drop: upload("drop"),
            choose: upload("choose"),
            // The browser alone knows these; it fills them in.
            chosen: upload("chosen", { name: "{name}", size: "{size}" }),
            sent: upload("sent", { done: "{done}", total: "{total}" }),
            families: upload("families"),
            familiesHint: upload("familiesHint"),
            people: upload("people"),
            peopleHint: upload("peopleHint"),
            regency: upload("regency"),
            chooseRegency: upload("chooseRegency"),
            conditionDate: upload("conditionDate"),
            conditionDateHint: upload("conditionDateHint"),
            rankedOn: upload("rankedOn"),
            rankedOnHint: upload("rankedOnHint"),
            source: upload("source"),
            sourceHint: upload("sourceHint"),
            submit: upload("submit"),
            busy: upload("busy"),
            sending: upload("sending"),
            failedTitle: upload("failedTitle"),
            IN_FUTURE: upload("IN_FUTURE"),
            SNAPSHOT_DIFFERS: upload("SNAPSHOT_DIFFERS"),
            BUSY: t("busy"),
            YOUNGER_RECORDED: t("younger"),
            IDENTIFIER: upload("identifier"),
            CHECKS: t("limited", CHECKS_A_DAY),
          }}
          faults={{
            none: upload("none"),
            tooLarge: upload("tooLarge"),
            workbookTooLarge: upload("workbookTooLarge"),
            oldXls: upload("oldXls"),
            other: upload("other"),
            noRegency: upload("noRegency"),
            noDate: upload("noDate"),
            noSource: upload("noSource"),
          }}
        />
      </Card>
      <Card title={t("needs.title")}>
        <ul className="list-disc space-y-2 ps-5">
          <li>{t("needs.files")}</li>
          <li>{t("needs.columns")}</li>
          <li>{t("needs.values")}</li>
          <li>{t("needs.digits")}</li>
          <li>{t("needs.people")}</li>
        </ul>
      </Card>
    </div>
  );
}
