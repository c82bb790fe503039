import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { FileLink } from "@/components/codebook/file-link";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeading } from "@/components/ui/page-heading";
import { Segmented } from "@/components/ui/segmented";
import { isRegister, REGISTERS } from "@/lib/domain/open-data/metadata";
import { localeOf } from "@/lib/i18n/locale";
import { type RegisterTable, registerTable } from "@/lib/server/open-data/metadata";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("openData.metadata"))("title") };
}

/** Shown on the page; all are in the files. */
const SHOWN = 60;

/** The three registers of Satu Data Indonesia: of the activity, its variables, its indicators. */
export default async function MetadataPage({ searchParams }: PageProps<"/data/metadata">) {
  const { jenis } = await searchParams;
  const register = isRegister(jenis) ? jenis : "kegiatan";
  const [t, open, locale] = await Promise.all([
    getTranslations("openData.metadata"),
    getTranslations("openData.public"),
    getLocale().then(localeOf),
  ]);
  const table = await registerTable(register, locale);
  return (
    <div className="mx-auto max-w-5xl space-y-5 px-4 py-8 lg:py-12">
      <LinkButton href="/data" icon="arrow-left">
        {open("back")}
      </LinkButton>
      <PageHeading title={t("title")} lead={t("lead")} />
      <Segmented
        label={t("choose")}
        items={REGISTERS.map((each) => ({
          label: t(`register.${each}`),
          href: `/data/metadata?jenis=${each}`,
          current: each === register,
        }))}
      />
      <div className="flex flex-wrap items-center gap-2">
        <FileLink href={`/data/metadata/unduh?jenis=${register}&bentuk=csv&bahasa=${locale}`} icon="download">
          {t("csv")}
        </FileLink>
        <FileLink href={`/data/metadata/unduh?jenis=${register}&bentuk=json&bahasa=${locale}`} icon="download">
          {t("json")}
        </FileLink>
        <p className="text-sm text-muted">{t("shown", { count: table.rows.length })}</p>
      </div>
      <Entries table={table} />
      {table.rows.length > SHOWN ? <p className="text-muted">{t("more")}</p> : null}
    </div>
  );
}

async function Entries({ table: { fields, rows } }: { readonly table: RegisterTable }) {
  const t = await getTranslations("openData.metadata.field");
  if (fields[0] === "block") {
    const blocks = [...new Set(rows.map(([block = ""]) => block))];
    return blocks.map((block) => (
      <Card key={block} title={block}>
        <DescriptionList
          items={rows.flatMap(([of, label = "", value = ""]) => (of === block ? [{ term: label, detail: value }] : []))}
        />
      </Card>
    ));
  }
  return rows.slice(0, SHOWN).map((row) => (
    <Card key={row.join("|")} title={row[1] ?? ""}>
      <DescriptionList
        items={fields.flatMap((field, at) => {
          const detail = row[at] ?? "";
          return detail === "" ? [] : [{ term: t(field), detail: <span className="wrap-anywhere">{detail}</span> }];
        })}
      />
    </Card>
  ));
}
