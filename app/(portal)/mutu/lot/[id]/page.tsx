import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { LotFacts } from "@/components/lot/lot-facts";
import { LotFamilies } from "@/components/lot/lot-families";
import { LotOutcome } from "@/components/lot/lot-outcome";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Card } from "@/components/ui/card";
import { PageHeading } from "@/components/ui/page-heading";
import { readLotFamilyFilter } from "@/lib/domain/lot/family-filter";
import { LOT_PATH } from "@/lib/domain/lot/list-filter";
import { parsePublicId } from "@/lib/domain/public-id/public-id";
import { localeOf } from "@/lib/i18n/locale";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { findLot } from "@/lib/server/lot/view-query";
import { timeZoneOf } from "@/lib/server/region/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("lot"))("title") };
}

/** One lot: its sample to be looked at one by one, what becomes of it, and its families page by page. */
export default async function LotPageView({ params, searchParams }: PageProps<"/mutu/lot/[id]">) {
  const actor = await requirePermission("lot:inspect");
  const at = parsePublicId((await params).id);
  if (at === null) notFound();
  const locale = localeOf(await getLocale());
  const filter = readLotFamilyFilter(await searchParams);
  const lot = await findLot(actor, at, { filter, locale, now: new Date() });
  if (lot === null) notFound();
  const [t, common, zone] = await Promise.all([
    getTranslations("lot"),
    getTranslations("common"),
    timeZoneOf(lot.villageCode),
  ]);
  const name = t("name", { village: lot.villageLabel, year: lot.year, number: lot.number });
  return (
    <>
      <PageHeading
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[{ label: t("title"), href: `${LOT_PATH}?tampil=lot` }, { label: name }]}
          />
        }
        title={name}
      />
      <div className="grid max-w-4xl grid-cols-1 gap-5">
        <Card title={t("standing")}>
          <LotFacts lot={lot} zone={zone} />
        </Card>
        <LotOutcome lot={lot} grantId={actor.grant.id} />
        <LotFamilies lot={lot} filter={filter} grantId={actor.grant.id} />
      </div>
    </>
  );
}
