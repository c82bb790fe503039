import { getLocale, getTranslations } from "next-intl/server";
import { DownloadData, type DownloadDataProps } from "@/components/delivery/download-data";
import { FileTable } from "@/components/delivery/file-table";
import { HashLine } from "@/components/meeting/hash-line";
import { Alert } from "@/components/ui/alert";
import { Card } from "@/components/ui/card";
import { LinkButton } from "@/components/ui/link-button";
import { LookAgain } from "@/components/ui/look-again";
import { ProgressBar } from "@/components/ui/progress-bar";
import { problemLabels } from "@/components/user/labels";
import { LEAST_FAMILIES } from "@/lib/domain/data-request/limits";
import type { RequestPage } from "@/lib/domain/data-request/request-page";
import { localeOf } from "@/lib/i18n/locale";
import { StepButton } from "./step-button";

export interface ContentCardProps {
  readonly page: RequestPage;
  readonly grantId: string;
}

/** The data of a granted request: on their way, ready with their checksums, over, or not there with what to do. */
export async function RequestContentCard({ page, grantId }: ContentCardProps) {
  const { content, can } = page;
  if (page.grantedAt === null) return null;
  const t = await getTranslations("dataRequest.page");
  if (content.state === "building")
    return (
      <Card title={t("data")}>
        <LookAgain />
        <ProgressBar
          label={t("building")}
          value={content.progress.done}
          max={Math.max(content.progress.total, 1)}
          text={content.progress.total === 0 ? "" : t("progress", content.progress)}
        />
      </Card>
    );
  const isOver = page.standing !== "granted";
  return (
    <Card title={t("data")}>
      <div className="space-y-4">
        {isOver ? <Alert tone="attention">{t(content.isPurged ? "purged" : "over")}</Alert> : null}
        {content.state === "failed" && !isOver ? <Failed page={page} grantId={grantId} /> : null}
        {content.state === "ready" ? <Ready page={page} grantId={grantId} /> : null}
        {!can.download && !isOver && content.state === "ready" ? <p className="text-muted">{t("onlyAsker")}</p> : null}
      </div>
    </Card>
  );
}

async function Failed({ page, grantId }: ContentCardProps) {
  const [t, problem] = await Promise.all([getTranslations("dataRequest.page"), problemLabels()]);
  const { regencyCode, id } = page;
  return (
    <>
      <Alert tone="danger">{page.content.isTooFew ? t("tooFew", { least: LEAST_FAMILIES }) : t("failed")}</Alert>
      {page.can.buildAgain ? (
        <StepButton
          grantId={grantId}
          command="data-request.build"
          subject={{ regencyCode, requestId: id }}
          icon="refresh-cw"
          problem={problem}
          words={{ open: t("buildAgain"), title: t("buildAgain"), lead: t("failed"), saved: t("building") }}
        />
      ) : null}
    </>
  );
}

async function Ready({ page, grantId }: ContentCardProps) {
  const [t, locale, words] = await Promise.all([
    getTranslations("dataRequest.page"),
    getLocale().then(localeOf),
    downloadWords(),
  ]);
  const { content, publicId, regencyCode, id } = page;
  const isSums = page.handed.some(({ treatment }) => treatment === "sums");
  return (
    <>
      <p>{isSums ? t("holdsSums") : t("holds", { families: content.families ?? 0, people: content.people ?? 0 })}</p>
      <HashLine label={t("checksum")} sha256={content.sha256 ?? ""} />
      <FileTable files={content.files} locale={locale} />
      <div className="no-print flex flex-wrap gap-2">
        {page.can.download ? (
          <DownloadData
            grantId={grantId}
            command="data-request.ask-download"
            subject={{ regencyCode, requestId: id }}
            path={`/permintaan-data/${publicId}/data`}
            words={words}
          />
        ) : null}
        <LinkButton href={`/permintaan-data/${publicId}/bast`} icon="printer">
          {t("bast")}
        </LinkButton>
      </div>
    </>
  );
}

async function downloadWords(): Promise<DownloadDataProps["words"]> {
  const [t, common] = await Promise.all([getTranslations("dataRequest.page"), getTranslations("common")]);
  return {
    download: t("downloadData"),
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
