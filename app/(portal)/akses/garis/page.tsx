import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { fileFormWords } from "@/components/import/file-form-words";
import { FileTable } from "@/components/outline/file-table";
import { UploadOutlines } from "@/components/outline/upload-outlines";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeading } from "@/components/ui/page-heading";
import { MOST_OUTLINES } from "@/lib/domain/map/outline-file";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { listOutlineFiles } from "@/lib/server/outline/queries";
import { regionLabel, timeZoneOf } from "@/lib/server/region/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("outline"))("title") };
}

/** Where the nation or a province brings the outlines of its areas, and what it brought before. */
export default async function OutlinesPage() {
  const actor = await requirePermission("outline:manage");
  const files = await listOutlineFiles(actor);
  if (files === null) notFound();
  const [t, users, common, region, zone] = await Promise.all([
    getTranslations("outline"),
    getTranslations("admin.users"),
    getTranslations("common"),
    regionLabel(actor.grant.regionCode),
    timeZoneOf(actor.grant.regionCode),
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
        lead={t("lead", { region })}
      />
      <div className="grid grid-cols-1 gap-5">
        <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-2">
          <Card title={t("upload.title")}>
            <UploadOutlines
              grantId={actor.grant.id}
              words={fileFormWords(await getTranslations("outline.upload"))}
              faults={{ none: t("upload.none"), tooLarge: t("upload.tooLarge"), other: t("upload.other") }}
              reasons={await reasons()}
            />
          </Card>
          <Card title={t("needs.title")}>
            <ul className="list-disc space-y-2 ps-5">
              <li>{t("needs.form")}</li>
              <li>{t("needs.code")}</li>
              <li>{t("needs.shape")}</li>
              <li>{t("needs.most", { most: MOST_OUTLINES })}</li>
              <li>{t("needs.simple")}</li>
              <li>{t("needs.border")}</li>
            </ul>
          </Card>
        </div>
        {files.length === 0 ? (
          <EmptyState title={t("list.empty")} icon="map-pin">
            {t("list.emptyHint")}
          </EmptyState>
        ) : (
          <Card title={t("list.title")} flush>
            <FileTable files={files} grantId={actor.grant.id} zone={zone} />
          </Card>
        )}
      </div>
    </>
  );
}

async function reasons(): Promise<Readonly<Record<string, string>>> {
  const t = await getTranslations("outline.failure");
  const codes = ["NOT_JSON", "NOT_MAP", "NO_PLACES", "TOO_DETAILED", "NO_CODE_PROPERTY"] as const;
  return {
    ...Object.fromEntries(codes.map((code) => [code, t(code)])),
    TOO_MANY: t("TOO_MANY", { most: MOST_OUTLINES }),
  };
}
