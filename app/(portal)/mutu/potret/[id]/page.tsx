import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { ImportItems } from "@/components/decile-import/import-items";
import { CheckedFileActions } from "@/components/import/checked-file-actions";
import { FileOutcome } from "@/components/import/file-outcome";
import { FileStateBadge } from "@/components/import/file-state";
import { Alert } from "@/components/ui/alert";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { LinkButton } from "@/components/ui/link-button";
import { LookAgain } from "@/components/ui/look-again";
import { PageHeading } from "@/components/ui/page-heading";
import { IMPORT_FAILURES, type ImportPage, isImportUnderWay } from "@/lib/domain/decile-import/import-view";
import { takenCount } from "@/lib/domain/decile-import/match";
import { dynamicsHref } from "@/lib/domain/dynamics/address";
import { readFailure } from "@/lib/domain/sid/failure";
import { formatDate, formatInstant, formatNumber } from "@/lib/i18n/formats";
import { type Locale, localeOf } from "@/lib/i18n/locale";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { findDecileImport } from "@/lib/server/decile-import/queries";
import { timeZoneOf } from "@/lib/server/region/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("deciles"))("page.title") };
}

export default async function DecileImportPage({ params, searchParams }: PageProps<"/mutu/potret/[id]">) {
  const actor = await requirePermission("decile:import");
  const [{ id }, query, locale] = await Promise.all([params, searchParams, getLocale().then(localeOf)]);
  const text = (name: string) => (typeof query[name] === "string" ? query[name] : undefined);
  const after = /^\d{1,6}$/.test(text("sesudah") ?? "") ? Number(text("sesudah")) : 0;
  const page = await findDecileImport(actor, id, { kind: text("bagian"), after });
  if (page === null) notFound();
  const [t, common, zone] = await Promise.all([
    getTranslations("deciles"),
    getTranslations("common"),
    timeZoneOf(actor.grant.regionCode),
  ]);
  const isShown = page.state === "ready" || page.state === "committed";
  return (
    <>
      {isImportUnderWay(page.state) ? <LookAgain /> : null}
      <PageHeading
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[{ label: t("title"), href: "/mutu/potret" }, { label: t("page.title") }]}
          />
        }
        title={t("page.title")}
        lead={t("page.lead", { when: formatInstant(page.createdAt, zone, locale) })}
        actions={<FileStateBadge kind="deciles" state={page.state} />}
      />
      <div className="grid grid-cols-1 gap-5">
        <Outcome page={page} regionCode={actor.grant.regionCode} />
        <About page={page} locale={locale} />
        {page.state === "ready" || page.state === "failed" ? <Actions page={page} grantId={actor.grant.id} /> : null}
        {isShown && page.summary !== null ? <ImportItems page={page} summary={page.summary} after={after} /> : null}
      </div>
    </>
  );
}

async function About({ page, locale }: { readonly page: ImportPage; readonly locale: Locale }) {
  const t = await getTranslations("deciles");
  if (page.snapshotId === null || page.rankedOn === null) return null;
  return (
    <Card title={t("page.about")}>
      <DescriptionList
        items={[
          { term: t("list.snapshot"), detail: page.snapshotId },
          { term: t("upload.rankedOn"), detail: formatDate(page.rankedOn, locale) },
          { term: t("upload.source"), detail: page.source ?? "" },
          ...(page.summary === null
            ? []
            : [{ term: t("count.rows"), detail: formatNumber(page.summary.rows, locale) }]),
        ]}
      />
    </Card>
  );
}

async function Outcome({ page, regionCode }: { readonly page: ImportPage; readonly regionCode: string }) {
  const reason = page.failure === null ? null : await failureText(page.failure);
  return (
    <FileOutcome
      kind="deciles"
      state={page.state}
      reason={reason}
      progress={page.progress}
      href="/mutu/potret"
      committed={<Recorded page={page} regionCode={regionCode} />}
    />
  );
}

async function Recorded({ page, regionCode }: { readonly page: ImportPage; readonly regionCode: string }) {
  const t = await getTranslations("deciles.page");
  return (
    <Alert tone="success">
      <p className="mb-3">{t("committed", { count: page.summary?.written ?? 0 })}</p>
      <LinkButton href={dynamicsHref(regionCode, { to: page.snapshotId })} icon="chart-column">
        {t("dynamics")}
      </LinkButton>
    </Alert>
  );
}

/** Our own reasons first, then those of the guard for workbooks. */
async function failureText(code: string): Promise<string> {
  const t = await getTranslations("deciles.failure");
  const known = IMPORT_FAILURES.find((failure) => failure === code);
  if (known !== undefined) return t(known);
  const workbook = readFailure(code);
  return workbook === "other" ? t("other") : (await getTranslations("import.failure"))(workbook, { detail: "" });
}

async function Actions({ page, grantId }: { readonly page: ImportPage; readonly grantId: string }) {
  const t = await getTranslations("deciles");
  const count = page.state === "ready" && page.summary !== null ? takenCount(page.summary.kinds) : 0;
  return (
    <>
      {page.state === "ready" && count === 0 ? <Alert tone="neutral">{t("commit.nothing")}</Alert> : null}
      <CheckedFileActions
        command="decile"
        icon="badge-check"
        grantId={grantId}
        regencyCode={page.regencyCode}
        id={page.id}
        count={count}
        words={{
          button: t("commit.button", { count }),
          busy: t("commit.busy"),
          title: t("commit.title", { count }),
          body: t("commit.body", { snapshot: page.snapshotId ?? "" }),
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
