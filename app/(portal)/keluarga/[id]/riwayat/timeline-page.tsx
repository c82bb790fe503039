import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { DateChooser } from "@/components/history/date-chooser";
import { RevisionBody } from "@/components/history/revision-body";
import { RevisionChooser } from "@/components/history/revision-chooser";
import { RevisionLinks } from "@/components/history/revision-links";
import { revisionTitles } from "@/components/history/revision-words";
import { Alert } from "@/components/ui/alert";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeading } from "@/components/ui/page-heading";
import { Pagination } from "@/components/ui/pagination";
import { Timeline } from "@/components/ui/timeline";
import type { Actor } from "@/lib/domain/access/actor";
import { formatAgo, formatInstant } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locale";
import { findHistory, type HistoryPage } from "@/lib/server/household/history-query";
import { timeZoneOf } from "@/lib/server/region/queries";

export interface TimelinePageProps {
  readonly actor: Actor;
  readonly id: string;
  /** Revisions before this one; null for the newest. */
  readonly before: number | null;
  readonly isWrongDay: boolean;
  readonly locale: Locale;
  readonly now: Date;
}

/** Every revision of a family, newest first, and beside it the ways to look further. */
export async function TimelinePage({ actor, id, before, isWrongDay, locale, now }: TimelinePageProps) {
  const history = await findHistory(actor, id, before, locale, now);
  if (history === null) notFound();
  const [t, household, common] = await Promise.all([
    getTranslations("history"),
    getTranslations("household"),
    getTranslations("common"),
  ]);
  const href = `/keluarga/${id}/riwayat`;
  const crumbs = [
    { label: household("listTitle"), href: "/keluarga" },
    { label: history.headName, href: `/keluarga/${id}` },
    { label: household("history") },
  ];
  return (
    <>
      <PageHeading
        above={<Breadcrumbs label={common("breadcrumbs")} items={crumbs} />}
        title={household("historyTitle", { name: history.headName })}
        lead={household("historyLead")}
        actions={
          history.can.readLog ? (
            <LinkButton href={`/keluarga/${id}/dilihat`} icon="eye">
              {t("readers.title")}
            </LinkButton>
          ) : null
        }
      />
      {isWrongDay ? (
        <div className="mb-4">
          <Alert tone="attention">{t("when.wrongDay")}</Alert>
        </div>
      ) : null}
      <div className="grid gap-5 xl:grid-cols-[minmax(0,2fr)_minmax(18rem,1fr)]">
        <div className="no-print order-first grid content-start gap-5 lg:order-last">
          <Card title={t("when.title")}>
            <DateChooser href={href} day={history.today} basis="known" today={history.today} />
          </Card>
          {history.newest < 2 ? null : (
            <Card title={t("compare.title")}>
              <RevisionChooser
                href={`${href}/banding`}
                newest={history.newest}
                from={history.newest - 1}
                to={history.newest}
              />
            </Card>
          )}
        </div>
        <div>
          <Revisions history={history} href={href} locale={locale} now={now} />
          <Pagination
            label={common("pages")}
            previous={before === null ? null : { href, label: t("newest") }}
            next={history.next === null ? null : { href: `${href}?sebelum=${history.next}`, label: t("older") }}
          />
        </div>
      </div>
    </>
  );
}

interface RevisionsProps {
  readonly history: HistoryPage;
  readonly href: string;
  readonly locale: Locale;
  readonly now: Date;
}

async function Revisions({ history, href, locale, now }: RevisionsProps) {
  const [t, titleOf, zone] = await Promise.all([
    getTranslations("household"),
    revisionTitles(),
    timeZoneOf(history.villageCode),
  ]);
  return (
    <Timeline
      items={history.revisions.map((revision) => ({
        key: String(revision.revision),
        title: titleOf(revision),
        when: formatAgo(revision.appliedAt, now, zone, locale),
        instant: revision.appliedAt.toISOString(),
        exact: formatInstant(revision.appliedAt, zone, locale),
        who: revision.appliedBy === null ? null : t("appliedBy", { name: revision.appliedBy }),
        icon: revision.revision === 1 ? "hard-drive" : "circle-check",
        tone: revision.revision === 1 ? "neutral" : "success",
        body: (
          <>
            <RevisionBody revision={revision} locale={locale} />
            {revision.revision === 1 ? null : <RevisionLinks href={href} revision={revision} />}
          </>
        ),
      }))}
    />
  );
}
