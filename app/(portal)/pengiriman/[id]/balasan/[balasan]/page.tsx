import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { ReplyReport } from "@/components/delivery-reply/reply-report";
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
import { type Actor, authorize } from "@/lib/domain/access/actor";
import {
  changedCount,
  holdsAnswers,
  isReplyUnderWay,
  REPLY_FAILURES,
  type ReplyPage,
} from "@/lib/domain/delivery-reply/reply-view";
import { readFailure } from "@/lib/domain/sid/failure";
import { formatDate, formatInstant, formatNumber } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { findDeliveryReply } from "@/lib/server/delivery/reply/queries";
import { timeZoneOf } from "@/lib/server/region/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("deliveryReply"))("page.title") };
}

/** What a reply of the centre says of a package, before and after it is written down. */
export default async function ReplyRoute({ params, searchParams }: PageProps<"/pengiriman/[id]/balasan/[balasan]">) {
  const actor = await requirePermission("delivery:manage");
  const [{ id, balasan }, query, locale] = await Promise.all([params, searchParams, getLocale().then(localeOf)]);
  const text = (name: string) => (typeof query[name] === "string" ? query[name] : undefined);
  const after = /^\d{1,6}$/.test(text("sesudah") ?? "") ? Number(text("sesudah")) : 0;
  const page = await findDeliveryReply(actor, id, balasan, { part: text("bagian"), after });
  if (page === null) notFound();
  const [t, delivery, common, zone] = await Promise.all([
    getTranslations("deliveryReply"),
    getTranslations("delivery"),
    getTranslations("common"),
    timeZoneOf(actor.grant.regionCode),
  ]);
  const name = delivery("packageName", { number: String(page.packageNumber), year: String(page.packageYear) });
  const back = `/pengiriman/${page.packagePublicId}`;
  const isShown = page.state === "ready" || page.state === "committed";
  return (
    <>
      {isReplyUnderWay(page.state) ? <LookAgain /> : null}
      <PageHeading
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[
              { label: delivery("title"), href: "/pengiriman" },
              { label: name, href: back },
              { label: t("title") },
            ]}
          />
        }
        title={t("page.title")}
        lead={t("page.lead", {
          package: `${page.packageNumber}/${page.packageYear}`,
          when: formatInstant(page.createdAt, zone, locale),
        })}
        actions={<FileStateBadge kind="deliveryReply" state={page.state} />}
      />
      <div className="grid grid-cols-1 gap-5">
        <FileOutcome
          kind="deliveryReply"
          state={page.state}
          reason={page.failure === null ? null : await failureText(page.failure)}
          progress={page.progress}
          href={back}
          committed={<Committed page={page} back={back} />}
        />
        {page.state === "ready" || page.state === "failed" ? <Actions page={page} grantId={actor.grant.id} /> : null}
        {isShown ? <About page={page} actor={actor} /> : null}
        {page.removedAt === null || page.state === "cancelled" ? null : (
          <Alert tone="neutral">{t("page.removed", { when: formatInstant(page.removedAt, zone, locale) })}</Alert>
        )}
        {isShown && page.summary !== null && page.removedAt === null ? (
          <ReplyReport page={page} path={`${back}/balasan/${page.publicId}`} summary={page.summary} after={after} />
        ) : null}
      </div>
    </>
  );
}

async function About({ page: { summary, repliedOn }, actor }: { readonly page: ReplyPage; readonly actor: Actor }) {
  const [t, locale] = await Promise.all([getTranslations("deliveryReply"), getLocale().then(localeOf)]);
  if (summary === null || repliedOn === null) return null;
  return (
    <>
      <Card title={t("page.about")}>
        <DescriptionList
          items={[
            { term: t("page.repliedOn"), detail: formatDate(repliedOn, locale) },
            { term: t("page.rows"), detail: formatNumber(summary.rows, locale) },
            { term: t("page.people"), detail: formatNumber(summary.people, locale) },
            { term: t("page.unmatched"), detail: formatNumber(summary.unmatched, locale) },
            { term: t("page.left"), detail: formatNumber(summary.left ?? 0, locale) },
            { term: t("page.moved"), detail: formatNumber(summary.moved ?? 0, locale) },
          ]}
        />
      </Card>
      {summary.deciles === 0 ? null : (
        <Alert tone="attention" title={t("deciles.title", { count: summary.deciles })}>
          <p>{t("deciles.body")}</p>
          {authorize(actor, "decile:import") ? (
            <LinkButton href="/mutu/potret" icon="upload">
              {t("deciles.open")}
            </LinkButton>
          ) : null}
        </Alert>
      )}
    </>
  );
}

async function Committed({ page: { summary }, back }: { readonly page: ReplyPage; readonly back: string }) {
  const t = await getTranslations("deliveryReply.page");
  const written = summary?.written ?? { items: 0, people: 0, passed: 0 };
  return (
    <Alert tone="success">
      <p>{t("committed", { items: written.items, people: written.people })}</p>
      {written.passed === 0 ? null : <p>{t("passed", { count: written.passed })}</p>}
      <p className="mt-3">
        <LinkButton href={back} icon="send">
          {t("back")}
        </LinkButton>
      </p>
    </Alert>
  );
}

/** Our own reasons first, then those of the guard for workbooks. */
async function failureText(code: string): Promise<string> {
  const t = await getTranslations("deliveryReply.failure");
  const known = REPLY_FAILURES.find((failure) => failure === code);
  if (known !== undefined) return t(known);
  const workbook = readFailure(code);
  return workbook === "other" ? t("other") : (await getTranslations("import.failure"))(workbook, { detail: "" });
}

async function Actions({ page, grantId }: { readonly page: ReplyPage; readonly grantId: string }) {
  const t = await getTranslations("deliveryReply.commit");
  const summary = page.state === "ready" ? page.summary : null;
  const isWritable = summary !== null && holdsAnswers(summary);
  const count = summary === null ? 0 : changedCount(summary);
  return (
    <>
      {page.state === "ready" && !isWritable ? <Alert tone="neutral">{t("nothing")}</Alert> : null}
      <CheckedFileActions
        command="reply"
        icon="badge-check"
        grantId={grantId}
        regencyCode={page.regencyCode}
        id={page.id}
        count={isWritable ? Math.max(count, 1) : 0}
        words={{
          button: t("button", { count }),
          busy: t("busy"),
          title: t("title"),
          body: t("body", {
            accepted: summary?.outcomes.accepted ?? 0,
            refused: summary?.outcomes.refused ?? 0,
            ranked: summary?.outcomes["in-snapshot"] ?? 0,
            people: summary?.people ?? 0,
          }),
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
