import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { BookQuestionCard } from "@/components/import/book-question-card";
import { CheckedFileActions } from "@/components/import/checked-file-actions";
import { FileStateBadge } from "@/components/import/file-state";
import { ImportItems } from "@/components/import/import-items";
import { ImportOutcome } from "@/components/import/import-outcome";
import { Alert } from "@/components/ui/alert";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { LookAgain } from "@/components/ui/look-again";
import { PageHeading } from "@/components/ui/page-heading";
import { type ImportPage, isUnderWay, readImportFilter } from "@/lib/domain/sid/import-view";
import { formatInstant } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { findImport } from "@/lib/server/import/queries";
import { timeZoneOf } from "@/lib/server/region/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("import"))("page.title") };
}

interface Props {
  readonly params: Promise<{ id: string }>;
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function ImportResultPage({ params, searchParams }: Props) {
  const actor = await requirePermission("import:sid");
  const [{ id }, query, locale] = await Promise.all([params, searchParams, getLocale().then(localeOf)]);
  const filter = readImportFilter(query);
  const page = await findImport(actor, id, filter, locale);
  if (page === null) notFound();
  const [t, common, zone] = await Promise.all([
    getTranslations("import"),
    getTranslations("common"),
    timeZoneOf(actor.grant.regionCode),
  ]);
  return (
    <>
      {isUnderWay(page.state) ? <LookAgain /> : null}
      <PageHeading
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[{ label: t("title"), href: "/impor" }, { label: t("page.title") }]}
          />
        }
        title={t("page.title")}
        lead={t("page.lead", { when: formatInstant(page.createdAt, zone, locale) })}
        actions={<FileStateBadge kind="import" state={page.state} />}
      />
      <div className="grid grid-cols-1 gap-5">
        <ImportOutcome page={page} />
        {page.question === null ? null : (
          <BookQuestionCard page={page} question={page.question} grantId={actor.grant.id} />
        )}
        {page.format === null || page.question !== null ? null : (
          <p className="text-muted">{t(`format.${page.format}`)}</p>
        )}
        {page.state === "ready" || page.state === "failed" || page.state === "asking" ? (
          <Actions page={page} grantId={actor.grant.id} />
        ) : null}
        {page.summary === null ||
        page.state === "cancelled" ||
        page.state === "asking" ||
        isUnderWay(page.state) ? null : (
          <ImportItems
            page={page}
            summary={page.summary}
            after={filter.after}
            locale={locale}
            grantId={actor.grant.id}
          />
        )}
      </div>
    </>
  );
}

async function Actions({ page, grantId }: { readonly page: ImportPage; readonly grantId: string }) {
  const t = await getTranslations("import");
  const possible = page.summary === null ? 0 : page.summary.new + page.summary.changed;
  const count = page.state === "ready" ? page.chosen : 0;
  return (
    <>
      {page.state === "ready" && count === 0 ? (
        <Alert tone="neutral">{t(possible === 0 ? "commit.nothing" : "commit.noneChosen")}</Alert>
      ) : null}
      <CheckedFileActions
        command="import"
        icon="file-pen-line"
        grantId={grantId}
        regencyCode={page.regencyCode}
        id={page.id}
        count={count}
        words={{
          button: t("commit.button", { count }),
          busy: t("commit.busy"),
          title: t("commit.title", { count }),
          body: t("commit.body"),
          cancelDialog: t("commit.cancelDialog"),
          cancel: t("commit.cancel"),
          cancelTitle: t("commit.cancelTitle"),
          cancelBody: t("commit.cancelBody"),
          failedTitle: t("commit.failedTitle"),
        }}
      />
    </>
  );
}
