import { getLocale, getTranslations } from "next-intl/server";
import { LinkButton } from "@/components/ui/link-button";
import type { OwnSeat } from "@/lib/domain/training-session/page";
import { formatInstant } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import type { StepProps } from "./own-post";

export async function AttendStep({ steps: { seat } }: StepProps) {
  if (seat?.state !== "confirmed") return null;
  const t = await getTranslations("trainingSession.own");
  return (
    <>
      <p className="text-muted">{await wordsOf(seat)}</p>
      {seat.session.state === "coming" ? (
        <a className="link inline-flex min-h-11 items-center" href={`/pelatihan-saya/kalender/${seat.enrolmentId}`}>
          {t("calendar")}
        </a>
      ) : null}
      {seat.session.state === "running" && seat.attendedAt === null ? (
        <LinkButton href={`/pelatihan-saya/hadir?pelatihan=${seat.session.id}`} variant="primary" icon="check">
          {t("attendHere")}
        </LinkButton>
      ) : null}
    </>
  );
}

async function wordsOf({ attendedAt, session }: OwnSeat): Promise<string> {
  const [t, locale] = await Promise.all([getTranslations("trainingSession.own"), getLocale().then(localeOf)]);
  const at = (instant: Date) => formatInstant(instant, session.zone, locale, "full");
  if (attendedAt !== null) return t("attendDone", { at: at(attendedAt) });
  if (session.state === "coming") return t("attendSoon", { at: at(session.startsAt) });
  return session.state === "running" ? t("attendNow") : t("attendOver", { at: at(session.endsAt) });
}
