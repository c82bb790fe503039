import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { DeskApp } from "@/components/service-desk/desk-app";
import { appWords } from "@/components/service-desk/desk-words";
import { Alert } from "@/components/ui/alert";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeading } from "@/components/ui/page-heading";
import { authorize } from "@/lib/domain/access/actor";
import { clockText } from "@/lib/domain/desk/opening";
import { one } from "@/lib/domain/list/address";
import { formatDate } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { findDeskQueue } from "@/lib/server/desk/queue-query";
import { askedDay } from "./desk-day";
import { DeskViews } from "./desk-views";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("serviceDesk"))("title") };
}

/** The village's desk today: the queue, and whom each desk serves. */
export default async function DeskPage({ searchParams }: PageProps<"/loket">) {
  const actor = await requirePermission("desk:read");
  const query = await searchParams;
  const { on, today } = await askedDay(query, actor.grant.regionCode);
  const [t, locale, { day, lines }] = await Promise.all([
    getTranslations("serviceDesk"),
    getLocale().then(localeOf),
    findDeskQueue(actor, on),
  ]);
  const date = formatDate(on, locale, "full");
  return (
    <>
      <PageHeading
        title={t("title")}
        lead={
          day === null
            ? date
            : t("lead", { date, from: clockText(day.opensAt), to: clockText(day.closesAt), place: day.place })
        }
      />
      <div className="space-y-5">
        <DeskViews current="queue" />
        {day === null ? (
          <EmptyState
            title={t("noDayTitle")}
            icon="calendar-days"
            action={
              authorize(actor, "desk:manage") ? (
                <LinkButton href="/loket/jadwal" variant="primary" icon="calendar-days">
                  {t("setDays")}
                </LinkButton>
              ) : null
            }
          >
            {t("noDay")}
          </EmptyState>
        ) : (
          <>
            {day.state === "closed" ? (
              <Alert tone="attention" title={t("closedToday")}>
                {day.reason}
              </Alert>
            ) : null}
            <p className="tabular text-muted">{t("places", { taken: day.taken, quota: day.quota })}</p>
            <DeskApp
              place={{
                userId: actor.userId,
                grantId: actor.grant.id,
                villageCode: day.villageCode,
                on,
                serverNow: Date.now(),
              }}
              day={day}
              lines={lines}
              scanned={one(query, "kode")}
              mayServe={authorize(actor, "desk:serve") && on === today}
              mayChange={authorize(actor, "desk:serve") && on >= today}
              words={await appWords()}
            />
          </>
        )}
      </div>
    </>
  );
}
