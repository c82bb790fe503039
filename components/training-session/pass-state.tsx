import { getTranslations } from "next-intl/server";
import { Badge } from "@/components/ui/badge";
import type { Participant } from "@/lib/domain/training-session/page";
import { formatClock, formatDay, type TimeZone, ZONE_SUFFIX } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/locale";

export interface PassContext {
  readonly zone: TimeZone;
  readonly locale: Locale;
}

/** Whether somebody has passed, and since which second their full access is open. */
export async function PassState({ person, zone, locale }: PassContext & { readonly person: Participant }) {
  const t = await getTranslations("trainingSession.detail");
  const { passedAt, certificateId, fullFrom } = person;
  if (passedAt === null) return <span className="text-muted">{t("passedNot")}</span>;
  if (certificateId === null)
    return (
      <>
        <Badge tone="danger" icon="circle-x">
          {t("revoked")}
        </Badge>
        <span className="mt-1 block text-sm text-muted">{t("revokedHint")}</span>
      </>
    );
  const at = (instant: Date) =>
    `${formatDay(instant, zone, locale, "long")}, ${formatClock(instant, zone, locale, true)} ${ZONE_SUFFIX[zone]}`;
  return (
    <>
      <Badge tone="success" icon="badge-check">
        {t("passed")}
      </Badge>
      <span className="mt-1 block text-sm text-muted">
        {fullFrom === null ? t("passedNoPact") : t("passedOpen", { at: at(fullFrom) })}
      </span>
    </>
  );
}
