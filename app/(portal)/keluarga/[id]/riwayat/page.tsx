import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { DiffRow } from "@/components/ui/diff-row";
import { PageHeading } from "@/components/ui/page-heading";
import { Timeline } from "@/components/ui/timeline";
import { formatAgo, formatDate, formatInstant } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { findHistory, type HistoryRevision } from "@/lib/server/household/history-query";
import { timeZoneOf } from "@/lib/server/region/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("household"))("history") };
}

interface Props {
  readonly params: Promise<{ id: string }>;
}

const SOURCES = ["1", "2", "3", "4"] as const;

export default async function HistoryRoute({ params }: Props) {
  const actor = await requirePermission("household:read");
  const [{ id }, locale, t, common] = await Promise.all([
    params,
    getLocale().then(localeOf),
    getTranslations("household"),
    getTranslations("common"),
  ]);
  const now = new Date();
  const history = await findHistory(actor, id, locale, now);
  if (history === null) notFound();
  const zone = await timeZoneOf(history.villageCode);
  const crumbs = [
    { label: t("listTitle"), href: "/keluarga" },
    { label: history.headName, href: `/keluarga/${id}` },
    { label: t("history") },
  ];
  const titleOf = (revision: HistoryRevision) => {
    const source = SOURCES.find((code) => code === String(revision.source));
    return `${t("revision", { revision: revision.revision })}${source === undefined ? "" : ` · ${t(`source.${source}`)}`}`;
  };
  return (
    <>
      <PageHeading
        above={<Breadcrumbs label={common("breadcrumbs")} items={crumbs} />}
        title={t("historyTitle", { name: history.headName })}
        lead={t("historyLead")}
      />
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
            <RevisionBody
              revision={revision}
              words={{
                first: t("firstLoad"),
                same: t("confirmedOnly"),
                before: common("before"),
                after: common("after"),
                asOf: t("asOf", { date: formatDate(revision.conditionDate, locale) }),
                kind: t(revision.isCorrection ? "correction" : "conditionChange"),
                none: t("notAnswered"),
              }}
            />
          ),
        }))}
      />
    </>
  );
}

interface BodyWords {
  readonly first: string;
  readonly same: string;
  readonly before: string;
  readonly after: string;
  readonly asOf: string;
  readonly kind: string;
  readonly none: string;
}

function RevisionBody({ revision, words }: { readonly revision: HistoryRevision; readonly words: BodyWords }) {
  if (revision.revision === 1 && revision.changes.length === 0) return <p>{words.first}</p>;
  return (
    <>
      <p className="text-sm text-muted">
        {words.kind} · {words.asOf}
      </p>
      {revision.changes.length === 0 ? (
        <p>{words.same}</p>
      ) : (
        <dl className="mt-2 rounded-md border border-line bg-surface px-4">
          {revision.changes.map((change) => (
            <DiffRow
              key={change.key}
              question={change.person === null ? change.label : `${change.person}: ${change.label}`}
              before={change.before === "" ? words.none : change.before}
              after={change.after === "" ? words.none : change.after}
              beforeLabel={words.before}
              afterLabel={words.after}
            />
          ))}
        </dl>
      )}
    </>
  );
}
