import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { fileFormWords } from "@/components/import/file-form-words";
import { UploadRoster } from "@/components/roster/upload-roster";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { buttonClass } from "@/components/ui/button-style";
import { Card } from "@/components/ui/card";
import { Icon } from "@/components/ui/icon";
import { PageHeading } from "@/components/ui/page-heading";
import { MOST_ROWS, ROSTER_COLUMNS } from "@/lib/domain/roster/roster-row";
import { FAILURES } from "@/lib/domain/sid/failure";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { regionLabel } from "@/lib/server/region/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("roster"))("title") };
}

export default async function RosterUploadPage() {
  const actor = await requirePermission("user:manage");
  const [t, users, common, region] = await Promise.all([
    getTranslations("roster"),
    getTranslations("admin.users"),
    getTranslations("common"),
    regionLabel(actor.grant.regionCode),
  ]);
  return (
    <>
      <PageHeading
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[{ label: users("title"), href: "/akses" }, { label: t("title") }]}
          />
        }
        title={t("title")}
        lead={t("lead", { most: MOST_ROWS, region })}
      />
      <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-2">
        <Card title={t("upload.title")}>
          <UploadRoster
            grantId={actor.grant.id}
            words={fileFormWords(await getTranslations("roster.upload"))}
            faults={{ none: t("upload.none"), tooLarge: t("upload.tooLarge"), other: t("upload.other") }}
            reasons={await reasons()}
            columns={Object.fromEntries(ROSTER_COLUMNS.map((column) => [column, t(`column.${column}`)]))}
          />
        </Card>
        <Card title={t("steps.title")}>
          <ol className="list-decimal space-y-2 ps-5">
            <li>{t("steps.fill")}</li>
            <li>{t("steps.check")}</li>
            <li>{t("steps.assign")}</li>
            <li>{t("steps.slips")}</li>
          </ol>
          <a href="/akses/impor/templat" download className={buttonClass("secondary", "normal", "mt-4")}>
            <Icon name="download" />
            {t("template.button")}
          </a>
        </Card>
      </div>
    </>
  );
}

/** Our own reasons, and those of the guard for workbooks; the column's name is put in by the browser. */
async function reasons(): Promise<Readonly<Record<string, string>>> {
  const t = await getTranslations("roster.failure");
  const workbook = await getTranslations("import.failure");
  const column = "{column}";
  return {
    ...Object.fromEntries(FAILURES.map((code) => [code, workbook(code, { detail: "" })])),
    COLUMN_MISSING: t("COLUMN_MISSING", { column }),
    COLUMN_TWICE: t("COLUMN_TWICE", { column }),
    NO_ROWS: t("NO_ROWS"),
    TOO_MANY_PEOPLE: t("TOO_MANY_PEOPLE", { most: MOST_ROWS }),
  };
}
