import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { HintReport } from "@/components/hint/hint-report";
import { CheckedFileActions } from "@/components/import/checked-file-actions";
import { FileOutcome } from "@/components/import/file-outcome";
import { FileStateBadge } from "@/components/import/file-state";
import { Alert } from "@/components/ui/alert";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { LookAgain } from "@/components/ui/look-again";
import { PageHeading } from "@/components/ui/page-heading";
import { HINT_FAILURES, type HintFilePage, isHintFileUnderWay } from "@/lib/domain/hint/hint-view";
import { readFailure } from "@/lib/domain/sid/failure";
import { formatDate, formatInstant } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { findHintFile } from "@/lib/server/hint/queries";
import { timeZoneOf } from "@/lib/server/region/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("hint"))("page.title") };
}

/** The report of one file, before anything is handed to a village. */
export default async function HintFileReportPage({ params }: PageProps<"/petunjuk/[id]">) {
  const actor = await requirePermission("hint:import");
  const [{ id }, locale] = await Promise.all([params, getLocale().then(localeOf)]);
  const page = await findHintFile(actor, id);
  if (page === null) notFound();
  const [t, common, zone] = await Promise.all([
    getTranslations("hint"),
    getTranslations("common"),
    timeZoneOf(actor.grant.regionCode),
  ]);
  const when = formatInstant(page.createdAt, zone, locale);
  const asOf = page.asOf === null ? "" : formatDate(page.asOf, locale);
  return (
    <>
      {isHintFileUnderWay(page.state) ? <LookAgain /> : null}
      <PageHeading
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[{ label: t("title"), href: "/petunjuk" }, { label: t("page.title") }]}
          />
        }
        title={t("page.title")}
        lead={t("page.lead", { sector: t(`sector.${page.sector}`), asOf, when, by: page.createdBy })}
        actions={<FileStateBadge kind="hint" state={page.state} />}
      />
      <div className="grid grid-cols-1 gap-5">
        <FileOutcome
          kind="hint"
          state={page.state}
          reason={page.failure === null ? null : await failureText(page.failure)}
          progress={page.progress}
          href={`/petunjuk?sektor=${page.sector}`}
          committed={<Alert tone="success">{t("page.committed")}</Alert>}
        />
        {page.state === "ready" || page.state === "failed" ? <Actions page={page} grantId={actor.grant.id} /> : null}
        {page.summary === null ? null : <HintReport page={page} summary={page.summary} locale={locale} />}
      </div>
    </>
  );
}

/** Our own reasons first, then those of the guard for workbooks. */
async function failureText(code: string): Promise<string> {
  const t = await getTranslations("hint.failure");
  const known = HINT_FAILURES.find((failure) => failure === code);
  if (known !== undefined) return t(known);
  const workbook = readFailure(code);
  return workbook === "other" ? t("other") : (await getTranslations("import.failure"))(workbook, { detail: "" });
}

async function Actions({ page, grantId }: { readonly page: HintFilePage; readonly grantId: string }) {
  const t = await getTranslations("hint.commit");
  const count = page.state === "ready" ? (page.summary?.new ?? 0) : 0;
  return (
    <>
      {page.state === "ready" && count === 0 ? <Alert tone="neutral">{t("nothing")}</Alert> : null}
      <CheckedFileActions
        command="hint"
        icon="send"
        grantId={grantId}
        regencyCode={page.regencyCode}
        id={page.id}
        count={count}
        words={{
          button: t("button", { count }),
          busy: t("busy"),
          title: t("title", { count }),
          body: t("body"),
          cancelDialog: t("cancelDialog"),
          cancel: t("cancel"),
          cancelTitle: t("cancelTitle"),
          cancelBody: t("cancelBody"),
          failedTitle: t("failedTitle"),
        }}
      />
    </>
  );
}
