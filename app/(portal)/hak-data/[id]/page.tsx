import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { RightsActions } from "@/components/rights/rights-actions";
import { RightsBadges } from "@/components/rights/rights-badges";
import { RightsDoors } from "@/components/rights/rights-doors";
import { RightsFacts } from "@/components/rights/rights-facts";
import { RIGHTS_LOOK, RIGHTS_STEP_LOOK } from "@/components/rights/rights-look";
import { rightsActionWords } from "@/components/rights/words";
import { Alert } from "@/components/ui/alert";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Card } from "@/components/ui/card";
import { PageHeading } from "@/components/ui/page-heading";
import { Timeline } from "@/components/ui/timeline";
import { authorize } from "@/lib/domain/access/actor";
import { parsePublicId } from "@/lib/domain/public-id/public-id";
import { RIGHTS_PATH } from "@/lib/domain/rights/list-filter";
import { hoursLeft, REASONS_OF } from "@/lib/domain/rights/rights";
import type { RightsPage } from "@/lib/domain/rights/rights-page";
import { formatAgo, formatInstant, type TimeZone } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { timeZoneOf } from "@/lib/server/region/queries";
import { findRightsRequest } from "@/lib/server/rights/page-query";

/** Never the name: titles stay in a browser's history. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("rights"))("title") };
}

export default async function RightsRequestRoute({ params }: PageProps<"/hak-data/[id]">) {
  const actor = await requirePermission("rights:read");
  const at = parsePublicId((await params).id);
  const now = new Date();
  const page = at === null ? null : await findRightsRequest(actor, at, now);
  if (page === null) notFound();
  const [t, common, zone] = await Promise.all([
    getTranslations("rights"),
    getTranslations("common"),
    timeZoneOf(page.villageCode),
  ]);
  return (
    <>
      <PageHeading
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[{ label: t("title"), href: RIGHTS_PATH }, { label: page.headName }]}
          />
        }
        title={t("page.heading", { kind: t(`kind.${page.kind}`), name: page.headName })}
        lead={<RightsBadges {...page} />}
      />
      <div className="grid gap-5 xl:grid-cols-[minmax(0,2fr)_minmax(18rem,1fr)]">
        <div className="grid grid-cols-1 content-start gap-5">
          <Next
            page={page}
            grantId={actor.grant.id}
            zone={zone}
            now={now}
            readsLog={authorize(actor, "household:read-log")}
          />
          {page.wish === null ? null : (
            <Card title={t("page.wish")}>
              <p className="whitespace-pre-line">{page.wish}</p>
            </Card>
          )}
          {page.reason === null && page.answer === null ? null : (
            <Card title={t("page.answer")}>
              {page.reason === null ? null : <p className="font-semibold">{t(`reason.${page.reason}`)}</p>}
              {page.answer === null ? null : <p className="whitespace-pre-line">{page.answer}</p>}
              {page.reason === null ? null : (
                <ul className="mt-3 list-disc space-y-1 ps-5 text-muted">
                  <li>{t(`against.${page.reason}`)}</li>
                  <li>{t("against.always")}</li>
                </ul>
              )}
            </Card>
          )}
        </div>
        <div className="grid grid-cols-1 content-start gap-5">
          <RightsFacts page={page} zone={zone} />
          <History page={page} zone={zone} now={now} />
        </div>
      </div>
    </>
  );
}

interface NextProps {
  readonly page: RightsPage;
  readonly grantId: string;
  readonly zone: TimeZone;
  readonly now: Date;
  readonly readsLog: boolean;
}

async function Next({ page, grantId, zone, now, readsLog }: NextProps) {
  const [t, rights, locale] = await Promise.all([
    getTranslations("rights.page"),
    getTranslations("rights"),
    getLocale().then(localeOf),
  ]);
  const { state, kind, can } = page;
  const left = hoursLeft(page.dueAt, now);
  return (
    <Card title={t("follow")} tone={page.isLate ? "danger" : RIGHTS_LOOK[state].tone}>
      <div className="space-y-3">
        <p>{t(`next.${state}`, { at: formatInstant(page.dueAt, zone, locale) })}</p>
        {state === "open" ? (
          <p className="font-semibold">{left >= 0 ? t("hours", { count: left }) : t("hoursOver", { count: -left })}</p>
        ) : null}
        {state === "granted" ? <p>{rights(`follows.${kind}`)}</p> : null}
        {state === "granted" && kind === "correction" ? <p className="text-muted">{t("correctionNext")}</p> : null}
        {can.answer === "FOUR_EYES" ? <Alert>{t("bar.FOUR_EYES")}</Alert> : null}
        {can.answer === null || can.withdraw || can.lift ? (
          <RightsActions
            grantId={grantId}
            item={{ regencyCode: page.regencyCode, id: page.id, version: page.version }}
            can={{ answer: can.answer === null, withdraw: can.withdraw, lift: can.lift }}
            reasons={REASONS_OF[kind].map((value) => ({ value, label: rights(`reason.${value}`) }))}
            words={await rightsActionWords()}
          />
        ) : null}
        <RightsDoors page={page} readsLog={readsLog} />
      </div>
    </Card>
  );
}

async function History({ page, zone, now }: Pick<NextProps, "page" | "zone" | "now">) {
  const [t, roles, locale] = await Promise.all([
    getTranslations("rights.page"),
    getTranslations("roles.name"),
    getLocale().then(localeOf),
  ]);
  return (
    <Card title={t("history")}>
      <Timeline
        items={page.steps.map((step) => {
          const name = step.actorName ?? t("family");
          return {
            key: step.key,
            title: t(`event.${step.event}`),
            when: formatAgo(step.at, now, zone, locale),
            instant: step.at.toISOString(),
            exact: formatInstant(step.at, zone, locale),
            who: step.role === null ? name : t("by", { name, role: roles(step.role) }),
            // The answer stands on the page already.
            ...((step.event === "withdraw" || step.event === "lift") && step.note !== null ? { body: step.note } : {}),
            ...RIGHTS_STEP_LOOK[step.event],
          };
        })}
      />
    </Card>
  );
}
