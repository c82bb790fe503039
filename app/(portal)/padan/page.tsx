import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { DatedFileForm } from "@/components/import/dated-file-form";
import { fileFormWords } from "@/components/import/file-form-words";
import { ReplyList } from "@/components/match/reply-list";
import { WorkTable } from "@/components/match/work-table";
import { Card } from "@/components/ui/card";
import { dateLabels } from "@/components/ui/date-labels";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeading } from "@/components/ui/page-heading";
import { Pagination } from "@/components/ui/pagination";
import { type Actor, authorize } from "@/lib/domain/access/actor";
import { type Locale, localeOf } from "@/lib/i18n/locale";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { listNikWork, listReplies } from "@/lib/server/nik-match/queries";
import { regionLabel, timeZoneOf } from "@/lib/server/region/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("match"))("title") };
}

const PLACE = /^\d{10}\.[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** NIKs to correct; for the regency also the import of Dukcapil's replies. */
export default async function MatchPage({ searchParams }: PageProps<"/padan">) {
  const actor = await requirePermission("match:explain");
  const [query, locale, t, region] = await Promise.all([
    searchParams,
    getLocale().then(localeOf),
    getTranslations("match"),
    regionLabel(actor.grant.regionCode),
  ]);
  const place = typeof query["setelah"] === "string" && PLACE.test(query["setelah"]) ? query["setelah"] : null;
  const mayImport = authorize(actor, "match:import");
  const work = await listNikWork(actor, place);
  return (
    <>
      <PageHeading title={t("title")} lead={t(mayImport ? "leadImport" : "leadWork", { region })} />
      <div className="grid grid-cols-1 gap-5">
        {mayImport ? <Import actor={actor} locale={locale} /> : null}
        {work.lines.length === 0 ? (
          <EmptyState title={t("work.empty")} icon="badge-check">
            <p>{t("work.emptyBody")}</p>
          </EmptyState>
        ) : (
          <Card title={t("work.title")} flush>
            <WorkTable lines={work.lines} grantId={actor.grant.id} locale={locale} />
            <div className="px-4 sm:px-5">
              <Pagination
                label={t("work.title")}
                summary={t("work.shown", { count: work.lines.length })}
                previous={place === null ? null : { href: "/padan", label: t("work.first") }}
                next={work.next === null ? null : { href: `/padan?setelah=${work.next}`, label: t("work.next") }}
              />
            </div>
          </Card>
        )}
      </div>
    </>
  );
}

async function Import({ actor, locale }: { readonly actor: Actor; readonly locale: Locale }) {
  const [t, words, lines, zone] = await Promise.all([
    getTranslations("match"),
    uploadWords(),
    listReplies(actor),
    timeZoneOf(actor.grant.regionCode),
  ]);
  return (
    <>
      <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-2">
        <Card title={t("upload.title")}>
          <DatedFileForm
            grantId={actor.grant.id}
            regencyCode={actor.grant.regionCode}
            command="match.start"
            path="/padan"
            words={words}
            dateLabels={await dateLabels()}
            faults={{
              none: t("upload.none"),
              tooLarge: t("upload.tooLarge"),
              oldXls: t("upload.oldXls"),
              other: t("upload.other"),
              noDate: t("upload.noDate"),
            }}
          />
        </Card>
        <Card title={t("needs.title")}>
          <ul className="list-disc space-y-2 ps-5">
            <li>{t("needs.columns")}</li>
            <li>{t("needs.results")}</li>
            <li>{t("needs.digits")}</li>
            <li>{t("needs.nothing")}</li>
          </ul>
        </Card>
      </div>
      {lines.length === 0 ? null : (
        <Card title={t("list.title")} flush>
          <ReplyList lines={lines} locale={locale} zone={zone} />
        </Card>
      )}
    </>
  );
}

async function uploadWords() {
  const t = await getTranslations("match.upload");
  return {
    ...fileFormWords(t),
    date: t("date"),
    dateHint: t("dateHint"),
    oldXls: t("oldXls"),
    IN_FUTURE: t("inFuture"),
    CONTENT_NOT_READY: "",
  };
}
