import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { HintFileList } from "@/components/hint/hint-file-list";
import { DatedFileForm } from "@/components/import/dated-file-form";
import { fileFormWords } from "@/components/import/file-form-words";
import { Card } from "@/components/ui/card";
import { dateLabels } from "@/components/ui/date-labels";
import { PageHeading } from "@/components/ui/page-heading";
import { Segmented } from "@/components/ui/segmented";
import { HINT_USE } from "@/lib/domain/hint/hint-view";
import { fieldsOfSector, isSector, questionOf, SECTORS, type Sector } from "@/lib/domain/hint/sector";
import { inLocale } from "@/lib/domain/instrument/locale";
import { type Locale, localeOf } from "@/lib/i18n/locale";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { listHintFiles } from "@/lib/server/hint/queries";
import { regionLabel, timeZoneOf } from "@/lib/server/region/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("hint"))("title") };
}

/** Data of sectors, handed to villages as hints beside their questions. */
export default async function HintsPage({ searchParams }: PageProps<"/petunjuk">) {
  const actor = await requirePermission("hint:import");
  const [query, locale, t, region, lines, zone] = await Promise.all([
    searchParams,
    getLocale().then(localeOf),
    getTranslations("hint"),
    regionLabel(actor.grant.regionCode),
    listHintFiles(actor),
    timeZoneOf(actor.grant.regionCode),
  ]);
  const asked = query["sektor"];
  const sector: Sector = typeof asked === "string" && isSector(asked) ? asked : SECTORS[0];
  return (
    <>
      <PageHeading title={t("title")} lead={t("lead", { region })} />
      <div className="grid grid-cols-1 gap-5">
        <Segmented
          label={t("sectorLabel")}
          items={SECTORS.map((each) => ({
            href: `/petunjuk?sektor=${each}`,
            label: t(`sector.${each}`),
            current: each === sector,
          }))}
        />
        <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-2">
          <Card title={t("upload.title", { sector: t(`sector.${sector}`) })}>
            <DatedFileForm
              key={sector}
              grantId={actor.grant.id}
              regencyCode={actor.grant.regionCode}
              command="hint.start"
              use={HINT_USE}
              of={sector}
              path="/petunjuk"
              words={await uploadWords()}
              dateLabels={await dateLabels()}
              faults={await faultWords()}
            />
          </Card>
          <Needs sector={sector} locale={locale} />
        </div>
        {lines.length === 0 ? null : (
          <Card title={t("list.title")} flush>
            <HintFileList lines={lines} locale={locale} zone={zone} />
          </Card>
        )}
      </div>
    </>
  );
}

/** Which columns the sector's file has, in the words of the forms. */
async function Needs({ sector, locale }: { readonly sector: Sector; readonly locale: Locale }) {
  const t = await getTranslations("hint.needs");
  const fields = fieldsOfSector(sector);
  return (
    <Card title={t("title")}>
      <ul className="list-disc space-y-2 ps-5">
        <li>{t("nik")}</li>
        {fields.map((field) => {
          const question = questionOf(field);
          const options = question.type === "choice" || question.type === "multi" ? question.options : [];
          return (
            <li key={field.key}>
              {t("column", { heading: field.headings[0] ?? "", question: inLocale(question.label, locale) })}
              <span className="block text-sm text-muted">
                {options.map(({ code, label }) => `${code} ${inLocale(label, locale)}`).join("; ")}
              </span>
            </li>
          );
        })}
        <li>{t("nothing")}</li>
      </ul>
    </Card>
  );
}

async function uploadWords() {
  const t = await getTranslations("hint.upload");
  return {
    ...fileFormWords(t),
    date: t("date"),
    dateHint: t("dateHint"),
    oldXls: t("oldXls"),
    IN_FUTURE: t("inFuture"),
    CONTENT_NOT_READY: "",
  };
}

async function faultWords() {
  const t = await getTranslations("hint.upload");
  return {
    none: t("none"),
    tooLarge: t("tooLarge"),
    oldXls: t("oldXls"),
    other: t("other"),
    noDate: t("noDate"),
  };
}
