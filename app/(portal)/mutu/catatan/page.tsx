import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { NoteTable } from "@/components/coaching/note-table";
import { WriteNote } from "@/components/coaching/write-note";
import { QualityTabs } from "@/components/lot/quality-tabs";
import { Card } from "@/components/ui/card";
import { dateLabels } from "@/components/ui/date-labels";
import { DownloadNote } from "@/components/ui/download-note";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeading } from "@/components/ui/page-heading";
import { Pagination } from "@/components/ui/pagination";
import { Segmented } from "@/components/ui/segmented";
import { problemLabels } from "@/components/user/labels";
import type { Actor } from "@/lib/domain/access/actor";
import { addDays } from "@/lib/domain/calendar/working-day";
import { NOTE_PATH, type NoteFilter, noteHref, readNoteFilter } from "@/lib/domain/coaching/note-page";
import { localDay } from "@/lib/domain/period/period";
import { questionLabel } from "@/lib/domain/queue/queue-row";
import { writableVariables } from "@/lib/domain/variable/dictionary";
import { type Locale, localeOf } from "@/lib/i18n/locale";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { listCoached, listNotes } from "@/lib/server/coaching/list-query";
import { childrenOf, regionLabel, timeZoneOf } from "@/lib/server/region/queries";
import { listVillages } from "@/lib/server/region/villages";

const STANDS_DAYS = 90;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("coaching"))("title") };
}

/** A coach's notes to those who fill the form: written, seen by how many, taken back. */
export default async function NotesPage({ searchParams }: PageProps<"/mutu/catatan">) {
  const actor = await requirePermission("coaching:write");
  const filter = readNoteFilter(await searchParams);
  const locale = localeOf(await getLocale());
  const now = new Date();
  const list = await listNotes(actor, filter, { locale, now });
  if (list === null) notFound();
  const [t, common, zone] = await Promise.all([
    getTranslations("coaching"),
    getTranslations("common"),
    timeZoneOf(actor.grant.regionCode),
  ]);
  return (
    <>
      <PageHeading title={t("title")} lead={t("lead")} />
      <QualityTabs current="notes" />
      <div className="grid grid-cols-1 gap-5">
        <Card title={t("write")}>
          <Writer actor={actor} filter={filter} locale={locale} now={now} />
        </Card>
        <Views filter={filter} />
        {list.lines.length === 0 ? (
          <EmptyState title={t("emptyTitle")} icon="messages-square">
            {t("empty")}
          </EmptyState>
        ) : (
          <Card
            title={t("list")}
            flush
            aside={
              <a
                href={noteHref(filter, {}, `${NOTE_PATH}/unduh`)}
                download
                className="link inline-flex min-h-11 items-center"
              >
                {t("csv.download")}
              </a>
            }
          >
            <NoteTable lines={list.lines} zone={zone} grantId={actor.grant.id} />
            <div className="px-4 sm:px-5">
              <Pagination
                label={common("pages")}
                previous={filter.after === null ? null : { href: noteHref(filter), label: common("firstPage") }}
                next={
                  list.next === null ? null : { href: noteHref(filter, { after: list.next }), label: common("next") }
                }
              />
            </div>
          </Card>
        )}
        {list.lines.length === 0 ? null : <DownloadNote />}
      </div>
    </>
  );
}

async function Views({ filter }: { readonly filter: NoteFilter }) {
  const t = await getTranslations("coaching.view");
  const views = [
    { key: "all", change: { about: null, isStanding: true } },
    { key: "question", change: { about: "question", isStanding: true } },
    { key: "person", change: { about: "person", isStanding: true } },
    { key: "past", change: { about: null, isStanding: false } },
  ] as const;
  return (
    <Segmented
      label={t("label")}
      items={views.map(({ key, change }) => ({
        href: noteHref(filter, change),
        label: t(key),
        current: change.about === filter.about && change.isStanding === filter.isStanding,
      }))}
    />
  );
}

interface WriterProps {
  readonly actor: Actor;
  readonly filter: NoteFilter;
  readonly locale: Locale;
  readonly now: Date;
}

async function Writer({ actor, filter, locale, now }: WriterProps) {
  const own = actor.grant.regionCode;
  const [t, below, people, zone, ownLabel, problem] = await Promise.all([
    getTranslations("coaching.form"),
    own.length >= 4 ? listVillages(own) : childrenOf(own),
    listCoached(actor, now),
    timeZoneOf(own),
    regionLabel(own),
    problemLabels(),
  ]);
  const villages = new Map(below.map(({ code, name }) => [code, name]));
  const today = localDay(now, zone);
  const questions = (["household", "member", "civil"] as const)
    .flatMap((level) => writableVariables(level).map(({ key }) => `${level}.${key}`))
    .map((value) => ({ value, label: questionLabel(value, locale) ?? value }))
    .toSorted((a, b) => a.label.localeCompare(b.label, locale));
  return (
    <WriteNote
      key={filter.question}
      grantId={actor.grant.id}
      areas={[{ value: own, label: ownLabel }, ...below.map(({ code, name }) => ({ value: code, label: name }))]}
      questions={questions}
      people={people.map(({ userId, name, villageCode }) => ({
        value: `${villageCode}/${userId}`,
        label: `${name} (${villages.get(villageCode) ?? villageCode})`,
      }))}
      question={filter.question ?? ""}
      today={today}
      until={addDays(today, STANDS_DAYS)}
      words={{
        about: t("about"),
        aboutQuestion: t("aboutQuestion"),
        aboutPerson: t("aboutPerson"),
        question: t("question"),
        area: t("area"),
        person: t("person"),
        choose: t("choose"),
        text: t("text"),
        textHint: t("textHint"),
        textShort: t("textShort"),
        textIdentifier: t("textIdentifier"),
        until: t("until"),
        untilHint: t("untilHint"),
        missing: t("missing"),
        past: t("past"),
        write: t("write"),
        writing: t("writing"),
        written: t("written"),
        problem,
        dateLabels: await dateLabels(),
      }}
    />
  );
}
