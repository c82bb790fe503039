import { getLocale, getTranslations } from "next-intl/server";
import { HashLine } from "@/components/meeting/hash-line";
import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import { LookAgain } from "@/components/ui/look-again";
import { ProgressBar } from "@/components/ui/progress-bar";
import type { PackagePage } from "@/lib/domain/delivery/delivery-page";
import { localeOf } from "@/lib/i18n/locale";
import { BuildAgain } from "./build-again";
import { DownloadData, type DownloadDataProps } from "./download-data";
import { FileTable } from "./file-table";

export interface ContentCardProps {
  readonly page: PackagePage;
  readonly grantId: string;
}

/** The files of a package: on their way, ready with their checksums, or not there with what to do. */
export async function ContentCard({ page, grantId }: ContentCardProps) {
  const [t, locale] = await Promise.all([getTranslations("delivery.data"), getLocale().then(localeOf)]);
  const { content, head, canManage } = page;
  const place = { grantId, regencyCode: head.regencyCode, packageId: head.id };
  if (content.state === "building")
    return (
      <Card title={t("title")}>
        <LookAgain />
        <ProgressBar
          label={t("building")}
          value={content.progress.done}
          max={Math.max(content.progress.total, 1)}
          text={content.progress.total === 0 ? "" : t("progress", content.progress)}
        />
      </Card>
    );
  if (content.state !== "ready")
    return (
      <Card title={t("title")}>
        <div className="space-y-3">
          <Alert tone={content.state === "failed" ? "danger" : "info"}>{t(content.state)}</Alert>
          {canManage ? <BuildAgain {...place} words={{ build: t("build"), busy: t("buildBusy") }} /> : null}
        </div>
      </Card>
    );
  return (
    <Card title={t("title")}>
      <div className="space-y-4">
        <p>
          {t("holds", { families: content.families ?? 0, people: content.people ?? 0 })}
          {content.leftOut > 0 ? ` ${t("leftOut", { count: content.leftOut })}` : ""}
          {content.leftOutGap > 0 ? ` ${t("leftOutGap", { count: content.leftOutGap })}` : ""}
        </p>
        <HashLine label={t("checksum")} sha256={content.sha256 ?? ""} />
        <FileTable files={content.files} locale={locale} />
        {canManage ? (
          <DownloadData
            grantId={grantId}
            command="delivery.ask-download"
            subject={{ regencyCode: head.regencyCode, packageId: head.id }}
            path={`/pengiriman/${head.publicId}/data`}
            words={await downloadWords()}
          />
        ) : null}
      </div>
    </Card>
  );
}

async function downloadWords(): Promise<DownloadDataProps["words"]> {
  const [t, common] = await Promise.all([getTranslations("delivery.data"), getTranslations("common")]);
  return {
    download: t("download"),
    title: t("askTitle"),
    lead: t("askLead"),
    password: t("password"),
    missing: t("passwordMissing"),
    wrong: t("passwordWrong"),
    confirm: t("confirm"),
    busy: t("busy"),
    cancel: common("cancel"),
    done: t("begun"),
  };
}
