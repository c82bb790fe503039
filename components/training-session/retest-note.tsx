import { getLocale, getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { LinkButton } from "@/components/ui/link-button";
import type { OwnRetest } from "@/lib/domain/training-session/page";
import { RETEST } from "@/lib/domain/training-session/retest";
import { formatDay, formatPercent, type TimeZone } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";

export interface RetestNoteProps {
  readonly retest: OwnRetest;
  readonly zone: TimeZone;
}

/** The test that is asked again: before when and why, what comes of it, and the way to it. */
export async function RetestNote({ retest: { id, why, dueAt, isDue, triesLeft }, zone }: RetestNoteProps) {
  const [t, locale] = await Promise.all([getTranslations("trainingSession.own.retest"), getLocale().then(localeOf)]);
  const day = formatDay(dueAt, zone, locale, "long");
  const days = RETEST.idleDays - (isDue ? 0 : RETEST.noticeDays);
  return (
    <div className="mt-3">
      <Alert tone="attention" title={t(isDue ? "due" : "before", { day })}>
        <div className="space-y-1">
          <p>{t("why", { why, days, share: formatPercent(RETEST.faultyShare, 1, locale) })}</p>
          <p>{isDue ? t("closed") : `${t("bites")} ${t("letOff", { why })}`}</p>
          <p>{t("how", { left: triesLeft })}</p>
        </div>
        <div className="mt-3">
          <LinkButton href={`/ujian/${id}`} iconEnd="arrow-right">
            {t("open")}
          </LinkButton>
        </div>
      </Alert>
    </div>
  );
}
