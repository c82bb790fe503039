import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { LoadOutcome } from "@/components/extract/load-outcome";
import { LoadRemarks } from "@/components/extract/load-remarks";
import { LoadReport } from "@/components/extract/load-report";
import { LoadStateBadge } from "@/components/extract/load-state";
import { CheckedFileActions } from "@/components/import/checked-file-actions";
import { Alert } from "@/components/ui/alert";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { LinkButton } from "@/components/ui/link-button";
import { LookAgain } from "@/components/ui/look-again";
import { PageHeading } from "@/components/ui/page-heading";
import { isUnderWay, type LoadPage, type LoadSummary, TOLD_FROM } from "@/lib/domain/extract/load";
import { formatDate, formatInstant, formatNumber } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { findLoad } from "@/lib/server/extract/queries";
import { findRegions, regionLabel, timeZoneOf } from "@/lib/server/region/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("extract"))("page.title") };
}

export default async function ExtractLoadPage({ params, searchParams }: PageProps<"/muatan/[id]">) {
  const actor = await requirePermission("extract:read");
  const [{ id }, query, locale] = await Promise.all([params, searchParams, getLocale().then(localeOf)]);
  const text = (name: string) => (typeof query[name] === "string" ? query[name] : undefined);
  const after = /^\d{1,10}$/.test(text("sesudah") ?? "") ? Number(text("sesudah")) : 0;
  const page = await findLoad(actor, id, { kind: text("bagian"), after });
  if (page === null) notFound();
  const [t, common, zone, villages] = await Promise.all([
    getTranslations("extract"),
    getTranslations("common"),
    timeZoneOf(page.regencyCode),
    findRegions(page.items.flatMap(({ villageCode }) => villageCode ?? [])),
  ]);
  const villageNames = new Map([...villages].map(([code, { label }]) => [code, label]));
  const isShown = page.summary !== null && page.state !== "cancelled" && page.state !== "refused";
  return (
    <>
      {isUnderWay(page.state) ? <LookAgain /> : null}
      <PageHeading
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[{ label: t("title"), href: "/muatan" }, { label: t("page.title") }]}
          />
        }
        title={t("page.title")}
        lead={t("page.lead", { when: formatInstant(page.createdAt, zone, locale), by: page.createdBy })}
        actions={<LoadStateBadge state={page.state} />}
      />
      <div className="grid grid-cols-1 gap-5">
        <LoadOutcome page={page} grantId={actor.grant.id} />
        <About page={page} />
        <Actions page={page} grantId={actor.grant.id} />
        {isShown && page.summary !== null ? <Differences page={page} summary={page.summary} /> : null}
        {isShown && page.summary !== null ? <LoadRemarks summary={page.summary} /> : null}
        {isShown && page.summary !== null ? (
          <LoadReport page={page} summary={page.summary} after={after} villageNames={villageNames} />
        ) : null}
      </div>
    </>
  );
}

async function Differences({ page, summary }: { readonly page: LoadPage; readonly summary: LoadSummary }) {
  const t = await getTranslations("extract.page");
  const isDifferent = differenceCount(summary) > 0;
  if (!isDifferent && summary.absent === 0) return null;
  return (
    <div className="flex flex-wrap gap-3">
      {isDifferent ? (
        <LinkButton href={`/muatan/${page.publicId}/perbedaan`} icon="arrow-right-left">
          {t("differences")}
        </LinkButton>
      ) : null}
      {summary.absent === 0 ? null : (
        <LinkButton href={`/muatan/${page.publicId}/tidak-ada`} icon="users">
          {t("absent")}
        </LinkButton>
      )}
    </div>
  );
}

function differenceCount({ differences }: LoadSummary): number {
  return Object.values(differences).reduce((sum, count) => sum + count, 0);
}

async function About({ page }: { readonly page: LoadPage }) {
  const [t, locale, region] = await Promise.all([
    getTranslations("extract.about"),
    getLocale().then(localeOf),
    regionLabel(page.regencyCode),
  ]);
  const { summary } = page;
  const outsideText = (people: number) =>
    people === 0 ? t("outsideFew", { count: TOLD_FROM }) : t("outsideText", { count: people });
  const count = (value: number | undefined) => formatNumber(value ?? 0, locale);
  return (
    <Card title={t("title")}>
      <DescriptionList
        items={[
          { term: t("region"), detail: region },
          { term: t("conditionDate"), detail: formatDate(page.conditionDate, locale) },
          ...(page.rankedOn === null ? [] : [{ term: t("rankedOn"), detail: formatDate(page.rankedOn, locale) }]),
          { term: t("source"), detail: page.source },
          ...(summary === null
            ? []
            : [
                { term: t("newFamilies"), detail: count(summary.kinds.families.new) },
                { term: t("newPeople"), detail: count(summary.newPeople) },
                { term: t("villages"), detail: count(summary.villages) },
                ...(differenceCount(summary) === 0
                  ? []
                  : [{ term: t("differences"), detail: t("differencesText", { count: differenceCount(summary) }) }]),
                ...((summary.unranked ?? 0) === 0
                  ? []
                  : [{ term: t("unranked"), detail: t("unrankedText", { count: summary.unranked ?? 0 }) }]),
                ...(summary.outside === undefined
                  ? []
                  : [{ term: t("outside"), detail: outsideText(summary.outside) }]),
                ...(summary.absent === 0
                  ? []
                  : [{ term: t("absent"), detail: t("absentText", { count: summary.absent }) }]),
              ]),
          ...(page.confirmedBy === null ? [] : [{ term: t("confirmedBy"), detail: page.confirmedBy }]),
        ]}
      />
    </Card>
  );
}

async function Actions({ page, grantId }: { readonly page: LoadPage; readonly grantId: string }) {
  const [t, all] = await Promise.all([getTranslations("extract.act"), getTranslations("extract")]);
  const families = page.summary?.kinds.families.new ?? 0;
  const taken = page.summary?.differences.theirs ?? 0;
  const ranked = page.summary?.unranked ?? 0;
  const isAny = families + taken + ranked > 0;
  const can = { confirm: page.can.confirm && isAny, cancel: page.can.cancel };
  const isReady = page.state === "ready";
  return (
    <>
      {isReady && !isAny ? <Alert tone="neutral">{t("nothing")}</Alert> : null}
      {isReady && isAny && page.can.isOwn ? <Alert tone="info">{t("another")}</Alert> : null}
      {can.confirm || can.cancel ? (
        <CheckedFileActions
          command="extract"
          step="confirm"
          canCancel={can.cancel}
          icon="badge-check"
          grantId={grantId}
          regencyCode={page.regencyCode}
          id={page.id}
          count={can.confirm ? families + taken + ranked : 0}
          reasons={{ BUSY: all("busy"), YOUNGER_RECORDED: all("younger"), CONFIRMED: all("confirmed") }}
          words={{
            button: families === 0 ? t("confirmChanges") : t("confirm", { count: families }),
            busy: t("sending"),
            title: families === 0 ? t("confirmChangesTitle") : t("confirmTitle", { count: families }),
            body: t("confirmBody"),
            cancelDialog: t("back"),
            cancel: t("cancel"),
            cancelTitle: t("cancelTitle"),
            cancelBody: t("cancelBody"),
            failedTitle: t("failedTitle"),
          }}
        />
      ) : null}
    </>
  );
}
