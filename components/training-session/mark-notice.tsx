import { getLocale, getTranslations } from "next-intl/server";
import { Alert } from "@/components/ui/alert";
import { lastMinute } from "@/lib/domain/training-session/door";
import type { SessionDetail } from "@/lib/domain/training-session/page";
import { formatInstant } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";

export interface MarkNoticeProps {
  readonly detail: SessionDetail;
  /** The reader's duty is one that marks. */
  readonly mayMark: boolean;
}

/** Until when presence and results are written down, or since when no longer; and why a training does not take place. */
export async function MarkNotice({ detail, mayMark }: MarkNoticeProps) {
  const [t, mark, locale] = await Promise.all([
    getTranslations("trainingSession.detail"),
    getTranslations("trainingSession.mark"),
    getLocale().then(localeOf),
  ]);
  const { session, testUntil, can } = detail;
  if (session.state === "cancelled")
    return (
      <Alert tone="danger" title={t("cancelledTitle")}>
        {session.cancelReason}
      </Alert>
    );
  if (!mayMark) return null;
  const at = formatInstant(lastMinute(testUntil), session.zone, locale);
  if (can.mark) return <Alert>{mark("open", { at })}</Alert>;
  if (session.state === "coming") return <Alert>{mark("notYet")}</Alert>;
  return <Alert tone="attention">{mark("over", { at })}</Alert>;
}
