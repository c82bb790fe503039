import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { IdentityCard } from "@/components/duplicate/identity-card";
import { DecileHistory } from "@/components/dynamics/decile-history";
import { DecileCard } from "@/components/household/decile-card";
import { FamilyActions } from "@/components/household/family-actions";
import { FreshnessList } from "@/components/household/freshness-list";
import { HouseMap } from "@/components/household/house-map";
import { PeopleTable } from "@/components/household/people-table";
import { ProposalList } from "@/components/household/proposal-list";
import { SnapshotSections } from "@/components/household/snapshot-sections";
import { UnaskedPanel } from "@/components/household/unasked-panel";
import { ObjectionNotes } from "@/components/objection/objection-notes";
import { PastCard } from "@/components/past-list/past-card";
import { RightsNotes } from "@/components/rights/rights-notes";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { PageHeading } from "@/components/ui/page-heading";
import { authorize } from "@/lib/domain/access/actor";
import { fieldStatusLabel } from "@/lib/domain/household/field-status";
import { localeOf } from "@/lib/i18n/locale";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { findIdentityNotes } from "@/lib/server/duplicate/notes-query";
import { findDecileHistory } from "@/lib/server/dynamics/history-query";
import { findFamilyPage } from "@/lib/server/household/family-query";
import { listVillagePoints } from "@/lib/server/household/points-query";
import { findObjectionNotes } from "@/lib/server/objection/page-query";
import { findPastListings } from "@/lib/server/past-list/family-query";
import { regionLabel, timeZoneOf } from "@/lib/server/region/queries";
import { findRightsNotes } from "@/lib/server/rights/list-query";

/** Never the name: titles stay in a browser's history. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("household"))("pageTitle") };
}

interface Props {
  readonly params: Promise<{ id: string }>;
}

export default async function FamilyRoute({ params }: Props) {
  const actor = await requirePermission("household:read");
  const [{ id }, locale, t] = await Promise.all([params, getLocale().then(localeOf), getTranslations("household")]);
  const now = new Date();
  const family = await findFamilyPage(actor, id, locale, now);
  if (family === null) notFound();
  const [village, zone, points, common, notes, objections, asked, history, past] = await Promise.all([
    regionLabel(family.villageCode),
    timeZoneOf(family.villageCode),
    family.point === null ? [] : listVillagePoints(actor, family.villageCode, family.id),
    getTranslations("common"),
    findIdentityNotes(actor, { regencyCode: family.regencyCode, householdId: family.id, proposalId: null }),
    findObjectionNotes(actor, family.regencyCode, { householdId: family.id }),
    findRightsNotes(actor, { regencyCode: family.regencyCode, householdId: family.id }),
    findDecileHistory(actor, family.regencyCode, family.id),
    findPastListings(actor, family.regencyCode, family.id),
  ]);
  const { place } = family;
  const actions = {
    family,
    grantId: actor.grant.id,
    mayObject: authorize(actor, "objection:file"),
    servesDesk: authorize(actor, "desk:serve"),
    mayAskRights: authorize(actor, "rights:record"),
  };
  return (
    <>
      <PageHeading
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[{ label: t("listTitle"), href: "/keluarga" }, { label: family.headName }]}
          />
        }
        title={t("family", { name: family.headName })}
        lead={[
          village,
          place.dusun,
          place.rt === null ? null : `RT ${place.rt}`,
          place.rw === null ? null : `RW ${place.rw}`,
        ]
          .filter(Boolean)
          .join(" · ")}
      />
      <div className="grid gap-5 xl:grid-cols-[minmax(0,2fr)_minmax(18rem,1fr)]">
        <div className="grid grid-cols-1 content-start gap-5">
          <div className="lg:hidden">
            <FamilyActions {...actions} />
          </div>
          <Card title={t("whoLivesHere")} flush>
            <PeopleTable
              people={family.people}
              formerCount={family.formerCount}
              today={family.today}
              hrefOf={(person) => `/keluarga/${family.publicId}/anggota/${person.uid}`}
            />
          </Card>
          <SnapshotSections snapshot={family.snapshot} regencyCode={family.regencyCode} />
          <UnaskedPanel unasked={family.unasked} form={family.snapshot.title} locale={locale} />
        </div>
        <div className="grid grid-cols-1 content-start gap-5">
          <div className="hidden lg:block">
            <FamilyActions {...actions} />
          </div>
          <Card title={t("revision", { revision: family.revision })}>
            <DescriptionList
              items={[
                { term: t("kk"), detail: family.kkNumber ?? t("notAnswered") },
                { term: t("address"), detail: place.address ?? t("notAnswered") },
                {
                  term: t("filter.field"),
                  detail:
                    family.field === null
                      ? t("fieldUnknown")
                      : t("fieldStatus", { code: String(family.field), label: fieldStatusLabel(family.field, locale) }),
                },
              ]}
            />
          </Card>
          <ObjectionNotes notes={objections} zone={zone} now={now} />
          <RightsNotes notes={asked} zone={zone} now={now} />
          <IdentityCard notes={notes} familyPublicId={family.publicId} locale={locale} />
          <DecileCard deciles={family.deciles} locale={locale} />
          <DecileHistory steps={history} locale={locale} />
          <PastCard listings={past} locale={locale} />
          <Card title={t("freshnessTitle")}>
            <FreshnessList items={family.freshness} locale={locale} />
          </Card>
          <Card title={t("map")}>
            <HouseMap point={family.point} others={points} />
          </Card>
          <Card title={t("proposals")}>
            <ProposalList proposals={family.proposals} locale={locale} zone={zone} now={now} />
          </Card>
        </div>
      </div>
    </>
  );
}
