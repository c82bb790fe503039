import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { CheckedFileActions } from "@/components/import/checked-file-actions";
import { FileOutcome } from "@/components/import/file-outcome";
import { FileStateBadge } from "@/components/import/file-state";
import { ReplyItems } from "@/components/match/reply-items";
import { Alert } from "@/components/ui/alert";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { LookAgain } from "@/components/ui/look-again";
import { PageHeading } from "@/components/ui/page-heading";
import { isReplyUnderWay, REPLY_FAILURES, type ReplyPage } from "@/lib/domain/nik-match/batch-view";
import { readFailure } from "@/lib/domain/sid/failure";
import { formatInstant } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { findReply } from "@/lib/server/nik-match/queries";
import { timeZoneOf } from "@/lib/server/region/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("match"))("page.title") };
}

export default async function ReplyResultPage({ params, searchParams }: PageProps<"/padan/[id]">) {
  const actor = await requirePermission("match:import");
  const [{ id }, query, locale] = await Promise.all([params, searchParams, getLocale().then(localeOf)]);
  const text = (name: string) => (typeof query[name] === "string" ? query[name] : undefined);
  const after = /^\d{1,6}$/.test(text("sesudah") ?? "") ? Number(text("sesudah")) : 0;
  const page = await findReply(actor, id, { kind: text("bagian"), after });
  if (page === null) notFound();
  const [t, common, zone] = await Promise.all([
    getTranslations("match"),
    getTranslations("common"),
    timeZoneOf(actor.grant.regionCode),
  ]);
  const isShown = page.state === "ready" || page.state === "committed";
  return (
    <>
      {isReplyUnderWay(page.state) ? <LookAgain /> : null}
      <PageHeading
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[{ label: t("title"), href: "/padan" }, { label: t("page.title") }]}
          />
        }
        title={t("page.title")}
        lead={t("page.lead", { when: formatInstant(page.createdAt, zone, locale) })}
        actions={<FileStateBadge kind="match" state={page.state} />}
      />
      <div className="grid grid-cols-1 gap-5">
        <Outcome page={page} />
        {page.state === "ready" || page.state === "failed" ? <Actions page={page} grantId={actor.grant.id} /> : null}
        {isShown && page.summary !== null ? (
          <ReplyItems page={page} summary={page.summary} after={after} locale={locale} />
        ) : null}
      </div>
    </>
  );
}

async function Outcome({ page }: { readonly page: ReplyPage }) {
  const t = await getTranslations("match");
  const reason = page.failure === null ? null : await failureText(page.failure);
  return (
    <FileOutcome
      kind="match"
      state={page.state}
      reason={reason}
      progress={page.progress}
      href="/padan"
      committed={<Alert tone="success">{t("page.committed")}</Alert>}
    />
  );
}

/** Our own reasons first, then those of the guard for workbooks. */
async function failureText(code: string): Promise<string> {
  const t = await getTranslations("match.failure");
  const known = REPLY_FAILURES.find((failure) => failure === code);
  if (known !== undefined) return t(known);
  const workbook = readFailure(code);
  return workbook === "other" ? t("other") : (await getTranslations("import.failure"))(workbook, { detail: "" });
}

async function Actions({ page, grantId }: { readonly page: ReplyPage; readonly grantId: string }) {
  const t = await getTranslations("match");
  const { summary } = page;
  const count = page.state === "ready" && summary !== null ? summary.kinds.changed + summary.kinds.same : 0;
  return (
    <>
      {page.state === "ready" && count === 0 ? <Alert tone="neutral">{t("commit.nothing")}</Alert> : null}
      <CheckedFileActions
        command="match"
        icon="badge-check"
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
