import { getLocale, getTranslations } from "next-intl/server";
import { LinkButton } from "@/components/ui/link-button";
import { formatInstant } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import type { StepProps } from "./own-post";

export async function CertificateStep({ post, steps: { certificate, isCertificateValid } }: StepProps) {
  const [t, locale] = await Promise.all([getTranslations("trainingSession.own"), getLocale().then(localeOf)]);
  if (certificate === null) return <p className="text-muted">{t("notPassed")}</p>;
  const at = (instant: Date) => formatInstant(instant, post.zone, locale);
  const { number, passedAt, validTo, revokedAt } = certificate;
  if (revokedAt !== null) return <p>{t("certificateRevoked", { at: at(revokedAt) })}</p>;
  if (!isCertificateValid) return <p>{t("certificateEnded", { until: at(validTo) })}</p>;
  return (
    <>
      <p>{t("passed", { at: at(passedAt), number, until: at(validTo) })}</p>
      <div className="mt-2">
        <LinkButton href={`/pelatihan-saya/sertifikat/${certificate.id}`} icon="badge-check">
          {t("certificateOpen")}
        </LinkButton>
      </div>
    </>
  );
}
