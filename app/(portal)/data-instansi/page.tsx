import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { DatedFileForm } from "@/components/import/dated-file-form";
import { fileFormWords } from "@/components/import/file-form-words";
import { HintOutcomes } from "@/components/office-file/hint-outcomes";
import { OfficeFileList } from "@/components/office-file/office-file-list";
import { OfficeFileNeeds } from "@/components/office-file/office-file-needs";
import { Card } from "@/components/ui/card";
import { dateLabels } from "@/components/ui/date-labels";
import { PageHeading } from "@/components/ui/page-heading";
import { Segmented } from "@/components/ui/segmented";
import { type Actor, authorize } from "@/lib/domain/access/actor";
import { OFFICE_FILE_USE } from "@/lib/domain/office-file/file-view";
import { isOfficeSource, isPastList, OFFICE_SOURCES, type OfficeSource } from "@/lib/domain/office-file/source";
import { type Locale, localeOf } from "@/lib/i18n/locale";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { listHintOutcomes } from "@/lib/server/hint/outcomes";
import { listOfficeFiles } from "@/lib/server/office-file/queries";
import { regionLabel, timeZoneOf } from "@/lib/server/region/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("officeFile"))("title") };
}

/** Data of other offices about people: sectors' words for villages, lists of before DTSEN as history, and what became of the words. */
export default async function OfficeFilesPage({ searchParams }: PageProps<"/data-instansi">) {
  const actor = await requirePermission("hint:watch");
  const [query, locale, t, region, outcomes] = await Promise.all([
    searchParams,
    getLocale().then(localeOf),
    getTranslations("officeFile"),
    regionLabel(actor.grant.regionCode),
    listHintOutcomes(actor),
  ]);
  const asked = query["sumber"];
  const source = typeof asked === "string" && isOfficeSource(asked) ? asked : OFFICE_SOURCES[0];
  const after = typeof query["sesudah"] === "string" ? query["sesudah"] : null;
  return (
    <>
      <PageHeading title={t("title")} lead={t("lead", { region })} />
      <div className="grid grid-cols-1 gap-5">
        {authorize(actor, "office-file:import") ? (
          <Import actor={actor} source={source} after={after} locale={locale} />
        ) : null}
        <HintOutcomes outcomes={outcomes} locale={locale} />
      </div>
    </>
  );
}

interface ImportProps {
  readonly actor: Actor;
  readonly source: OfficeSource;
  readonly after: string | null;
  readonly locale: Locale;
}

async function Import({ actor, source, after, locale }: ImportProps) {
  const [t, files, zone] = await Promise.all([
    getTranslations("officeFile"),
    listOfficeFiles(actor, after),
    timeZoneOf(actor.grant.regionCode),
  ]);
  return (
    <>
      <Segmented
        label={t("sourceLabel")}
        items={OFFICE_SOURCES.map((each) => ({
          href: `/data-instansi?sumber=${each}`,
          label: t(`source.${each}`),
          current: each === source,
        }))}
      />
      <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-2">
        <Card title={t("upload.title", { source: t(`source.${source}`) })}>
          <DatedFileForm
            key={source}
            grantId={actor.grant.id}
            regencyCode={actor.grant.regionCode}
            command="office-file.start"
            use={OFFICE_FILE_USE}
            of={source}
            path="/data-instansi"
            words={await uploadWords(source)}
            dateLabels={await dateLabels()}
            faults={await faultWords()}
          />
        </Card>
        <OfficeFileNeeds source={source} locale={locale} />
      </div>
      <OfficeFileList files={files} isFirst={after === null} locale={locale} zone={zone} />
    </>
  );
}

async function uploadWords(source: OfficeSource) {
  const t = await getTranslations("officeFile.upload");
  return {
    ...fileFormWords(t),
    date: t("date"),
    dateHint: t(isPastList(source) ? "dateHintPast" : "dateHint"),
    oldXls: t("oldXls"),
    IN_FUTURE: t("inFuture"),
    TOO_OLD: t("tooOld"),
    CONTENT_NOT_READY: "",
  };
}

async function faultWords() {
  const t = await getTranslations("officeFile.upload");
  return {
    none: t("none"),
    tooLarge: t("tooLarge"),
    oldXls: t("oldXls"),
    other: t("other"),
    noDate: t("noDate"),
  };
}
