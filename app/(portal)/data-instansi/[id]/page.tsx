import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { CheckedFileActions } from "@/components/import/checked-file-actions";
import { FileOutcome } from "@/components/import/file-outcome";
import { FileStateBadge } from "@/components/import/file-state";
import { OfficeFileReport } from "@/components/office-file/office-file-report";
import { Alert } from "@/components/ui/alert";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { LookAgain } from "@/components/ui/look-again";
import { PageHeading } from "@/components/ui/page-heading";
import { isOfficeFileUnderWay, OFFICE_FILE_FAILURES, type OfficeFilePage } from "@/lib/domain/office-file/file-view";
import { isPastList } from "@/lib/domain/office-file/source";
import { readFailure } from "@/lib/domain/sid/failure";
import { formatDate, formatInstant } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { findOfficeFile } from "@/lib/server/office-file/queries";
import { timeZoneOf } from "@/lib/server/region/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("officeFile"))("page.title") };
}

/** The report of one file, before anything is written. */
export default async function OfficeFilePageRoute({ params }: PageProps<"/data-instansi/[id]">) {
  const actor = await requirePermission("office-file:import");
  const [{ id }, locale] = await Promise.all([params, getLocale().then(localeOf)]);
  const page = await findOfficeFile(actor, id);
  if (page === null) notFound();
  const [t, common, zone] = await Promise.all([
    getTranslations("officeFile"),
    getTranslations("common"),
    timeZoneOf(actor.grant.regionCode),
  ]);
  const isPast = isPastList(page.source);
  const when = formatInstant(page.createdAt, zone, locale);
  const asOf = page.asOf === null ? "" : formatDate(page.asOf, locale);
  return (
    <>
      {isOfficeFileUnderWay(page.state) ? <LookAgain /> : null}
      <PageHeading
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[{ label: t("title"), href: "/data-instansi" }, { label: t("page.title") }]}
          />
        }
        title={t("page.title")}
        lead={t("page.lead", { source: t(`source.${page.source}`), asOf, when, by: page.createdBy })}
        actions={<FileStateBadge kind="officeFile" state={page.state} />}
      />
      <div className="grid grid-cols-1 gap-5">
        <FileOutcome
          kind="officeFile"
          state={page.state}
          reason={page.failure === null ? null : await failureText(page.failure)}
          progress={page.progress}
          href={`/data-instansi?sumber=${page.source}`}
          committed={<Alert tone="success">{t(isPast ? "page.committedPast" : "page.committed")}</Alert>}
        />
        {page.state === "ready" || page.state === "failed" ? <Actions page={page} grantId={actor.grant.id} /> : null}
        {page.summary === null ? null : <OfficeFileReport page={page} summary={page.summary} locale={locale} />}
      </div>
    </>
  );
}

/** Our own reasons first, then those of the guard for workbooks. */
async function failureText(code: string): Promise<string> {
  const t = await getTranslations("officeFile.failure");
  const known = OFFICE_FILE_FAILURES.find((failure) => failure === code);
  if (known !== undefined) return t(known);
  const workbook = readFailure(code);
  return workbook === "other" ? t("other") : (await getTranslations("import.failure"))(workbook, { detail: "" });
}

async function Actions({ page, grantId }: { readonly page: OfficeFilePage; readonly grantId: string }) {
  const t = await getTranslations(isPastList(page.source) ? "officeFile.commitPast" : "officeFile.commit");
  const count = page.state === "ready" ? (page.summary?.toWrite ?? 0) : 0;
  return (
    <>
      {page.state === "ready" && count === 0 ? <Alert tone="neutral">{t("nothing")}</Alert> : null}
      <CheckedFileActions
        command="office-file"
        icon={isPastList(page.source) ? "save" : "send"}
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
