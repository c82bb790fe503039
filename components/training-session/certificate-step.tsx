import { getLocale, getTranslations } from "next-intl/server";
import { LinkButton } from "@/components/ui/link-button";
import { CERTIFICATE_DAYS_BEFORE } from "@/lib/domain/training-session/reminder";
import { formatInstant } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import type { StepProps } from "./own-post";

export async function CertificateStep({ post, steps: { certificate, isCertificateValid }, now }: StepProps) {
  const [t, locale] = await Promise.all([getTranslations("trainingSession.own"), getLocale().then(localeOf)]);
  if (certificate === null) return <p className="text-muted">{t("notPassed")}</p>;
  const at = (instant: Date) => formatInstant(instant, post.zone, locale);
  const { number, passedAt, validTo, revokedAt } = certificate;
  if (revokedAt !== null) return <p>{t("certificateRevoked", { at: at(revokedAt) })}</p>;
  if (!isCertificateValid) return <p>{t("certificateEnded", { until: at(validTo) })}</p>;
  return (
    <>
      <p>{t("passed", { at: at(passedAt), number, until: at(validTo) })}</p>
      {isEnding(validTo, now) ? (
        <p className="mt-1 font-semibold">{t("certificateRenew", { until: at(validTo) })}</p>
      ) : null}
      <div className="mt-2">
        <LinkButton href={`/pelatihan-saya/sertifikat/${certificate.id}`} icon="badge-check">
          {t("certificateOpen")}
        </LinkButton>
      </div>
    </>
  );
}

/** From when a holder is reminded by mail, too. */
function isEnding(validTo: Date, now: Date): boolean {
  return validTo.getTime() - now.getTime() <= Math.max(...CERTIFICATE_DAYS_BEFORE) * 86_400_000;
}
