import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { Timeline } from "@/components/ui/timeline";
import type { DeliveryStep } from "@/lib/domain/delivery/delivery-page";
import { formatAgo, formatDate, formatInstant, type TimeZone } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { DELIVERY_LOOK, snapshotText } from "./delivery-look";

export interface DeliveryCardProps {
  /** The latest first; empty: in no package yet. */
  readonly steps: readonly DeliveryStep[];
  /** What the centre says of people; stands below the steps. */
  readonly people: ReactNode;
  readonly zone: TimeZone;
  readonly now: Date;
}

/** What became of an applied proposal at the centre, for whoever did the work. */
export async function DeliveryCard({ steps, people, zone, now }: DeliveryCardProps) {
  const [t, locale] = await Promise.all([getTranslations("delivery"), getLocale().then(localeOf)]);
  const latest = steps.find(({ holds }) => holds);
  return (
    <Card title={t("card.title")} tone={latest === undefined ? "neutral" : DELIVERY_LOOK[latest.state].tone}>
      <p className={steps.length === 0 ? "" : "mb-4"}>{t(`card.next.${latest?.state ?? "waiting"}`)}</p>
      {steps.length === 0 ? null : (
        <Timeline
          items={steps.map((step) => ({
            key: step.key,
            title: t(`state.${step.state}`),
            when: formatAgo(step.at, now, zone, locale),
            instant: step.at.toISOString(),
            exact: formatInstant(step.at, zone, locale),
            who: t("card.package", {
              number: String(step.packageNumber),
              year: String(step.packageYear),
              recipient: t(`recipient.${step.recipient}`),
            }),
            body: (
              <>
                {step.reason === null ? null : <p>{t(`reason.${step.reason}`)}</p>}
                {step.snapshot === null ? null : (
                  <p>{t("card.snapshot", { name: snapshotText(step.snapshot, step.snapshotOn, locale) })}</p>
                )}
                {step.note === null ? null : <p className="whitespace-pre-line text-muted">{step.note}</p>}
                {step.repliedOn === null ? null : (
                  <p className="text-muted">
                    {t(step.holds ? "card.letter" : "card.olderLetter", { day: formatDate(step.repliedOn, locale) })}
                  </p>
                )}
              </>
            ),
            ...DELIVERY_LOOK[step.state],
          }))}
        />
      )}
      {people}
    </Card>
  );
}
