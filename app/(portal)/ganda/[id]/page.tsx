import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { CaseHistory } from "@/components/duplicate/case-history";
import { CaseStateBadge } from "@/components/duplicate/case-table";
import { CompareTable } from "@/components/duplicate/compare-table";
import { DecideArea } from "@/components/duplicate/decide-area";
import { RecordHistory } from "@/components/duplicate/record-history";
import { SideCard } from "@/components/duplicate/side-card";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Card } from "@/components/ui/card";
import { PageHeading } from "@/components/ui/page-heading";
import type { Actor } from "@/lib/domain/access/actor";
import type { CaseDetail } from "@/lib/domain/matching/case-view";
import type { TimeZone } from "@/lib/i18n/formats";
import { type Locale, localeOf } from "@/lib/i18n/locale";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { findCaseDetail } from "@/lib/server/duplicate/detail-query";
import { findHistory } from "@/lib/server/household/history-query";
import { timeZoneOf } from "@/lib/server/region/queries";

/** Never a name: titles stay in a browser's history. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("duplicate.page"))("title") };
}

export default async function DuplicatePage({ params }: PageProps<"/ganda/[id]">) {
  const actor = await requirePermission("duplicate:read");
  const [{ id }, locale, t, common] = await Promise.all([
    params,
    getLocale().then(localeOf),
    getTranslations("duplicate"),
    getTranslations("common"),
  ]);
  const now = new Date();
  const detail = await findCaseDetail(actor, id, locale, now);
  if (detail === null) notFound();
  const zone = await timeZoneOf(detail.regencyCode);
  return (
    <>
      <PageHeading
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[{ label: t("title"), href: "/ganda" }, { label: t("page.compare") }]}
          />
        }
        title={t("page.title")}
        lead={t("page.lead", { score: detail.score, origin: t(`origin.${detail.origin}`) })}
        actions={<CaseStateBadge state={detail.state} />}
      />
      <div className="grid grid-cols-1 gap-5">
        <Card title={t("page.compare")} flush>
          <CompareTable detail={detail} locale={locale} />
        </Card>
        <Card title={t("decide.title")}>
          <DecideArea detail={detail} grantId={actor.grant.id} />
        </Card>
        <div className="grid gap-5 lg:grid-cols-2">
          <SideCard side={detail.sides[0]} letter="A" keep={detail.keep} locale={locale} />
          <SideCard side={detail.sides[1]} letter="B" keep={detail.keep} locale={locale} />
        </div>
        <Card title={t("page.history")}>
          <CaseHistory steps={detail.history} zone={zone} now={now} locale={locale} />
        </Card>
        <Records actor={actor} detail={detail} zone={zone} locale={locale} now={now} />
      </div>
    </>
  );
}

interface RecordsProps {
  readonly actor: Actor;
  readonly detail: CaseDetail;
  readonly zone: TimeZone;
  readonly locale: Locale;
  readonly now: Date;
}

async function Records({ actor, detail, zone, locale, now }: RecordsProps) {
  const t = await getTranslations("duplicate.page");
  const ids = [...new Set(detail.sides.flatMap(({ familyPublicId }) => familyPublicId ?? []))];
  const histories = await Promise.all(
    ids.map(async (id) => ({ id, history: await findHistory(actor, id, null, locale, now) })),
  );
  return (
    <section className="grid gap-3">
      <h2 className="text-lg">{t("records")}</h2>
      {histories.map(({ id, history }) =>
        history === null ? null : (
          <RecordHistory
            key={id}
            familyPublicId={id}
            headName={history.headName}
            revisions={history.revisions}
            zone={zone}
            locale={locale}
          />
        ),
      )}
    </section>
  );
}
