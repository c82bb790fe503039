import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { DateChooser } from "@/components/history/date-chooser";
import { RecordOn } from "@/components/history/record-on";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeading } from "@/components/ui/page-heading";
import { Panel } from "@/components/ui/panel";
import type { Actor } from "@/lib/domain/access/actor";
import type { HistoryBasis } from "@/lib/domain/household/replay";
import { formatDate } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locale";
import { findRecordOn } from "@/lib/server/household/record-on-query";

export interface RecordOnPageProps {
  readonly actor: Actor;
  readonly id: string;
  readonly day: string;
  readonly basis: HistoryBasis;
  readonly locale: Locale;
  readonly now: Date;
}

/** A family's whole record on a date. */
export async function RecordOnPage({ actor, id, day, basis, locale, now }: RecordOnPageProps) {
  const page = await findRecordOn(actor, id, { day, basis }, locale, now);
  if (page === null) notFound();
  const [t, household, common] = await Promise.all([
    getTranslations("history.when"),
    getTranslations("household"),
    getTranslations("common"),
  ]);
  const href = `/keluarga/${id}/riwayat`;
  const date = formatDate(day, locale);
  const crumbs = [
    { label: household("listTitle"), href: "/keluarga" },
    { label: page.headName, href: `/keluarga/${id}` },
    { label: household("history"), href },
    { label: date },
  ];
  return (
    <>
      <PageHeading
        above={<Breadcrumbs label={common("breadcrumbs")} items={crumbs} />}
        title={t("heading", { name: page.headName, date })}
        lead={t(basis === "known" ? "leadKnown" : "leadTrue")}
        actions={
          <LinkButton href={href} icon="history">
            {t("back")}
          </LinkButton>
        }
      />
      <div className="no-print mb-5 max-w-2xl">
        <Panel summary={t("title")}>
          <DateChooser href={href} day={day} basis={basis} today={page.today} />
        </Panel>
      </div>
      <RecordOn record={page.record} day={day} locale={locale} />
    </>
  );
}
