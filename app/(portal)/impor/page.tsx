import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { ExportCard } from "@/components/import/export-card";
import { fileFormWords } from "@/components/import/file-form-words";
import { ImportList } from "@/components/import/import-list";
import { MappingCard } from "@/components/import/mapping-card";
import { PushCard } from "@/components/import/push-card";
import { UploadForm } from "@/components/import/upload-form";
import { buttonClass } from "@/components/ui/button-style";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Icon } from "@/components/ui/icon";
import { PageHeading } from "@/components/ui/page-heading";
import { authorize } from "@/lib/domain/access/actor";
import { FAILURES_AT_THE_DOOR } from "@/lib/domain/sid/failure";
import { localeOf } from "@/lib/i18n/locale";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { config } from "@/lib/server/config/config";
import { listMappings } from "@/lib/server/import/mapping-queries";
import { listImports } from "@/lib/server/import/queries";
import { regionLabel, timeZoneOf } from "@/lib/server/region/queries";
import { findPushKey } from "@/lib/server/sid-push/key";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("import"))("title") };
}

export default async function ImportPage() {
  const actor = await requirePermission("import:sid");
  const { regionCode } = actor.grant;
  const [t, locale, region, zone, lines, pushKey, mappings] = await Promise.all([
    getTranslations("import"),
    getLocale().then(localeOf),
    regionLabel(regionCode),
    timeZoneOf(regionCode),
    listImports(actor),
    findPushKey(actor, new Date()),
    listMappings(actor),
  ]);
  return (
    <>
      <PageHeading title={t("title")} lead={t("lead", { region })} />
      <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-2">
        <Card title={t("upload.title")}>
          <UploadForm
            grantId={actor.grant.id}
            regencyCode={regionCode.slice(0, 4)}
            words={fileFormWords(await getTranslations("import.upload"))}
            faults={{
              none: t("upload.none"),
              tooLarge: t("upload.tooLarge"),
              oldXls: t("failure.OLD_XLS"),
              notXlsx: t("upload.notXlsx"),
            }}
            reasons={Object.fromEntries(FAILURES_AT_THE_DOOR.map((code) => [code, t(`failure.${code}`)]))}
          />
        </Card>
        <Card title={t("needs.title")}>
          <ul className="list-disc space-y-2 ps-5">
            <li>{t("needs.columns")}</li>
            <li>{t("needs.formats")}</li>
            <li>{t("needs.numbers")}</li>
            <li>{t("needs.protected")}</li>
            <li>{t("needs.draft")}</li>
          </ul>
          <a href="/impor/templat" download className={buttonClass("secondary", "normal", "mt-4")}>
            <Icon name="download" />
            {t("needs.template")}
          </a>
        </Card>
      </div>
      {authorize(actor, "household:read-identity") ? (
        <div className="mt-5 grid grid-cols-1 items-start gap-5 lg:grid-cols-2">
          <ExportCard />
          <PushCard pushKey={pushKey} grantId={actor.grant.id} origin={config().publicUrl} zone={zone} />
        </div>
      ) : null}
      <div className="mt-5">
        {lines.length === 0 ? (
          <EmptyState title={t("list.empty")} icon="file-spreadsheet">
            <p>{t("list.emptyBody")}</p>
          </EmptyState>
        ) : (
          <Card title={t("list.title")} flush>
            <ImportList lines={lines} locale={locale} zone={zone} />
          </Card>
        )}
      </div>
      {mappings.length === 0 ? null : (
        <div className="mt-5">
          <MappingCard lines={mappings} grantId={actor.grant.id} zone={zone} />
        </div>
      )}
    </>
  );
}
