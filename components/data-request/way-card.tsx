import { getLocale, getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { Timeline } from "@/components/ui/timeline";
import type { RequestEvent } from "@/lib/domain/data-request/flow";
import type { RequestPage } from "@/lib/domain/data-request/request-page";
import { formatAgo, formatInstant, type TimeZone } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";

const LOOK = {
  submit: { icon: "send", tone: "info" },
  approve: { icon: "circle-check", tone: "success" },
  return: { icon: "undo-2", tone: "attention" },
  refuse: { icon: "circle-x", tone: "danger" },
  withdraw: { icon: "x", tone: "neutral" },
  revoke: { icon: "lock", tone: "danger" },
} as const satisfies Record<RequestEvent, object>;

/** The desks in their order with where it stands, and every step so far, the latest first. */
export async function WayCard({
  page,
  zone,
  now,
}: {
  readonly page: RequestPage;
  readonly zone: TimeZone;
  readonly now: Date;
}) {
  const [t, locale] = await Promise.all([getTranslations("dataRequest"), getLocale().then(localeOf)]);
  const isSent = page.steps.length > 0;
  return (
    <Card title={t("page.timeline")}>
      <div className="space-y-4">
        {page.standing === "submitted" || !isSent ? (
          <ol aria-label={t("page.desks")} className="space-y-1.5">
            {page.rules.tiers.map(({ name }, place) => {
              const state = deskState(page, place);
              return (
                <li key={name} className="flex flex-wrap items-center justify-between gap-2">
                  <span>
                    {place + 1}. {t(`tier.${name}`)}
                  </span>
                  <Badge {...DESK_LOOK[state]}>{t(`page.${state}`)}</Badge>
                </li>
              );
            })}
          </ol>
        ) : null}
        {isSent ? (
          <Timeline
            items={page.steps.toReversed().map((step) => ({
              key: step.key,
              title:
                step.tier === null
                  ? t(`event.${step.event}`)
                  : t("eventAt", { event: t(`event.${step.event}`), tier: t(`tier.${step.tier}`) }),
              when: formatAgo(step.at, now, zone, locale),
              instant: step.at.toISOString(),
              exact: formatInstant(step.at, zone, locale),
              who: step.by,
              body: step.reason,
              ...LOOK[step.event],
            }))}
          />
        ) : (
          <p className="text-muted">{t("page.timelineEmpty")}</p>
        )}
      </div>
    </Card>
  );
}

const DESK_LOOK = {
  deskDone: { tone: "success", icon: "circle-check" },
  deskNow: { tone: "attention", icon: "clock" },
  deskLater: { tone: "neutral", icon: "circle-dashed" },
} as const;

function deskState({ tier }: RequestPage, place: number): keyof typeof DESK_LOOK {
  if (tier === null || place > tier) return "deskLater";
  return place === tier ? "deskNow" : "deskDone";
}
