import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { PhotoLink } from "@/components/attachment/photo-link";
import { ObjectionActions } from "@/components/objection/objection-actions";
import { ObjectionBadges } from "@/components/objection/objection-badges";
import { OBJECTION_LOOK, OBJECTION_STEP_LOOK } from "@/components/objection/objection-look";
import { actionWords } from "@/components/objection/words";
import { Alert } from "@/components/ui/alert";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeading } from "@/components/ui/page-heading";
import { Timeline } from "@/components/ui/timeline";
import { HEARINGS, mustHear } from "@/lib/domain/objection/objection";
import type { ObjectionPage } from "@/lib/domain/objection/objection-page";
import { parsePublicId } from "@/lib/domain/public-id/public-id";
import { lastDayOf } from "@/lib/domain/workflow/deadline";
import { formatAgo, formatDate, formatDay, formatInstant, type TimeZone } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { findObjection } from "@/lib/server/objection/page-query";
import { timeZoneOf } from "@/lib/server/region/queries";

/** Never the name: titles stay in a browser's history. */
export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("objection"))("title") };
}

export default async function ObjectionRoute({ params }: PageProps<"/sanggahan/[id]">) {
  const actor = await requirePermission("objection:read");
  const at = parsePublicId((await params).id);
  const now = new Date();
  const page = at === null ? null : await findObjection(actor, at, now);
  if (page === null) notFound();
  const [t, locale, common, zone] = await Promise.all([
    getTranslations("objection"),
    getLocale().then(localeOf),
    getTranslations("common"),
    timeZoneOf(page.villageCode),
  ]);
  return (
    <>
      <PageHeading
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[{ label: t("title"), href: "/sanggahan" }, { label: page.headName }]}
          />
        }
        title={t("page.heading", { name: page.headName })}
        lead={<ObjectionBadges {...page} />}
      />
      <div className="grid gap-5 xl:grid-cols-[minmax(0,2fr)_minmax(18rem,1fr)]">
        <div className="grid grid-cols-1 content-start gap-5">
          <Next page={page} grantId={actor.grant.id} zone={zone} />
          <Card title={t("page.said")}>
            <p className="whitespace-pre-line">{page.statement}</p>
            {page.photo === null ? null : (
              <PhotoLink file={page.photo} label={t("page.photo")} text={t("page.openPhoto")} />
            )}
          </Card>
          {page.heard === null ? null : (
            <Card title={t("page.heard")}>
              <p className="font-semibold">
                {t(`page.hearing.${page.heard.outcome}`)}, {formatDate(page.heard.on, locale)}
              </p>
              <p className="whitespace-pre-line">{page.heard.note}</p>
            </Card>
          )}
          {page.answer === null ? null : (
            <Card title={t("page.answer")}>
              <p className="whitespace-pre-line">{page.answer}</p>
            </Card>
          )}
        </div>
        <div className="grid grid-cols-1 content-start gap-5">
          <Facts page={page} zone={zone} />
          <History page={page} zone={zone} now={now} />
        </div>
      </div>
    </>
  );
}

async function Next({
  page,
  grantId,
  zone,
}: {
  readonly page: ObjectionPage;
  readonly grantId: string;
  readonly zone: TimeZone;
}) {
  const [t, locale] = await Promise.all([getTranslations("objection.page"), getLocale().then(localeOf)]);
  const { state, can } = page;
  const key = state === "accepted" ? (page.followedBy === null ? "acceptedWaiting" : "acceptedFollowed") : state;
  const isOpen = state === "filed" || state === "processing";
  const mayAnswer = can.answer === null && !mustHear(page.objector, page.heard?.outcome ?? null);
  return (
    <Card title={t("follow")} tone={OBJECTION_LOOK[state].tone}>
      <div className="space-y-3">
        <p>{t(`next.${key}`, { day: formatDay(lastDayOf(page.dueAt), zone, locale) })}</p>
        {isOpen && (can.answer === "FOUR_EYES" || can.answer === "NOT_LATE") ? (
          <Alert>{t(`bar.${can.answer}`)}</Alert>
        ) : null}
        {isOpen && mustHear(page.objector, page.heard?.outcome ?? null) ? <Alert>{t("mustHear")}</Alert> : null}
        {can.take || can.hear || mayAnswer || can.withdraw ? (
          <ObjectionActions
            grantId={grantId}
            item={{ regencyCode: page.regencyCode, id: page.id, version: page.version }}
            can={{ take: can.take, hear: can.hear, answer: mayAnswer, withdraw: can.withdraw }}
            hearings={HEARINGS.map((value) => ({ value, label: t(`hearing.${value}`) }))}
            words={await actionWords()}
          />
        ) : null}
        <div className="no-print flex flex-wrap gap-2">
          <LinkButton href={`/keluarga/${page.householdPublicId}`} icon="house">
            {t("openFamily")}
          </LinkButton>
          {page.proposal === null ? null : (
            <LinkButton href={`/usulan/${page.proposal.publicId}`} icon="file-pen-line">
              {t("seeProposal")}
            </LinkButton>
          )}
          {page.followedBy === null ? null : (
            <LinkButton href={`/usulan/${page.followedBy.publicId}`} icon="file-pen-line">
              {t("seeFollow")}
            </LinkButton>
          )}
        </div>
      </div>
    </Card>
  );
}

async function Facts({ page, zone }: { readonly page: ObjectionPage; readonly zone: TimeZone }) {
  const [t, states, locale] = await Promise.all([
    getTranslations("objection"),
    getTranslations("states.proposal"),
    getLocale().then(localeOf),
  ]);
  return (
    <Card title={t(`ground.${page.ground}`)}>
      <DescriptionList
        items={[
          { term: t("page.objector"), detail: t(`objector.${page.objector}`) },
          { term: t("page.heardOn"), detail: formatDate(page.heardOn, locale) },
          {
            term: t("page.against"),
            detail:
              page.proposal === null ? t("page.record") : t("page.proposal", { state: states(page.proposal.state) }),
          },
          { term: t("list.village"), detail: page.villageName },
          ...(page.seenAt === null
            ? []
            : [
                {
                  term: t("page.seenAt"),
                  detail: t(page.seenAt.accuracyM === null ? "page.place" : "page.placeWithin", {
                    lat: page.seenAt.lat.toFixed(6),
                    lng: page.seenAt.lng.toFixed(6),
                    metres: page.seenAt.accuracyM ?? 0,
                  }),
                },
              ]),
          { term: t("page.due"), detail: formatDay(lastDayOf(page.dueAt), zone, locale) },
        ]}
      />
    </Card>
  );
}

interface HistoryProps {
  readonly page: ObjectionPage;
  readonly zone: TimeZone;
  readonly now: Date;
}

async function History({ page, zone, now }: HistoryProps) {
  const [t, roles, locale] = await Promise.all([
    getTranslations("objection.page"),
    getTranslations("roles.name"),
    getLocale(),
  ]);
  return (
    <Card title={t("history")}>
      <Timeline
        items={page.steps.map((step) => {
          const name = step.actorName ?? t("someone");
          return {
            key: step.key,
            title: t(`event.${step.event}`),
            when: formatAgo(step.at, now, zone, locale),
            instant: step.at.toISOString(),
            exact: formatInstant(step.at, zone, locale),
            who: step.role === null ? name : t("by", { name, role: roles(step.role) }),
            // The answer stands on the page already.
            ...(step.event === "withdraw" && step.note !== null ? { body: step.note } : {}),
            ...OBJECTION_STEP_LOOK[step.event],
          };
        })}
      />
    </Card>
  );
}
