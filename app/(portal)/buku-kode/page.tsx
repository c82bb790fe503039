import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { CodebookEntryCard } from "@/components/codebook/codebook-entry";
import { FileLink } from "@/components/codebook/file-link";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { FilterBar } from "@/components/ui/filter-bar";
import { FilterSelect } from "@/components/ui/filter-select";
import { PageHeading } from "@/components/ui/page-heading";
import { Segmented } from "@/components/ui/segmented";
import { TextInput } from "@/components/ui/text-input";
import { type CodebookEntry, codebook } from "@/lib/domain/instrument/codebook";
import { inLocale } from "@/lib/domain/instrument/locale";
import { currentInstruments } from "@/lib/domain/instrument/registry";
import { localeOf } from "@/lib/i18n/locale";
import { requireActor } from "@/lib/server/auth/require-actor";
import { formOfRegion } from "@/lib/server/regional/region-set";
import {
  CODEBOOK_SECTIONS,
  type CodebookFilter,
  codebookHref,
  codebookInstrument,
  filterCodebook,
  readCodebookFilter,
} from "./codebook-filter";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("codebook"))("title") };
}

interface Props {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function CodebookPage({ searchParams }: Props) {
  const actor = await requireActor();
  const [filter, locale, t] = await Promise.all([
    searchParams.then(readCodebookFilter),
    getLocale().then(localeOf),
    getTranslations("codebook"),
  ]);
  const instrument = await formOfRegion(codebookInstrument(filter), actor.grant.regionCode, new Date());
  const all = codebook(instrument, locale);
  const shown = filterCodebook(all, filter);
  return (
    <>
      <PageHeading
        title={t("title")}
        lead={t("lead")}
        actions={
          <>
            <FileLink href={`/buku-kode/unduh?tabel=kode&kuesioner=${instrument.code}`} icon="download">
              {t("downloadCodes")}
            </FileLink>
            <FileLink href={`/buku-kode/unduh?tabel=kolom&kuesioner=${instrument.code}`} icon="download">
              {t("downloadColumns")}
            </FileLink>
            <FileLink href={`/formulir-kosong?kuesioner=${instrument.code}`} icon="printer">
              {t("blankForm")}
            </FileLink>
          </>
        }
      />
      <div className="mb-4 grid gap-3">
        <Segmented
          label={t("instrument")}
          items={currentInstruments().map(({ code }) => ({
            href: codebookHref({ ...filter, instrument: code }),
            label: code,
            current: code === instrument.code,
          }))}
        />
        <p className="text-muted">{inLocale(instrument.title, locale)}</p>
        <Filters filter={filter} all={all} />
        <Segmented
          label={t("sections")}
          items={[
            { href: codebookHref({ ...filter, section: "all" }), label: t("all"), current: filter.section === "all" },
            ...CODEBOOK_SECTIONS.map((section) => ({
              href: codebookHref({ ...filter, section }),
              label: t(`sectionName.${section}`),
              count: String(filterCodebook(all, { ...filter, section }).length),
              current: filter.section === section,
            })),
          ]}
        />
        <p className="tabular text-sm text-muted">{t("count", { count: shown.length })}</p>
      </div>
      {shown.length === 0 ? (
        <EmptyState title={t("emptyTitle")} icon="book-open">
          <p>{t("emptyBody")}</p>
        </EmptyState>
      ) : (
        <div className="grid gap-6">
          {CODEBOOK_SECTIONS.map((section) => ({
            section,
            entries: shown.filter((entry) => entry.section === section),
          }))
            .filter(({ entries }) => entries.length > 0)
            .map(({ section, entries }) => (
              <section key={section} aria-label={t(`sectionName.${section}`)}>
                <h2 className="mb-3 text-xl">{t(`sectionName.${section}`)}</h2>
                <div className="grid items-start gap-4 xl:grid-cols-2">
                  {entries.map((entry) => (
                    <CodebookEntryCard
                      key={`${entry.level}.${entry.key}`}
                      entry={entry}
                      href={codebookHref({ ...filter, search: "", opd: "", section })}
                    />
                  ))}
                </div>
              </section>
            ))}
        </div>
      )}
    </>
  );
}

async function Filters({ filter, all }: { readonly filter: CodebookFilter; readonly all: readonly CodebookEntry[] }) {
  const t = await getTranslations("codebook");
  const offices = [...new Set(all.map(({ opd }) => opd))].sort();
  return (
    <FilterBar
      action="/buku-kode"
      activeCount={filter.opd === "" ? 0 : 1}
      resetHref={codebookHref({ ...filter, opd: "" })}
      search={
        <Field id="codebook-search" label={t("search")}>
          {(control) => (
            <>
              <TextInput {...control} name="cari" type="search" defaultValue={filter.search} maxLength={100} />
              {filter.instrument === undefined ? null : (
                <input type="hidden" name="kuesioner" value={filter.instrument} />
              )}
            </>
          )}
        </Field>
      }
    >
      <FilterSelect
        id="codebook-opd"
        label={t("opd")}
        name="dinas"
        value={filter.opd}
        options={offices.map((name) => ({ value: name, label: name }))}
        placeholder={t("all")}
      />
    </FilterBar>
  );
}
